//! The parts that every package of Office has: its relationships, and the properties of the document.

use super::{Xml, characters};

/// What the kinds of relationships begin with.
pub(crate) const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part that holds relationships.
pub(crate) fn relations(inside: impl FnOnce(&mut Xml)) -> String {
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut xml = Xml::part();
    xml.element("Relationships", &[("xmlns", namespace)], inside);
    xml.finish()
}

/// One relationship, to another part or to an address outside.
pub(crate) fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str, outside: bool) {
    let kind = format!("{RELATION}/{kind}");
    let mode = outside.then_some(("TargetMode", "External"));
    let attributes: Vec<(&str, &str)> = [("Id", id), ("Type", &kind), ("Target", target)]
        .into_iter()
        .chain(mode)
        .collect();
    xml.empty("Relationship", &attributes);
}

/// The title and the language. Who, when and with what program are left out: the standard wants none of them.
pub(crate) fn core_properties(title: &str) -> String {
    let namespaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let mut xml = Xml::part();
    xml.element("cp:coreProperties", &namespaces, |xml| {
        let title = characters::lines(title).join(" ");
        xml.element("dc:title", &[], |xml| xml.words(title.trim()));
        xml.element("dc:language", &[], |xml| xml.words("en-GB"));
    });
    xml.finish()
}
