//! What a response may hold: as much as its form asks for. A file with more was changed by hand or made to do harm, and a
//! page that drew 300,000 rows of it would not answer for a minute.

use std::collections::BTreeSet;

use super::{Refusal, saved::Entries, saved::Saved};
use crate::answers::Answer;
use crate::form::{Choice, Question, ROWS_LIMIT};
use crate::link::NAMES_LIMIT;

/// The deepest that a file may be nested. A response is five deep.
const DEEPEST: usize = 32;

const BY_HAND: &str = "The file may have been changed by hand. Ask for a new one.";

/// Refuses a text whose brackets go deeper than any response, before anything is made of it.
pub(super) fn depth(text: &str) -> Result<(), Refusal> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Refusal(
                "This file is nested more deeply than a response from a form can be, so it is not one. Choose another \
                 file, or ask for it again."
                    .to_owned(),
            ));
        }
    }
    Ok(())
}

/// Refuses a key that stands twice: the second would silently win.
pub(super) fn no_twins<T>(entries: &Entries<T>, what: &str) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    match entries.0.iter().find(|(key, _)| !seen.insert(key)) {
        None => Ok(()),
        Some((key, _)) => Err(Refusal(format!(
            "This response cannot be read: the {what} “{key}” stands twice. Ask for a new one."
        ))),
    }
}

/// Refuses more rows than the form takes, and cells that stand twice, before rows are made of them.
pub(super) fn saved(question: &Question, saved: &Saved) -> Result<(), Refusal> {
    let Saved::Table(rows) = saved else {
        return Ok(());
    };
    let most = question
        .rows_max
        .unwrap_or(ROWS_LIMIT)
        .max(question.rows_min.unwrap_or(0));
    if rows.len() > most {
        return Err(Refusal(format!(
            "This response has {} rows for “{}”, and the form takes {most}. {BY_HAND}",
            rows.len(),
            question.label
        )));
    }
    rows.iter().try_for_each(|row| no_twins(row, "cell"))
}

/// Refuses an answer that holds what the form does not offer, or more of it.
pub(super) fn answer(question: &Question, answer: &Answer) -> Result<(), Refusal> {
    let label = &question.label;
    match answer {
        Answer::Text(_) | Answer::Date(_) => Ok(()),
        Answer::Choice(chosen) => offered(question, &question.choices, &chosen.id),
        Answer::Choices(chosen) => {
            let named = question.choices_from.map_or(0, |_| NAMES_LIMIT);
            let most = question.choices.len() + named;
            if chosen.ids.len() > most {
                return Err(Refusal(format!(
                    "This response chooses {} answers to “{label}”, and the form offers {most}. {BY_HAND}",
                    chosen.ids.len()
                )));
            }
            let mut seen = BTreeSet::new();
            if let Some(twice) = chosen.ids.iter().find(|id| !seen.insert(*id)) {
                return Err(Refusal(format!(
                    "This response chooses “{}” twice for “{label}”. {BY_HAND}",
                    shown(twice)
                )));
            }
            (chosen.ids.iter()).try_for_each(|id| offered(question, &question.choices, id))
        }
        Answer::Ranked(places) => {
            if places.len() > question.places() {
                return Err(Refusal(format!(
                    "This response has {} places for “{label}”, and the form takes {}. {BY_HAND}",
                    places.len(),
                    question.places()
                )));
            }
            Ok(())
        }
        Answer::Table(rows) => rows.iter().flatten().try_for_each(|(id, cell)| {
            let column = question.columns.iter().find(|column| &column.id == id);
            match column {
                Some(column) if !column.choices.is_empty() && !cell.trim().is_empty() => {
                    offered(question, &column.choices, cell)
                }
                _ => Ok(()),
            }
        }),
    }
}

/// A choice has to be one of the form's own. What the scheme supplies is not known here: [`crate::check`] judges that.
fn offered(question: &Question, choices: &[Choice], id: &str) -> Result<(), Refusal> {
    if question.choices_from.is_some() || choices.iter().any(|choice| choice.id == id) {
        return Ok(());
    }
    Err(Refusal(format!(
        "This response chooses “{}” for “{}”, which the form does not offer. {BY_HAND}",
        shown(id),
        question.label
    )))
}

/// The start of a text from a file, short enough for a sentence.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() {
        format!("{start}…")
    } else {
        start
    }
}
