//! The header of the first page: a logo or words at either margin.

use super::direction;
use super::picture::{self, Ready};
use super::runs::{Run, Runs};
use super::xml::Xml;
use super::{DocxDocument, DocxError, Head, Side};

/// Namespaces of a header with pictures.
const NAMESPACES: [(&str, &str); 5] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

/// A header, and the pictures that it shows, in the order of their relationships `rId1`, `rId2`.
pub(super) struct Header {
    pub(super) xml: String,
    pub(super) pictures: Vec<Ready>,
}

/// Writes the header for a page so wide between its margins, in twentieths of a point.
pub(super) fn write(document: &DocxDocument, width: usize) -> Result<Header, DocxError> {
    let mut pictures = Vec::new();
    let mut runs = Xml::piece();
    one_end(&mut runs, &document.head_left, Side::Left, &mut pictures)?;
    if document.head_right != Head::Nothing {
        runs.put("<w:r><w:tab/></w:r>");
        one_end(&mut runs, &document.head_right, Side::Right, &mut pictures)?;
    }
    let mut xml = Xml::part();
    xml.element("w:hdr", &NAMESPACES, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", "Header");
                xml.element("w:tabs", &[], |xml| {
                    xml.empty(
                        "w:tab",
                        &[("w:val", "right"), ("w:pos", &width.to_string())],
                    );
                });
            });
            xml.put(&runs.finish());
        });
    });
    Ok(Header {
        xml: xml.finish(),
        pictures,
    })
}

fn one_end(
    xml: &mut Xml,
    head: &Head,
    side: Side,
    pictures: &mut Vec<Ready>,
) -> Result<(), DocxError> {
    match head {
        Head::Nothing => {}
        Head::Words(words) => {
            let mut runs = Runs::new(direction::of_paragraph(words));
            runs.words(words, Run::default());
            for piece in runs.finish() {
                xml.put(&piece);
            }
        }
        Head::Logo { bytes, alternative } => {
            if alternative.trim().is_empty() {
                return Err(DocxError::NoAlternative(side));
            }
            let ready = picture::ready(bytes, side)?;
            draw(xml, &ready, pictures.len() + 1, alternative.trim());
            pictures.push(ready);
        }
    }
    Ok(())
}

/// A picture in the line, `number` its relationship and its id.
fn draw(xml: &mut Xml, picture: &Ready, number: usize, alternative: &str) {
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    let size = [("cx", width.as_str()), ("cy", height.as_str())];
    let id = number.to_string();
    let relation = format!("rId{number}");
    let name = format!("Logo {number}");
    let about = [
        ("id", id.as_str()),
        ("name", name.as_str()),
        ("descr", alternative),
    ];
    xml.put("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
    xml.empty("wp:extent", &size);
    xml.empty("wp:docPr", &about);
    xml.put(
        "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>",
    );
    xml.put("<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>");
    xml.element("pic:nvPicPr", &[], |xml| {
        xml.empty("pic:cNvPr", &about);
        xml.empty("pic:cNvPicPr", &[]);
    });
    xml.element("pic:blipFill", &[], |xml| {
        xml.empty("a:blip", &[("r:embed", &relation)]);
        xml.put("<a:stretch><a:fillRect/></a:stretch>");
    });
    xml.element("pic:spPr", &[], |xml| {
        xml.element("a:xfrm", &[], |xml| {
            xml.empty("a:off", &[("x", "0"), ("y", "0")]);
            xml.empty("a:ext", &size);
        });
        xml.put("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
    });
    xml.put("</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
}
