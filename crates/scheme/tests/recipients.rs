//! The people that a personal document goes to.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

use documents::{Template, Value, Values, fill, plain};
use scheme::recipients::Recipients;

fn template() -> Template {
    let mut template: Template = serde_json::from_str(
        r#"{ "id": "third-email", "version": 1, "kind": "email", "subject": "Meet [[partner]]", "blank": [
            { "id": "person", "label": "Name of the person", "type": "text", "from": "person.name" },
            { "id": "partner", "label": "Their partner", "type": "text", "from": "partner.name" },
            { "id": "phone", "label": "Their partner’s phone", "type": "phone", "optional": true, "from": "partner.phone" },
            { "id": "hours", "label": "Hours of learning", "type": "number" },
            { "id": "scheme", "label": "Scheme", "type": "text", "from": "scheme.name" } ] }"#,
    )
    .unwrap();
    let paragraph = documents::block::split_blanks(
        "Dear [[person]], meet [[partner]] ([[phone]]) in [[scheme]]: [[hours]] h.",
    );
    template.body = vec![documents::Block::Paragraph(paragraph.0)];
    template
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split('|').map(ToOwned::to_owned).collect();
    text.lines().map(cells).collect()
}

fn letters(text: &str) -> (Vec<String>, Vec<String>) {
    let everybody = Values::from([
        ("scheme".to_owned(), Value::Text("Harbour".into())),
        ("hours".to_owned(), Value::Text("8".into())),
        (
            "phone".to_owned(),
            Value::Text("typed for somebody else".into()),
        ),
    ]);
    let template = template();
    let found = Recipients::read(&rows(text), &template).unwrap();
    let letter = |person: &scheme::recipients::Recipient| {
        let filled = fill(&template, &person.fill(&template, &everybody));
        format!("<{}> {}", person.email, plain::text(&filled.body))
    };
    (found.people.iter().map(letter).collect(), found.notes)
}

#[test]
fn a_row_of_pairs_is_two_letters() {
    let (letters, notes) = letters(
        "person_a|email_a|person_b|email_b|phone_a|phone_b|choice_met_a\n\
         Ann Lee|ann@marsh.example|Bob Hill||01632 960001||1\n\
         Cy Quay|cy@marsh.example|||||\n||||||",
    );
    assert_eq!(
        letters,
        [
            "<ann@marsh.example> Dear Ann Lee, meet Bob Hill () in Harbour: 8 h.",
            "<> Dear Bob Hill, meet Ann Lee (01632 960001) in Harbour: 8 h.",
            "<cy@marsh.example> Dear Cy Quay, meet [Their partner] () in Harbour: 8 h.",
        ]
    );
    assert_eq!(
        notes,
        [
            "1 person has no email address. An email draft for them is addressed to nobody.",
            "This document has no use for these columns: “choice_met_a”.",
        ]
    );
}

#[test]
fn any_table_with_names_will_do() {
    let (letters, notes) = letters(
        "Full name|E-mail|Partner|Partner's telephone|Hours of learning (so far)|Notes\n\
         Ann|ann@x.example|Bob|123|6,5|\n|lost@x.example||||\nDee|dee@x.example||||x",
    );
    assert_eq!(
        letters,
        [
            "<ann@x.example> Dear Ann, meet Bob (123) in Harbour: 6,5 h.",
            "<dee@x.example> Dear Dee, meet [Their partner] () in Harbour: 8 h.",
        ]
    );
    assert_eq!(
        notes,
        [
            "1 row has no name and was left out.",
            "This document has no use for these columns: “Notes”.",
        ]
    );
}

#[test]
fn a_table_without_names_is_refused() {
    let refusal = |text: &str| Recipients::read(&rows(text), &template()).unwrap_err();
    assert_eq!(refusal(""), "This file is empty. Nothing was taken in.");
    assert_eq!(
        refusal("email|phone\na@x.example|1"),
        "This file has no column of names. Give one column the heading “name”, or choose the file of pairs from the \
         workspace. Nothing was taken in."
    );
    assert_eq!(
        refusal("name|email\n |a@x.example"),
        "This file names nobody below its headings. Nothing was taken in."
    );
}

#[test]
fn names_in_two_columns_and_a_title_above_the_headings_are_read_as_in_the_workspace() {
    let (letters, notes) = letters(
        "||\nVolunteers of 2027||\nFirst name|Surname|Email\nAnn|Lee|ann@x.example\n|Hill|hill@x.example",
    );
    assert_eq!(
        letters,
        [
            "<ann@x.example> Dear Ann Lee, meet [Their partner] () in Harbour: 8 h.",
            "<hill@x.example> Dear Hill, meet [Their partner] () in Harbour: 8 h.",
        ]
    );
    assert_eq!(notes, Vec::<String>::new());
}

#[test]
fn an_address_is_taken_out_of_what_outlook_copies_and_two_are_nobodys() {
    let (letters, notes) = letters(
        "name|email\nAnn Lee|Ann Lee <ann@x.example>\nBob Hill|mailto:bob@x.example\nCy Quay|cy@x.example; di@x.example\n\
         Ed Moss|not known\nFay Dune|\nGus Tarn|gus@x.example;\nHal Beck <hal@x.example>|",
    );
    let start = |letter: &String| letter.split(", meet").next().unwrap_or_default().to_owned();
    assert_eq!(
        letters.iter().map(start).collect::<Vec<_>>(),
        [
            "<ann@x.example> Dear Ann Lee",
            "<bob@x.example> Dear Bob Hill",
            "<> Dear Cy Quay",
            "<> Dear Ed Moss",
            "<> Dear Fay Dune",
            "<gus@x.example> Dear Gus Tarn",
            "<hal@x.example> Dear Hal Beck",
        ]
    );
    assert_eq!(
        notes,
        [
            "1 person has no email address. An email draft for them is addressed to nobody.",
            "An email draft for these people is addressed to nobody, because what stands in the column of addresses is not one \
             email address: Cy Quay (cy@x.example; di@x.example), Ed Moss (not known).",
        ]
    );
}
