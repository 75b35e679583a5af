//! A filled-in form in words, and what depends on the nation or on what the scheme supplies.
#![allow(
    clippy::expect_used,
    reason = "the form of this test is written here: it reads or the test fails"
)]

use std::collections::BTreeMap;

use forms::answers::Chosen;
use forms::record::Value;
use forms::showing::{NOT_SAID, Setting, depends_on_nation, nation_of};
use forms::{Answer, Answers, Form, Record, check};

fn form() -> Form {
    serde_json::from_str(
        r#"{
          "id": "f", "version": 1, "purpose": "", "who_sees": "", "minutes": 1,
          "return_to": "administrator", "anonymous": "allowed",
          "section": [
            { "id": "you", "title": "You", "question": [
              { "id": "name", "type": "text", "label": "What is your name?", "identifies": true },
              { "id": "job", "type": "choice", "label": "What is your job?", "choices_from": "professions" } ]},
            { "id": "more", "title": "More", "question": [
              { "id": "saw", "type": "long_text", "label": "What did you see?", "optional": true },
              { "id": "faith", "type": "text", "label": "Faith in Wales", "optional": true, "nations": ["Wales"] },
              { "id": "creed", "type": "text", "label": "Faith elsewhere", "optional": true,
                "nations": ["England", "Scotland"] },
              { "id": "actions", "type": "table", "label": "Actions", "optional": true, "columns": [
                { "id": "what", "label": "Action", "type": "text" },
                { "id": "when", "label": "By", "type": "date", "optional": true } ] } ]}
          ]
        }"#,
    )
    .expect("the form of this test reads")
}

fn answers() -> Answers {
    let text = |text: &str| Answer::Text(text.into());
    let job = Answer::Choice(Chosen {
        id: "GP".into(),
        other: String::new(),
    });
    let row = |what: &str, when: &str| {
        BTreeMap::from([("what".into(), what.into()), ("when".into(), when.into())])
    };
    Answers::from([
        ("name".into(), text("Ana Poe")),
        ("job".into(), job),
        ("saw".into(), text("Two <b>lists</b>\n\nof 😀 names")),
        (
            "actions".into(),
            Answer::Table(vec![row("Call", "1/4/2027"), row(" ", ""), row("Meet", "")]),
        ),
    ])
}

#[test]
fn plain_text_carries_what_is_answered() {
    let record = Record::answered("Reflect", &form(), &Setting::default(), &answers(), true);
    assert_eq!(
        record.plain_text(),
        "Reflect\n\nYou\n---\n\nWhat is your name?\nAna Poe\n\nWhat is your job?\nGP\n\nMore\n----\n\nWhat did you see?\nTwo \
         <b>lists</b>\n\nof 😀 names\n\nActions\n- Action: Call; By: 1 April 2027\n- Action: Meet\n"
    );
}

#[test]
fn without_a_name_nothing_that_identifies_is_in_it() {
    let record = Record::answered("Reflect", &form(), &Setting::default(), &answers(), false);
    let text = record.plain_text();
    assert!(!text.contains("Ana") && !text.contains("name?"), "{text}");
    assert!(text.contains("GP"));
}

#[test]
fn every_asked_question_stands_in_it_answered_or_not() {
    let record = Record::asked("Reflect", &form(), &Setting::default(), &Answers::new());
    let count = record.sections.iter().flat_map(|s| &s.entries).count();
    assert_eq!(count, 6);
    let answered = Record::answered(
        "Reflect",
        &form(),
        &Setting::default(),
        &Answers::new(),
        true,
    );
    assert_eq!(answered.sections, []);
    let table = Record::answered("Reflect", &form(), &Setting::default(), &answers(), true);
    assert_eq!(
        table
            .sections
            .last()
            .and_then(|s| s.entries.last())
            .map(|entry| &entry.value),
        Some(&Value::Table {
            headings: vec!["Action".into(), "By".into()],
            rows: vec![
                vec!["Call".into(), "1 April 2027".into()],
                vec!["Meet".into(), String::new()]
            ],
        })
    );
}

#[test]
fn a_list_that_the_scheme_has_not_supplied_is_typed() {
    let form = form();
    let job = form.question("job").expect("known");
    let open = Setting::default();
    assert!(open.is_free(job));
    assert_eq!(check::form(&form, &open, &answers()), []);
    let closed = Setting {
        professions: vec!["Nurse".into()],
        ..Setting::default()
    };
    assert!(!closed.is_free(job));
    let faults = check::form(&form, &closed, &answers());
    assert_eq!(
        faults.first().map(|fault| fault.message.as_str()),
        Some("Choose an answer to “What is your job”")
    );
}

#[test]
fn questions_for_some_nations_wait_until_the_nation_is_said() {
    let form = form();
    assert!(depends_on_nation(&form));
    let asked = |nation: &str| {
        let setting = Setting {
            nation: nation.into(),
            ..Setting::default()
        };
        let asked = setting.asked(&form, &Answers::new());
        let ids: Vec<_> = asked.iter().map(|(_, q)| q.id.clone()).collect();
        ids
    };
    let [faith, creed] = ["faith".to_owned(), "creed".to_owned()];
    assert!(!asked(NOT_SAID).contains(&faith) && !asked(NOT_SAID).contains(&creed));
    assert!(asked("Wales").contains(&faith) && !asked("Wales").contains(&creed));
    assert!(asked("").contains(&faith) && asked("").contains(&creed));
}

#[test]
fn answers_tell_the_nation_only_where_one_is_left() {
    let form = form();
    let with = |id: &str| Answers::from([(id.to_owned(), Answer::Text("x".into()))]);
    assert_eq!(nation_of(&form, &with("faith")), Some("Wales"));
    assert_eq!(nation_of(&form, &with("creed")), None);
    assert_eq!(nation_of(&form, &with("saw")), None);
}
