//! What a file must not tell, what is refused, and what it costs.

use documents::Block;
use files::docx::{self, DocxDocument, DocxError, Head, Side};
use proptest::prelude::*;

use crate::blocks::{paragraph, text};
use crate::opened::{attribute, is, open};

const PNG: &[u8] = include_bytes!("../pictures/harbour.png");
const JPEG: &[u8] = include_bytes!("../pictures/quay.jpg");

fn with_logo(bytes: &[u8]) -> DocxDocument {
    DocxDocument {
        head_left: Head::Logo {
            bytes: bytes.to_vec(),
            alternative: "Logo".to_owned(),
        },
        ..DocxDocument::of_blocks("Reflection", vec![paragraph("I learnt a lot.")])
    }
}

fn contains(bytes: &[u8], wanted: &str) -> bool {
    bytes
        .windows(wanted.len())
        .any(|window| window == wanted.as_bytes())
}

#[test]
fn nothing_tells_who_wrote_it_or_when() {
    for (picture, kind) in [(PNG, "png"), (JPEG, "jpeg")] {
        assert!(
            contains(picture, "Margaret Hillcroft"),
            "the sample picture tells who made it"
        );
        let document = DocxDocument {
            nameless: true,
            ..with_logo(picture)
        };
        let opened = open(&document);
        assert!(
            opened
                .times
                .iter()
                .all(|time| *time == (1980, 1, 1, 0, 0, 0))
        );
        let names: Vec<&str> = opened.parts.keys().map(String::as_str).collect();
        let logo = format!("word/media/logo1.{kind}");
        assert_eq!(
            names,
            [
                "[Content_Types].xml",
                "_rels/.rels",
                "docProps/core.xml",
                "word/_rels/document.xml.rels",
                "word/_rels/header1.xml.rels",
                "word/document.xml",
                "word/footer1.xml",
                "word/footer2.xml",
                "word/header1.xml",
                &logo,
                "word/numbering.xml",
                "word/settings.xml",
                "word/styles.xml",
            ]
        );
        for (name, bytes) in &opened.parts {
            for trace in [
                "Hillcroft",
                "ward",
                "2027:03:01",
                "rsid",
                "creator",
                "Exif",
                "dcterms",
            ] {
                assert!(!contains(bytes, trace), "{name} holds {trace}");
            }
        }
        opened.look("docProps/core.xml", |xml| {
            let said = xml
                .root_element()
                .children()
                .filter(|node| node.is_element());
            let said: Vec<_> = said
                .map(|node| (node.tag_name().name(), node.text()))
                .collect();
            assert_eq!(
                said,
                [("title", Some("Reflection")), ("language", Some("en-GB"))]
            );
        });
        opened.look("word/settings.xml", |xml| {
            for wanted in ["removePersonalInformation", "removeDateAndTime"] {
                assert!(xml.descendants().any(|node| is(&node, wanted)), "{wanted}");
            }
        });
    }
    let named = open(&with_logo(PNG));
    assert!(
        !named
            .text("word/settings.xml")
            .contains("removePersonalInformation")
    );
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = with_logo(PNG);
    assert_eq!(docx::write(&document), docx::write(&document.clone()));
}

#[test]
fn refusals_name_the_logo_and_the_way_out() {
    let said = |document: &DocxDocument| docx::write(document).expect_err("is refused").to_string();
    let mut nameless = with_logo(PNG);
    nameless.title = " \n".to_owned();
    assert_eq!(
        said(&nameless),
        "The document has no title. Give it one. No document was made."
    );

    assert_eq!(
        said(&with_logo(b"GIF89a")),
        "The left logo is not a PNG or JPEG picture. Choose a file that ends in .png, .jpg or .jpeg. No document was made."
    );
    assert_eq!(
        said(&with_logo(&PNG[..100])),
        "The left logo is damaged or not complete. Open it in a picture program, save it again, and choose the new \
         file. No document was made."
    );
    let mut large = PNG.to_vec();
    large.resize(docx::PICTURE_BYTES + 1, 0);
    assert_eq!(
        said(&with_logo(&large)),
        "The left logo is larger than 2 MB, or more than 10,000 dots wide or high. Choose a smaller picture. No \
         document was made."
    );
    let unnamed = DocxDocument {
        head_right: Head::Logo {
            bytes: PNG.to_vec(),
            alternative: " ".to_owned(),
        },
        ..with_logo(PNG)
    };
    assert_eq!(
        said(&unnamed),
        "The right logo has no alternative text. Say in a few words whose logo it is. No document was made."
    );
    assert_eq!(
        DocxError::Packing.to_string(),
        "The document is too large for a Word file. Split it into smaller documents. No document was made."
    );
}

#[test]
fn a_picture_that_ends_early_is_refused() {
    for picture in [PNG, JPEG] {
        for end in 8..picture.len() {
            let refused = docx::write(&with_logo(&picture[..end]));
            assert_eq!(
                refused,
                Err(DocxError::PictureBroken(Side::Left)),
                "cut at {end}"
            );
        }
        // What stands behind its end is no part of the picture.
        let mut longer = picture.to_vec();
        longer.extend_from_slice(b"Margaret Hillcroft");
        assert_eq!(
            docx::write(&with_logo(&longer)),
            docx::write(&with_logo(picture))
        );
    }
}

proptest! {
    #[test]
    fn hostile_pictures_are_answered(start in 0..2_usize, rest in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8"][start].to_vec();
        bytes.extend(rest);
        let _ = docx::write(&with_logo(&bytes));
    }

    #[test]
    fn a_picture_with_any_byte_changed_is_answered(at in 0..465_usize, byte in any::<u8>()) {
        let mut bytes = PNG.to_vec();
        bytes[at] = byte;
        let _ = docx::write(&with_logo(&bytes));
    }
}

#[test]
fn megabytes_of_text_are_kept() {
    let pasted = "Every word of this counts. Zoë שלום 🤝\n".repeat(80_000);
    let blocks = vec![Block::Paragraph(vec![text(&pasted)])];
    let opened = open(&DocxDocument {
        title_shown: false,
        ..DocxDocument::of_blocks("Long", blocks)
    });
    assert!(opened.words() == pasted, "nothing is lost");
}

#[test]
fn a_very_long_paragraph_goes_on_in_others() {
    let line = "Every word of this counts. ".repeat(4_000);
    let lines = "A line\n".repeat(1_000);
    for pasted in [line, lines] {
        let item = Block::Paragraph(vec![text(&pasted)]);
        let blocks = vec![Block::List {
            ordered: true,
            items: vec![vec![item]],
        }];
        let opened = open(&DocxDocument::of_blocks("Long", blocks));
        let paragraphs: Vec<_> = opened.paragraphs().into_iter().skip(1).collect();
        assert!(paragraphs.len() >= 10, "{}", paragraphs.len());
        assert!(paragraphs.iter().all(|(_, words)| words.len() < 10_100));
        let styles: Vec<&str> = paragraphs.iter().map(|(style, _)| style.as_str()).collect();
        assert_eq!(styles[..2], ["ListNumber", "ListContinue"]);
        let all: Vec<&str> = paragraphs
            .iter()
            .flat_map(|(_, words)| words.split_whitespace())
            .collect();
        assert_eq!(all, pasted.split_whitespace().collect::<Vec<_>>());
        opened.look("word/document.xml", |xml| {
            let numbers = xml.descendants().filter(|node| is(node, "numPr"));
            assert_eq!(numbers.count(), 1, "one item has one number");
        });
    }
}

#[test]
fn deep_nesting_keeps_its_words() {
    let mut block = paragraph("Deep down");
    for depth in 0..30 {
        block = if depth % 3 == 0 {
            Block::Quote(vec![block])
        } else {
            Block::List {
                ordered: depth % 2 == 0,
                items: vec![vec![block]],
            }
        };
    }
    let opened = open(&DocxDocument::of_blocks("Deep", vec![block]));
    assert_eq!(opened.words(), "Deep\nDeep down");
    opened.look("word/document.xml", |xml| {
        let levels = xml.descendants().filter(|node| is(node, "ilvl"));
        let deepest = levels
            .filter_map(|node| attribute(&node, "val")?.parse::<u8>().ok())
            .max();
        assert_eq!(deepest, Some(8), "Word has nine levels");
    });
}
