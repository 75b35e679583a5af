//! What somebody typed stands in the record, or is a fault on Continue: it is never dropped, in any kind of field.
#![allow(
    clippy::expect_used,
    reason = "the form of this test is written here: it reads or the test fails"
)]

use std::collections::BTreeMap;

use forms::answers::{Chosen, DateFields, ManyChosen};
use forms::date::Date;
use forms::showing::Setting;
use forms::time::Time;
use forms::{Answer, Answers, Form, Record, check, response};
use proptest::prelude::*;

fn form() -> Form {
    serde_json::from_str(
        r#"{
          "id": "f", "version": 1, "purpose": "", "who_sees": "", "minutes": 1,
          "return_to": "administrator", "anonymous": "never",
          "section": [ { "id": "s", "title": "S", "question": [
            { "id": "text", "type": "text", "label": "T", "optional": true },
            { "id": "long", "type": "long_text", "label": "L", "optional": true },
            { "id": "email", "type": "email", "label": "E", "optional": true },
            { "id": "phone", "type": "phone", "label": "P", "optional": true },
            { "id": "number", "type": "number", "label": "N", "optional": true },
            { "id": "time", "type": "time", "label": "Ti", "optional": true },
            { "id": "date", "type": "date", "label": "D", "optional": true },
            { "id": "one", "type": "choice", "label": "O", "optional": true, "choices": [
              { "id": "a", "label": "A" }, { "id": "else", "label": "Else", "other": true } ] },
            { "id": "many", "type": "choices", "label": "M", "optional": true, "choices": [
              { "id": "a", "label": "A" }, { "id": "else", "label": "Else", "other": true } ] },
            { "id": "free", "type": "choice", "label": "F", "optional": true, "choices_from": "professions" },
            { "id": "ranked", "type": "ranked", "label": "R", "optional": true, "count": 3 },
            { "id": "table", "type": "table", "label": "Ta", "optional": true, "columns": [
              { "id": "words", "label": "W", "type": "text", "optional": true },
              { "id": "more", "label": "Mo", "type": "long_text", "optional": true },
              { "id": "by", "label": "By", "type": "date", "optional": true },
              { "id": "to", "label": "To", "type": "email", "optional": true },
              { "id": "state", "label": "St", "type": "choice", "optional": true, "choices": [
                { "id": "open", "label": "Open" } ] } ] } ]} ]
        }"#,
    )
    .expect("the form of this test reads")
}

/// What people put into fields: dates, times and numbers, right and nearly right, and anything else.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "[+-]?[0-9]{1,4}([ :/.,-][0-9]{1,4}){0,6}(am|pm| or [0-9]{1,2})?",
        "[0-9]{1,2} (March|mar|Sept|June) (20[0-9]{2})( or [0-9]{1,2} April 2027)?",
        "[a-z.]{1,6}@[a-z]{1,6}[.]example([,; \n]+[a-z]{1,3}@b[.]example)?",
        Just("a".to_owned()),
        Just("else".to_owned()),
        Just("open".to_owned()),
        any::<String>(),
    ]
}

/// The letters and digits of a text, in order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether all that was typed can be found in what the record says. A date and a time are written out, so what they say is
/// read back: the date of the typed words has to be the one that is shown, and nothing may stand beside it.
fn stands(typed: &str, shown: &str) -> bool {
    shown.contains(typed.trim())
        || letters(shown).contains(&letters(typed))
        || Time::read(typed)
            .is_some_and(|time| shown == time.to_string() && letters(typed).len() <= 8)
        || Date::read_line(typed).is_ok_and(|date| {
            let words = typed
                .split([' ', '/', '.', '-', '\u{a0}'])
                .filter(|word| !word.is_empty());
            shown.contains(&date.to_string()) && words.count() == 3
        })
}

fn text_of(record: &Record) -> String {
    record.plain_text()
}

fn judged(id: &str, answer: Answer, typed: &[&str]) -> Result<(), TestCaseError> {
    let form = form();
    let all = Answers::from([(id.to_owned(), answer)]);
    let setting = Setting::default();
    if !check::form(&form, &setting, &all).is_empty() {
        return Ok(());
    }
    let record = Record::answered("Form", &form, &setting, &all, true);
    let value = record
        .sections
        .first()
        .and_then(|section| section.entries.first());
    let shown = match value.map(|entry| &entry.value) {
        None => String::new(),
        Some(forms::record::Value::Lines(lines)) => lines.join("\n"),
        Some(forms::record::Value::Table { rows, .. }) => rows.concat().join("\n"),
    };
    let response = response::write(&form, &setting, &all, true);
    let back =
        response::read(&form, &response).map_err(|refusal| TestCaseError::fail(refusal.0))?;
    let again = Record::answered("Form", &form, &setting, &back, true);
    prop_assert_eq!(
        text_of(&record),
        text_of(&again),
        "the file says what the record says"
    );
    for typed in typed {
        prop_assert!(
            stands(typed, &shown),
            "{:?} was typed, {:?} is shown",
            typed,
            shown
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_typed_into_a_field_stands_or_is_a_fault(
        id in prop::sample::select(vec!["text", "long", "email", "phone", "number", "time"]), text in typed(),
    ) {
        judged(id, Answer::Text(text.clone()), &[&text])?;
    }

    #[test]
    fn whatever_is_typed_into_a_date_stands_or_is_a_fault(day in typed(), month in typed(), year in typed()) {
        let fields = DateFields { day: day.clone(), month: month.clone(), year: year.clone() };
        let whole = format!("{} {} {}", day.trim(), month.trim(), year.trim());
        judged("date", Answer::Date(fields), &[&whole])?;
    }

    #[test]
    fn whatever_is_chosen_stands_or_is_a_fault(
        id in prop::sample::select(vec!["one", "free"]), chosen in typed(), other in typed(),
    ) {
        let answer = Answer::Choice(Chosen { id: chosen.clone(), other: other.clone() });
        // The field beside a choice is open for that choice alone.
        let said = if chosen == "else" && id == "one" { other } else { String::new() };
        let said: Vec<&str> = if chosen == "else" || chosen == "a" { vec![&said] } else { vec![&chosen] };
        judged(id, answer, &said)?;
    }

    #[test]
    fn whatever_is_ticked_stands_or_is_a_fault(one in typed(), two in typed(), other in typed()) {
        let ids: Vec<String> = [one, two].into_iter().filter(|id| !id.is_empty()).collect();
        let twice = ids.first() == ids.last() && ids.len() == 2;
        prop_assume!(!twice);
        let said = if ids.iter().any(|id| id == "else") { other.clone() } else { String::new() };
        judged("many", Answer::Choices(ManyChosen { ids, other }), &[&said])?;
    }

    #[test]
    fn whatever_is_ranked_stands_or_is_a_fault(places in prop::collection::vec(typed(), 1..4)) {
        let typed: Vec<&str> = places.iter().map(String::as_str).collect();
        judged("ranked", Answer::Ranked(places.clone()), &typed)?;
    }

    #[test]
    fn whatever_is_typed_into_a_table_stands_or_is_a_fault(
        column in prop::sample::select(vec!["words", "more", "by", "to", "state"]), cell in typed(),
    ) {
        let row = BTreeMap::from([(column.to_owned(), cell.clone())]);
        let said: &[&str] = if cell.trim() == "open" && column == "state" { &["Open"] } else { &[&cell] };
        judged("table", Answer::Table(vec![row]), said)?;
    }
}

#[test]
fn a_cell_with_two_dates_is_a_fault_that_says_what_to_enter() {
    let fault = |cell: &str, column: &str| {
        let row = BTreeMap::from([(column.to_owned(), cell.to_owned())]);
        let all = Answers::from([("table".to_owned(), Answer::Table(vec![row]))]);
        let mut faults = check::form(&form(), &Setting::default(), &all);
        faults.pop().map(|fault| fault.message)
    };
    for cell in ["27 March 2027 or 3 April 2027", "1/2/2027-14/2/2027"] {
        assert_eq!(
            fault(cell, "by").as_deref(),
            Some("Row 1, By: Enter one date, like 27 3 2027")
        );
    }
    assert_eq!(
        fault("nonsense", "state").as_deref(),
        Some("Row 1, St: Choose one of the answers")
    );
    assert_eq!(
        fault("ann@quay.example, bo@quay.example", "to").as_deref(),
        Some("Row 1, To: Enter one email address here. There are two or more")
    );
}

#[test]
fn words_beside_a_choice_that_is_no_longer_chosen_go_nowhere() {
    let all = Answers::from([(
        "one".to_owned(),
        Answer::Choice(Chosen {
            id: "a".into(),
            other: "a secret".into(),
        }),
    )]);
    let written = response::write(&form(), &Setting::default(), &all, true);
    assert!(!written.contains("secret"), "{written}");
}
