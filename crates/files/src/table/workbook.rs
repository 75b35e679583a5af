//! From a workbook's zip to its first table.

use std::io::Cursor;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};

use super::kind::Archive;
use super::sheet::{self, Sheet, damaged};
use super::{Reading, TableError, look, unzip, warning};
use crate::limits;

/// Reads the first sheet that is not hidden and holds anything.
pub(super) fn read(archive: Archive<'_>) -> Result<Reading, TableError> {
    let mut found = unzip::parts(archive)?;
    let look = look::through(&mut found.parts)?;
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(unzip::archive(found.parts)?)).map_err(damaged)?;
    let sheets: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let mut room = limits::UNZIPPED_BYTES;
    for (at, (name, visible)) in sheets.iter().enumerate() {
        if !visible {
            continue;
        }
        let sheet: Sheet = sheet::read(&mut workbook, name, &mut room)?;
        if sheet.table.headings.is_empty() {
            continue;
        }
        let others: Vec<(&str, bool)> = (sheets.iter().enumerate())
            .filter(|(other, _)| *other != at)
            .map(|(_, (name, visible))| (name.as_str(), *visible))
            .collect();
        let seen = look.of_sheet(name);
        let warnings = [
            warning::other_sheets(name, &others),
            warning::hidden(seen.hidden_rows(&sheet.table), "row"),
            warning::hidden(seen.hidden_columns(&sheet.table), "column"),
            warning::unsolved(seen.unsolved),
            sheet
                .error
                .map(|(place, shown)| warning::errors(&place, &shown, sheet.errors)),
            found.macros.then(warning::macros),
        ];
        return Ok(Reading {
            table: sheet.table,
            warnings: warnings.into_iter().flatten().collect(),
        });
    }
    Err(TableError::Empty)
}
