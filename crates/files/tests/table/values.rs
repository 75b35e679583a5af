//! What cells give, from workbooks that an independent program wrote.

use files::table::{self, Reading, TableError};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::book::{Book, cell};

fn read(workbook: &mut Workbook) -> Reading {
    let bytes = workbook.save_to_buffer().expect("is written");
    table::read("list.xlsx", &bytes).expect("is read")
}

fn add<'a>(workbook: &'a mut Workbook, name: &str) -> &'a mut Worksheet {
    workbook.add_worksheet().set_name(name).expect("has a name")
}

#[test]
fn each_kind_of_cell_gives_what_a_csv_file_would_hold() {
    let mut workbook = Workbook::new();
    let sheet = add(&mut workbook, "People");
    let date = ExcelDateTime::from_ymd(2027, 3, 12).expect("is a day");
    let moment = ExcelDateTime::parse_from_str("2027-03-12 14:30:00").expect("is a moment");
    let time = ExcelDateTime::parse_from_str("09:05").expect("is a time");
    let format = |code: &str| Format::new().set_num_format(code);
    let cells: Vec<(&str, &str)> = vec![
        ("Text", "07700900123"),
        ("Number", "7700900123"),
        ("Padded", "07700900123"),
        ("Day", "12/03/2027"),
        ("Moment", "12/03/2027 14:30"),
        ("Time", "09:05"),
        ("Long", "26:30"),
        ("Sum", "0.3"),
        ("Formula", "result"),
        ("Yes", "TRUE"),
        ("Plus", "+44 7700 900123"),
        ("Apostrophe", "'quoted'"),
    ];
    for (column, (heading, _)) in (0..).zip(&cells) {
        sheet.write_string(0, column, *heading).expect("is written");
    }
    sheet.write_string(1, 0, "07700900123").expect("is written");
    sheet
        .write_number(1, 1, 7_700_900_123.0)
        .expect("is written");
    sheet
        .write_number_with_format(1, 2, 7_700_900_123.0, &format("00000000000"))
        .expect("is written");
    sheet
        .write_datetime_with_format(1, 3, &date, &format("dd/mm/yyyy"))
        .expect("is written");
    sheet
        .write_datetime_with_format(1, 4, &moment, &format("d mmm yyyy hh:mm"))
        .expect("is written");
    sheet
        .write_datetime_with_format(1, 5, &time, &format("hh:mm"))
        .expect("is written");
    sheet
        .write_number_with_format(1, 6, 26.5 / 24.0, &format("[h]:mm"))
        .expect("is written");
    sheet.write_number(1, 7, 0.1 + 0.2).expect("is written");
    sheet
        .write_formula(
            1,
            8,
            Formula::new("=CONCAT(\"re\",\"sult\")").set_result("result"),
        )
        .expect("is written");
    sheet.write_boolean(1, 9, true).expect("is written");
    // As a file of ours comes back from Excel.
    sheet
        .write_string(1, 10, "'+44 7700 900123")
        .expect("is written");
    sheet.write_string(1, 11, "'quoted'").expect("is written");
    let reading = read(&mut workbook);
    let (headings, values): (Vec<_>, Vec<_>) = cells.into_iter().unzip();
    assert_eq!(reading.table.headings, headings);
    assert_eq!(reading.table.rows[0].cells, values);
    assert_eq!(reading.warnings, Vec::<String>::new());
}

#[test]
fn the_first_sheet_that_can_be_seen_and_holds_something_is_read_and_the_rest_named() {
    let mut workbook = Workbook::new();
    add(&mut workbook, "Empty");
    add(&mut workbook, "Old")
        .set_hidden(true)
        .write_string(0, 0, "Name")
        .expect("is written");
    let sheet = add(&mut workbook, "A & <B>");
    for (row, text) in [(2, "Name"), (3, "Ann"), (5, "Bob"), (6, "Cy")] {
        sheet.write_string(row, 1, text).expect("is written");
    }
    sheet.set_row_hidden(5).expect("is hidden");
    sheet.set_column_hidden(1).expect("is hidden");
    sheet.set_column_hidden(2).expect("is hidden");
    sheet.write_string(6, 2, "Hove").expect("is written");
    // What is hidden beside and below the table is no part of it.
    sheet.set_column_range_hidden(3, 16_383).expect("is hidden");
    sheet.set_row_hidden(40).expect("is hidden");
    add(&mut workbook, "Rota")
        .write_string(0, 0, "Day")
        .expect("is written");
    let reading = read(&mut workbook);
    assert_eq!(
        reading.warnings,
        [
            "Only the sheet \"A & <B>\" was read. The workbook also has \"Empty\", \"Old\" (hidden) and \"Rota\".",
            "1 row of the sheet is hidden. It was read too.",
            "2 columns of the sheet are hidden. They were read too.",
        ]
    );
    let numbers: Vec<usize> = reading.table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 6, 7]);
    let rows = reading.into_rows();
    assert_eq!(rows.len(), 7);
    assert_eq!(
        (&rows[0][1], &rows[3][1], &rows[5][1]),
        (&"Name".to_owned(), &"Ann".to_owned(), &"Bob".to_owned())
    );
    assert!(rows[1].is_empty() && rows[4].is_empty());
}

#[test]
fn errors_formulas_without_a_result_and_macros_are_told() {
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c><c r=\"B2\"><f>1+1</f></c></row>\
         <row r=\"3\"><c r=\"A3\" t=\"e\"><v>#REF!</v></c><c r=\"B3\"><f>1+1</f><v>2</v></c></row>",
        cell("A1", "Email"),
        cell("B1", "Sum")
    );
    let bytes = Book::of_rows(&rows)
        .with("xl/vbaProject.bin", "macro")
        .zip();
    let reading = table::read("list.xlsm", &bytes).expect("is read");
    assert_eq!(
        reading.warnings,
        [
            "1 cell holds a formula that was never worked out, and was read as empty. Open the workbook in Excel, save it, and \
             choose it here again.",
            "Row 2, column 1 (Email): the cell shows an error (#N/A) and not a value. So does 1 more cell.",
            "The workbook holds macros. They were not read and did not run.",
        ]
    );
    assert_eq!(reading.table.rows[0].cells, ["#N/A", ""]);
    assert_eq!(reading.table.rows[1].cells, ["#REF!", "2"]);
}

#[test]
fn text_tables_are_read_as_ever_and_their_warnings_are_sentences() {
    let reading = table::read(
        "list.csv",
        b"name;email\r\nSi\xe2n;s@marsh.example\r\n\r\nBob;",
    )
    .expect("is read");
    assert_eq!(
        reading.warnings,
        [
            "The file was saved in an older way (Windows-1252). Check these words: Siân. If they look wrong, save the file \
             again as \"CSV UTF-8 (Comma delimited)\"."
        ]
    );
    assert_eq!(
        reading.into_rows(),
        [
            vec!["name", "email"],
            vec!["Siân", "s@marsh.example"],
            vec![],
            vec!["Bob", ""]
        ]
    );
    let error = table::read("list.csv", b"name\n\"Ann").expect_err("is refused");
    assert_eq!(
        error.to_string(),
        "Row 2, column 1 (name): a quotation mark is opened but never closed. Nothing was imported."
    );
    let far = format!("name\n{}Ann", "\n".repeat(60_000));
    assert_eq!(
        table::read("list.csv", far.as_bytes()),
        Err(TableError::FarBelow { row: 60_002 })
    );
}
