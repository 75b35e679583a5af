//! Cells that a spreadsheet would run, made harmless, and back.
//!
//! A cell such as `=HYPERLINK(...)` becomes code when the file is opened. We write an apostrophe before it, as people do
//! by hand, and reading takes one apostrophe off again. A cell that already starts so gets one more, so that reading back
//! always gives what was written. The list is OWASP's (CSV injection) with NUL and the full-width forms that some
//! spreadsheets fold to the plain ones.

use std::borrow::Cow;

/// The characters that make a spreadsheet take a cell for a formula when they come first.
const STARTERS: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// True when, behind apostrophes and spaces, a formula would start.
fn starts_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .trim_start_matches([' ', '\u{a0}'])
        .starts_with(STARTERS)
}

/// The cell as it is written.
pub(super) fn neutralise(cell: &str) -> Cow<'_, str> {
    if starts_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before [`neutralise`].
pub(crate) fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if starts_formula(rest) => rest,
        _ => cell,
    }
}

/// The cell as a workbook holds it, where nothing runs and only what [`restore`] would take off needs its apostrophe.
pub(crate) fn marked(cell: &str) -> Cow<'_, str> {
    if restore(cell) == cell {
        Cow::Borrowed(cell)
    } else {
        Cow::Owned(format!("'{cell}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_starter_is_neutralised_and_comes_back() {
        for starter in STARTERS {
            for cell in [
                format!("{starter}1+1"),
                format!(" {starter}x"),
                format!("'{starter}"),
                format!("''{starter}"),
            ] {
                let written = neutralise(&cell);
                assert_eq!(written, format!("'{cell}"));
                assert_eq!(restore(&written), cell);
            }
        }
    }

    #[test]
    fn ordinary_cells_stand_as_they_are() {
        for cell in ["", "Ann", "'Ann'", "O'Neil", "'", "07700 900123", "a=b"] {
            assert_eq!(neutralise(cell), cell);
            assert_eq!(restore(cell), cell);
        }
    }
}
