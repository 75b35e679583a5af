//! From a file, a paste or the sample to what happens next.

use files::limits::FILE_BYTES;

use super::action::Action;
use super::reduce::{FILE_FIELD, PASTE_FIELD};
use super::state::{Source, Volunteers};
use crate::parts::errors::FieldError;
use crate::parts::shared::Shared;

/// Judges a file by its size, before its bytes are read.
pub fn size_problem(name: &str, size: u64) -> Option<FieldError> {
    let most = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX);
    (size > most).then(|| FieldError {
        field: FILE_FIELD,
        text: format!(
            "{name} is larger than {} MB. Choose the volunteers file, saved as CSV. Nothing was changed.",
            most / (1024 * 1024)
        ),
    })
}

/// A file that was read, or the browser's reason why it could not be.
pub fn file(name: &str, bytes: Result<Vec<u8>, String>) -> Action {
    match bytes {
        Ok(bytes) => read(Source::File(name.to_owned()), FILE_FIELD, &bytes, name),
        Err(reason) => Action::Refuse(FieldError {
            field: FILE_FIELD,
            text: format!(
                "{name} could not be read by the browser ({reason}). Close it in other programs, then choose it again. \
                 Nothing was changed."
            ),
        }),
    }
}

/// What stands in the paste field.
pub fn paste(text: &str) -> Action {
    if text.trim().is_empty() {
        return Action::Refuse(FieldError {
            field: PASTE_FIELD,
            text: "Paste the cells of your spreadsheet, with their headings".to_owned(),
        });
    }
    read(Source::Pasted, PASTE_FIELD, text.as_bytes(), "Pasted cells")
}

/// The invented people that come with the site.
pub fn sample(text: &str) -> Action {
    read(Source::Sample, FILE_FIELD, text.as_bytes(), "The sample")
}

fn read(source: Source, field: &'static str, bytes: &[u8], name: &str) -> Action {
    match scheme::read_volunteers(bytes, name) {
        Ok(roster) => Action::Read(Volunteers {
            source,
            roster: Shared::new(roster),
        }),
        Err(error) => Action::Refuse(FieldError {
            field,
            text: error.to_string(),
        }),
    }
}
