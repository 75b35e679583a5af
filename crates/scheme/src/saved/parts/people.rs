//! The list of volunteers as a table, with what was put right in it.

use files::csv::{Row, Table};
use files::limits::{CELL_CHARACTERS, COLUMNS, ROWS};
use serde::{Deserialize, Serialize};

use super::Part;
use crate::saved::Refusal;
use crate::{Change, Sheet};

/// The list of volunteers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Where it came from. The name of the file is the sheet's.
    pub source: Source,
    /// The list as it is now, with every column of its owner.
    pub sheet: Sheet,
    /// What was done to it here.
    pub corrections: Corrections,
    /// Problems that are to stay as they are.
    pub left_alone: Vec<LeftAlone>,
    /// Whether something was put right that is in no list of its owner yet.
    pub changed: bool,
}

/// Where a list of volunteers came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File,
    /// Pasted from a spreadsheet.
    Pasted,
    /// The invented people that come with the site.
    Sample,
}

/// What was done to a list here, in the order in which it was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Entries that were put right.
    pub put_right: Vec<PutRight>,
    /// Who takes part no longer.
    pub gone: Vec<Gone>,
}

/// An entry that was put right. Rows are numbered as a spreadsheet counts them, columns from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutRight {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub now: String,
}

/// Somebody who takes part no longer: their row as it was, so that they can come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The row.
    pub row: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A problem that is to stay as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftAlone {
    /// The row.
    pub row: usize,
    /// The column, where the list has one.
    pub column: Option<usize>,
    /// The entry there.
    pub entry: String,
}

impl Corrections {
    /// Notes a change of a list, as it was before.
    ///
    /// ```
    /// use scheme::saved::Corrections;
    /// use scheme::{Change, Sheet};
    ///
    /// let sheet = Sheet::read(b"name,side\nAnn,GP\nBob,hospital\n", "list.csv")?;
    /// let mut corrections = Corrections::default();
    /// corrections.note(&sheet, &Change::TakeOut { row: 3 });
    /// assert_eq!(corrections.gone[0].cells, ["Bob", "hospital"]);
    /// # Ok::<(), files::csv::CsvError>(())
    /// ```
    pub fn note(&mut self, before: &Sheet, change: &Change) {
        match change {
            Change::Replace {
                row,
                column,
                entry,
                by,
            } => self.put_right.push(PutRight {
                row: *row,
                column: *column,
                was: entry.clone(),
                now: by.clone(),
            }),
            Change::TakeOut { row } => {
                let rows = &before.table().rows;
                let left = rows.iter().filter(|known| known.number == *row);
                self.gone.extend(left.map(|row| Gone {
                    row: row.number,
                    cells: row.cells.clone(),
                }));
            }
        }
    }
}

/// Version 1.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleVersion1 {
    source: SourceFile,
    name: String,
    headings: Vec<String>,
    rows: Vec<RowFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    put_right: Vec<PutRightFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<RowFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_alone: Vec<LeftAloneFile>,
    changed: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SourceFile {
    File,
    Pasted,
    Sample,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    row: usize,
    cells: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PutRightFile {
    row: usize,
    column: usize,
    was: String,
    now: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LeftAloneFile {
    row: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    entry: String,
}

impl Part for People {
    const NAME: &'static str = "people";
    type File = PeopleVersion1;

    fn to_file(&self) -> PeopleVersion1 {
        let table = self.sheet.table();
        let rows = table.rows.iter().map(|row| RowFile {
            row: row.number,
            cells: row.cells.clone(),
        });
        let Corrections { put_right, gone } = self.corrections.clone();
        let put_right = put_right.into_iter().map(|entry| PutRightFile {
            row: entry.row,
            column: entry.column,
            was: entry.was,
            now: entry.now,
        });
        let gone = gone.into_iter().map(|row| RowFile {
            row: row.row,
            cells: row.cells,
        });
        let left_alone = self.left_alone.iter().map(|left| LeftAloneFile {
            row: left.row,
            column: left.column,
            entry: left.entry.clone(),
        });
        PeopleVersion1 {
            source: match self.source {
                Source::File => SourceFile::File,
                Source::Pasted => SourceFile::Pasted,
                Source::Sample => SourceFile::Sample,
            },
            name: self.sheet.file_name().to_owned(),
            headings: table.headings.clone(),
            rows: rows.collect(),
            warnings: self.sheet.warnings().to_vec(),
            put_right: put_right.collect(),
            gone: gone.collect(),
            left_alone: left_alone.collect(),
            changed: self.changed,
        }
    }

    fn from_file(file: PeopleVersion1) -> Result<Self, Refusal> {
        sound(&file)?;
        let rows = file.rows.into_iter().map(|row| Row {
            number: row.row,
            cells: row.cells,
        });
        let table = Table {
            headings: file.headings,
            rows: rows.collect(),
        };
        let put_right = file.put_right.into_iter().map(|entry| PutRight {
            row: entry.row,
            column: entry.column,
            was: entry.was,
            now: entry.now,
        });
        let gone = file.gone.into_iter().map(|row| Gone {
            row: row.row,
            cells: row.cells,
        });
        let left_alone = file.left_alone.into_iter().map(|left| LeftAlone {
            row: left.row,
            column: left.column,
            entry: left.entry,
        });
        Ok(Self {
            source: match file.source {
                SourceFile::File => Source::File,
                SourceFile::Pasted => Source::Pasted,
                SourceFile::Sample => Source::Sample,
            },
            sheet: Sheet::restored(table, file.warnings, &file.name),
            corrections: Corrections {
                put_right: put_right.collect(),
                gone: gone.collect(),
            },
            left_alone: left_alone.collect(),
            changed: file.changed,
        })
    }
}

/// Holds a list to the limits under which lists are read, which everything else here relies on.
fn sound(file: &PeopleVersion1) -> Result<(), Refusal> {
    let wrong = |reason: String| Err(Refusal::Wrong { reason });
    if file.rows.len() > ROWS {
        return wrong(format!("its list has more than {ROWS} people"));
    }
    let widest = file
        .rows
        .iter()
        .chain(&file.gone)
        .map(|row| row.cells.len());
    if widest.chain([file.headings.len()]).max() > Some(COLUMNS) {
        return wrong(format!("its list has more than {COLUMNS} columns"));
    }
    let long =
        |cell: &String| cell.len() > CELL_CHARACTERS && cell.chars().count() > CELL_CHARACTERS;
    if let Some(row) = file.rows.iter().find(|row| row.cells.iter().any(long)) {
        return wrong(format!(
            "in row {} of its list a cell has more than {CELL_CHARACTERS} characters",
            row.row
        ));
    }
    // A correction names its row by the number: two of one number would be changed, or taken out, together.
    let twice = file
        .rows
        .array_windows()
        .find(|[one, two]| one.row >= two.row);
    if let Some([_, row]) = twice {
        return wrong(format!(
            "row {} of its list does not come after the row before it",
            row.row
        ));
    }
    Ok(())
}
