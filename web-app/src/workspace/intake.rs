//! From a file, a paste or the sample to what happens next.

use files::csv::{self, Reading, Table};
use files::limits::FILE_BYTES;
use scheme::{Sheet, made_pairs};

use super::action::Action;
use super::ids::{FILE_FIELD, KEPT_FIELD, PAST_FIELD, PASTE_FIELD};
use super::state::{PairsFile, Source, Volunteers};
use crate::browser::intake::Door;
use crate::browser::office;
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

/// A table, and sentences on how it was read.
type Read = Result<(Table, Vec<String>), String>;

/// Text that is read here. All else is for the office: a workbook, the letters of an older Windows, and what is no table
/// but whose sentence says how to get one.
pub fn plain(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let other = ["<", "PK\u{3}", "%PDF"];
    (!other.iter().any(|mark| start.starts_with(mark))).then_some(text)
}

/// The one way from text to its table.
///
/// # Errors
/// A sentence for the person.
fn table(text: &str) -> Read {
    let Reading {
        table, warnings, ..
    } = csv::read_text(text).map_err(|error| error.to_string())?;
    Ok((table, warnings.iter().map(ToString::to_string).collect()))
}

/// The one way from the bytes of a file to its table.
fn table_of_file(name: &str, bytes: &[u8]) -> Read {
    match plain(bytes) {
        Some(text) => table(text),
        None => {
            office::read_table(name, bytes).map(|(warnings, rows)| (Table::of_rows(rows), warnings))
        }
    }
}

/// What the field of a file lets in.
pub fn door(intake: Intake) -> Door {
    Door {
        field: intake.field().into(),
        most: FILE_BYTES as u64,
        too_large: match intake {
            Intake::Volunteers => {
                |name| too_large(name, "Choose the volunteers list: a workbook or CSV.")
            }
            Intake::Past | Intake::Kept => |name| {
                too_large(
                    name,
                    "Choose the pairs.csv that you downloaded, or a workbook made of it.",
                )
            },
        },
        office: |bytes| plain(bytes).is_none(),
    }
}

fn too_large(name: &str, choose: &str) -> String {
    let most = FILE_BYTES / (1024 * 1024);
    format!("{name} is larger than {most} MB. {choose} Nothing was changed.")
}

/// A file that was read, or the sentence on why it could not be.
pub fn file(intake: Intake, name: &str, bytes: Result<Vec<u8>, String>) -> Action {
    let read = bytes
        .and_then(|bytes| table_of_file(name, &bytes))
        .and_then(|read| match intake {
            Intake::Volunteers => {
                volunteers(Source::File(name.to_owned()), read, name).map(Action::Read)
            }
            Intake::Past => pairs(&read.0, name).map(Action::AddPast),
            Intake::Kept => pairs(&read.0, name).map(Action::TakeUp),
        });
    read.unwrap_or_else(|text| refused(intake.field(), text))
}

/// What stands in the paste field.
pub fn paste(text: &str) -> Action {
    let read = if text.trim().is_empty() {
        Err("Paste the cells of your spreadsheet, with their headings".to_owned())
    } else {
        table(text)
            .and_then(|read| volunteers(Source::Pasted, read, "Pasted cells"))
            .map(Action::Read)
    };
    read.unwrap_or_else(|text| refused(PASTE_FIELD, text))
}

/// The invented people that come with the site.
pub fn sample(text: &str) -> Action {
    table(text)
        .and_then(|read| volunteers(Source::Sample, read, "The sample"))
        .map_or_else(|text| refused(FILE_FIELD, text), Action::Read)
}

fn refused(field: &'static str, text: String) -> Action {
    Action::Refuse(FieldError { field, text })
}

fn volunteers(
    source: Source,
    (table, warnings): (Table, Vec<String>),
    name: &str,
) -> Result<Volunteers, String> {
    let sheet = Sheet::new(table, warnings, name);
    Volunteers::new(source, sheet)
}

fn pairs(table: &Table, name: &str) -> Result<PairsFile, String> {
    Ok(PairsFile {
        name: name.to_owned(),
        pairs: Shared::new(made_pairs(table, name)?),
        known: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_is_read_here_and_all_else_goes_to_the_office() {
        let here = ["name,email\n", "\u{feff}name;side\n", "", "Siân\tGP"];
        for text in here {
            assert_eq!(plain(text.as_bytes()), Some(text));
        }
        let office: [&[u8]; 5] = [
            b"PK\x03\x04\x14\x00",
            b"Si\xe2n,GP",
            b"\xff\xfen\0a\0",
            b"%PDF-1.7",
            b"\xef\xbb\xbf <html>",
        ];
        for bytes in office {
            assert_eq!(plain(bytes), None, "{bytes:?}");
        }
    }
}
