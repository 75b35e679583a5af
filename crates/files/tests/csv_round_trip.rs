//! Any table comes back as it was written, by our reader and by another; any bytes at all are read or refused.

use files::csv;
use proptest::prelude::*;

/// Cells with what makes trouble: separators, marks, line ends, formula starters, letters of several scripts.
fn cell() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zé ]{1,4}",
        1 => proptest::sample::select(vec![
            "=", "+", "-", "@", "'", "\"", ",", ";", "\t", "\r", "\n", "\r\n", "＝", "＠", "sep=;", "\u{feff}", "\u{a0}", "ש",
            "😀",
        ]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// Headings that are not empty at the end, and rows of their width that hold something.
fn tables() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    (1..6usize).prop_flat_map(|width| {
        let headings =
            proptest::collection::vec("[a-z=;+@ '\"]{1,6}", width).prop_map(|mut headings| {
                headings
                    .iter_mut()
                    .for_each(|heading| *heading = format!("h{}", heading.trim_end()));
                headings
            });
        let row = proptest::collection::vec(cell(), width)
            .prop_filter("a row that holds something", |row| {
                row.iter().any(|cell| !cell.trim().is_empty())
            });
        (headings, proptest::collection::vec(row, 0..8))
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back((headings, rows) in tables()) {
        let bytes = csv::write(&headings, &rows);
        let reading = csv::read(&bytes).unwrap();
        prop_assert_eq!(&reading.table.headings, &headings);
        let back: Vec<_> = reading.table.rows.iter().map(|row| row.cells.clone()).collect();
        prop_assert_eq!(&back, &rows);
        prop_assert_eq!(reading.table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), (2..rows.len() + 2).collect::<Vec<_>>());
        prop_assert_eq!(reading.separator, ',');
        prop_assert!(reading.warnings.is_empty());
    }

    #[test]
    fn another_reader_finds_the_same_cells_and_no_formula((headings, rows) in tables()) {
        let bytes = csv::write(&headings, &rows);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
        let records: Vec<Vec<String>> = reader.deserialize().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(records.len(), rows.len() + 1);
        for (record, row) in records.iter().skip(1).zip(&rows) {
            for (theirs, ours) in record.iter().zip(row) {
                prop_assert!(!theirs.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠']));
                prop_assert!(theirs == ours || theirs.strip_prefix('\'') == Some(ours));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = csv::read(&bytes);
    }

    #[test]
    fn any_text_of_a_table_is_read_or_refused(text in "[a-z\",;\t\r\n'=\u{0}\u{feff}é]{0,80}") {
        let _ = csv::read(text.as_bytes());
        let _ = csv::read_text(&text);
    }
}
