//! A table from any file that an office produces: CSV in all its forms, and Excel workbooks (`.xlsx`, `.xlsm`).
//!
//! All that is not one of these is told apart, and the sentence says how to save it as one: `.xls`, `.xlsb`, `.ods`,
//! `.numbers`, a workbook under a password, Word, PDF, a picture, a web page, a zip.
//!
//! # What a cell of a workbook gives
//!
//! Its value, as Excel in Britain writes it into a CSV file:
//! - Text as it stands. A phone number that is stored as text keeps its zeros; so does a number under a format of zeros only.
//! - A number with its digits, 15 at most as in Excel: `7700900123`, `0.3`, never `7.7E+09`.
//! - A date as `12/03/2027`, with a time `12/03/2027 14:30`, a time alone `14:30`, a duration `26:30`.
//! - A formula its last result. One that was never worked out is empty, and a warning says so.
//! - `TRUE`, `FALSE`, and an error such as `#N/A` with a warning.
//!
//! The first sheet that is not hidden and holds anything is read; a warning names the others. Hidden rows and columns are
//! read too, as Excel does when it saves as CSV, and a warning says so. Macros are never run; a warning says that too.
//!
//! # How a hostile file is met
//!
//! `calamine`, which reads the sheets, aborts on a sheet that claims a far corner or a vast number of strings. It is
//! never given the file: the parts that it needs are taken out, counted while they inflate ([`limits::UNZIPPED_BYTES`]),
//! looked through, and given to it in an archive of our own.

mod error;
mod kind;
mod look;
mod sheet;
mod unzip;
mod value;
mod warning;
mod workbook;

pub use error::{Damage, TableError};
pub use kind::NotATable;

use crate::csv::{self, CsvError, NotText, Table};
use crate::limits;
use kind::Kind;

/// A table, and what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the file holds.
    pub table: Table,
    /// Sentences for the person, although all could be read.
    pub warnings: Vec<String>,
}

impl Reading {
    /// The headings and the rows, each where the file has it: what a spreadsheet shows as row `n` is at `n - 1`, and empty
    /// where nothing was kept. (The headings are always first.)
    #[must_use]
    pub fn into_rows(self) -> Vec<Vec<String>> {
        let mut rows = vec![self.table.headings];
        for row in self.table.rows {
            while rows.len() + 1 < row.number {
                rows.push(Vec::new());
            }
            rows.push(row.cells);
        }
        rows
    }
}

/// Reads a file. `name` is what it is called: its ending tells apart what looks alike inside.
///
/// # Errors
/// When the file is no table, is damaged, or breaks a limit of [`limits`]. The text of the error names the place and the
/// way out, and says that nothing was imported.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, TableError> {
    match Kind::of(name, bytes)? {
        Kind::Workbook(archive) => workbook::read(archive),
        Kind::Text => {
            let reading = csv::read(bytes).map_err(|error| match error {
                CsvError::NotText(NotText::Unknown) => TableError::NotATable(NotATable::Unknown),
                other => TableError::Text(other),
            })?;
            if let Some(row) = reading
                .table
                .rows
                .last()
                .filter(|row| row.number > limits::LAST_ROW)
            {
                return Err(TableError::FarBelow { row: row.number });
            }
            let warnings = reading.warnings.iter().map(ToString::to_string).collect();
            Ok(Reading {
                table: reading.table,
                warnings,
            })
        }
    }
}
