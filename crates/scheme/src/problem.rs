//! What is wrong with one cell or row of a volunteers file.

use std::fmt;

use files::csv::Place;

use crate::column::Column;
use crate::heading_map::HeadingMap;
use crate::sessions;
use crate::sheet::Change;

/// How a problem counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The row was read; a person should look at the cell.
    Kept,
    /// The row was left out: the person will not be paired until it is put right.
    LeftOut,
}

/// One thing to put right. Displayed, it names the place, the thing and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// As a spreadsheet counts.
    pub row: usize,
    /// From 1. None when the file lacks the column.
    pub column: Option<usize>,
    /// The heading as the file has it.
    pub heading: Option<String>,
    /// The name in that row, where there is one.
    pub person: Option<String>,
    /// What is wrong and what to do, in full sentences, without the place.
    pub message: String,
    /// What became of the row.
    pub severity: Severity,
    /// What could be put in the place of an entry, the most likely first; none where nobody can tell.
    pub offers: Vec<String>,
    /// The entry that the offers are for.
    pub entry: String,
}

impl Problem {
    /// The change that takes up one of the offers, 0 for the first.
    #[must_use]
    pub fn accept(&self, offer: usize) -> Option<Change> {
        Some(Change::Replace {
            row: self.row,
            column: self.column?,
            entry: self.entry.clone(),
            by: self.offers.get(offer)?.clone(),
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => Place {
                row: self.row,
                column,
                heading: self.heading.clone(),
            }
            .fmt(f)?,
            None => write!(f, "Row {}", self.row)?,
        }
        if let Some(person) = &self.person {
            write!(f, ", {person}")?;
        }
        write!(f, ": {}", self.message)?;
        match self.severity {
            Severity::Kept => Ok(()),
            Severity::LeftOut => f.write_str(" This row was left out."),
        }
    }
}

/// Knows where each column stands, so that a problem can name it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places<'a> {
    pub(crate) headings: &'a [String],
    pub(crate) map: &'a HeadingMap,
}

impl Places<'_> {
    /// The columns of a grid, one for each day, as forms make them: "Host days [Monday]". Each with the day in its brackets.
    pub(crate) fn grid(self, column: Column) -> Vec<(usize, String)> {
        let mut days = Vec::new();
        for (index, heading) in self.headings.iter().enumerate() {
            let brackets = heading.rsplit_once(['[', '(']);
            let within = brackets.map(|(_, rest)| rest.trim_end_matches([']', ')', ' ']));
            if let Some(day) = within.filter(|day| sessions::is_a_day(day))
                && Column::of_heading(heading) == Some(column)
            {
                days.push((index, day.to_owned()));
            }
        }
        days
    }

    /// A problem in this column of a row.
    pub(crate) fn problem(
        self,
        row: usize,
        column: Column,
        person: &str,
        severity: Severity,
        message: String,
    ) -> Problem {
        let index = self.map.index_of(column);
        let heading = index.and_then(|index| self.headings.get(index)).cloned();
        let person = Some(person.to_owned()).filter(|person| !person.is_empty());
        Problem {
            row,
            column: index.map(|index| index + 1),
            heading,
            person,
            message,
            severity,
            offers: Vec::new(),
            entry: String::new(),
        }
    }
}
