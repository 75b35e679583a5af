//! What is wrong with an answer, in the words of the NHS pattern: say what to enter, never "invalid" or "required".

use crate::answers::{Answer, Answers};
use crate::date::{Date, DatePart};
use crate::email;
use crate::form::{Column, Form, Kind, LONG_TEXT_LIMIT, Question, ROWS_LIMIT, Section, TEXT_LIMIT};
use crate::showing::Setting;
use crate::time::Time;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Id of the question.
    pub question: String,
    /// Where in the question the cursor has to go.
    pub part: Part,
    /// What to do, as a sentence without a full stop.
    pub message: String,
}

/// A place within a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The question as a whole: its first field.
    Whole,
    /// One field of a date.
    Date(DatePart),
    /// The field that "other" opens.
    Other,
    /// One place of a ranked question, from 0.
    Place(usize),
    /// One cell of a table: row and column, from 0.
    Cell(usize, usize),
}

/// Everything to put right in a form, in the order of its questions.
#[must_use]
pub fn form(form: &Form, setting: &Setting, answers: &Answers) -> Vec<Fault> {
    setting
        .asked(form, answers)
        .into_iter()
        .flat_map(|(_, question)| check(question, setting, answers))
        .collect()
}

/// Everything to put right in one section.
#[must_use]
pub fn section(form: &Form, section: &Section, setting: &Setting, answers: &Answers) -> Vec<Fault> {
    setting
        .asked(form, answers)
        .into_iter()
        .filter(|(at, _)| at.id == section.id)
        .flat_map(|(_, question)| check(question, setting, answers))
        .collect()
}

fn check(question: &Question, setting: &Setting, answers: &Answers) -> Vec<Fault> {
    let fault = |part, message: String| Fault {
        question: question.id.clone(),
        part,
        message,
    };
    let answer = answers
        .get(&question.id)
        .filter(|answer| answer.fits(question.kind) && !answer.is_empty());
    let Some(answer) = answer else {
        return if question.optional {
            Vec::new()
        } else {
            vec![fault(Part::Whole, missing(question))]
        };
    };
    let found = match answer {
        Answer::Text(text) => {
            text_fault(question.kind, text, question.limit()).map(|m| (Part::Whole, m))
        }
        Answer::Date(fields) => Date::read(fields)
            .err()
            .map(|(part, message)| (Part::Date(part), message)),
        Answer::Choice(chosen) => choice_fault(
            question,
            setting,
            std::slice::from_ref(&chosen.id),
            &chosen.other,
        ),
        Answer::Choices(chosen) => choice_fault(question, setting, &chosen.ids, &chosen.other),
        Answer::Ranked(places) => ranked_fault(question, places),
        Answer::Table(rows) => return table_faults(question, rows),
    };
    found
        .into_iter()
        .map(|(part, message)| fault(part, message))
        .collect()
}

/// What to say when there is no answer.
fn missing(question: &Question) -> String {
    if !question.missing.is_empty() {
        return question.missing.clone();
    }
    let label = question.label.trim_end_matches(['?', ':', '.']);
    match question.kind {
        Kind::Choice | Kind::Choices => format!("Choose an answer to “{label}”"),
        Kind::Date => format!("Enter the date for “{label}”"),
        Kind::Table => format!("Add at least one row to “{label}”"),
        _ => format!("Enter an answer to “{label}”"),
    }
}

fn text_fault(kind: Kind, text: &str, limit: usize) -> Option<String> {
    let text = text.trim();
    let length = text.chars().count();
    if length > limit {
        let over = length - limit;
        let noun = if over == 1 { "character" } else { "characters" };
        return Some(format!(
            "Shorten this answer by {over} {noun}. It can have {limit}"
        ));
    }
    let wrong = match kind {
        Kind::Email => return email::fault(text).map(str::to_owned),
        Kind::Phone => (!looks_like_phone(text))
            .then_some("Enter a phone number with at least 7 digits, like 01632 960 001"),
        Kind::Number => (!looks_like_number(text)).then_some("Enter a number, like 12"),
        Kind::Time => Time::read(text)
            .is_none()
            .then_some("Enter a time, like 2pm or 14:30"),
        _ => None,
    };
    wrong.map(str::to_owned)
}

/// Digits, with commas between thousands and one point among them, and perhaps a sign: `1,5` is a slip, or another country's
/// point. Read by hand: the standard library's reader of numbers
/// with a point is 12 KB of the client, compressed, and takes `1e5` and `inf`, which nobody means.
fn looks_like_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let of_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let thousands = groups.clone().next().is_some();
    (!thousands || (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3 && of_digits(group))
        && of_digits(first)
        && of_digits(part)
        && !(whole.is_empty() && part.is_empty())
}

fn looks_like_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-().extEXT#".contains(c);
    (7..=20).contains(&digits) && text.chars().all(known)
}

fn choice_fault(
    question: &Question,
    setting: &Setting,
    ids: &[String],
    other: &str,
) -> Option<(Part, String)> {
    if setting.is_free(question) {
        let text = ids.first().map_or("", String::as_str);
        return text_fault(Kind::Text, text, TEXT_LIMIT).map(|message| (Part::Whole, message));
    }
    let offered = setting.choices(question);
    let found: Vec<_> = ids
        .iter()
        .map(|id| offered.iter().find(|choice| &choice.id == id))
        .collect();
    if found.iter().any(Option::is_none) {
        return Some((Part::Whole, missing(question)));
    }
    let chosen: Vec<_> = found.into_iter().flatten().collect();
    if let Some(alone) = chosen.iter().find(|choice| choice.exclusive || choice.last)
        && chosen.len() > 1
    {
        return Some((
            Part::Whole,
            format!("Choose “{}” alone, or take it away", alone.label),
        ));
    }
    let wants_other = chosen.iter().any(|choice| choice.other);
    if wants_other && other.chars().count() > TEXT_LIMIT {
        return text_fault(Kind::Text, other, TEXT_LIMIT).map(|message| (Part::Other, message));
    }
    None
}

fn ranked_fault(question: &Question, places: &[String]) -> Option<(Part, String)> {
    let wanted = |place: usize| places.get(place).map_or("", |text| text.trim());
    let order = ["first", "second", "third", "fourth", "fifth"];
    let name = |place: usize| order.get(place).copied().unwrap_or("next");
    for place in 0..question.places() {
        let here = wanted(place);
        if here.chars().count() > TEXT_LIMIT {
            return text_fault(Kind::Text, here, TEXT_LIMIT)
                .map(|message| (Part::Place(place), message));
        }
        if let Some(earlier) = (0..place)
            .find(|earlier| !here.is_empty() && wanted(*earlier).eq_ignore_ascii_case(here))
        {
            let message = format!(
                "Your {} and {} choices are the same. Change one",
                name(earlier),
                name(place)
            );
            return Some((Part::Place(place), message));
        }
        if !here.is_empty()
            && let Some(gap) = (0..place).find(|earlier| wanted(*earlier).is_empty())
        {
            return Some((
                Part::Place(gap),
                format!(
                    "Give a {} choice before your {} choice",
                    name(gap),
                    name(place)
                ),
            ));
        }
    }
    None
}

fn table_faults(
    question: &Question,
    rows: &[std::collections::BTreeMap<String, String>],
) -> Vec<Fault> {
    let fault = |part, message: String| Fault {
        question: question.id.clone(),
        part,
        message,
    };
    let filled = |row: &&std::collections::BTreeMap<String, String>| {
        row.values().any(|cell| !cell.trim().is_empty())
    };
    let mut faults = Vec::new();
    let (least, most) = (
        question.rows_min.unwrap_or(0),
        question.rows_max.unwrap_or(ROWS_LIMIT),
    );
    let count = rows.iter().filter(filled).count();
    if count < least {
        faults.push(fault(
            Part::Whole,
            format!(
                "Add rows until {least} are filled in. Now {count} {}",
                if count == 1 { "is" } else { "are" }
            ),
        ));
    }
    if rows.len() > most {
        faults.push(fault(
            Part::Whole,
            format!(
                "Take away rows until {most} are left. There are {}",
                rows.len()
            ),
        ));
    }
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| filled(row)) {
        for (across, column) in question.columns.iter().enumerate() {
            let cell = row.get(&column.id).map_or("", |text| text.trim());
            let message = if cell.is_empty() {
                (!column.optional).then(|| format!("Row {}: fill in “{}”", at + 1, column.label))
            } else {
                cell_fault(column, cell)
                    .map(|message| format!("Row {}, {}: {message}", at + 1, column.label))
            };
            faults.extend(message.map(|message| fault(Part::Cell(at, across), message)));
        }
    }
    faults
}

fn cell_fault(column: &Column, cell: &str) -> Option<String> {
    let limit = match column.kind {
        Kind::Date => return Date::read_line(cell).err(),
        Kind::Choice => {
            let offered = column.choices.iter().any(|choice| choice.id == cell);
            return (!offered).then(|| "Choose one of the answers".to_owned());
        }
        Kind::LongText => LONG_TEXT_LIMIT,
        _ => TEXT_LIMIT,
    };
    text_fault(column.kind, cell, limit)
}
