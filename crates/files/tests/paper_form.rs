//! Forms on paper: the answered form carries what the record carries, no more, and nothing of who or when.
#![allow(clippy::expect_used, reason = "a failure here is a failed test")]

use std::io::{Cursor, Read};

use files::{docx, paper_form};
use forms::Record;
use forms::record::{Entry, RecordSection, Value};

fn entry(label: &str, value: Value) -> Entry {
    Entry {
        question: label.to_lowercase(),
        label: label.to_owned(),
        value,
    }
}

fn record() -> Record {
    let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    Record {
        title: "Reflection".to_owned(),
        sections: vec![
            RecordSection {
                title: "The visit".to_owned(),
                entries: vec![
                    entry(
                        "What did you see?",
                        Value::Lines(vec![
                            "Two <b>lists</b>".to_owned(),
                            String::new(),
                            "of 😀 \u{5d0}\u{5d1} & \u{1} names".to_owned(),
                        ]),
                    ),
                    entry("Nothing?", Value::Lines(Vec::new())),
                ],
            },
            RecordSection {
                title: "Afterwards".to_owned(),
                entries: vec![entry(
                    "Actions",
                    Value::Table {
                        headings: cells(&["Action", "By"]),
                        rows: vec![cells(&["Call", "1 April 2027"]), cells(&["Meet", ""])],
                    },
                )],
            },
        ],
    }
}

/// Every part of the file by its name, with the time that its entry carries.
fn parts(bytes: Vec<u8>) -> Vec<(String, Option<zip::DateTime>, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
    let part = |at: usize| {
        let mut part = archive.by_index(at).expect("is there");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("is text");
        let name = part.name().expect("has a name").into_owned();
        (name, part.last_modified(), text)
    };
    (0..12).map(part).collect()
}

fn main_part(bytes: Vec<u8>) -> String {
    let parts = parts(bytes);
    let main = parts
        .into_iter()
        .find(|(name, ..)| name == "word/document.xml");
    main.expect("is there").2
}

#[test]
fn every_answer_stands_in_it_under_its_question_and_section() {
    let xml = main_part(docx::write(&paper_form::answered(&record())).expect("is written"));
    let document = roxmltree::Document::parse(&xml).expect("is XML");
    let words = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants()
            .filter(|node| node.has_tag_name((W, "t")))
            .filter_map(|node| node.text())
            .collect()
    };
    let said: Vec<(String, String)> = document
        .descendants()
        .filter(|node| node.has_tag_name((W, "p")))
        .map(|node| {
            let style = node
                .descendants()
                .find(|node| node.has_tag_name((W, "pStyle")));
            let style = style
                .and_then(|style| style.attribute((W, "val")))
                .unwrap_or_default();
            (style.to_owned(), words(node))
        })
        .collect();
    let expected = [
        ("Title", "Reflection"),
        ("Heading1", "The visit"),
        ("Question", "What did you see?"),
        ("", "Two <b>lists</b>"),
        ("", ""),
        ("", "of 😀 \u{5d0}\u{5d1} & \u{2401} names"),
        ("Question", "Nothing?"),
        ("", ""),
        ("Heading1", "Afterwards"),
        ("Question", "Actions"),
        ("TableHeading", "Action"),
        ("TableHeading", "By"),
        ("TableText", "Call"),
        ("TableText", "1 April 2027"),
        ("TableText", "Meet"),
        ("TableText", ""),
        ("AfterTable", ""),
    ];
    let expected = expected.map(|(style, words)| (style.to_owned(), words.to_owned()));
    assert_eq!(said, expected);
    assert!(
        xml.contains("w:tblHeader"),
        "the table repeats its headings"
    );
}

#[test]
fn it_tells_nothing_of_who_made_it_or_when_and_is_the_same_each_time() {
    let bytes = docx::write(&paper_form::answered(&record())).expect("is written");
    assert_eq!(
        bytes,
        docx::write(&paper_form::answered(&record())).expect("is written")
    );
    for (name, time, text) in parts(bytes) {
        assert_eq!(time, Some(zip::DateTime::default()), "{name}");
        for trace in [
            "creator",
            "lastModifiedBy",
            "dcterms",
            "rsid",
            "Application",
            "what did you see?",
        ] {
            assert!(!text.contains(trace), "{name} holds {trace}");
        }
    }
}

#[test]
fn a_record_crosses_to_the_writer_as_json() {
    let json = serde_json::to_string(&record()).expect("is written");
    assert_eq!(
        serde_json::from_str::<Record>(&json).expect("reads"),
        record()
    );
    assert!(
        json.contains(r#""value":{"lines":["Two <b>lists</b>","""#),
        "{json}"
    );
    assert!(serde_json::from_str::<Record>(r#"{"title":"x","sections":[],"who":"Ana"}"#).is_err());
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
