//! What makes Word call a file damaged: elements out of their order, and names that stand for nothing.

use std::collections::BTreeSet;

use documents::Block;
use files::docx::{DocxDocument, FormSheet, Head, Part, Room, SheetChoice};
use proptest::prelude::*;
use roxmltree::Node;

use crate::blocks::any_blocks;
use crate::opened::{Opened, attribute, is, open};

/// The order of elements within their parent, from the schema of ECMA-376 part 1 (`wml.xsd`). Only those that are written.
const ORDERS: [(&str, &[&str]); 11] = [
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "numPr",
            "pBdr",
            "tabs",
            "bidi",
            "spacing",
            "ind",
            "jc",
            "outlineLvl",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "color",
            "sz",
            "szCs",
            "highlight",
            "u",
            "rtl",
            "lang",
        ],
    ),
    (
        "tblPr",
        &[
            "tblStyle",
            "tblW",
            "tblInd",
            "tblBorders",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
        ],
    ),
    ("tbl", &["tblPr", "tblGrid", "tr"]),
    ("tr", &["trPr", "tc"]),
    ("tcPr", &["tcW", "shd"]),
    ("numPr", &["ilvl", "numId"]),
    ("numbering", &["abstractNum", "num"]),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "pgSz",
            "pgMar",
            "titlePg",
        ],
    ),
    (
        "settings",
        &[
            "removePersonalInformation",
            "removeDateAndTime",
            "defaultTabStop",
            "compat",
            "themeFontLang",
        ],
    ),
    (
        "style",
        &[
            "name",
            "basedOn",
            "next",
            "uiPriority",
            "semiHidden",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
        ],
    ),
];

/// Every element that has an order keeps to it, and holds nothing that the order does not know.
fn keeps_order(node: &Node<'_, '_>) {
    let name = node.tag_name().name();
    if let Some((_, order)) = ORDERS.iter().find(|(parent, _)| *parent == name) {
        let mut last = 0;
        for child in node.children().filter(Node::is_element) {
            let child = child.tag_name().name();
            let at = order.iter().position(|known| *known == child);
            let at = at.unwrap_or_else(|| panic!("{name} holds {child}"));
            assert!(at >= last, "{child} stands too late in {name}");
            last = at;
        }
    }
}

fn values<'a>(node: Node<'a, 'a>, element: &str, name: &str) -> BTreeSet<String> {
    let elements = node.descendants().filter(|node| is(node, element));
    elements
        .filter_map(|node| attribute(&node, name).map(str::to_owned))
        .collect()
}

fn is_sound(opened: &Opened) {
    for name in opened
        .parts
        .keys()
        .filter(|name| name.ends_with(".xml") || name.ends_with(".rels"))
    {
        opened.look(name, |xml| {
            xml.descendants().for_each(|node| keeps_order(&node))
        });
    }
    let defined = |part: &str, element: &str, name: &str| {
        opened.look(part, |xml| values(xml.root(), element, name))
    };
    let styles = defined("word/styles.xml", "style", "styleId");
    let lists = defined("word/numbering.xml", "num", "numId");
    opened.look("word/document.xml", |xml| {
        for element in ["pStyle", "rStyle", "tblStyle"] {
            let used = values(xml.root(), element, "val");
            assert!(used.is_subset(&styles), "{used:?}");
        }
        let used = values(xml.root(), "numId", "val");
        assert!(used.is_subset(&lists), "{used:?} of {lists:?}");
        // Word wants a paragraph in each cell, and one after each table.
        for cell in xml.descendants().filter(|node| is(node, "tc")) {
            assert!(cell.last_element_child().is_some_and(|last| is(&last, "p")));
        }
        for table in xml.descendants().filter(|node| is(node, "tbl")) {
            assert!(
                table
                    .next_sibling_element()
                    .is_some_and(|next| is(&next, "p"))
            );
            let columns = table
                .descendants()
                .filter(|node| is(node, "gridCol"))
                .count();
            for row in table.children().filter(|node| is(node, "tr")) {
                assert_eq!(
                    row.children().filter(|node| is(node, "tc")).count(),
                    columns
                );
            }
        }
    });
    for (part, relations) in [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/header1.xml", "word/_rels/header1.xml.rels"),
    ] {
        let known = defined(relations, "Relationship", "Id");
        opened.look(part, |xml| {
            let used: BTreeSet<String> = xml
                .descendants()
                .flat_map(|node| node.attributes().collect::<Vec<_>>())
                .filter(|attribute| {
                    attribute
                        .namespace()
                        .is_some_and(|space| space.ends_with("/relationships"))
                })
                .map(|attribute| attribute.value().to_owned())
                .collect();
            assert!(used.is_subset(&known), "{used:?} of {known:?}");
        });
        // Each target within the file is there.
        opened.look(relations, |xml| {
            let inside = xml
                .descendants()
                .filter(|node| is(node, "Relationship") && attribute(node, "TargetMode").is_none());
            for target in inside.filter_map(|node| attribute(&node, "Target").map(str::to_owned)) {
                assert!(
                    opened.parts.contains_key(&format!("word/{target}")),
                    "{target}"
                );
            }
        });
    }
    // Each part has a type.
    let types = defined("[Content_Types].xml", "Override", "PartName");
    for name in opened
        .parts
        .keys()
        .filter(|name| name.ends_with(".xml") && !name.starts_with('['))
    {
        assert!(types.contains(&format!("/{name}")), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_document_is_sound(blocks in any_blocks(), more in any_blocks()) {
        let parts = vec![Part::Blocks(blocks), Part::NewPage, Part::Blocks(more)];
        is_sound(&open(&DocxDocument { parts, ..DocxDocument::of_blocks("Any", Vec::new()) }));
    }
}

#[test]
fn a_form_with_logos_is_sound() {
    let head = Head::Logo {
        bytes: include_bytes!("../pictures/harbour.png").to_vec(),
        alternative: "Harbour".to_owned(),
    };
    let table = Room::Table {
        columns: vec!["A".to_owned()],
        rows: Vec::new(),
        empty_rows: 2,
    };
    let form = FormSheet::new()
        .section("S")
        .words(vec![Block::Rule])
        .question("One", "Hint", Room::Lines(4))
        .question("Two", "", Room::Box(3))
        .question(
            "Three",
            "",
            Room::Choices(vec![SheetChoice::new("x"), SheetChoice::new("y")]),
        )
        .question("Four", "", table)
        .question("Five", "", Room::Date)
        .question("Six", "", Room::Ranked(3));
    is_sound(&open(&DocxDocument {
        head_left: head.clone(),
        head_right: head,
        nameless: true,
        ..DocxDocument::of_form("Form", form)
    }));
}
