//! The cells of one sheet, as a stream, into rows.

use std::io::Cursor;

use calamine::{DataRef, Xlsx, XlsxError};

use super::{Damage, TableError, value};
use crate::csv::{self, Place, Table, formula};
use crate::limits;

/// A sheet's table, and its cells that show an error.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) table: Table,
    /// The first of them, and what it shows.
    pub(super) error: Option<(Place, String)>,
    pub(super) errors: usize,
}

/// Reads the sheet of this name. `room` is how many bytes of text all sheets may still hold: one long text can stand in a
/// million cells and cost the file nothing.
pub(super) fn read(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    room: &mut usize,
) -> Result<Sheet, TableError> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    let mut sheet = Sheet::default();
    let mut row: Vec<String> = Vec::new();
    let mut number = 0;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let Some(text) = value::text(cell.get_value(), cells.styles().get(style)) else {
            continue;
        };
        if text.trim().is_empty() {
            continue;
        }
        let (at, column) = cell.get_position();
        let (at, column) = (index(at), index(column));
        if at + 1 < number {
            return Err(TableError::Damaged(Damage::Claim));
        }
        if at + 1 > number {
            keep(&mut sheet.table, std::mem::take(&mut row), number, name)?;
            number = at + 1;
        }
        let place = || Place {
            row: number,
            column: column + 1,
            heading: sheet.table.headings.get(column).cloned(),
        };
        if number > limits::LAST_ROW {
            return Err(TableError::FarBelow { row: number });
        }
        if column >= limits::COLUMNS {
            return Err(TableError::TooManyColumns(place()));
        }
        if text.len() > limits::CELL_CHARACTERS && text.chars().count() > limits::CELL_CHARACTERS {
            return Err(TableError::CellTooLong(place()));
        }
        *room = room
            .checked_sub(text.len())
            .ok_or(TableError::TooLargeInside)?;
        if let DataRef::Error(error) = cell.get_value() {
            sheet.errors += 1;
            if sheet.error.is_none() {
                sheet.error = Some((place(), error.to_string()));
            }
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        if let Some(slot) = row.get_mut(column) {
            *slot = formula::restore(&text).replace('\0', "");
        }
    }
    keep(&mut sheet.table, row, number, name)?;
    Ok(sheet)
}

fn keep(table: &mut Table, row: Vec<String>, number: usize, name: &str) -> Result<(), TableError> {
    csv::keep(table, row, number).map_err(|_| TableError::TooManyRows {
        sheet: name.to_owned(),
        row: number,
    })
}

fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

pub(super) fn damaged(error: XlsxError) -> TableError {
    TableError::Damaged(Damage::Reader(error.to_string()))
}
