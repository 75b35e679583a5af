//! Forms on paper: room to write, boxes to tick, and answers.

use files::docx::{DocxDocument, FormSheet, Room, Say, SheetChoice};

use crate::blocks::paragraph;
use crate::opened::{Opened, attribute, is, open, words};

fn sheet(form: FormSheet) -> Opened {
    open(&DocxDocument::of_form("Reflection", form))
}

#[test]
fn a_blank_form_has_room_for_every_answer() {
    let opened = sheet(
        FormSheet::new()
            .words(vec![paragraph("Please give this back.")])
            .section("The visit")
            .question("Name", "", Room::Lines(1))
            .question("When?", "For example, 27 3 2027", Room::Date)
            .question("Choices", "", Room::Ranked(2))
            .question("What changed?", "", Room::Lines(3))
            .question("More?", "", Room::Box(4)),
    );
    let wanted = [
        ("Title", "Reflection"),
        ("", "Please give this back."),
        ("Heading1", "The visit"),
        ("Question", "Name"),
        ("WritingLine", ""),
        ("Question", "When?"),
        ("Hint", "For example, 27 3 2027"),
        ("LabelledLine", "Day \t  Month \t  Year \t"),
        ("Question", "Choices"),
        ("LabelledLine", "1. \t"),
        ("LabelledLine", "2. \t"),
        ("Question", "What changed?"),
        ("WritingLine", ""),
        ("WritingLine", ""),
        ("WritingLine", ""),
        ("Question", "More?"),
        ("TableText", ""),
        ("AfterTable", ""),
    ];
    let wanted = wanted.map(|(style, words)| (style.to_owned(), words.to_owned()));
    assert_eq!(opened.paragraphs(), wanted);
}

#[test]
fn choices_have_boxes_that_can_be_clicked() {
    let choices = vec![
        SheetChoice {
            ticked: true,
            ..SheetChoice::new("Monday")
        },
        SheetChoice {
            say: Some(Say {
                label: "please say".to_owned(),
                written: String::new(),
            }),
            ..SheetChoice::new("Another day")
        },
        SheetChoice {
            ticked: true,
            say: Some(Say {
                label: "please say".to_owned(),
                written: "At night".to_owned(),
            }),
            ..SheetChoice::new("Another time")
        },
        SheetChoice {
            apart: true,
            ..SheetChoice::new("Prefer not to say")
        },
    ];
    let opened = sheet(FormSheet::new().question("When?", "", Room::Choices(choices)));
    assert_eq!(
        opened.words(),
        "Reflection\nWhen?\n☒\tMonday\n☐\tAnother day – please say: \t\n☒\tAnother time – please say: At night\nor\n\
         ☐\tPrefer not to say"
    );
    opened.look("word/document.xml", |xml| {
        let boxes = xml.descendants().filter(|node| is(node, "checked"));
        let ticked: Vec<_> = boxes.filter_map(|node| attribute(&node, "val")).collect();
        assert_eq!(ticked, ["1", "0", "1", "0"]);
        let names = xml.descendants().filter(|node| is(node, "alias"));
        assert_eq!(
            names.filter_map(|node| attribute(&node, "val")).next(),
            Some("Monday")
        );
    });
}

#[test]
fn a_table_has_rows_to_write_in_and_its_questions_name() {
    let room = Room::Table {
        columns: vec!["Action".to_owned(), "Who".to_owned()],
        rows: vec![vec!["Ring first\nthen write".to_owned(), "Ann".to_owned()]],
        empty_rows: 2,
    };
    let opened = sheet(FormSheet::new().question("Your actions", "", room));
    opened.look("word/document.xml", |xml| {
        let rows: Vec<_> = xml.descendants().filter(|node| is(node, "tr")).collect();
        let said: Vec<_> = rows.iter().map(words).collect();
        assert_eq!(said, ["ActionWho", "Ring first\nthen writeAnn", "", ""]);
        let high = rows
            .iter()
            .filter(|row| row.descendants().any(|node| is(&node, "trHeight")));
        assert_eq!(high.count(), 2);
        let name = xml
            .descendants()
            .find(|node| is(node, "tblCaption"))
            .expect("is there");
        assert_eq!(attribute(&name, "val"), Some("Your actions"));
    });
}

#[test]
fn an_answer_keeps_the_lines_as_they_were_typed() {
    let answer = Room::Written("One.\r\n\r\n\tTwo <b>".to_owned());
    let opened = sheet(FormSheet::new().question("Why?", "", answer));
    let lines: Vec<_> = opened
        .paragraphs()
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    assert_eq!(lines, ["Reflection", "Why?", "One.", "", "\tTwo <b>"]);
}
