//! What stands between the cells: said by a `sep=` line, else found by looking.

use super::cells::{Cells, Marks};

/// The separators that offices use; the first wins where nothing decides.
const USUAL: [char; 3] = [',', ';', '\t'];

/// How many rows are looked at.
const ROWS_SEEN: usize = 20;

/// Finds the separator, and takes off a `sep=` line where there is one (Excel hides that line and does not count it).
pub(super) fn find(text: &str) -> (char, &str) {
    if let Some(named) = named(text) {
        return named;
    }
    // The separator under which most rows are sound and as wide as the headings, and then the one with most headings.
    // Under a wrong one, quotation marks stand inside cells and widths differ.
    let mut best = (',', (0, 0));
    for separator in USUAL {
        let rows = first_rows(text, separator);
        let headings = rows.first().map_or(0, |row| row.cells);
        let alike = rows
            .iter()
            .filter(|row| row.sound && row.cells == headings)
            .count();
        if headings > 1 && alike > 0 && (alike, headings) > best.1 {
            best = (separator, (alike, headings));
        }
    }
    (best.0, text)
}

/// The separator of a first line such as `sep=;`, and the text below it.
fn named(text: &str) -> Option<(char, &str)> {
    let (word, rest) = text.split_at_checked(4)?;
    if !word.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let mut after = rest.chars();
    let separator = after.next().filter(|c| {
        c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, '\r' | '\n' | '"' | '\0' | ' ')
    })?;
    let rest = after.as_str();
    let below = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\n', '\r']));
    below
        .or(rest.is_empty().then_some(""))
        .map(|below| (separator, below))
}

/// A row under a separator on trial.
struct Trial {
    /// How many cells it has, empty ones too.
    cells: usize,
    /// All its quotation marks stand where they should.
    sound: bool,
}

/// The first rows that hold something.
fn first_rows(text: &str, separator: char) -> Vec<Trial> {
    let mut rows = Vec::with_capacity(ROWS_SEEN);
    let mut row = Trial {
        cells: 0,
        sound: true,
    };
    let mut holds_something = false;
    for cell in Cells::new(text, separator) {
        row.cells += 1;
        row.sound &= cell.marks == Marks::Regular;
        holds_something |= !cell.text.is_empty();
        if cell.ends_row {
            if holds_something {
                rows.push(row);
            }
            (row, holds_something) = (
                Trial {
                    cells: 0,
                    sound: true,
                },
                false,
            );
            if rows.len() == ROWS_SEEN {
                break;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_separators_are_found() {
        assert_eq!(find("name,email\nAnn,a@x.example\n").0, ',');
        assert_eq!(find("name;email\nAnn;a@x.example\n").0, ';');
        assert_eq!(find("name\temail\nAnn\ta@x.example\n").0, '\t');
        assert_eq!(find("name\nAnn\n").0, ',');
    }

    #[test]
    fn commas_inside_headings_and_lists_inside_cells_do_not_mislead() {
        assert_eq!(
            find("name\tdays (Mon, Tue, Wed)\nAnn\tMon\nBob\tTue\n").0,
            '\t'
        );
        assert_eq!(
            find("name,days\nAnn,Mon AM; Tue AM; Wed AM\nBob,Mon AM; Tue PM; Fri AM\n").0,
            ','
        );
        assert_eq!(find("\"name; in full; please\",days\nAnn,Mon\n").0, ',');
        assert_eq!(find("name,\"days; times; places\"\n").0, ',');
    }

    #[test]
    fn a_sep_line_decides_and_is_taken_off() {
        assert_eq!(find("sep=;\r\na,b;c\r\n"), (';', "a,b;c\r\n"));
        assert_eq!(find("SEP=|\na|b\n"), ('|', "a|b\n"));
        assert_eq!(find("sep=\t\na\tb"), ('\t', "a\tb"));
        assert_eq!(find("sep=nothing,b\n").1, "sep=nothing,b\n");
    }
}
