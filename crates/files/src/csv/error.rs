//! Why a file could not be read, in sentences for the person who chose it.

use std::fmt;

use super::not_text::NotText;
use crate::limits;
use crate::wording::{grouped, megabytes};

/// A cell, as a person finds it in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// From 1, as a spreadsheet counts: the headings are row 1 when nothing stands above them.
    pub row: usize,
    /// From 1.
    pub column: usize,
    /// The heading above the cell, where there is one.
    pub heading: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {}, column {}", grouped(self.row), self.column)?;
        match self.heading.as_deref() {
            Some(heading) if !heading.is_empty() => write!(f, " ({heading})"),
            _ => Ok(()),
        }
    }
}

/// Why nothing was read. The text names the place and the way out, and says what was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvError {
    /// No cell of the file holds anything.
    Empty,
    /// Not text at all.
    NotText(NotText),
    /// More than [`limits::FILE_BYTES`].
    FileTooLarge {
        /// The size of the file.
        bytes: usize,
    },
    /// More than [`limits::ROWS`].
    TooManyRows {
        /// The first row that is too many, as a spreadsheet counts.
        row: usize,
    },
    /// Something stands beyond [`limits::COLUMNS`].
    TooManyColumns(Place),
    /// More than [`limits::CELL_CHARACTERS`].
    CellTooLong(Place),
    /// A quotation mark opens this cell and none closes it.
    UnclosedQuote(Place),
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "The file is empty. Choose a file that has headings in its first row and one person in each row below.",
            ),
            Self::NotText(kind) => kind.fmt(f),
            Self::FileTooLarge { bytes } => write!(
                f,
                "The file is {}; the most that can be read is {}. Remove rows and columns that are not needed, and save \
                 it again.",
                megabytes(*bytes),
                megabytes(limits::FILE_BYTES)
            ),
            Self::TooManyRows { row } => write!(
                f,
                "Row {}: the file has more than {} rows below its headings. Split it into smaller files.",
                grouped(*row),
                grouped(limits::ROWS)
            ),
            Self::TooManyColumns(place) => write!(
                f,
                "{place}: the file has more than {} columns. Remove those that are not needed.",
                limits::COLUMNS
            ),
            Self::CellTooLong(place) => write!(
                f,
                "{place}: the cell holds more than {} characters. Shorten it, or look for a quotation mark that is never \
                 closed.",
                grouped(limits::CELL_CHARACTERS)
            ),
            Self::UnclosedQuote(place) => write!(f, "{place}: a quotation mark is opened but never closed."),
        }?;
        f.write_str(" Nothing was imported.")
    }
}

impl std::error::Error for CsvError {}
