//! The files that a document is taken away as. All carry the same words: each is made from the same filled-in tree.

use documents::fill::words_in;
use documents::template::Kind;
use documents::{BlankKind, Filled, Template, Values, fill, html, plain};
use files::email::{Address, AddressError, Attachment, Draft};
use files::names::safe_name;
use scheme::recipients::Recipient;

use super::state::{Enclosure, EnclosureKind, State, Written, values_of};
use crate::browser::download::Outgoing;
use crate::browser::office;

/// The media type of Word's files.
pub const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const EMAIL: &str = "message/rfc822";

/// Whether a document is sent as an email.
pub fn is_email(template: &Template) -> bool {
    matches!(template.kind, Kind::Email | Kind::Invitation) || !template.subject.is_empty()
}

/// A document as Word has it.
pub fn word(state: &State, values: &Values) -> Result<Vec<u8>, String> {
    word_of(state, &state.paper.template, &state.paper.title, values)
}

fn word_of(
    state: &State,
    template: &Written,
    title: &str,
    values: &Values,
) -> Result<Vec<u8>, String> {
    // Texts, lists and professions always serialise.
    let values_json = serde_json::to_string(values).unwrap_or_default();
    let logos = state.scheme().details.logos_of(&template.template);
    let [left, right] = logos.map(|logo| logo.map(|logo| &*logo.bytes));
    let [left_words, right_words] = logos.map(|logo| logo.map_or("", |logo| &logo.alternative));
    office::template_docx(
        &template.json,
        title,
        &values_json,
        left,
        left_words,
        right,
        right_words,
    )
}

/// The Word file of the copy that the page shows.
pub fn word_file(state: &State) -> Result<Outgoing, String> {
    let bytes = word(state, &state.values_shown())?;
    Ok(Outgoing {
        name: format!("{}.docx", file_stem(state, state.recipient())),
        media_type: WORD,
        bytes,
    })
}

/// The name of a file, without its ending: the document, and whom it is for.
pub fn file_stem(state: &State, person: Option<&Recipient>) -> String {
    let id = &state.template().id;
    match person {
        Some(person) => safe_name(&format!("{id} {}", person.name)),
        None => id.clone(),
    }
}

/// The document as text, with the subject of an email left out.
pub fn text(filled: &Filled) -> String {
    plain::text(&filled.body)
}

/// Where an email to this person goes: nowhere, where the list has no address for them.
///
/// # Errors
/// When the list has something else in the place of an address.
pub fn addresses(person: &Recipient) -> Result<Vec<Address>, AddressError> {
    Address::read(&person.name, &person.email)
}

/// An email that is ready but for sending.
///
/// # Errors
/// A sentence, when the person's address is none.
pub fn draft(state: &State, filled: &Filled, person: Option<&Recipient>) -> Result<Draft, String> {
    let to = match person {
        Some(person) => addresses(person).map_err(|error| {
            format!(
                "{error} Put it right in the list, and choose the list again. No draft was made."
            )
        })?,
        None => Vec::new(),
    };
    Ok(Draft {
        to,
        subject: subject(state, filled),
        text: text(filled),
        ..Draft::default()
    })
}

fn subject(state: &State, filled: &Filled) -> String {
    let subject = plain::words(&filled.subject);
    if subject.trim().is_empty() {
        state.paper.title.clone()
    } else {
        subject
    }
}

/// A draft with the words as HTML too, and its enclosures.
///
/// # Errors
/// As [`draft`].
pub fn whole_draft(
    state: &State,
    values: &Values,
    person: Option<&Recipient>,
    enclosed: Vec<Attachment>,
) -> Result<Draft, String> {
    let filled = fill(state.template(), values);
    Ok(Draft {
        html: Some(html::html(&filled.body)),
        attachments: enclosed,
        ..draft(state, &filled, person)?
    })
}

/// The file of an email draft, written by the office.
///
/// # Errors
/// As [`draft`], and when the office is not there.
pub fn eml(
    state: &State,
    values: &Values,
    person: Option<&Recipient>,
    enclosed: Vec<Attachment>,
) -> Result<Vec<u8>, String> {
    let draft = whole_draft(state, values, person, enclosed)?;
    let json = serde_json::to_string(&draft).map_err(|error| error.to_string())?;
    let files: Vec<_> = (draft.attachments.iter())
        .map(|file| (&*file.name, &*file.media_type, &*file.bytes))
        .collect();
    office::eml(&json, &files)
}

/// The draft of the copy that the page shows.
pub fn eml_file(state: &State) -> Result<Outgoing, String> {
    let values = state.values_shown();
    let enclosed = enclosures(state, state.recipient())?;
    Ok(Outgoing {
        name: format!("{}.eml", file_stem(state, state.recipient())),
        media_type: EMAIL,
        bytes: eml(state, &values, state.recipient(), enclosed)?,
    })
}

/// What goes with an email to this person, as Word files.
pub fn enclosures(state: &State, person: Option<&Recipient>) -> Result<Vec<Attachment>, String> {
    let wanted = state.paper.enclosures.iter();
    wanted
        .filter(|enclosure| !state.history.now().left_out.contains(&enclosure.id))
        .map(|enclosure| enclosed(state, enclosure, person))
        .collect()
}

fn enclosed(
    state: &State,
    enclosure: &Enclosure,
    person: Option<&Recipient>,
) -> Result<Attachment, String> {
    let bytes = match &enclosure.kind {
        EnclosureKind::Form(form) => office::blank_form_docx(&enclosure.title, form)?,
        EnclosureKind::Document(template) => {
            let words = &template.template;
            let mut values = values_of(state.scheme(), words);
            if let Some(person) = person {
                values = person.fill(words, &values);
            }
            word_of(state, template, &enclosure.title, &values)?
        }
    };
    Ok(Attachment {
        name: format!("{}.docx", enclosure.id),
        media_type: WORD.to_owned(),
        bytes,
    })
}

/// A table for a mail merge: a row for each person, with a column for each blank.
pub fn merge(state: &State) -> (Vec<String>, Vec<Vec<String>>) {
    let template = state.template();
    let used: Vec<_> = template
        .blanks
        .iter()
        .filter(|blank| blank.kind != BlankKind::Image)
        .collect();
    let mut headings = vec!["Name".to_owned(), "Email".to_owned()];
    headings.extend(used.iter().map(|blank| blank.label.clone()));
    let mut rows = Vec::new();
    for person in state.people() {
        let values = state.values_for(Some(person));
        let mut row = vec![person.name.clone(), person.email.clone()];
        row.extend(
            used.iter()
                .map(|blank| words_in(template, &values, &blank.id).unwrap_or_default()),
        );
        rows.push(row);
    }
    (headings, rows)
}
