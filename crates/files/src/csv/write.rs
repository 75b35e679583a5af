//! Writing a table so that Excel opens it by a double-click with every letter right.

use super::formula;

/// Writes headings and rows: UTF-8 with a byte order mark (Excel guesses wrong without one), CRLF, and cells quoted as
/// RFC 4180 has it. A cell that a spreadsheet would run as a formula gets an apostrophe before it; [`super::read`] takes
/// that off again.
pub fn write<H, R, C>(headings: &[H], rows: R) -> Vec<u8>
where
    H: AsRef<str>,
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut out = String::from('\u{feff}');
    write_row(&mut out, headings);
    for row in rows {
        write_row(&mut out, row);
    }
    out.into_bytes()
}

fn write_row<C: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = C>) {
    let start = out.len();
    for (column, cell) in cells.into_iter().enumerate() {
        if column > 0 {
            out.push(',');
        }
        write_cell(out, &formula::neutralise(cell.as_ref()));
    }
    if out.len() == start {
        // An empty line would be no row at all.
        out.push_str("\"\"");
    }
    out.push_str("\r\n");
}

fn write_cell(out: &mut String, cell: &str) {
    // Semicolons and tabs are quoted too, so that no reader takes them for the separator; so is what a reader could take
    // for a `sep=` line.
    let quoted = cell.contains([',', ';', '\t', '"', '\r', '\n', '='])
        || cell.starts_with([' ', '\u{feff}'])
        || cell.ends_with(' ');
    if !quoted {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for (index, part) in cell.split('"').enumerate() {
        if index > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_for_excel() {
        let rows = [
            ["Siân", "=1+1"],
            ["\"Sam\" Lee", "a,b"],
            ["two\nlines", "+44 7700 900123"],
        ];
        let written = String::from_utf8(write(&["name", "note"], rows)).unwrap();
        assert_eq!(
            written,
            "\u{feff}name,note\r\nSiân,\"'=1+1\"\r\n\"\"\"Sam\"\" Lee\",\"a,b\"\r\n\"two\nlines\",'+44 7700 900123\r\n"
        );
    }

    #[test]
    fn no_cells_and_one_empty_cell_still_make_a_row() {
        assert_eq!(write(&["a"], [[""]]), b"\xef\xbb\xbfa\r\n\"\"\r\n");
        assert_eq!(
            write::<&str, _, _>(&[], Vec::<[&str; 0]>::new()),
            b"\xef\xbb\xbf\"\"\r\n"
        );
    }
}
