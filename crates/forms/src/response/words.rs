//! The words of a response that cannot be opened: what somebody wrote is theirs, whatever has become of the form.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::saved::{Entries, Saved};
use crate::form::{Choice, Form, Question};

/// As much of a file as its words need. All that is missing or unknown is passed over.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Loose<'a> {
    form_version: Option<&'a RawValue>,
    #[serde(borrow)]
    answers: Entries<&'a RawValue>,
}

/// The words of a response as plain text, whether or not [`super::read`] would take it: of an older or a newer form, with
/// questions that are gone, of a file that was changed by hand. Questions and choices that this form knows stand under
/// their labels, in its order; others under their ids, after them. What cannot be taken apart stands as it is. Lines end
/// with `\n`.
///
/// ```
/// # let form: forms::Form = serde_json::from_str(r#"{"id": "sign-up", "version": 2, "purpose": "", "who_sees": "",
/// #     "minutes": 1, "return_to": "nobody", "anonymous": "never", "section": [{"id": "you", "title": "You", "question":
/// #     [{"id": "name", "type": "text", "label": "What is your name?"}]}]}"#).unwrap();
/// let old = r#"{"format": "exchange-response", "format_version": 1, "form": "sign-up", "form_version": 1,
///     "answers": {"job_title": {"text": "GP"}, "name": {"text": "Ana Poe"}}}"#;
/// assert!(forms::response::read(&form, old).is_err());
/// assert_eq!(
///     forms::response::words_of(&form, "Sign up", old),
///     "Sign up\n(saved with version 1 of this form)\n\nWhat is your name?\nAna Poe\n\njob title\nGP\n"
/// );
/// ```
#[must_use]
pub fn words_of(form: &Form, title: &str, text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut lines = vec![title.to_owned()];
    let loose: Option<Loose<'_>> = serde_json::from_str(text).ok();
    match loose.filter(|loose| !loose.answers.0.is_empty()) {
        // Cut short, or of no form at all: the words are in there somewhere.
        None => lines.extend([String::new(), text.to_owned()]),
        Some(loose) => {
            if let Some(version) = loose.form_version {
                lines.push(format!(
                    "(saved with version {} of this form)",
                    version.get()
                ));
            }
            let mut add = |question: Option<&Question>, label: String, raw: &RawValue| {
                lines.extend([String::new(), label]);
                match serde_json::from_str(raw.get()) {
                    Ok(saved) => lines.extend(answer(question, saved)),
                    Err(_) => lines.push(raw.get().to_owned()),
                }
            };
            for (_, question) in form.questions() {
                for (_, raw) in loose.answers.0.iter().filter(|(id, _)| *id == question.id) {
                    add(Some(question), question.label.clone(), raw);
                }
            }
            for (id, raw) in &loose.answers.0 {
                if form.question(id).is_none() {
                    add(None, plain(id), raw);
                }
            }
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn answer(question: Option<&Question>, saved: Saved) -> Vec<String> {
    let choices = question.map_or(&[][..], |question| &question.choices);
    match saved {
        Saved::Text(text) => text.lines().map(str::to_owned).collect(),
        Saved::Date { day, month, year } => vec![format!("{day} {month} {year}")],
        Saved::Choice { id, other } => chosen(choices, vec![id], other),
        Saved::Choices { ids, other } => chosen(choices, ids, other),
        Saved::Ranked(places) => (1..)
            .zip(places)
            .map(|(place, text)| format!("{place}. {text}"))
            .collect(),
        Saved::Table(rows) => {
            let columns = question.map_or(&[][..], |question| &question.columns);
            let cell = |(id, cell): (String, String)| {
                let column = columns.iter().find(|column| column.id == id);
                let (heading, choices) = match column {
                    Some(column) => (column.label.clone(), &column.choices[..]),
                    None => (plain(&id), &[][..]),
                };
                format!("{heading}: {}", label(choices, &cell))
            };
            rows.into_iter()
                .map(|row| {
                    let cells: Vec<String> = row.0.into_iter().map(cell).collect();
                    format!("- {}", cells.join("; "))
                })
                .collect()
        }
    }
}

fn chosen(choices: &[Choice], ids: Vec<String>, other: String) -> Vec<String> {
    let labels = ids.iter().map(|id| label(choices, id));
    let other = (!other.is_empty()).then_some(other);
    labels.chain(other).collect()
}

fn label(choices: &[Choice], id: &str) -> String {
    let choice = choices.iter().find(|choice| choice.id == id);
    choice.map_or_else(|| id.to_owned(), |choice| choice.label.clone())
}

/// An id as words: `job_title` reads as `job title`.
fn plain(id: &str) -> String {
    id.replace('_', " ")
}
