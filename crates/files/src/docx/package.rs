//! The parts of a Word file, put into one zip.

use std::collections::BTreeMap;

use crate::archive::{self, Entry};
use crate::office_xml::package::{RELATION, core_properties, relation, relations};

use super::body::{BULLETS, Body, DEEPEST, FIRST_NUMBERED, LEVEL, NUMBERS};
use super::header::Header;
use super::picture::Ready;
use super::styles;
use super::xml::Xml;
use super::{DocxDocument, DocxError};

const WORD: (&str, &str) = (
    "xmlns:w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
);

/// A4 and its margins, in twentieths of a point: 21 by 29.7 cm, 2.3 cm at the sides.
const A4: (usize, usize) = (11_906, 16_838);
const SIDE_MARGIN: usize = 1_304;

/// Marks of an ordered list by level, then over again: 1. a. i.
const NUMBER_KINDS: [&str; 3] = ["decimal", "lowerLetter", "lowerRoman"];
const BULLET_MARKS: [&str; 3] = ["\u{2022}", "\u{2013}", "\u{25aa}"];

/// Addresses behind the document's links, each once.
#[derive(Default)]
pub(super) struct Links {
    ids: BTreeMap<String, String>,
}

impl Links {
    /// The relationship that stands for an address.
    pub(super) fn id(&mut self, target: &str) -> String {
        let next = format!("rIdLink{}", self.ids.len() + 1);
        self.ids.entry(target.to_owned()).or_insert(next).clone()
    }
}

/// Width between the margins, in twentieths of a point.
pub(super) fn width(document: &DocxDocument) -> usize {
    let (short, long) = A4;
    let paper = if document.landscape { long } else { short };
    paper - 2 * SIDE_MARGIN
}

/// All parts in one zip. The parts, their order and their times are the same for the same document.
pub(super) fn pack(
    document: &DocxDocument,
    header: &Header,
    body: Body,
) -> Result<Vec<u8>, DocxError> {
    let relations = document_relations(&body.links);
    let numbering = numbering(&body.numbered);
    let main = main_part(document, body);
    let header_relations = header_relations(&header.pictures);
    let (core, settings) = (core_properties(&document.title), settings(document));
    let footer = include_str!("parts/footer.xml");
    let styles = styles::of(document.letters);
    let parts: [(&str, &str); 12] = [
        (
            "[Content_Types].xml",
            include_str!("parts/content_types.xml"),
        ),
        ("_rels/.rels", include_str!("parts/relationships.xml")),
        ("docProps/core.xml", &core),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", &relations),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
        ("word/settings.xml", &settings),
        ("word/header1.xml", &header.xml),
        ("word/_rels/header1.xml.rels", &header_relations),
        // One for the first page, one for the rest: a part serves one place.
        ("word/footer1.xml", footer),
        ("word/footer2.xml", footer),
    ];
    let parts = parts.map(|(name, text)| Entry {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    let pictures = header
        .pictures
        .iter()
        .enumerate()
        .map(|(at, picture)| Entry {
            name: format!("word/media/{}", picture_name(at, picture)),
            bytes: picture.bytes.clone(),
        });
    let entries: Vec<Entry> = parts.into_iter().chain(pictures).collect();
    archive::write(&entries).map_err(|_| DocxError::Packing)
}

fn picture_name(at: usize, picture: &Ready) -> String {
    format!("logo{}.{}", at + 1, picture.kind)
}

fn main_part(document: &DocxDocument, body: Body) -> String {
    let namespaces = [
        WORD,
        ("xmlns:r", RELATION),
        (
            "xmlns:mc",
            "http://schemas.openxmlformats.org/markup-compatibility/2006",
        ),
        (
            "xmlns:w14",
            "http://schemas.microsoft.com/office/word/2010/wordml",
        ),
        ("mc:Ignorable", "w14"),
    ];
    let mut xml = Xml::part();
    xml.element("w:document", &namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            xml.put(&body.xml.finish());
            section(xml, document);
        });
    });
    xml.finish()
}

fn section(xml: &mut Xml, document: &DocxDocument) {
    xml.element("w:sectPr", &[], |xml| {
        for (name, kind, id) in [
            ("w:headerReference", "first", "rIdHeader1"),
            ("w:footerReference", "default", "rIdFooter1"),
            ("w:footerReference", "first", "rIdFooter2"),
        ] {
            xml.empty(name, &[("w:type", kind), ("r:id", id)]);
        }
        let (short, long) = (A4.0.to_string(), A4.1.to_string());
        if document.landscape {
            xml.empty(
                "w:pgSz",
                &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")],
            );
        } else {
            xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]);
        }
        let side = SIDE_MARGIN.to_string();
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1247"),
                ("w:right", &side),
                ("w:bottom", "1247"),
                ("w:left", &side),
                ("w:header", "680"),
                ("w:footer", "624"),
                ("w:gutter", "0"),
            ],
        );
        xml.empty("w:titlePg", &[]);
    });
}

fn settings(document: &DocxDocument) -> String {
    let mut xml = Xml::part();
    xml.element("w:settings", &[WORD], |xml| {
        if document.nameless {
            xml.empty("w:removePersonalInformation", &[]);
            xml.empty("w:removeDateAndTime", &[]);
        }
        xml.value("w:defaultTabStop", "720");
        xml.element("w:compat", &[], |xml| {
            // Without this Word opens the file in its mode for old documents.
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.value("w:themeFontLang", "en-GB");
    });
    xml.finish()
}

/// The bullets, the numbers, and one list for each numbered list of the document, which begins at 1.
fn numbering(numbered: &[usize]) -> String {
    let mut xml = Xml::part();
    xml.element("w:numbering", &[WORD], |xml| {
        for (id, ordered) in [("0", false), ("1", true)] {
            xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                xml.value("w:multiLevelType", "hybridMultilevel");
                for level in 0..=DEEPEST {
                    list_level(xml, level, ordered);
                }
            });
        }
        list(xml, BULLETS, "0", None);
        list(xml, NUMBERS, "1", None);
        for (at, level) in numbered.iter().enumerate() {
            list(xml, FIRST_NUMBERED + at, "1", Some(*level));
        }
    });
    xml.finish()
}

fn list_level(xml: &mut Xml, level: usize, ordered: bool) {
    let at = level % 3;
    let mark = |marks: &[&'static str; 3]| marks.get(at).copied().unwrap_or_default();
    xml.element("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
        xml.value("w:start", "1");
        xml.value(
            "w:numFmt",
            if ordered {
                mark(&NUMBER_KINDS)
            } else {
                "bullet"
            },
        );
        if ordered {
            xml.value("w:lvlText", &format!("%{}.", level + 1));
        } else {
            xml.value("w:lvlText", mark(&BULLET_MARKS));
        }
        xml.value("w:lvlJc", "left");
        xml.element("w:pPr", &[], |xml| {
            let (left, hanging) = (((level + 1) * LEVEL).to_string(), LEVEL.to_string());
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        });
        if !ordered {
            xml.element("w:rPr", &[], |xml| {
                xml.empty(
                    "w:rFonts",
                    &[
                        ("w:ascii", "Arial"),
                        ("w:hAnsi", "Arial"),
                        ("w:cs", "Arial"),
                    ],
                );
            });
        }
    });
}

fn list(xml: &mut Xml, id: usize, of: &str, restarts: Option<usize>) {
    xml.element("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.value("w:abstractNumId", of);
        if let Some(level) = restarts {
            xml.element("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                xml.value("w:startOverride", "1");
            });
        }
    });
}

fn document_relations(links: &Links) -> String {
    relations(|xml| {
        for (id, kind, target) in [
            ("rIdStyles", "styles", "styles.xml"),
            ("rIdNumbering", "numbering", "numbering.xml"),
            ("rIdSettings", "settings", "settings.xml"),
            ("rIdHeader1", "header", "header1.xml"),
            ("rIdFooter1", "footer", "footer1.xml"),
            ("rIdFooter2", "footer", "footer2.xml"),
        ] {
            relation(xml, id, kind, target, false);
        }
        for (target, id) in &links.ids {
            relation(xml, id, "hyperlink", target, true);
        }
    })
}

fn header_relations(pictures: &[Ready]) -> String {
    relations(|xml| {
        for (at, picture) in pictures.iter().enumerate() {
            let target = format!("media/{}", picture_name(at, picture));
            relation(xml, &format!("rId{}", at + 1), "image", &target, false);
        }
    })
}
