//! A form from the author's words to the file that carries the answers.
#![allow(
    clippy::expect_used,
    reason = "the form of this test is written here: it reads or the test fails"
)]

use std::collections::BTreeMap;

use forms::answers::{Chosen, DateFields, ManyChosen};
use forms::form::Anonymous;
use forms::showing::Setting;
use forms::{Answer, Answers, Form, check, response, soundness, wording};
use proptest::prelude::*;

fn form() -> Form {
    serde_json::from_str(
        r#"{
          "id": "reflection", "version": 2, "purpose": "To reflect.", "who_sees": "The administrator.", "minutes": 5,
          "return_to": "administrator", "anonymous": "allowed",
          "section": [
            { "id": "you", "title": "You", "question": [
              { "id": "name", "type": "text", "label": "What is your name?", "missing": "Enter your name", "identifies": true },
              { "id": "email", "type": "email", "label": "What is your email address?", "identifies": true, "optional": true }
            ]},
            { "id": "visit", "title": "The visit", "question": [
              { "id": "visited", "type": "choice", "label": "Have you visited?", "choices": [
                { "id": "yes", "label": "Yes" }, { "id": "no", "label": "No" },
                { "id": "other", "label": "Something else", "other": true },
                { "id": "not_said", "label": "Prefer not to say", "last": true } ] },
              { "id": "day", "type": "date", "label": "When was it?", "show_if": { "question": "visited", "is": ["yes"] } },
              { "id": "saw", "type": "long_text", "label": "What did you see?", "max": 10, "optional": true },
              { "id": "places", "type": "choices", "label": "Where did you go?", "optional": true, "choices": [
                { "id": "ward", "label": "Ward" }, { "id": "clinic", "label": "Clinic" },
                { "id": "none", "label": "None of these", "exclusive": true } ] },
              { "id": "wishes", "type": "ranked", "label": "Whom would you like to meet?", "optional": true },
              { "id": "actions", "type": "table", "label": "Actions", "optional": true, "columns": [
                { "id": "what", "label": "Action", "type": "text" }, { "id": "when", "label": "By", "type": "date", "optional": true } ] }
            ]}
          ]
        }"#,
    )
    .expect("the form of this test reads")
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn chosen(id: &str) -> Answer {
    Answer::Choice(Chosen {
        id: id.to_owned(),
        other: String::new(),
    })
}

fn answers(pairs: &[(&str, Answer)]) -> Answers {
    pairs
        .iter()
        .map(|(id, answer)| ((*id).to_owned(), answer.clone()))
        .collect()
}

fn messages(answers: &Answers) -> Vec<String> {
    check::form(&form(), &Setting::default(), answers)
        .into_iter()
        .map(|fault| fault.message)
        .collect()
}

fn whole() -> Answers {
    answers(&[
        ("name", text("Ana Poe")),
        ("email", text("ana@surgery.example")),
        ("visited", chosen("yes")),
        (
            "day",
            Answer::Date(DateFields {
                day: "27".into(),
                month: "mar".into(),
                year: "2027".into(),
            }),
        ),
        (
            "places",
            Answer::Choices(ManyChosen {
                ids: vec!["ward".into(), "clinic".into()],
                other: String::new(),
            }),
        ),
        (
            "wishes",
            Answer::Ranked(vec!["Dr Ash".into(), "Cardiology".into()]),
        ),
        (
            "actions",
            Answer::Table(vec![BTreeMap::from([
                ("what".into(), "Call".into()),
                ("when".into(), "1/4/2027".into()),
            ])]),
        ),
    ])
}

#[test]
fn a_sound_form_has_no_faults() {
    assert_eq!(soundness::faults(&form()), Vec::<String>::new());
}

#[test]
fn a_key_that_is_not_known_is_refused() {
    let error = serde_json::from_str::<Form>(r#"{"id": "x", "titel": "y"}"#).expect_err("refused");
    assert!(
        error.to_string().contains("unknown field `titel`"),
        "{error}"
    );
}

#[test]
fn missing_answers_are_asked_for_and_optional_ones_are_not() {
    assert_eq!(
        messages(&Answers::new()),
        ["Enter your name", "Choose an answer to “Have you visited”"]
    );
    assert_eq!(messages(&whole()), Vec::<String>::new());
}

#[test]
fn a_question_that_depends_on_an_answer_is_asked_only_then() {
    let no = answers(&[("name", text("Ana")), ("visited", chosen("no"))]);
    assert_eq!(messages(&no), Vec::<String>::new());
    let yes = answers(&[("name", text("Ana")), ("visited", chosen("yes"))]);
    assert_eq!(messages(&yes), ["Enter the date for “When was it”"]);
}

#[test]
fn each_wrong_answer_says_how_to_put_it_right() {
    let mut all = whole();
    all.insert("email".into(), text("ana.surgery.example"));
    all.insert("saw".into(), text("twelve chars"));
    all.insert(
        "places".into(),
        Answer::Choices(ManyChosen {
            ids: vec!["ward".into(), "none".into()],
            other: String::new(),
        }),
    );
    all.insert(
        "wishes".into(),
        Answer::Ranked(vec!["Dr Ash".into(), " dr ash ".into()]),
    );
    all.insert(
        "actions".into(),
        Answer::Table(vec![BTreeMap::from([("when".into(), "31 4 2027".into())])]),
    );
    assert_eq!(
        messages(&all),
        [
            "Enter an email address with an @, like name@organisation.example",
            "Shorten this answer by 2 characters. It can have 10",
            "Choose “None of these” alone, or take it away",
            "Your first and second choices are the same. Change one",
            "Row 1: fill in “Action”",
            "Row 1, By: April 2027 has 30 days. Check the day",
        ]
    );
    all.insert(
        "wishes".into(),
        Answer::Ranked(vec![String::new(), "Dr Ash".into()]),
    );
    assert!(messages(&all).contains(&"Give a first choice before your second choice".to_owned()));
}

#[test]
fn answers_read_as_plain_words() {
    let form = form();
    let setting = Setting::default();
    let words =
        |id: &str| wording::lines(form.question(id).expect("known"), &setting, &whole()[id]);
    assert_eq!(words("day"), ["27 March 2027"]);
    assert_eq!(words("places"), ["Ward", "Clinic"]);
    assert_eq!(words("wishes"), ["1. Dr Ash", "2. Cardiology"]);
    assert_eq!(words("actions"), ["Action: Call; By: 1 April 2027"]);
    let other = Answer::Choice(Chosen {
        id: "other".into(),
        other: "By phone".into(),
    });
    assert_eq!(
        wording::lines(form.question("visited").expect("known"), &setting, &other),
        ["Something else: By phone"]
    );
}

#[test]
fn a_response_reads_back_and_equal_answers_give_equal_bytes() {
    let written = response::write(&form(), &Setting::default(), &whole(), true);
    assert_eq!(response::read(&form(), &written), Ok(whole()));
    assert_eq!(response::form_of(&written), Ok(("reflection".into(), 2)));
    assert_eq!(
        written,
        response::write(&form(), &Setting::default(), &whole(), true)
    );
}

#[test]
fn a_response_without_a_name_holds_no_trace_of_it() {
    let written = response::write(&form(), &Setting::default(), &whole(), false);
    assert!(
        !written.contains("Ana") && !written.contains("name") && !written.contains("email"),
        "{written}"
    );
}

#[test]
fn a_question_that_is_no_longer_asked_is_not_written() {
    let mut all = whole();
    all.insert("visited".into(), chosen("no"));
    assert!(!response::write(&form(), &Setting::default(), &all, true).contains("\"day\""));
}

#[test]
fn a_response_that_does_not_fit_is_refused_in_plain_words() {
    let good = response::write(&form(), &Setting::default(), &whole(), true);
    let refusal = |text: &str| {
        response::read(&form(), text)
            .expect_err("refused")
            .to_string()
    };
    assert_eq!(
        refusal("hello"),
        "This is not a response from a form here. Choose a file whose name ends in .response.json, or ask for it again."
    );
    assert_eq!(
        refusal(&good.replace("\"form\": \"reflection\"", "\"form\": \"sign-up\"")),
        "This response is for the form “sign-up”, not for “reflection”. Open it on that form's page."
    );
    assert_eq!(
        refusal(&good.replace("\"form_version\": 2", "\"form_version\": 1")),
        "This response was made with version 1 of the form. This site has version 2. Fill in the form again, or open \
         the response on the site that it was made with."
    );
    assert_eq!(
        refusal(&good.replace("\"format_version\": 1", "\"format_version\": 9")),
        "This response was made by a newer version of the toolkit. Open it there, or ask for this site to be brought \
         up to date."
    );
    assert_eq!(
        refusal(&good.replace("\"name\": {", "\"nom\": {")),
        "This response answers a question that the form does not have (“nom”). It may have been changed by hand. Ask \
         for a new one."
    );
    assert_eq!(
        refusal(&good.replace("\"name\": {", "\"visited\": {")),
        "This response cannot be read: the answer “visited” stands twice. Ask for a new one."
    );
    assert_eq!(
        refusal(&"x".repeat(1_000_001)),
        "This file is larger than 1 MB, so it is not a response from a form here."
    );
}

#[test]
fn a_draft_of_more_than_a_file_can_have_is_not_lost() {
    let pasted = "x".repeat(response::SIZE_LIMIT);
    let all = answers(&[("name", text(&pasted)), ("visited", chosen("no"))]);
    let written = response::write(&form(), &Setting::default(), &all, true);
    assert!(response::read(&form(), &written).is_err());
    assert_eq!(response::read_of_any_size(&form(), &written).unwrap(), all);
}

#[test]
fn only_forms_with_a_name_and_nothing_of_a_special_category_may_be_kept() {
    let kept = |anonymous, special_category| {
        let form = Form {
            anonymous,
            special_category,
            ..form()
        };
        form.may_be_kept()
    };
    assert!(kept(Anonymous::Never, false));
    assert!(!kept(Anonymous::Never, true));
    assert!(!kept(Anonymous::Allowed, false));
    assert!(!kept(Anonymous::Always, false));
}

#[test]
fn an_author_is_told_of_every_fault_at_once() {
    let mut broken = form();
    broken.special_category = true;
    broken.sections[1].questions[1].id = "name".into();
    broken.sections[0].questions[0].show_if = broken.sections[1].questions[1].show_if.clone();
    broken.sections[1].questions[0].choices.clear();
    broken.sections[1].questions[5].columns.clear();
    assert_eq!(
        soundness::faults(&broken),
        [
            "question “name” depends on “visited”, which is not an earlier question",
            "question “visited” has nothing to choose from: add choices or choices_from",
            "question “name” stands twice: give each question an id of its own",
            "question “name” depends on “yes”, which “visited” does not offer",
            "question “actions” needs columns",
            "the form asks for special category answers, so it cannot go to the administrator: set return_to to \
             \"workforce\"",
        ]
    );
}

proptest! {
    #[test]
    fn any_text_is_kept_as_typed(typed in any::<String>()) {
        let all = answers(&[("name", text(&typed)), ("visited", chosen("no"))]);
        let written = response::write(&form(), &Setting::default(), &all, true);
        let back = response::read(&form(), &written).expect("our own file reads");
        let kept = back.get("name").cloned().unwrap_or_else(|| text(&typed));
        prop_assert_eq!(kept, text(&typed));
        let _ = messages(&all);
    }

    #[test]
    fn any_file_is_read_or_refused(bytes in any::<String>()) {
        let _ = response::read(&form(), &bytes);
    }
}
