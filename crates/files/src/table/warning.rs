//! What a person should look at although the workbook could be read.

use crate::csv::Place;
use crate::wording::grouped;

/// How many sheets are named.
const NAMED: usize = 6;

/// Which other sheets there are, and whether each can be seen.
pub(super) fn other_sheets(read: &str, others: &[(&str, bool)]) -> Option<String> {
    let mut named: Vec<String> = (others.iter().take(NAMED))
        .map(|(name, visible)| format!("\"{name}\"{}", if *visible { "" } else { " (hidden)" }))
        .collect();
    if others.len() > NAMED {
        named.push(format!("{} more", others.len() - NAMED));
    }
    let (last, before) = named.split_last()?;
    let list = if before.is_empty() {
        last.clone()
    } else {
        format!("{} and {last}", before.join(", "))
    };
    Some(format!(
        "Only the sheet \"{read}\" was read. The workbook also has {list}."
    ))
}

/// Rows or columns that Excel hides.
pub(super) fn hidden(count: usize, what: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {what} of the sheet is hidden. It was read too.")),
        _ => Some(format!(
            "{} {what}s of the sheet are hidden. They were read too.",
            grouped(count)
        )),
    }
}

/// Formulas without a result.
pub(super) fn unsolved(count: usize) -> Option<String> {
    let how = "Open the workbook in Excel, save it, and choose it here again.";
    match count {
        0 => None,
        1 => Some(format!(
            "1 cell holds a formula that was never worked out, and was read as empty. {how}"
        )),
        _ => Some(format!(
            "{} cells hold formulas that were never worked out, and were read as empty. {how}",
            grouped(count)
        )),
    }
}

/// Cells that show an error of Excel.
pub(super) fn errors(first: &Place, shown: &str, count: usize) -> String {
    let more = match count.saturating_sub(1) {
        0 => String::new(),
        1 => " So does 1 more cell.".to_owned(),
        more => format!(" So do {} more cells.", grouped(more)),
    };
    format!("{first}: the cell shows an error ({shown}) and not a value.{more}")
}

/// Macros.
pub(super) fn macros() -> String {
    "The workbook holds macros. They were not read and did not run.".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences() {
        let said = |others| other_sheets("Volunteers", others);
        assert_eq!(said(&[]), None);
        assert_eq!(
            said(&[("Rota", true)]).as_deref(),
            Some("Only the sheet \"Volunteers\" was read. The workbook also has \"Rota\".")
        );
        assert_eq!(
            said(&[
                ("Rota", true),
                ("Old", false),
                ("3", true),
                ("4", true),
                ("5", true),
                ("6", true),
                ("7", true)
            ])
            .as_deref(),
            Some(
                "Only the sheet \"Volunteers\" was read. The workbook also has \"Rota\", \"Old\" (hidden), \"3\", \"4\", \
                 \"5\", \"6\" and 1 more."
            )
        );
        assert_eq!(hidden(0, "row"), None);
        assert_eq!(
            hidden(1, "row").as_deref(),
            Some("1 row of the sheet is hidden. It was read too.")
        );
        assert_eq!(
            hidden(1_200, "column").as_deref(),
            Some("1,200 columns of the sheet are hidden. They were read too.")
        );
        assert_eq!(
            unsolved(1).as_deref(),
            Some(
                "1 cell holds a formula that was never worked out, and was read as empty. Open the workbook in Excel, save \
                 it, and choose it here again."
            )
        );
        assert_eq!(
            unsolved(2).as_deref(),
            Some(
                "2 cells hold formulas that were never worked out, and were read as empty. Open the workbook in Excel, save \
                 it, and choose it here again."
            )
        );
        let place = Place {
            row: 3,
            column: 2,
            heading: Some("Email".to_owned()),
        };
        assert_eq!(
            errors(&place, "#N/A", 1),
            "Row 3, column 2 (Email): the cell shows an error (#N/A) and not a value."
        );
        assert!(errors(&place, "#N/A", 2).ends_with("value. So does 1 more cell."));
        assert!(errors(&place, "#N/A", 3).ends_with("value. So do 2 more cells."));
        assert_eq!(
            macros(),
            "The workbook holds macros. They were not read and did not run."
        );
    }
}
