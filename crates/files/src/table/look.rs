//! Looks through the parts of a workbook before the reader gets them: what they claim, and what a person should be told
//! that the reader does not tell.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::unzip::Part;
use super::{Damage, TableError};
use crate::csv::Table;

/// The most rows and columns that Excel itself has.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// The shortest string of a workbook, `<si/>`.
const SHORTEST_STRING: usize = 5;

/// What was seen in one sheet.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// The numbers of hidden rows.
    hidden_rows: Vec<usize>,
    /// The first and the last of each run of hidden columns.
    hidden_columns: Vec<(usize, usize)>,
    /// Formulas that were never worked out.
    pub(super) unsolved: usize,
}

impl Seen {
    /// How many rows of a table are hidden. Those below its last one hold nothing.
    pub(super) fn hidden_rows(&self, table: &Table) -> usize {
        let last = table.rows.last().map_or(1, |row| row.number);
        self.hidden_rows.iter().filter(|row| **row <= last).count()
    }

    /// How many columns of a table are hidden. Excel hides "all to the right" up to the last that it could have.
    pub(super) fn hidden_columns(&self, table: &Table) -> usize {
        let rows = table.rows.iter().map(|row| row.cells.len());
        let last = rows.fold(table.headings.len(), usize::max);
        let within = |(first, end): &(usize, usize)| (*end).min(last).saturating_sub(first - 1);
        self.hidden_columns.iter().map(within).sum()
    }
}

/// What was seen in all parts.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// By the path of the part.
    seen: BTreeMap<String, Seen>,
    /// The paths that relationships name, by their part and their id.
    targets: BTreeMap<(String, String), String>,
    /// The relationship of each sheet of the workbook, by the sheet's name.
    sheets: Vec<(String, String)>,
    /// The part that lists the sheets.
    workbook: String,
}

impl Look {
    /// What was seen in the sheet of this name.
    pub(super) fn of_sheet(&self, name: &str) -> Seen {
        let relation = self.sheets.iter().find(|(known, _)| known == name);
        let (folder, file) = self
            .workbook
            .rsplit_once('/')
            .unwrap_or(("", &self.workbook));
        let relations = format!("{folder}/_rels/{file}.rels");
        let path = relation.and_then(|(_, id)| self.targets.get(&(relations, id.clone())));
        let path = path.map(|path| match path.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}/{path}"),
        });
        path.and_then(|path| self.seen.get(&path).cloned())
            .unwrap_or_default()
    }
}

/// Looks through all parts, and takes out of them what the reader trips over.
pub(super) fn through(parts: &mut [Part]) -> Result<Look, TableError> {
    let mut look = Look::default();
    for part in parts {
        // Entities of a document's own are declared in one; the reader would not expand them, but nothing needs them.
        if part.xml.contains("<!DOCTYPE") {
            return Err(TableError::Damaged(Damage::Xml));
        }
        let size = part_look(part, &mut look)?;
        // What a sheet says of its own size is not needed, and some programs write it wrongly.
        if let Some((start, end)) = size {
            part.xml.replace_range(start..end, "");
        }
    }
    Ok(look)
}

/// Looks through one part; gives the place of its `<dimension/>`.
fn part_look(part: &Part, look: &mut Look) -> Result<Option<(usize, usize)>, TableError> {
    let mut reader = Reader::from_str(&part.xml);
    reader.config_mut().check_end_names = false;
    let mut seen = Seen::default();
    let mut size = None;
    let mut cell = Cell::default();
    let mut row = 0;
    loop {
        let before = place(&reader);
        let event = reader
            .read_event()
            .map_err(|_| TableError::Damaged(Damage::Xml))?;
        let (element, closed) = match &event {
            Event::Eof => break,
            Event::Start(element) => (element, false),
            Event::Empty(element) => (element, true),
            Event::End(end) if end.local_name().as_ref() == "c" => {
                seen.unsolved += usize::from(cell.is_unsolved());
                continue;
            }
            _ => continue,
        };
        match element.local_name().as_ref() {
            "dimension" if closed => size = Some((before, place(&reader))),
            "row" => {
                check_place(element)?;
                row = number(element, "r").unwrap_or(row + 1);
                if is_true(element, "hidden") {
                    seen.hidden_rows.push(row);
                }
            }
            "col" if is_true(element, "hidden") => seen.hidden_columns.extend(columns(element)),
            "c" => {
                check_place(element)?;
                cell = Cell::default();
            }
            "f" => cell.formula = true,
            "v" | "is" => cell.value = true,
            "sst" => check_strings(element, part.xml.len())?,
            "sheets" => look.workbook.clone_from(&part.path),
            "sheet" => {
                let name = attribute(element, "name").unwrap_or_default();
                look.sheets
                    .push((name, attribute(element, "id").unwrap_or_default()));
            }
            "Relationship" => {
                let id = (
                    part.path.clone(),
                    attribute(element, "Id").unwrap_or_default(),
                );
                look.targets
                    .insert(id, attribute(element, "Target").unwrap_or_default());
            }
            _ => {}
        }
    }
    if seen != Seen::default() {
        look.seen.insert(part.path.clone(), seen);
    }
    Ok(size)
}

#[derive(Default)]
struct Cell {
    formula: bool,
    value: bool,
}

impl Cell {
    fn is_unsolved(&self) -> bool {
        self.formula && !self.value
    }
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// An attribute without its prefix. Escapes that cannot be read stay as they are.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match found.normalized_value(XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(element, name)?.parse().ok()
}

/// The first and the last column that a `<col/>` is about.
fn columns(element: &BytesStart<'_>) -> Option<(usize, usize)> {
    let first = number(element, "min").filter(|first| *first > 0)?;
    Some((first, number(element, "max").unwrap_or(first)))
}

/// A place such as `B12` or `12` that Excel has. The reader counts without looking whether it still can.
fn check_place(element: &BytesStart<'_>) -> Result<(), TableError> {
    let Some(place) = attribute(element, "r") else {
        return Ok(());
    };
    let digits = place
        .find(|letter: char| letter.is_ascii_digit())
        .unwrap_or(place.len());
    let (letters, row) = place.split_at_checked(digits).unwrap_or((&place, ""));
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let value = letter
            .is_ascii_uppercase()
            .then(|| u32::from(letter - b'A') + 1)?;
        Some(column * 26 + value).filter(|column| *column <= COLUMNS)
    });
    let row = row
        .parse::<u32>()
        .ok()
        .filter(|row| (1..=ROWS).contains(row));
    match (column, row) {
        (Some(_), Some(_)) => Ok(()),
        _ => Err(TableError::Damaged(Damage::Claim)),
    }
}

/// The reader makes room for as many strings as the part claims.
fn check_strings(element: &BytesStart<'_>, bytes: usize) -> Result<(), TableError> {
    let claimed = attribute(element, "uniqueCount").and_then(|count| count.parse::<u128>().ok());
    let possible = bytes / SHORTEST_STRING;
    if claimed.is_some_and(|claimed| claimed > possible as u128) {
        return Err(TableError::Damaged(Damage::Claim));
    }
    Ok(())
}
