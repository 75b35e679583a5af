//! What `files::xlsx` writes: read back here, and looked at part by part.

use std::io::{Cursor, Read};

use files::table;
use files::xlsx::{self, Sheet, XlsxError};
use proptest::prelude::*;

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    Sheet {
        name: name.to_owned(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect(),
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("is there")
        .read_to_string(&mut text)
        .expect("is text");
    text
}

#[test]
fn every_cell_stays_the_text_that_it_was() {
    let rows: [&[&str]; 4] = [
        &["Name", "Phone", "Note"],
        &["Siân 😀", "07700900123", "=1+1"],
        &["'=x", "+44 7700 900123", "_x000D_ two\nlines"],
        &["<b>&amp;</b>", "1e5", " spaces kept "],
    ];
    let bytes = xlsx::write(
        "Volunteers",
        &[sheet("People", &rows), sheet("Rota", &[&["Day"]])],
    )
    .expect("is written");
    let reading = table::read("list.xlsx", &bytes).expect("is read");
    assert_eq!(
        reading.warnings,
        ["Only the sheet \"People\" was read. The workbook also has \"Rota\"."]
    );
    assert_eq!(reading.into_rows(), rows);
    for cell in ["A2", "B2", "C2"] {
        let found = format!("<c r=\"{cell}\" s=\"2\" t=\"s\">");
        assert!(
            part(&bytes, "xl/worksheets/sheet1.xml").contains(&found),
            "{cell} is text in a format for text"
        );
    }
}

#[test]
fn headings_are_bold_frozen_filtered_and_printed_on_each_page() {
    let bytes = xlsx::write(
        "Volunteers",
        &[sheet(
            "It's",
            &[&["Name", "Email"], &["Ann", "a@marsh.example"]],
        )],
    )
    .expect("is written");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains(
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        ),
        "{sheet}"
    );
    assert!(sheet.contains("<autoFilter ref=\"A1:B2\"/>"), "{sheet}");
    assert!(sheet.contains("<c r=\"A1\" s=\"1\" t=\"s\">"), "{sheet}");
    let widths: Vec<&str> = sheet
        .split(" width=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(widths, ["8", "18"]);
    let book = part(&bytes, "xl/workbook.xml");
    assert!(
        book.contains("<sheet name=\"It's\" sheetId=\"1\" r:id=\"rId1\"/>"),
        "{book}"
    );
    assert!(
        book.contains("hidden=\"1\">'It''s'!$A$1:$B$2</definedName>"),
        "{book}"
    );
    assert!(
        book.contains("\"_xlnm.Print_Titles\" localSheetId=\"0\">'It''s'!$1:$1</definedName>"),
        "{book}"
    );
    let styles = part(&bytes, "xl/styles.xml");
    let document = roxmltree::Document::parse(&styles).expect("is XML");
    let formats: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name("cellXfs") || node.tag_name().name() == "cellXfs")
        .collect();
    let heading = formats[0]
        .children()
        .filter(roxmltree::Node::is_element)
        .nth(1)
        .expect("is there");
    assert_eq!(
        (heading.attribute("fontId"), heading.attribute("numFmtId")),
        (Some("1"), Some("49"))
    );
}

#[test]
fn it_tells_its_title_and_nothing_of_who_made_it_or_when() {
    let sheets = [sheet("People", &[&["Name"], &["Ann"]])];
    let bytes = xlsx::write("Volunteers & pairs", &sheets).expect("is written");
    assert_eq!(
        bytes,
        xlsx::write("Volunteers & pairs", &sheets).expect("is written")
    );
    let core = part(&bytes, "docProps/core.xml");
    assert!(
        core.contains(
            "<dc:title>Volunteers &amp; pairs</dc:title><dc:language>en-GB</dc:language>"
        ),
        "{core}"
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("is there");
        assert_eq!(file.last_modified(), Some(zip::DateTime::default()));
        let mut text = String::new();
        file.read_to_string(&mut text).expect("is text");
        for trace in [
            "creator",
            "lastModifiedBy",
            "dcterms",
            "Application",
            "Microsoft",
        ] {
            assert!(!text.contains(trace), "{trace}");
        }
    }
}

#[test]
fn what_excel_does_not_hold_is_refused_with_its_place() {
    let said = |title: &str, sheets: &[Sheet]| {
        xlsx::write(title, sheets).map_err(|error| error.to_string())
    };
    let one = [sheet("People", &[&["Name"]])];
    assert_eq!(
        said(" ", &one),
        Err("The workbook has no title. Give it one. No workbook was made.".to_owned())
    );
    assert_eq!(
        said("x", &[]),
        Err("There is no table to put into a workbook. No workbook was made.".to_owned())
    );
    let long = "x".repeat(32_768);
    assert_eq!(
        said("x", &[sheet("People", &[&["Name"], &[&long]])]),
        Err(
            "The sheet \"People\": Row 2, column 1 (Name): the cell holds more than the 32,767 characters that Excel takes. \
             Shorten it, or save as CSV. No workbook was made."
                .to_owned()
        )
    );
    let wide = Sheet {
        name: "Wide".to_owned(),
        rows: vec![vec![String::new(); 16_385]],
    };
    assert_eq!(
        xlsx::write("x", &[wide]),
        Err(XlsxError::TooLarge {
            sheet: "Wide".to_owned()
        })
    );
    assert_eq!(
        XlsxError::TooLarge {
            sheet: "Wide".to_owned()
        }
        .to_string(),
        "The sheet \"Wide\" has more than the 1,048,576 rows or 16,384 columns that Excel holds. Split it. No workbook was made."
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Any table comes back. Control characters come back as the pictures that stand for them, so they are left out here.
    #[test]
    fn any_table_comes_back(
        headings in proptest::collection::vec("[A-Za-zé]{1,8}", 1..6),
        cells in proptest::collection::vec("[^\\p{Cc}\\s][^\\p{Cc}]{0,20}", 0..24),
        title in "[A-Z][a-z ]{0,20}",
    ) {
        let width = headings.len();
        let mut rows = vec![headings];
        rows.extend(cells.chunks_exact(width).map(<[String]>::to_vec));
        let bytes = xlsx::write(&title, &[Sheet { name: title.clone(), rows: rows.clone() }]).expect("is written");
        prop_assert_eq!(table::read("list.xlsx", &bytes).expect("is read").into_rows(), rows);
    }
}
