//! Responses and forms that were made to freeze a page, or changed by hand. What took minutes or more before would show as a
//! test that does not end.
#![allow(
    clippy::expect_used,
    reason = "the form of this test is written here: it reads or the test fails"
)]

use forms::answers::Chosen;
use forms::form::ShowIf;
use forms::showing::Setting;
use forms::{Answer, Answers, Form, response};

fn form() -> Form {
    serde_json::from_str(
        r#"{
          "id": "plan", "version": 2, "purpose": "", "who_sees": "", "minutes": 1,
          "return_to": "administrator", "anonymous": "never",
          "section": [ { "id": "all", "title": "All", "question": [
            { "id": "side", "type": "choice", "label": "Your side", "optional": true, "choices": [
              { "id": "gp", "label": "General practice" }, { "id": "hospital", "label": "Hospital" } ] },
            { "id": "days", "type": "choices", "label": "Your days", "optional": true, "choices": [
              { "id": "mon", "label": "Monday" }, { "id": "tue", "label": "Tuesday" } ] },
            { "id": "guests", "type": "choices", "label": "Your guests", "optional": true, "choices_from": "names.all" },
            { "id": "wishes", "type": "ranked", "label": "Your wishes", "optional": true },
            { "id": "steps", "type": "table", "label": "Your steps", "optional": true, "rows_max": 8, "columns": [
              { "id": "what", "label": "Step", "type": "text" },
              { "id": "state", "label": "State", "type": "choice", "optional": true, "choices": [
                { "id": "open", "label": "Open" }, { "id": "done", "label": "Done" } ] } ] } ]} ]
        }"#,
    )
    .expect("the form of this test reads")
}

fn response_of(answers: &str) -> String {
    format!(
        r#"{{"format": "exchange-response", "format_version": 1, "form": "plan", "form_version": 2, "answers": {{{answers}}}}}"#
    )
}

fn refusal(text: &str) -> String {
    let refusal = response::read(&form(), text).expect_err("refused");
    refusal.to_string()
}

#[test]
fn an_answer_with_more_than_the_form_takes_is_refused_at_once() {
    let many = |item: &str, count: usize| vec![item; count].join(",");
    for (answers, sentence) in [
        (
            format!(r#""steps": {{"table": [{}]}}"#, many("{}", 300_000)),
            "This response has 300000 rows for “Your steps”, and the form takes 8. The file may have been changed by hand. \
             Ask for a new one.",
        ),
        (
            format!(
                r#""days": {{"choices": {{"ids": [{}], "other": ""}}}}"#,
                many("\"a\"", 200_000)
            ),
            "This response chooses 200000 answers to “Your days”, and the form offers 2. The file may have been changed by \
             hand. Ask for a new one.",
        ),
        (
            format!(
                r#""guests": {{"choices": {{"ids": [{}], "other": ""}}}}"#,
                many("\"a\"", 501)
            ),
            "This response chooses 501 answers to “Your guests”, and the form offers 500. The file may have been changed by \
             hand. Ask for a new one.",
        ),
        (
            format!(r#""wishes": {{"ranked": [{}]}}"#, many("\"\"", 4)),
            "This response has 4 places for “Your wishes”, and the form takes 3. The file may have been changed by hand. Ask \
             for a new one.",
        ),
    ] {
        assert_eq!(refusal(&response_of(&answers)), sentence);
    }
}

#[test]
fn a_choice_that_the_form_does_not_offer_is_refused() {
    let by_hand = "The file may have been changed by hand. Ask for a new one.";
    for (answers, sentence) in [
        (
            r#""side": {"choice": {"id": "nonsense", "other": ""}}"#,
            "This response chooses “nonsense” for “Your side”, which the form does not offer.",
        ),
        (
            r#""days": {"choices": {"ids": ["mon", "Xmas"], "other": ""}}"#,
            "This response chooses “Xmas” for “Your days”, which the form does not offer.",
        ),
        (
            r#""days": {"choices": {"ids": ["mon", "mon"], "other": ""}}"#,
            "This response chooses “mon” twice for “Your days”.",
        ),
        (
            r#""steps": {"table": [{"what": "Call", "state": "nonsense"}]}"#,
            "This response chooses “nonsense” for “Your steps”, which the form does not offer.",
        ),
    ] {
        assert_eq!(
            refusal(&response_of(answers)),
            format!("{sentence} {by_hand}")
        );
    }
    let named = r#""guests": {"choices": {"ids": ["Ana Poe", "Bo Ash"], "other": ""}}"#;
    assert!(response::read(&form(), &response_of(named)).is_ok());
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let twice = |what: &str| {
        format!("This response cannot be read: the {what} stands twice. Ask for a new one.")
    };
    assert_eq!(
        refusal(&response_of(
            r#""wishes": {"ranked": ["a"]}, "wishes": {"ranked": ["b"]}"#
        )),
        twice("answer “wishes”")
    );
    assert_eq!(
        refusal(&response_of(
            r#""steps": {"table": [{"what": "a", "what": "b"}]}"#
        )),
        twice("cell “what”")
    );
    let sent_again =
        "This response is damaged, cut short or changed by hand. Ask for it to be sent again.";
    for twice in [
        response_of("").replace(r#""form": "plan""#, r#""form": "plan", "form": "plan""#),
        response_of("").replace(r#""answers": {}"#, r#""answers": {}, "answers": {}"#),
        response_of(r#""side": {"choice": {"id": "gp", "id": "gp", "other": ""}}"#),
    ] {
        assert_eq!(refusal(&twice), sent_again, "{twice}");
    }
}

#[test]
fn a_file_that_is_nested_beyond_reason_is_refused() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(refusal(&deep(400_000)).starts_with("This file is nested more deeply than a response"));
    assert!(refusal(&deep(33)).starts_with("This file is nested more deeply than a response"));
    assert!(refusal(&deep(32)).starts_with("This is not a response from a form here."));
    // Brackets within a text are words.
    let words = format!(
        r#""wishes": {{"ranked": ["{} \" {}"]}}"#,
        "[".repeat(99),
        "{".repeat(99)
    );
    assert!(response::read(&form(), &response_of(&words)).is_ok());
}

#[test]
fn a_file_of_a_newer_version_is_called_newer_whatever_else_it_holds() {
    let newer = "This response was made by a newer version of the toolkit. Open it there, or ask for this site to be brought up \
                 to date.";
    for text in [
        r#"{"format": "exchange-response", "format_version": 99, "form": "plan", "form_version": 2, "answers": {}, "extra": 1}"#,
        r#"{"format": "exchange-response", "format_version": 2, "extra": [true, null, 1.5, -3]}"#,
        r#"{"form_version": "2b", "answers": [{"text": 1}], "format_version": 2.5, "format": "exchange-response"}"#,
        r#"{"format": "exchange-response", "format_version": 99999999999999999999}"#,
    ] {
        assert_eq!(refusal(text), newer, "{text}");
    }
    let newer_form = response_of(r#""new": {"picture": true}"#)
        .replace("\"form_version\": 2", "\"form_version\": 3");
    assert_eq!(
        refusal(&newer_form),
        "This response was made with version 3 of the form, which is newer than this site's version 2. Ask for this site to \
         be brought up to date, or open the response on the site that it was made with."
    );
    for text in [
        "{\"format\": \"exchange-response\", \"format_ver",
        "{\"format\": \"exchange-response\", \"format_version\": 0}",
    ] {
        assert_eq!(
            refusal(text),
            "This response is damaged, cut short or changed by hand. Ask for it to be sent again.",
            "{text}"
        );
    }
}

#[test]
fn a_response_that_another_program_saved_again_is_not_read_with_letters_lost() {
    let sentence = |bytes: &[u8]| {
        let read = response::read_bytes(&form(), bytes);
        read.expect_err("refused").to_string()
    };
    let windows = response_of(r#""wishes": {"ranked": ["Zoe"]}"#).replace("Zoe", "Zo\u{1}");
    let windows: Vec<u8> = windows
        .bytes()
        .map(|byte| if byte == 1 { 0xeb } else { byte })
        .collect();
    assert_eq!(
        sentence(&windows),
        "This response was saved again by another program, which changed its letters. Ask for the file as it was first saved."
    );
    assert!(
        sentence(&[0xff, 0xd8, 0xff, 0]).starts_with("This is not a response from a form here.")
    );
    assert!(sentence(&[b' '; 1_000_001]).starts_with("This file is larger than 1 MB"));
    let marked = format!("\u{feff}{}", response_of(""));
    assert_eq!(
        response::read_bytes(&form(), marked.as_bytes()),
        Ok(Answers::new())
    );
}

#[test]
fn the_words_of_a_response_that_cannot_be_opened_can_be_taken_out() {
    let old = r#"{"format": "exchange-response", "format_version": 1, "form": "plan", "form_version": 1, "answers": {
        "a_place": {"text": "The quay\nby the mill"},
        "day": {"date": {"day": "27", "month": "3", "year": ""}},
        "days": {"choices": {"ids": ["mon", "sun"], "other": "and Easter"}},
        "steps": {"table": [{"what": "Call", "who_else": "Bo"}, {"what": "Meet", "state": "done"}]},
        "newest": {"picture": [1, 2]},
        "wishes": {"ranked": ["Ana", ""]}
    }, "extra": true}"#;
    assert!(response::read(&form(), old).is_err());
    assert_eq!(
        response::words_of(&form(), "Your plan", old),
        "Your plan\n(saved with version 1 of this form)\n\nYour days\nMonday\nsun\nand Easter\n\nYour wishes\n1. Ana\n2. \n\n\
         Your steps\n- Step: Call; who else: Bo\n- Step: Meet; State: Done\n\na place\nThe quay\nby the mill\n\nday\n27 3 \n\n\
         newest\n{\"picture\": [1, 2]}\n"
    );
    let cut_short = r#"{"format": "exchange-response", "answers": {"a_place": {"text": "The qu"#;
    assert_eq!(
        response::words_of(&form(), "Your plan", cut_short),
        format!("Your plan\n\n{cut_short}\n")
    );
}

#[test]
fn a_long_chain_of_conditions_is_followed_once() {
    let mut form = form();
    let choice = form.sections[0].questions[0].clone();
    form.sections[0].questions.truncate(1);
    let condition = |at: usize| {
        Some(ShowIf {
            question: if at == 0 {
                "side".into()
            } else {
                format!("q{}", at - 1)
            },
            is: vec!["gp".into()],
        })
    };
    for at in 0..400 {
        let mut section = form.sections[0].clone();
        section.id = format!("s{at}");
        section.show_if = condition(at);
        let mut question = choice.clone();
        question.id = format!("q{at}");
        question.show_if = condition(at);
        section.questions = vec![question];
        form.sections.push(section);
    }
    assert_eq!(forms::soundness::faults(&form), Vec::<String>::new());
    let gp = || {
        Answer::Choice(Chosen {
            id: "gp".into(),
            other: String::new(),
        })
    };
    let mut answers: Answers = (0..400).map(|at| (format!("q{at}"), gp())).collect();
    answers.insert("side".into(), gp());
    assert_eq!(Setting::default().asked(&form, &answers).len(), 401);
    answers.remove("q100");
    assert_eq!(Setting::default().asked(&form, &answers).len(), 102);
}
