//! A volunteers file as the table that it is, so that what is put right in the page can be saved as a file again, with
//! every column of its owner.

use files::csv::{self, CsvError, Table};
use pairing::place_of;

use crate::cell;
use crate::column::Column;
use crate::heading_map::HeadingMap;
use crate::read_error::ReadError;
use crate::roster::{Roster, read_table};

/// A volunteers file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the file, for the sentences.
    file_name: String,
    table: Table,
    /// What to know about how the file was read, in sentences.
    warnings: Vec<String>,
}

/// A change of one cell or row. Rows are numbered as a spreadsheet counts them, columns from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another entry in a cell.
    Replace {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// What the cell holds, or one of the entries of its list.
        entry: String,
        /// What to put in its place.
        by: String,
    },
    /// Somebody takes part no longer.
    TakeOut {
        /// The row.
        row: usize,
    },
}

impl Sheet {
    /// A table, however it was read, and what was noticed meanwhile.
    pub fn new(table: Table, warnings: Vec<String>, file_name: &str) -> Self {
        Self {
            table: filled_up(below_title(table)),
            file_name: file_name.to_owned(),
            warnings,
        }
    }

    /// A sheet as it was saved: its first row is its headings, whatever they are.
    #[cfg(feature = "saved")]
    pub(crate) fn restored(table: Table, warnings: Vec<String>, file_name: &str) -> Self {
        Self {
            table: filled_up(table),
            file_name: file_name.to_owned(),
            warnings,
        }
    }

    /// The name of the file that it came from.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The sheet as it is now.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// What to know about how the file was read, in sentences.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Reads a CSV file.
    ///
    /// # Errors
    /// When it is not a text table, or breaks a limit.
    pub fn read(bytes: &[u8], file_name: &str) -> Result<Self, CsvError> {
        let reading = csv::read(bytes)?;
        let warnings = reading.warnings.iter().map(ToString::to_string);
        Ok(Self::new(reading.table, warnings.collect(), file_name))
    }

    /// Everybody in it, and what to put right. Columns are guessed from the headings.
    ///
    /// # Errors
    /// As [`read_table`].
    pub fn roster(&self) -> Result<Roster, ReadError> {
        let map = HeadingMap::guess(&self.table.headings);
        let mut roster = read_table(&self.table, &map, &self.file_name)?;
        roster.warnings.splice(0..0, self.warnings.iter().cloned());
        Ok(roster)
    }

    /// The sheet after a change. A row that is not there changes nothing.
    #[must_use]
    pub fn changed(&self, change: &Change) -> Self {
        let mut sheet = self.clone();
        match change {
            Change::TakeOut { row } => sheet.table.rows.retain(|known| known.number != *row),
            Change::Replace {
                row,
                column,
                entry,
                by,
            } => {
                let map = HeadingMap::guess(&sheet.table.headings);
                let index = column.wrapping_sub(1);
                let is_list = matches!(
                    map.meaning(index),
                    Some(Column::Exclusions | Column::LockedWith | Column::Previous)
                );
                let mut rows = sheet.table.rows.iter_mut();
                let row = rows.find(|known| known.number == *row);
                if let Some(cell) = row.and_then(|row| row.cells.get_mut(index)) {
                    *cell = if is_list {
                        replaced(cell, entry, by)
                    } else {
                        by.clone()
                    };
                }
            }
        }
        sheet
    }

    /// The sheet as the bytes of a CSV file, ready for Excel.
    pub fn csv(&self) -> Vec<u8> {
        let headings: Vec<&str> = self.table.headings.iter().map(String::as_str).collect();
        table_csv(
            &headings,
            &mut self.table.rows.iter().map(|row| row.cells.clone()),
        )
    }
}

/// The one writer of CSV for every table.
pub(crate) fn table_csv(headings: &[&str], rows: &mut dyn Iterator<Item = Vec<String>>) -> Vec<u8> {
    csv::write(headings, rows)
}

/// A list with another entry in the place of one. Where a comma stands between entries, the entry is a part of one.
fn replaced(list: &str, entry: &str, by: &str) -> String {
    let mut entries = cell::list(list);
    match entries.iter_mut().find(|known| *known == entry) {
        Some(known) => by.clone_into(known),
        None => {
            for known in &mut entries {
                let Some(at) = place_of(entry, known) else {
                    continue;
                };
                let (before, after) = (known.get(..at), known.get(at + entry.len()..));
                *known = format!(
                    "{}{by}{}",
                    before.unwrap_or_default(),
                    after.unwrap_or_default()
                );
            }
        }
    }
    let mut cell = String::new();
    for entry in entries {
        if !cell.is_empty() {
            cell.push_str("; ");
        }
        cell.push_str(&entry);
    }
    cell
}

/// Each row with a cell below each heading, so that there is one to put right.
fn filled_up(mut table: Table) -> Table {
    let width = table.headings.len();
    for row in &mut table.rows {
        if row.cells.len() < width {
            row.cells.resize(width, String::new());
        }
    }
    table
}

/// Offices put a title above the headings: where the first row lacks what is needed and one of the next few has it, that
/// row is the headings.
fn below_title(table: Table) -> Table {
    let sound = |headings: &[String]| HeadingMap::guess(headings).missing(headings).is_empty();
    if sound(&table.headings) {
        return table;
    }
    let Some(title_rows) = table.rows.iter().take(5).position(|row| sound(&row.cells)) else {
        return table;
    };
    let mut rows = table.rows.into_iter().skip(title_rows);
    let headings = rows.next().map(|row| row.cells).unwrap_or_default();
    Table {
        headings: headings
            .iter()
            .map(|heading| heading.trim().to_owned())
            .collect(),
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "Scheme of 2027\nname,side,notes,preference_1,exclusions\n\
        Ann Lee,GP,=1+1,Bob Hil,\"Cy Quay; Di Tran\"\nEd Moss,GP,,,\"Di Tran, Bob Hill\"\n\
        Bob Hill,hospital,,,\nDi Tarn,hospital,,,\n";

    fn sheet() -> Sheet {
        Sheet::read(LIST.as_bytes(), "list.csv").unwrap()
    }

    fn offered(sheet: &Sheet) -> Vec<Change> {
        let roster = sheet.roster().unwrap();
        let accepted = |problem: &crate::Problem| problem.accept(0);
        roster.problems.iter().filter_map(accepted).collect()
    }

    #[test]
    fn what_is_accepted_stands_in_the_cell_and_is_no_problem_any_more() {
        let mut sheet = sheet();
        for change in offered(&sheet) {
            sheet = sheet.changed(&change);
        }
        let people = sheet.roster().unwrap().people();
        assert_eq!(people[0].choices[0], "Bob Hill");
        assert_eq!(people[0].exclusions, ["Cy Quay", "Di Tarn"]);
        assert_eq!(
            people[1].exclusions,
            ["Di Tran, Bob Hill"],
            "a comma alone lists nobody"
        );
        let text = String::from_utf8(sheet.csv()).unwrap();
        assert!(
            text.contains("Ann Lee,GP,\"'=1+1\",Bob Hill,\"Cy Quay; Di Tarn\"\r\n"),
            "{text}"
        );
    }

    #[test]
    fn a_saved_sheet_reads_back_the_same() {
        let sheet = sheet().changed(&Change::TakeOut { row: 4 });
        let again = Sheet::read(&sheet.csv(), "again.csv").unwrap();
        let (one, two) = (sheet.roster().unwrap(), again.roster().unwrap());
        assert_eq!(one.people(), two.people());
        assert_eq!(one.people().len(), 3);
        assert_eq!(sheet.table.headings, again.table.headings);
    }
}
