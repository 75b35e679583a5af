//! From a file, a paste or the sample to what happens next.

use files::csv::{self, Reading};
use files::limits::FILE_BYTES;
use scheme::{Sheet, made_pairs};

use super::action::Action;
use super::reduce::{FILE_FIELD, KEPT_FIELD, PAST_FIELD, PASTE_FIELD};
use super::state::{PairsFile, Source, Volunteers};
use crate::parts::errors::FieldError;
use crate::parts::shared::Shared;

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// The list of volunteers.
    Volunteers,
    /// Pairs of an earlier round, not to be made again.
    Past,
    /// Pairs of this round, to be kept.
    Kept,
}

impl Intake {
    /// The id of its field.
    pub fn field(self) -> &'static str {
        match self {
            Self::Volunteers => FILE_FIELD,
            Self::Past => PAST_FIELD,
            Self::Kept => KEPT_FIELD,
        }
    }
}

/// The one way from the bytes of a file to its table, and sentences on how it was read.
///
/// # Errors
/// A sentence for the person.
fn table(bytes: &[u8]) -> Result<(csv::Table, Vec<String>), String> {
    let Reading {
        table, warnings, ..
    } = csv::read(bytes).map_err(|error| error.to_string())?;
    Ok((table, warnings.iter().map(ToString::to_string).collect()))
}

/// Judges a file by its size, before its bytes are read.
pub fn size_problem(intake: Intake, name: &str, size: u64) -> Option<FieldError> {
    let most = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX);
    (size > most).then(|| FieldError {
        field: intake.field(),
        text: format!(
            "{name} is larger than {} MB. Choose the volunteers file, saved as CSV. Nothing was changed.",
            most / (1024 * 1024)
        ),
    })
}

/// A file that was read, or the browser's reason why it could not be.
pub fn file(intake: Intake, name: &str, bytes: Result<Vec<u8>, String>) -> Action {
    let read = bytes
        .map_err(|reason| {
            format!(
                "{name} could not be read by the browser ({reason}). Close it in other programs, then choose it again. \
                 Nothing was changed."
            )
        })
        .and_then(|bytes| match intake {
            Intake::Volunteers => {
                volunteers(Source::File(name.to_owned()), &bytes, name).map(Action::Read)
            }
            Intake::Past => pairs(&bytes, name).map(Action::AddPast),
            Intake::Kept => pairs(&bytes, name).map(Action::TakeUp),
        });
    read.unwrap_or_else(|text| refused(intake.field(), text))
}

/// What stands in the paste field.
pub fn paste(text: &str) -> Action {
    let read = if text.trim().is_empty() {
        Err("Paste the cells of your spreadsheet, with their headings".to_owned())
    } else {
        volunteers(Source::Pasted, text.as_bytes(), "Pasted cells").map(Action::Read)
    };
    read.unwrap_or_else(|text| refused(PASTE_FIELD, text))
}

/// The invented people that come with the site.
pub fn sample(text: &str) -> Action {
    volunteers(Source::Sample, text.as_bytes(), "The sample")
        .map_or_else(|text| refused(FILE_FIELD, text), Action::Read)
}

fn refused(field: &'static str, text: String) -> Action {
    Action::Refuse(FieldError { field, text })
}

fn volunteers(source: Source, bytes: &[u8], name: &str) -> Result<Volunteers, String> {
    let (table, warnings) = table(bytes)?;
    let sheet = Sheet::new(table, warnings, name);
    Volunteers::new(source, sheet)
}

fn pairs(bytes: &[u8], name: &str) -> Result<PairsFile, String> {
    let (table, _) = table(bytes)?;
    Ok(PairsFile {
        name: name.to_owned(),
        pairs: Shared::new(made_pairs(&table, name)?),
        known: 0,
    })
}
