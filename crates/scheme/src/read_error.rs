//! Why no volunteers were read at all.

use std::fmt;

use files::csv::CsvError;

use crate::column::Column;

/// Why nothing was read. The text says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The file is not a table that can be read.
    File(CsvError),
    /// Columns are missing that nothing can be done without.
    MissingColumns {
        /// The name of the file.
        file_name: String,
        /// At least one.
        missing: Vec<MissingColumn>,
    },
    /// Headings, and nobody below them.
    Nobody {
        /// The name of the file.
        file_name: String,
    },
}

/// A column that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingColumn {
    /// Which one.
    pub column: Column,
    /// The heading of the file that could be meant: its number, from 1, and its text.
    pub nearest: Option<(usize, String)>,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => return error.fmt(f),
            Self::MissingColumns { file_name, missing } => {
                for (index, missing) in missing.iter().enumerate() {
                    let gap = if index > 0 { " " } else { "" };
                    let heading = missing.column.heading();
                    match &missing.nearest {
                        Some((number, nearest)) => write!(
                            f,
                            "{gap}{file_name} has no column \"{heading}\". If column {number} ({nearest}) is meant, change \
                             its heading to \"{heading}\"."
                        )?,
                        None => write!(
                            f,
                            "{gap}{file_name} has no column \"{heading}\". Add it, with that heading in the first row."
                        )?,
                    }
                }
            }
            Self::Nobody { file_name } => {
                write!(
                    f,
                    "{file_name} has headings but nobody below them. Add a row for each person."
                )?;
            }
        }
        f.write_str(" Nothing was imported.")
    }
}

impl std::error::Error for ReadError {}
