//! A Word file opened by other programs than the one that wrote it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use files::docx::{self, DocxDocument};
use roxmltree::{Document, Node};

/// The parts of a file by their name.
pub struct Opened {
    pub parts: BTreeMap<String, Vec<u8>>,
    /// Date and time of each part, as the zip holds them.
    pub times: Vec<(u16, u8, u8, u8, u8, u8)>,
}

pub fn open(document: &DocxDocument) -> Opened {
    let bytes = docx::write(document).expect("writes");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
    let (mut parts, mut times) = (BTreeMap::new(), Vec::new());
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("has its parts");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("unpacks");
        let time = part.last_modified().expect("has a time");
        times.push((
            time.year(),
            time.month(),
            time.day(),
            time.hour(),
            time.minute(),
            time.second(),
        ));
        let name = part.name().expect("has a name").into_owned();
        parts.insert(name, content);
    }
    Opened { parts, times }
}

impl Opened {
    pub fn text(&self, part: &str) -> &str {
        std::str::from_utf8(&self.parts[part]).expect("is UTF-8")
    }

    /// Parses a part and looks at it.
    pub fn look<T>(&self, part: &str, at: impl FnOnce(&Document<'_>) -> T) -> T {
        at(&Document::parse(self.text(part)).expect("is XML"))
    }

    /// The words of each paragraph of the body, with its style; breaks as `\n`, tabs as `\t`.
    pub fn paragraphs(&self) -> Vec<(String, String)> {
        self.look("word/document.xml", |xml| {
            let paragraphs = xml.descendants().filter(|node| is(node, "p"));
            paragraphs
                .map(|paragraph| (style(&paragraph), words(&paragraph)))
                .collect()
        })
    }

    /// The words of the body, a line for each paragraph that has any.
    pub fn words(&self) -> String {
        let lines = self.paragraphs().into_iter().map(|(_, words)| words);
        lines
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

pub fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

/// An attribute by its name without its namespace.
pub fn attribute<'a>(node: &Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

pub fn child<'a, 'b>(node: &Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|child| is(child, name))
}

fn style(paragraph: &Node<'_, '_>) -> String {
    let properties = child(paragraph, "pPr");
    let style = properties.and_then(|properties| child(&properties, "pStyle"));
    style
        .and_then(|style| attribute(&style, "val").map(str::to_owned))
        .unwrap_or_default()
}

pub fn words(node: &Node<'_, '_>) -> String {
    node.descendants()
        .filter(|node| !node.ancestors().any(|above| is(&above, "pPr")))
        .map(|node| match node.tag_name().name() {
            "t" => node.text().unwrap_or_default(),
            "br" => "\n",
            "tab" => "\t",
            _ => "",
        })
        .collect()
}
