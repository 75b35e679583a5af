//! The file that carries one filled-in form: `*.response.json`.
//!
//! It names the form and its version and holds the answers, nothing else: no time, no program, no device. Its types are
//! its own, so that the in-memory ones can change while old files stay readable. Keys come in one order, so two equal
//! responses are equal to the byte.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::answers::{Answer, Answers, Chosen, DateFields, ManyChosen};
use crate::form::{Form, Question};
use crate::showing::Setting;

/// Largest response that is read, in bytes.
pub const SIZE_LIMIT: usize = 1_000_000;
/// What a response says it is.
const FORMAT: &str = "exchange-response";
/// Version of this file format.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    format_version: u32,
    form: String,
    form_version: u32,
    answers: Unique,
}

/// Answers by question, where a key that stands twice is an error: the second would silently win.
#[derive(Serialize)]
#[serde(transparent)]
struct Unique(BTreeMap<String, Saved>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Saved {
    Text(String),
    Date {
        day: String,
        month: String,
        year: String,
    },
    Choice {
        id: String,
        other: String,
    },
    Choices {
        ids: Vec<String>,
        other: String,
    },
    Ranked(Vec<String>),
    Table(Vec<BTreeMap<String, String>>),
}

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Unique;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("answers by question")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unique, A::Error> {
                let mut answers = BTreeMap::new();
                while let Some((key, value)) = map.next_entry::<String, Saved>()? {
                    if answers.insert(key.clone(), value).is_some() {
                        return Err(A::Error::custom(format!("the answer “{key}” stands twice")));
                    }
                }
                Ok(Unique(answers))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// Why a response cannot be taken in. Shown to the person as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes a response. Only questions that are asked and answered are in it; without a name, none that identifies.
#[must_use]
pub fn write(form: &Form, setting: &Setting, answers: &Answers, with_name: bool) -> String {
    let kept = setting
        .asked(form, answers)
        .into_iter()
        .filter(|(_, question)| with_name || !question.identifies)
        .filter_map(|(_, question)| Some((question.id.clone(), answers.get(&question.id)?)))
        .filter(|(_, answer)| !answer.is_empty())
        .map(|(id, answer)| (id, save(answer)))
        .collect();
    let file = File {
        format: FORMAT.to_owned(),
        format_version: FORMAT_VERSION,
        form: form.id.clone(),
        form_version: form.version,
        answers: Unique(kept),
    };
    // These types always serialise: their keys are texts and they hold no number that JSON lacks.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The name of the form that a response is for and its version, to find the form by.
///
/// # Errors
/// As [`read`].
pub fn form_of(text: &str) -> Result<(String, u32), Refusal> {
    check_size(text)?;
    parse(text).map(|file| (file.form, file.form_version))
}

/// Reads a response to this form.
///
/// # Errors
/// A sentence that says what is wrong and the way out. Nothing is taken in then.
pub fn read(form: &Form, text: &str) -> Result<Answers, Refusal> {
    check_size(text)?;
    read_of_any_size(form, text)
}

fn check_size(text: &str) -> Result<(), Refusal> {
    if text.len() > SIZE_LIMIT {
        return Err(Refusal(
            "This file is larger than 1 MB, so it is not a response from a form here.".to_owned(),
        ));
    }
    Ok(())
}

/// As [`read`], for what this device has written itself: somebody may have pasted more than a file can have, and it is not
/// lost before they have shortened it.
///
/// # Errors
/// As [`read`].
pub fn read_of_any_size(form: &Form, text: &str) -> Result<Answers, Refusal> {
    let file = parse(text)?;
    if file.form != form.id {
        return Err(Refusal(format!(
            "This response is for the form “{}”, not for “{}”. Open it on that form's page.",
            file.form, form.id
        )));
    }
    if file.form_version != form.version {
        return Err(Refusal(format!(
            "This response was made with version {} of the form. This site has version {}. Fill in the form again, or \
             open the response on the site that it was made with.",
            file.form_version, form.version
        )));
    }
    file.answers
        .0
        .into_iter()
        .map(|(id, saved)| take(form, id, saved))
        .collect()
}

fn take(form: &Form, id: String, saved: Saved) -> Result<(String, Answer), Refusal> {
    let Some(question) = form.question(&id) else {
        return Err(Refusal(format!(
            "This response answers a question that the form does not have (“{id}”). It may have been changed by hand. \
             Ask for a new one."
        )));
    };
    let answer = restore(saved);
    if !answer.fits(question.kind) || !known_columns(question, &answer) {
        return Err(Refusal(format!(
            "The answer to “{}” does not have the form that the question takes. The file may have been changed by \
             hand. Ask for a new one.",
            question.label
        )));
    }
    Ok((id, answer))
}

fn known_columns(question: &Question, answer: &Answer) -> bool {
    match answer {
        Answer::Table(rows) => rows
            .iter()
            .flat_map(BTreeMap::keys)
            .all(|key| question.columns.iter().any(|column| &column.id == key)),
        _ => true,
    }
}

fn parse(text: &str) -> Result<File, Refusal> {
    let not_ours = || {
        Refusal(
            "This is not a response from a form here. Choose a file whose name ends in .response.json, or ask for it \
             again."
                .to_owned(),
        )
    };
    let file: File =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            let message = error.to_string();
            if message.contains("stands twice") {
                let reason = message.split(" at line").next().unwrap_or_default();
                Refusal(format!(
                    "This response cannot be read: {reason}. Ask for a new one."
                ))
            } else {
                not_ours()
            }
        })?;
    if file.format != FORMAT {
        return Err(not_ours());
    }
    if file.format_version > FORMAT_VERSION {
        return Err(Refusal(
            "This response was made by a newer version of the toolkit. Open it there, or ask for this site to be \
             brought up to date."
                .to_owned(),
        ));
    }
    Ok(file)
}

fn save(answer: &Answer) -> Saved {
    match answer.clone() {
        Answer::Text(text) => Saved::Text(text),
        Answer::Date(DateFields { day, month, year }) => Saved::Date { day, month, year },
        Answer::Choice(Chosen { id, other }) => Saved::Choice { id, other },
        Answer::Choices(ManyChosen { ids, other }) => Saved::Choices { ids, other },
        Answer::Ranked(places) => Saved::Ranked(places),
        Answer::Table(rows) => Saved::Table(rows),
    }
}

fn restore(saved: Saved) -> Answer {
    match saved {
        Saved::Text(text) => Answer::Text(text),
        Saved::Date { day, month, year } => Answer::Date(DateFields { day, month, year }),
        Saved::Choice { id, other } => Answer::Choice(Chosen { id, other }),
        Saved::Choices { ids, other } => Answer::Choices(ManyChosen { ids, other }),
        Saved::Ranked(places) => Answer::Ranked(places),
        Saved::Table(rows) => Answer::Table(rows),
    }
}
