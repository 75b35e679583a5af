//! One sheet.

use super::strings::Strings;
use super::{Sheet, XlsxError};
use crate::csv::{Place, formula};
use crate::office_xml::Xml;

/// What Excel holds.
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
const CELL_CHARACTERS: usize = 32_767;

/// Widths of columns, in digits of the default font.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

/// The height of a line, and the most that Excel gives a row, in points.
const LINE: usize = 15;
const HIGHEST: usize = 409;

/// Numbers of the formats in `parts/styles.xml`.
const HEADING: &str = "1";
const TEXT: &str = "2";

/// The sheet's part.
pub(super) fn write<'a>(
    sheet: &'a Sheet,
    name: &str,
    first: bool,
    strings: &mut Strings<'a>,
) -> Result<String, XlsxError> {
    let columns = columns(sheet);
    if columns > COLUMNS || sheet.rows.len() > ROWS {
        return Err(XlsxError::TooLarge {
            sheet: name.to_owned(),
        });
    }
    if let Some(place) = too_long(sheet) {
        return Err(XlsxError::CellTooLong {
            sheet: name.to_owned(),
            place,
        });
    }
    let widths = widths(sheet, columns);
    let mut xml = Xml::part();
    xml.element("worksheet", &[super::package::MAIN], |xml| {
        xml.element("sheetPr", &[], |xml| {
            xml.empty("pageSetUpPr", &[("fitToPage", "1")])
        });
        view(xml, first, sheet.rows.len() > 1);
        xml.empty("sheetFormatPr", &[("defaultRowHeight", "15")]);
        if columns > 0 {
            xml.element("cols", &[], |xml| write_widths(xml, &widths));
        }
        xml.element("sheetData", &[], |xml| {
            for (at, row) in sheet.rows.iter().enumerate() {
                self::row(xml, at, row, &widths, strings);
            }
        });
        if let Some(all) = range(sheet) {
            xml.empty("autoFilter", &[("ref", &all)]);
        }
        let margins = [
            ("left", "0.5"),
            ("right", "0.5"),
            ("top", "0.6"),
            ("bottom", "0.6"),
            ("header", "0.3"),
            ("footer", "0.3"),
        ];
        xml.empty("pageMargins", &margins);
        // A4 on its side, as wide as the page and as long as it takes.
        let setup = [
            ("paperSize", "9"),
            ("orientation", "landscape"),
            ("fitToWidth", "1"),
            ("fitToHeight", "0"),
        ];
        xml.empty("pageSetup", &setup);
        if let Some(all) = range(sheet) {
            // Otherwise Excel marks each cell of digits as a mistake.
            xml.element("ignoredErrors", &[], |xml| {
                xml.empty(
                    "ignoredError",
                    &[("sqref", &all), ("numberStoredAsText", "1")],
                );
            });
        }
    });
    Ok(xml.finish())
}

/// The cells with headings and all below them, such as `A1:C10`. `None` when the sheet holds nothing.
pub(super) fn range(sheet: &Sheet) -> Option<String> {
    let columns = columns(sheet);
    (columns > 0).then(|| format!("A1:{}{}", letters(columns - 1), sheet.rows.len()))
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        // Less than 26, so it fits.
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

fn columns(sheet: &Sheet) -> usize {
    sheet.rows.iter().map(Vec::len).max().unwrap_or(0)
}

fn too_long(sheet: &Sheet) -> Option<Place> {
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if cell.len() > CELL_CHARACTERS && cell.encode_utf16().count() > CELL_CHARACTERS {
                return Some(Place {
                    row: row + 1,
                    column: column + 1,
                    heading: sheet
                        .rows
                        .first()
                        .and_then(|headings| headings.get(column))
                        .cloned(),
                });
            }
        }
    }
    None
}

fn view(xml: &mut Xml, first: bool, has_rows: bool) {
    xml.element("sheetViews", &[], |xml| {
        let selected = first.then_some(("tabSelected", "1"));
        let attributes: Vec<(&str, &str)> = selected
            .into_iter()
            .chain([("workbookViewId", "0")])
            .collect();
        if !has_rows {
            xml.empty("sheetView", &attributes);
            return;
        }
        xml.element("sheetView", &attributes, |xml| {
            let below = ("topLeftCell", "A2");
            xml.empty(
                "pane",
                &[
                    ("ySplit", "1"),
                    below,
                    ("activePane", "bottomLeft"),
                    ("state", "frozen"),
                ],
            );
            xml.empty(
                "selection",
                &[
                    ("pane", "bottomLeft"),
                    ("activeCell", "A2"),
                    ("sqref", "A2"),
                ],
            );
        });
    });
}

/// The width of each column: its longest line, and room for the button of the filter.
fn widths(sheet: &Sheet, columns: usize) -> Vec<usize> {
    let mut widths = vec![NARROWEST; columns];
    for row in &sheet.rows {
        for (cell, width) in row.iter().zip(&mut widths) {
            let lines = cell
                .lines()
                .map(|line| line.chars().take(WIDEST).count() + 3);
            *width = lines.max().unwrap_or(0).clamp(*width, WIDEST);
        }
    }
    widths
}

/// The widths, and the format for what is typed into a column later.
fn write_widths(xml: &mut Xml, widths: &[usize]) {
    for (at, width) in widths.iter().enumerate() {
        let (number, width) = ((at + 1).to_string(), width.to_string());
        let attributes = [
            ("min", number.as_str()),
            ("max", &number),
            ("width", &width),
            ("style", TEXT),
            ("customWidth", "1"),
        ];
        xml.empty("col", &attributes);
    }
}

/// How high a row with more than one line is, in points. Excel works it out for itself, LibreOffice does not.
fn height(cells: &[String], widths: &[usize]) -> Option<usize> {
    let lines = cells.iter().zip(widths).map(|(cell, width)| {
        let lines = cell.lines().map(|line| {
            line.chars()
                .count()
                .div_ceil(width.saturating_sub(2).max(1))
                .max(1)
        });
        lines.sum::<usize>()
    });
    let lines = lines.max().unwrap_or(1);
    (lines > 1).then(|| (lines * LINE).min(HIGHEST))
}

fn row<'a>(
    xml: &mut Xml,
    at: usize,
    cells: &'a [String],
    widths: &[usize],
    strings: &mut Strings<'a>,
) {
    let number = (at + 1).to_string();
    let format = if at == 0 { HEADING } else { TEXT };
    let height = height(cells, widths).map(|height| height.to_string());
    let height = height.as_deref().map(|height| ("ht", height));
    let attributes: Vec<(&str, &str)> =
        [("r", number.as_str())].into_iter().chain(height).collect();
    xml.element("row", &attributes, |xml| {
        for (column, cell) in cells.iter().enumerate() {
            let place = format!("{}{number}", letters(column));
            let attributes = [("r", place.as_str()), ("s", format), ("t", "s")];
            if cell.is_empty() {
                let [place, format, _] = attributes;
                xml.empty("c", &[place, format]);
                continue;
            }
            let text = strings.number(formula::marked(cell)).to_string();
            xml.element("c", &attributes, |xml| {
                xml.element("v", &[], |xml| xml.words(&text))
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_letters_that_excel_gives_them() {
        let found = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters);
        assert_eq!(found, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
