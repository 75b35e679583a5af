//! What one change makes of an answer.

use std::collections::BTreeMap;

use forms::answers::{Chosen, DateFields, ManyChosen};
use forms::date::DatePart;
use forms::showing::Setting;
use forms::{Answer, Kind, Question};

use super::action::Edit;

/// The answer after the change. A change that does not fit the question leaves the answer as it was.
pub fn edited(
    question: &Question,
    setting: &Setting,
    before: Option<&Answer>,
    edit: Edit,
) -> Answer {
    let before = before
        .filter(|answer| answer.fits(question.kind))
        .cloned()
        .unwrap_or_else(|| Answer::empty(question.kind));
    match (before, edit) {
        (_, Edit::Clear) => Answer::empty(question.kind),
        (Answer::Text(_), Edit::Text(text)) => Answer::Text(text),
        (Answer::Choice(chosen), Edit::Text(id)) => Answer::Choice(Chosen { id, ..chosen }),
        (Answer::Choices(chosen), Edit::Text(text)) => {
            let ids = if text.is_empty() {
                Vec::new()
            } else {
                vec![text]
            };
            Answer::Choices(ManyChosen { ids, ..chosen })
        }
        (Answer::Date(date), Edit::Date(part, text)) => Answer::Date(with_part(date, part, text)),
        (Answer::Choice(chosen), Edit::Choose(id)) => Answer::Choice(Chosen { id, ..chosen }),
        (Answer::Choices(chosen), Edit::Tick(id, on)) => Answer::Choices(ManyChosen {
            ids: ticked(question, setting, chosen.ids, id, on),
            other: chosen.other,
        }),
        (Answer::Choice(chosen), Edit::Other(other)) => Answer::Choice(Chosen { other, ..chosen }),
        (Answer::Choices(chosen), Edit::Other(other)) => {
            Answer::Choices(ManyChosen { other, ..chosen })
        }
        (Answer::Ranked(mut places), Edit::Place(place, text)) if place < question.places() => {
            if places.len() <= place {
                places.resize(place + 1, String::new());
            }
            if let Some(held) = places.get_mut(place) {
                *held = text;
            }
            Answer::Ranked(places)
        }
        (Answer::Table(rows), edit) => Answer::Table(with_rows(question, rows, edit)),
        (before, _) => before,
    }
}

fn with_part(mut date: DateFields, part: DatePart, text: String) -> DateFields {
    match part {
        DatePart::Day => date.day = text,
        DatePart::Month => date.month = text,
        DatePart::Year => date.year = text,
    }
    date
}

/// Ticks in the order of the question. A choice that stands alone takes the others away, and the others take it away.
fn ticked(
    question: &Question,
    setting: &Setting,
    mut ids: Vec<String>,
    id: String,
    on: bool,
) -> Vec<String> {
    ids.retain(|held| *held != id);
    if on {
        let offered = setting.choices(question);
        let stands_alone = |id: &String| {
            offered
                .iter()
                .any(|choice| choice.id == *id && (choice.exclusive || choice.last))
        };
        if stands_alone(&id) {
            ids.clear();
        } else {
            ids.retain(|held| !stands_alone(held));
        }
        let place = |id: &String| offered.iter().position(|choice| choice.id == *id);
        let after = ids.iter().position(|held| place(held) > place(&id));
        ids.insert(after.unwrap_or(ids.len()), id);
    }
    ids
}

/// How many rows of a table are on the page: those that there are, and never none.
pub fn rows_shown(question: &Question, answer: &Answer) -> usize {
    let held = match answer {
        Answer::Table(rows) => rows.len(),
        _ => 0,
    };
    held.max(question.rows_min.unwrap_or(1)).max(1)
}

fn with_rows(
    question: &Question,
    rows: Vec<BTreeMap<String, String>>,
    edit: Edit,
) -> Vec<BTreeMap<String, String>> {
    let shown = rows_shown(question, &Answer::Table(rows.clone()));
    let most = question.rows_max.unwrap_or(forms::form::ROWS_LIMIT);
    let mut all = rows;
    // Rows that stand on the page without a word in them become rows of the answer with the first change.
    all.resize(shown, BTreeMap::new());
    match edit {
        Edit::Cell(row, column, text) => {
            if let Some(row) = all.get_mut(row) {
                row.insert(column, text);
            }
        }
        Edit::AddRow if shown < most => all.push(BTreeMap::new()),
        Edit::RemoveRow(row) if row < shown => {
            all.remove(row);
        }
        _ => {}
    }
    all
}

/// True when a box or radio with this id is on.
pub fn is_chosen(answer: &Answer, id: &str) -> bool {
    match answer {
        Answer::Choice(chosen) => chosen.id == id,
        Answer::Choices(chosen) => chosen.ids.iter().any(|held| held == id),
        _ => false,
    }
}

/// The text in the one field of a question that has one.
pub fn typed(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Choice(chosen) => chosen.id.clone(),
        Answer::Choices(chosen) => chosen.ids.join("; "),
        _ => String::new(),
    }
}

/// What a change is called when it is undone.
pub fn name(question: &Question, edit: &Edit) -> String {
    match edit {
        Edit::AddRow => format!("a row added to “{}”", question.label),
        Edit::RemoveRow(row) => format!("row {} of “{}” removed", row + 1, question.label),
        _ => format!("“{}”", question.label),
    }
}

/// Whether the question is shown as one field of text.
pub fn is_one_field(question: &Question, setting: &Setting) -> bool {
    match question.kind {
        Kind::Choice | Kind::Choices => setting.is_free(question),
        Kind::Date | Kind::Ranked | Kind::Table => false,
        _ => true,
    }
}
