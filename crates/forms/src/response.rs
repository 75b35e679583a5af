//! The file that carries one filled-in form: `*.response.json`.
//!
//! It names the form and its version and holds the answers, nothing else: no time, no program, no device. Its types are
//! its own, so that the in-memory ones can change while old files stay readable. Keys come in one order, so two equal
//! responses are equal to the byte.

mod limits;
mod saved;
mod words;

use std::fmt;

use crate::answers::{Answer, Answers};
use crate::form::{Form, Question};
use crate::showing::Setting;
use saved::{Entries, File, Heading, Mark, Saved, Version};

pub use words::words_of;

/// Largest response that is read, in bytes.
pub const SIZE_LIMIT: usize = 1_000_000;
/// What a response says it is.
const FORMAT: &str = "exchange-response";
/// Version of this file format.
const FORMAT_VERSION: u32 = 1;

/// Why a response cannot be taken in. Shown to the person as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Writes a response. Only questions that are asked and answered are in it; without a name, none that identifies. What was
/// said beside a choice that is no longer chosen is left out: nobody sees it on the page, so nobody expects it in the file.
#[must_use]
pub fn write(form: &Form, setting: &Setting, answers: &Answers, with_name: bool) -> String {
    let asked = setting.asked(form, answers);
    let kept = answers.iter().filter_map(|(id, answer)| {
        let (_, question) = asked.iter().find(|(_, question)| question.id == *id)?;
        let wanted = (with_name || !question.identifies) && !answer.is_empty();
        wanted.then(|| (id.clone(), Saved::from(seen(question, answer))))
    });
    let file = File {
        format: FORMAT.to_owned(),
        format_version: FORMAT_VERSION,
        form: form.id.clone(),
        form_version: form.version,
        answers: Entries(kept.collect()),
    };
    // These types always serialise: their keys are texts and they hold no number that JSON lacks.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The answer without the words of a field that is closed.
fn seen(question: &Question, answer: &Answer) -> Answer {
    let opened = |ids: &[String]| {
        let mut chosen = ids.iter().filter_map(|id| question.choice(id));
        chosen.any(|choice| choice.other)
    };
    let mut answer = answer.clone();
    match &mut answer {
        Answer::Choice(chosen) if !opened(std::slice::from_ref(&chosen.id)) => chosen.other.clear(),
        Answer::Choices(chosen) if !opened(&chosen.ids) => chosen.other.clear(),
        _ => {}
    }
    answer
}

/// The name of the form that a response is for and its version, to find the form by.
///
/// # Errors
/// As [`read`].
pub fn form_of(text: &str) -> Result<(String, u32), Refusal> {
    check_size(text.len())?;
    heading(text).map(|heading| (heading.form, heading.form_version))
}

/// Reads a response to this form. Its version is looked at before anything else, then the form, then the answers, each of
/// which is held to what the form asks for.
///
/// # Errors
/// A sentence that says what is wrong and the way out. Nothing is taken in then; [`words_of`] gives the words of any file.
pub fn read(form: &Form, text: &str) -> Result<Answers, Refusal> {
    check_size(text.len())?;
    read_of_any_size(form, text)
}

/// As [`read`], from the bytes of a file.
///
/// # Errors
/// As [`read`], and where the bytes are not UTF-8: another program has saved the file, and letters would be lost.
pub fn read_bytes(form: &Form, bytes: &[u8]) -> Result<Answers, Refusal> {
    check_size(bytes.len())?;
    let text = std::str::from_utf8(bytes).map_err(|_| {
        let start = bytes.get(..200).unwrap_or(bytes);
        let mut parts = start.windows(FORMAT.len());
        if parts.any(|part| part == FORMAT.as_bytes()) {
            Refusal(
                "This response was saved again by another program, which changed its letters. Ask for the file as it was \
                 first saved."
                    .to_owned(),
            )
        } else {
            not_ours()
        }
    })?;
    read(form, text)
}

/// Why a file of more than [`SIZE_LIMIT`] bytes is refused, for whoever knows its size before reading it.
#[must_use]
pub fn too_large() -> Refusal {
    Refusal("This file is larger than 1 MB, so it is not a response from a form here.".to_owned())
}

fn check_size(bytes: usize) -> Result<(), Refusal> {
    if bytes > SIZE_LIMIT {
        return Err(too_large());
    }
    Ok(())
}

/// As [`read`], for what this device has written itself: somebody may have pasted more than a file can have, and it is not
/// lost before they have shortened it.
///
/// # Errors
/// As [`read`].
pub fn read_of_any_size(form: &Form, text: &str) -> Result<Answers, Refusal> {
    let found = heading(text)?;
    if found.form != form.id {
        return Err(Refusal(format!(
            "This response is for the form “{}”, not for “{}”. Open it on that form's page.",
            found.form, form.id
        )));
    }
    if found.form_version > form.version {
        return Err(Refusal(format!(
            "This response was made with version {} of the form, which is newer than this site's version {}. Ask for this \
             site to be brought up to date, or open the response on the site that it was made with.",
            found.form_version, form.version
        )));
    }
    if found.form_version != form.version {
        return Err(Refusal(format!(
            "This response was made with version {} of the form. This site has version {}. Fill in the form again, or \
             open the response on the site that it was made with.",
            found.form_version, form.version
        )));
    }
    let file: File = serde_json::from_str(without_mark(text)).map_err(|_| damaged())?;
    limits::no_twins(&file.answers, "answer")?;
    let mut answers = Answers::new();
    for (id, saved) in file.answers.0 {
        let (id, answer) = take(form, id, saved)?;
        answers.insert(id, answer);
    }
    Ok(answers)
}

fn take(form: &Form, id: String, saved: Saved) -> Result<(String, Answer), Refusal> {
    let Some(question) = form.question(&id) else {
        return Err(Refusal(format!(
            "This response answers a question that the form does not have (“{id}”). It may have been changed by hand. \
             Ask for a new one."
        )));
    };
    limits::saved(question, &saved)?;
    let answer = Answer::from(saved);
    if !answer.fits(question.kind) || !known_columns(question, &answer) {
        return Err(Refusal(format!(
            "The answer to “{}” does not have the form that the question takes. The file may have been changed by \
             hand. Ask for a new one.",
            question.label
        )));
    }
    limits::answer(question, &answer)?;
    Ok((id, answer))
}

fn known_columns(question: &Question, answer: &Answer) -> bool {
    match answer {
        Answer::Table(rows) => rows
            .iter()
            .flat_map(|row| row.keys())
            .all(|key| question.columns.iter().any(|column| &column.id == key)),
        _ => true,
    }
}

/// Which form a file is for, once it is known to be a response of a version that is read here.
fn heading(text: &str) -> Result<Heading, Refusal> {
    let text = without_mark(text);
    limits::depth(text)?;
    let mark: Mark = serde_json::from_str(text).map_err(|_| {
        if text.contains(FORMAT) {
            damaged()
        } else {
            not_ours()
        }
    })?;
    if mark.format != FORMAT {
        return Err(not_ours());
    }
    match mark.format_version {
        Version::Ours => serde_json::from_str(text).map_err(|_| damaged()),
        Version::Unknown => Err(damaged()),
        Version::Newer => Err(Refusal(
            "This response was made by a newer version of the toolkit. Open it there, or ask for this site to be \
             brought up to date."
                .to_owned(),
        )),
    }
}

/// Some programs put a mark of the encoding before the text.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn not_ours() -> Refusal {
    Refusal(
        "This is not a response from a form here. Choose a file whose name ends in .response.json, or ask for it \
         again."
            .to_owned(),
    )
}

fn damaged() -> Refusal {
    Refusal(
        "This response is damaged, cut short or changed by hand. Ask for it to be sent again."
            .to_owned(),
    )
}
