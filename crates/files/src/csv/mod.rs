//! Tables as text: comma, semicolon or tab between cells, as real offices save and paste them.
//!
//! Reading: [`read`] for a file's bytes, [`read_text`] for what was pasted. Writing: [`write()`]. What is written reads
//! back the same in here, opens in Excel with its accents whole, and holds no cell that a spreadsheet would run.

mod cells;
mod encoding;
mod error;
pub(crate) mod formula;
mod not_text;
mod separator;
mod warning;
mod write;

pub use encoding::{Decoded, Encoding, decode, lost_letters};
pub use error::{CsvError, Place};
pub use not_text::NotText;
pub use warning::Warning;
pub use write::write;

use crate::limits;
use cells::{Cell, Cells, Marks};

/// Headings and the rows below them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The first row that holds anything, trimmed at both ends of each cell.
    pub headings: Vec<String>,
    /// The rows that hold anything, in the order of the file.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table of rows whose first holds the headings. What a spreadsheet shows as row `n` is at `n - 1`; rows that hold
    /// nothing are not kept.
    #[must_use]
    pub fn of_rows(rows: Vec<Vec<String>>) -> Self {
        let mut rows = rows.into_iter();
        let headings = rows.next().unwrap_or_default();
        let rows = (2..)
            .zip(rows)
            .filter(|(_, cells)| !cells.is_empty())
            .map(|(number, cells)| Row { number, cells })
            .collect();
        Self { headings, rows }
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number that a spreadsheet shows beside this row. Empty rows count, although they are not kept.
    pub number: usize,
    /// At least one cell for each heading. More only where the file has something beyond its last heading.
    pub cells: Vec<String>,
}

/// A table, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the file holds.
    pub table: Table,
    /// How its letters were stored.
    pub encoding: Encoding,
    /// What stood between its cells: `,`, `;`, a tab, or what a `sep=` line named.
    pub separator: char,
    /// What a person should look at, although all could be read.
    pub warnings: Vec<Warning>,
}

/// Reads a file: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab; any line ends.
///
/// # Errors
/// When the file is not a text table, breaks a limit of [`limits`], or leaves a quotation mark open. The text of the error
/// names the place and the way out.
pub fn read(bytes: &[u8]) -> Result<Reading, CsvError> {
    if let Some(kind) = NotText::recognise(bytes) {
        return Err(CsvError::NotText(kind));
    }
    if bytes.len() > limits::FILE_BYTES {
        return Err(CsvError::FileTooLarge { bytes: bytes.len() });
    }
    let decoded = decode(bytes)?;
    read_decoded(&decoded.text, decoded.encoding, decoded.warnings)
}

/// Reads text that somebody pasted, as from Excel, which puts tabs between cells.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str) -> Result<Reading, CsvError> {
    if text.len() > limits::FILE_BYTES {
        return Err(CsvError::FileTooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lost = encoding::judged(text)?;
    read_decoded(text, Encoding::Utf8, lost.into_iter().collect())
}

fn read_decoded(
    text: &str,
    encoding: Encoding,
    mut warnings: Vec<Warning>,
) -> Result<Reading, CsvError> {
    if not_text::is_json(text) {
        return Err(CsvError::NotText(NotText::Json));
    }
    let (separator, text) = separator::find(text);
    let mut table = Table::default();
    let mut row = Vec::new();
    let mut number = 1;
    let mut column = 0;
    let mut nuls = None;

    for cell in Cells::new(text, separator) {
        column += 1;
        let place = || Place {
            row: number,
            column,
            heading: table.headings.get(column - 1).cloned(),
        };
        check(&cell, column, place)?;
        if cell.text.bytes().any(|byte| byte == 0) && nuls.is_none() {
            nuls = Some(place());
        }
        // Empty cells past the limit are the spreadsheet's padding: they cost nothing and are not kept.
        if column <= limits::COLUMNS {
            row.push(formula::restore(&cell.text).replace('\0', ""));
        }
        if cell.ends_row {
            keep(&mut table, std::mem::take(&mut row), number)?;
            number += 1;
            column = 0;
        }
    }
    if table.headings.is_empty() {
        return Err(CsvError::Empty);
    }
    warnings.extend(nuls.map(Warning::Nul));
    Ok(Reading {
        table,
        encoding,
        separator,
        warnings,
    })
}

/// Refuses a cell that is never closed, too long or too far to the right.
fn check(cell: &Cell<'_>, column: usize, place: impl Fn() -> Place) -> Result<(), CsvError> {
    if cell.marks == Marks::Unclosed {
        return Err(CsvError::UnclosedQuote(place()));
    }
    if column > limits::COLUMNS && !cell.text.trim().is_empty() {
        return Err(CsvError::TooManyColumns(place()));
    }
    // Characters are counted only where there are bytes enough to matter.
    if cell.text.len() > limits::CELL_CHARACTERS
        && cell.text.chars().count() > limits::CELL_CHARACTERS
    {
        return Err(CsvError::CellTooLong(place()));
    }
    Ok(())
}

/// Adds a row to the table: the first as its headings, the rest at least as wide as those.
pub(crate) fn keep(
    table: &mut Table,
    mut cells: Vec<String>,
    number: usize,
) -> Result<(), CsvError> {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    let headings = table.headings.len();
    while cells.len() > headings && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    if headings == 0 {
        table.headings = cells.iter().map(|cell| cell.trim().to_owned()).collect();
        return Ok(());
    }
    if table.rows.len() == limits::ROWS {
        return Err(CsvError::TooManyRows { row: number });
    }
    if cells.len() < headings {
        cells.resize(headings, String::new());
    }
    table.rows.push(Row { number, cells });
    Ok(())
}
