//! How an answer reads in plain words: on the check page, in a document, in an email.

use crate::answers::Answer;
use crate::date::Date;
use crate::form::{Kind, Question};
use crate::showing::Setting;
use crate::time::Time;

/// What stands where there is no answer.
pub const NO_ANSWER: &str = "Not answered";

/// An answer as lines of plain text; a table gives one line for each row. Nothing entered gives no line.
#[must_use]
pub fn lines(question: &Question, setting: &Setting, answer: &Answer) -> Vec<String> {
    if answer.is_empty() {
        return Vec::new();
    }
    match answer {
        Answer::Text(text) => text_lines(question.kind, text),
        Answer::Date(fields) => {
            let typed = || {
                format!("{} {} {}", fields.day, fields.month, fields.year)
                    .trim()
                    .to_owned()
            };
            vec![Date::read(fields).map_or_else(|_| typed(), |date| date.to_string())]
        }
        Answer::Choice(chosen) => vec![label(question, setting, &chosen.id, &chosen.other)],
        Answer::Choices(chosen) => chosen
            .ids
            .iter()
            .map(|id| label(question, setting, id, &chosen.other))
            .collect(),
        Answer::Ranked(places) => {
            let filled = places
                .iter()
                .map(|place| place.trim())
                .filter(|place| !place.is_empty());
            filled
                .enumerate()
                .map(|(place, text)| {
                    format!("{}. {}", place + 1, label(question, setting, text, ""))
                })
                .collect()
        }
        Answer::Table(rows) => rows
            .iter()
            .map(|row| {
                let cells = question.columns.iter().filter_map(|column| {
                    let cell = row.get(&column.id)?.trim();
                    (!cell.is_empty()).then(|| {
                        format!(
                            "{}: {}",
                            column.label,
                            cell_words(column.kind, &column.choices, cell)
                        )
                    })
                });
                cells.collect::<Vec<_>>().join("; ")
            })
            .filter(|line| !line.is_empty())
            .collect(),
    }
}

/// A cell of a table in plain words: a date written out, a choice by its label.
#[must_use]
pub fn cell_words(kind: Kind, choices: &[crate::form::Choice], cell: &str) -> String {
    match kind {
        Kind::Date => {
            Date::read_line(cell).map_or_else(|_| cell.to_owned(), |date| date.to_string())
        }
        Kind::Choice => choices
            .iter()
            .find(|choice| choice.id == cell)
            .map_or(cell, |choice| &choice.label)
            .to_owned(),
        _ => cell.to_owned(),
    }
}

fn text_lines(kind: Kind, text: &str) -> Vec<String> {
    let text = text.trim();
    match kind {
        Kind::Time => {
            vec![Time::read(text).map_or_else(|| text.to_owned(), |time| time.to_string())]
        }
        _ => text
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect(),
    }
}

fn label(question: &Question, setting: &Setting, id: &str, other: &str) -> String {
    let choices = setting.choices(question);
    let Some(choice) = choices.iter().find(|choice| choice.id == id) else {
        return id.to_owned();
    };
    if choice.other && !other.trim().is_empty() {
        format!("{}: {}", choice.label, other.trim())
    } else {
        choice.label.clone()
    }
}
