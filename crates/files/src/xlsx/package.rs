//! The parts of a workbook, put into one zip.

use super::strings::Strings;
use super::{Sheet, XlsxError, sheet};
use crate::archive::{self, Entry};
use crate::office_xml::Xml;
use crate::office_xml::package::{RELATION, core_properties, relation, relations};

/// The namespace of a workbook's parts.
pub(super) const MAIN: (&str, &str) = (
    "xmlns",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
);

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// All parts in one zip. The parts, their order and their times are the same for the same workbook.
pub(super) fn pack(
    title: &str,
    names: &[String],
    sheets: &[Sheet],
    parts: Vec<String>,
    strings: &Strings<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let entry = |name: &str, text: String| Entry {
        name: name.to_owned(),
        bytes: text.into_bytes(),
    };
    let mut entries = vec![
        entry("[Content_Types].xml", content_types(names.len())),
        entry(
            "_rels/.rels",
            include_str!("parts/relationships.xml").to_owned(),
        ),
        entry("docProps/core.xml", core_properties(title)),
        entry("xl/workbook.xml", workbook(names, sheets)),
        entry(
            "xl/_rels/workbook.xml.rels",
            workbook_relations(names.len()),
        ),
        entry("xl/styles.xml", include_str!("parts/styles.xml").to_owned()),
        entry("xl/sharedStrings.xml", strings.part()),
    ];
    let sheets = parts.into_iter().enumerate();
    entries.extend(sheets.map(|(at, part)| entry(&format!("xl/{}", path(at)), part)));
    archive::write(&entries).map_err(|_| XlsxError::Packing)
}

/// Where a sheet lies, from the workbook.
fn path(at: usize) -> String {
    format!("worksheets/sheet{}.xml", at + 1)
}

fn content_types(sheets: usize) -> String {
    let mut xml = Xml::part();
    let namespace = (
        "xmlns",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    );
    xml.element("Types", &[namespace], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty(
            "Default",
            &[("Extension", "rels"), ("ContentType", relations)],
        );
        xml.empty(
            "Default",
            &[("Extension", "xml"), ("ContentType", "application/xml")],
        );
        let mut part = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        part(
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        part("/xl/workbook.xml", &format!("{KIND}.sheet.main+xml"));
        part("/xl/styles.xml", &format!("{KIND}.styles+xml"));
        part(
            "/xl/sharedStrings.xml",
            &format!("{KIND}.sharedStrings+xml"),
        );
        for at in 0..sheets {
            part(
                &format!("/xl/{}", path(at)),
                &format!("{KIND}.worksheet+xml"),
            );
        }
    });
    xml.finish()
}

fn workbook_relations(sheets: usize) -> String {
    relations(|xml| {
        for at in 0..sheets {
            relation(
                xml,
                &format!("rId{}", at + 1),
                "worksheet",
                &path(at),
                false,
            );
        }
        relation(xml, "rIdStyles", "styles", "styles.xml", false);
        relation(
            xml,
            "rIdStrings",
            "sharedStrings",
            "sharedStrings.xml",
            false,
        );
    })
}

fn workbook(names: &[String], sheets: &[Sheet]) -> String {
    let mut xml = Xml::part();
    xml.element("workbook", &[MAIN, ("xmlns:r", RELATION)], |xml| {
        xml.element("bookViews", &[], |xml| xml.empty("workbookView", &[]));
        xml.element("sheets", &[], |xml| {
            for (at, name) in names.iter().enumerate() {
                let number = (at + 1).to_string();
                xml.empty(
                    "sheet",
                    &[
                        ("name", name),
                        ("sheetId", &number),
                        ("r:id", &format!("rId{number}")),
                    ],
                );
            }
        });
        let filled: Vec<(usize, &String, String)> = (names.iter().zip(sheets).enumerate())
            .filter_map(|(at, (name, sheet))| Some((at, name, sheet::range(sheet)?)))
            .collect();
        if filled.is_empty() {
            return;
        }
        // Sorted by name, as Excel writes them.
        xml.element("definedNames", &[], |xml| {
            for (at, name, range) in &filled {
                let sheet = at.to_string();
                let filter = [
                    ("name", "_xlnm._FilterDatabase"),
                    ("localSheetId", &*sheet),
                    ("hidden", "1"),
                ];
                xml.element("definedName", &filter, |xml| {
                    xml.words(&absolute(name, range))
                });
            }
            for (at, name, _) in &filled {
                let sheet = at.to_string();
                let titles = [("name", "_xlnm.Print_Titles"), ("localSheetId", &*sheet)];
                xml.element("definedName", &titles, |xml| {
                    xml.words(&format!("{}!$1:$1", quoted(name)))
                });
            }
        });
    });
    xml.finish()
}

fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// `A1:C10` of a sheet as `'Pairs'!$A$1:$C$10`.
fn absolute(name: &str, range: &str) -> String {
    let fixed = |cell: &str| {
        let digits = cell
            .find(|letter: char| letter.is_ascii_digit())
            .unwrap_or(cell.len());
        let (letters, row) = cell.split_at_checked(digits).unwrap_or((cell, ""));
        format!("${letters}${row}")
    };
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    format!("{}!{}:{}", quoted(name), fixed(first), fixed(last))
}
