//! What the answers put into a link.

use std::collections::BTreeSet;

use forms::date::Date;
use forms::{Answer, Prepared};

use crate::forms::state::State;

/// The link that was asked for.
pub fn prepared(state: &State) -> Prepared {
    Prepared {
        form: text(state, "form"),
        from: text(state, "from"),
        scheme: text(state, "scheme"),
        start: date(state, "start"),
        end: date(state, "end"),
        return_by: date(state, "by"),
        return_to: text(state, "to"),
        nation: text(state, "nation"),
        other_side: names(&text(state, "others")),
        everybody: names(&text(state, "all")),
        professions: names(&text(state, "jobs")),
    }
}

/// The answer, where the question is asked.
fn answer<'a>(state: &'a State, id: &str) -> Option<&'a Answer> {
    let asked = state.setting.asked(state.form(), state.answers());
    let asked = asked.iter().any(|(_, question)| question.id == id);
    asked.then(|| state.answers().get(id)).flatten()
}

fn text(state: &State, id: &str) -> String {
    match answer(state, id) {
        Some(Answer::Text(text)) => text.trim().to_owned(),
        Some(Answer::Choice(chosen)) => chosen.id.clone(),
        _ => String::new(),
    }
}

fn date(state: &State, id: &str) -> Option<Date> {
    match answer(state, id) {
        Some(Answer::Date(fields)) => Date::read(fields).ok(),
        _ => None,
    }
}

/// One name from each line, each name once. Of cells that were pasted from several columns the first with a text counts.
pub fn names(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    text.lines()
        .filter_map(|line| {
            line.split('\t')
                .map(str::trim)
                .find(|cell| !cell.is_empty())
        })
        .filter(|name| seen.insert(name.to_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_one_from_a_line_and_once() {
        assert_eq!(
            names("Dr Ash\tash@surgery.example\r\n\n  Bo Lee \n\t dr ash\nÉva Poe"),
            ["Dr Ash", "Bo Lee", "Éva Poe"]
        );
        assert!(names(" \n\t\n").is_empty());
    }
}
