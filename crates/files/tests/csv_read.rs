//! Files as offices make them, and the sentence for each that cannot be read.

#![allow(
    clippy::unwrap_used,
    reason = "a failure in a test's own function is a failed test"
)]

use files::csv::{self, CsvError};

fn table(text: &str) -> (Vec<String>, Vec<(usize, Vec<String>)>) {
    let table = csv::read(text.as_bytes()).unwrap().table;
    (
        table.headings,
        table
            .rows
            .into_iter()
            .map(|row| (row.number, row.cells))
            .collect(),
    )
}

fn sentence(bytes: &[u8]) -> String {
    csv::read(bytes).unwrap_err().to_string()
}

#[test]
fn rows_keep_the_numbers_that_a_spreadsheet_shows() {
    let (headings, rows) =
        table("\r\n Name ,Email,\r\n\r\nAnn,a@x.example,,,\r\n,,\r\n\"Bob\r\nBee\",\r\nCy\r\n");
    assert_eq!(headings, ["Name", "Email"]);
    assert_eq!(
        rows,
        [
            (4, vec!["Ann".to_owned(), "a@x.example".to_owned()]),
            (6, vec!["Bob\r\nBee".to_owned(), String::new()]),
            (7, vec!["Cy".to_owned(), String::new()]),
        ]
    );
}

#[test]
fn a_cell_beyond_the_headings_is_kept_for_the_caller_to_judge() {
    let (_, rows) = table("Name,Town\nAnn,Hove, Sussex\n");
    assert_eq!(
        rows,
        [(
            2,
            vec!["Ann".to_owned(), "Hove".to_owned(), " Sussex".to_owned()]
        )]
    );
}

#[test]
fn what_excel_puts_on_the_clipboard_is_read() {
    let reading = csv::read_text("Name\tDays\r\nAnn\t\"Mon AM\nTue PM\"\r\n").unwrap();
    assert_eq!(reading.separator, '\t');
    assert_eq!(reading.table.rows[0].cells, ["Ann", "Mon AM\nTue PM"]);
}

#[test]
fn characters_of_number_0_are_left_out_and_said() {
    let reading = csv::read(b"Name,Town\nAnn\0,Hove\n").unwrap();
    assert_eq!(reading.table.rows[0].cells, ["Ann", "Hove"]);
    assert_eq!(
        reading.warnings[0].to_string(),
        "Row 2, column 1 (Name): characters that no program can show were left out."
    );
}

#[test]
fn letters_that_were_lost_are_said_however_the_text_came() {
    let text = "Name,Town\nSi\u{fffd}n,Hove\n";
    let said = "Some letters were lost before the file came here. Put them right in: Si\u{fffd}n.";
    for reading in [csv::read(text.as_bytes()), csv::read_text(text)] {
        assert_eq!(reading.unwrap().warnings[0].to_string(), said);
    }
}

#[test]
fn data_and_scrambled_bytes_are_no_table() {
    let data = "This is a data file, not a table. A saved scheme or a response from a form is opened where the page offers \
                that. Here, choose the list itself: an Excel workbook (.xlsx) or a CSV file. Nothing was imported.";
    for text in [
        "{\"format\": \"exchange-response\"}",
        "\n { }",
        "[{\"name\": \"Ann\"}]",
    ] {
        assert_eq!(sentence(text.as_bytes()), data, "{text}");
        assert_eq!(csv::read_text(text).unwrap_err().to_string(), data);
    }
    let no_text = "This file holds no text that can be read. Choose a spreadsheet that was saved as CSV. Nothing was imported.";
    let scrambled: Vec<u8> = (0..2_000_u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    assert_eq!(sentence(&scrambled), no_text);
    assert_eq!(
        csv::read_text("name\n\u{1}\u{2}\u{3}")
            .unwrap_err()
            .to_string(),
        no_text
    );
    assert!(sentence(b"{\\rtf1\\ansi hello}").starts_with("This is a Word document"));
    assert!(csv::read(b"[Name],{Town}\nAnn,Hove\n").is_ok());
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    let expected = "Row 3, column 1 (First name): a quotation mark is opened but never closed. Nothing was imported.";
    assert_eq!(
        sentence(b"First name,Email\nAnn,a@x.example\n\"Bob,b@x.example\nCy,c@x.example\n"),
        expected
    );
    assert_eq!(
        sentence(b"First name,Email\nAnn,a@x.example\n\"Bob,b@x.example\n\"Cy\",c@x.example\n"),
        expected
    );
    assert_eq!(
        sentence(b"\"Name"),
        "Row 1, column 1: a quotation mark is opened but never closed. Nothing was imported."
    );
}

#[test]
fn a_file_with_nothing_in_it() {
    let expected = "The file is empty. Choose a file that has headings in its first row and one person in each row \
                    below. Nothing was imported.";
    for bytes in [
        &b""[..],
        b"\r\n\r\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b" , ,\n",
        b"sep=;\n",
    ] {
        assert_eq!(sentence(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn limits_are_kept_to_the_last_one_that_fits() {
    let header = "a,b\n";
    let rows = |count: usize| [header, &"1,2\n".repeat(count)].concat();
    assert_eq!(
        csv::read(rows(5000).as_bytes()).unwrap().table.rows.len(),
        5000
    );
    assert_eq!(
        sentence(rows(5001).as_bytes()),
        "Row 5,002: the file has more than 5,000 rows below its headings. Split it into smaller files. Nothing was \
         imported."
    );
    let wide = |count: usize| format!("{}x", ",".repeat(count - 1));
    assert_eq!(
        csv::read(wide(200).as_bytes())
            .unwrap()
            .table
            .headings
            .len(),
        200
    );
    assert_eq!(
        sentence(wide(201).as_bytes()),
        "Row 1, column 201: the file has more than 200 columns. Remove those that are not needed. Nothing was imported."
    );
    let long = |count: usize| format!("Notes\n{}\n", "é".repeat(count));
    assert!(csv::read(long(10_000).as_bytes()).is_ok());
    assert_eq!(
        sentence(long(10_001).as_bytes()),
        "Row 2, column 1 (Notes): the cell holds more than 10,000 characters. Shorten it, or look for a quotation mark \
         that is never closed. Nothing was imported."
    );
    let large = |count: usize| [b"a\n".to_vec(), vec![b'\n'; count - 2]].concat();
    assert!(csv::read(&large(5 << 20)).is_ok());
    assert_eq!(
        sentence(&large((5 << 20) + 1)),
        "The file is 5.1 MB; the most that can be read is 5 MB. Remove rows and columns that are not needed, and save \
         it again. Nothing was imported."
    );
}

#[test]
fn padding_to_the_right_is_no_column() {
    let padded = format!("a,b{}\n1,2{}\n", ",".repeat(16_000), ",".repeat(16_000));
    assert_eq!(
        csv::read(padded.as_bytes()).unwrap().table.headings,
        ["a", "b"]
    );
}

#[test]
fn files_dropped_by_mistake_say_how_to_get_the_right_one() {
    let save = "choose File, then Save As, then the type \"CSV UTF-8 (Comma delimited)\"";
    for (bytes, expected) in [
        (
            &b"PK\x03\x04[Content_Types].xml..xl/workbook.xml"[..],
            format!("This is an Excel workbook, not a CSV file. In Excel, {save}, and choose the new file here."),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..",
            format!(
                "This is an older Office file, or one with a password. Open it in Excel, {save}, and choose the new file \
                 here."
            ),
        ),
        (
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "This is an OpenDocument spreadsheet, not a CSV file. In LibreOffice, choose File, then Save As, then the \
             type \"Text CSV\", and choose the new file here."
                .to_owned(),
        ),
        (
            b"PK\x03\x04..word/document.xml",
            format!(
                "This is a Word document, not a CSV file. Copy its table into Excel, {save}, and choose the new file here."
            ),
        ),
        (b"PK\x05\x06", "This is a zip folder. Take the CSV file out of it and choose that here.".to_owned()),
        (
            b"%PDF-1.7 ...",
            format!(
                "This is a PDF, not a CSV file. Open the spreadsheet that it was made from, {save}, and choose the new \
                 file here."
            ),
        ),
        (b"\xff\xd8\xff\xe0", "This is a picture, not a CSV file. Choose the spreadsheet, saved as CSV.".to_owned()),
        (
            b"\xef\xbb\xbf\n<HTML><table>",
            format!(
                "This is a web page, even if its name ends in .xls or .csv. Open it in Excel, {save}, and choose the new \
                 file here."
            ),
        ),
        (
            b"\0\0\0\x01\x02\x03",
            "This file holds no text that can be read. Choose a spreadsheet that was saved as CSV.".to_owned(),
        ),
    ] {
        assert_eq!(sentence(bytes), format!("{expected} Nothing was imported."));
    }
}

#[test]
fn a_workbook_is_named_even_when_it_is_too_large() {
    let mut bytes = b"PK\x03\x04xl/workbook.xml".to_vec();
    bytes.resize(6 << 20, 0);
    assert!(matches!(csv::read(&bytes), Err(CsvError::NotText(_))));
}
