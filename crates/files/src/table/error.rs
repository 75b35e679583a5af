//! Why no table was read, in sentences for the person who chose the file.

use std::fmt;

use super::NotATable;
use crate::csv::{CsvError, Place};
use crate::limits;
use crate::wording::{grouped, megabytes};

/// Why nothing was read. The text names the place and the way out, and says what was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableError {
    /// Another kind of file.
    NotATable(NotATable),
    /// A text table that breaks a rule.
    Text(CsvError),
    /// No cell of any sheet holds anything.
    Empty,
    /// A workbook of more than [`limits::FILE_BYTES`].
    FileTooLarge {
        /// Its size.
        bytes: usize,
    },
    /// More than [`limits::ZIP_ENTRIES`] files inside.
    TooManyParts,
    /// More than [`limits::UNZIPPED_BYTES`] once unzipped, or as text.
    TooLargeInside,
    /// More than [`limits::ROWS`].
    TooManyRows {
        /// The sheet's name.
        sheet: String,
        /// The first row that is too many.
        row: usize,
    },
    /// Something stands below [`limits::LAST_ROW`].
    FarBelow {
        /// Its row.
        row: usize,
    },
    /// Something stands beyond [`limits::COLUMNS`].
    TooManyColumns(Place),
    /// More than [`limits::CELL_CHARACTERS`].
    CellTooLong(Place),
    /// Not as a workbook has to be.
    Damaged(Damage),
}

/// What is wrong with a damaged workbook. The sentence is the same for all; this is for whoever looks into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// The zip cannot be opened, or a part of it cannot be taken out.
    Zip,
    /// A part is not XML in UTF-8, or declares a document type, which no workbook does.
    Xml,
    /// Sizes and places that cannot be true.
    Claim,
    /// What the reader said.
    Reader(String),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Says of itself that nothing was imported.
            Self::Text(error) => return error.fmt(f),
            Self::Empty => return CsvError::Empty.fmt(f),
            Self::NotATable(kind) => kind.fmt(f),
            Self::FileTooLarge { bytes } => write!(
                f,
                "The file is {}; the most that can be read is {}. Copy the table alone into a new workbook, without pictures, \
                 and save that.",
                megabytes(*bytes),
                megabytes(limits::FILE_BYTES)
            ),
            Self::TooManyParts => write!(
                f,
                "The workbook is made of more than {} parts. Copy the table alone into a new workbook, and save that.",
                grouped(limits::ZIP_ENTRIES)
            ),
            Self::TooLargeInside => write!(
                f,
                "The workbook holds more than {} once it is unzipped. Copy the table alone into a new workbook, and save that.",
                megabytes(limits::UNZIPPED_BYTES)
            ),
            Self::TooManyRows { sheet, row } => write!(
                f,
                "Row {}: the sheet \"{sheet}\" has more than {} rows below its headings. Split it into smaller workbooks.",
                grouped(*row),
                grouped(limits::ROWS)
            ),
            Self::FarBelow { row } => write!(
                f,
                "Row {}: something stands far below the table. Delete what is below the last row that is needed, and save it \
                 again.",
                grouped(*row)
            ),
            Self::TooManyColumns(place) => write!(
                f,
                "{place}: the sheet has more than {} columns. Remove those that are not needed.",
                limits::COLUMNS
            ),
            Self::CellTooLong(place) => write!(
                f,
                "{place}: the cell holds more than {} characters. Shorten it.",
                grouped(limits::CELL_CHARACTERS)
            ),
            Self::Damaged(_) => f.write_str(
                "The workbook is damaged or not complete. Open it in Excel, save it again as an Excel Workbook (.xlsx), and \
                 choose the new file here.",
            ),
        }?;
        f.write_str(" Nothing was imported.")
    }
}

impl std::error::Error for TableError {}
