//! Files made to break a reader, each refused with a sentence before it costs memory.

use files::limits;
use files::table::{self, Damage, TableError};
use proptest::prelude::*;

use crate::book::{Book, cell};

fn refused(book: &Book) -> TableError {
    table::read("list.xlsx", &book.zip()).expect_err("is refused")
}

fn row(number: usize, cells: &str) -> String {
    format!("<row r=\"{number}\">{cells}</row>")
}

#[test]
fn a_far_corner_is_named_and_not_made_room_for() {
    let with = |place: &str, number: usize| {
        Book::of_rows(&(row(1, &cell("A1", "Name")) + &row(number, &cell(place, "x"))))
    };
    assert_eq!(
        refused(&with("A1048576", 1_048_576)).to_string(),
        "Row 1,048,576: something stands far below the table. Delete what is below the last row that is needed, and save it \
         again. Nothing was imported."
    );
    assert_eq!(
        refused(&with("XFD2", 2)).to_string(),
        "Row 2, column 16384: the sheet has more than 200 columns. Remove those that are not needed. Nothing was imported."
    );
    // Only claimed, by the sheet or by a place that no spreadsheet has.
    let claimed = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    let reading = table::read("list.xlsx", &Book::of_sheet(claimed).zip()).expect("is read");
    assert_eq!(reading.table.headings, ["1"]);
    let backwards = claimed.replace("A1:XFD1048576", "C9:A1");
    assert!(table::read("list.xlsx", &Book::of_sheet(&backwards).zip()).is_ok());
    for place in ["A99999999999", "ZZZZZZZZZZZ1", "A0", "1A", "A", "A1B", "é1"] {
        assert_eq!(
            refused(&with(place, 2)),
            TableError::Damaged(Damage::Claim),
            "{place}"
        );
    }
}

#[test]
fn a_vast_number_of_strings_is_not_believed() {
    let strings = |count: &str| {
        let part = format!("<sst uniqueCount=\"{count}\"><si><t>Name</t></si></sst>");
        Book::of_rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")
            .with("xl/sharedStrings.xml", part)
    };
    for count in [
        "4294967295",
        "18446744073709551615",
        "99999999999999999999999999",
    ] {
        assert_eq!(
            refused(&strings(count)),
            TableError::Damaged(Damage::Claim),
            "{count}"
        );
    }
    assert!(table::read("list.xlsx", &strings("1").zip()).is_ok());
}

#[test]
fn one_long_string_in_a_million_cells_is_stopped() {
    let long = "x".repeat(9_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(150);
    let rows: String = (0..400).map(|_| format!("<row>{cells}</row>")).collect();
    let book = Book::of_rows(&rows).with("xl/sharedStrings.xml", strings);
    assert_eq!(refused(&book), TableError::TooLargeInside);
}

#[test]
fn what_inflates_without_end_is_stopped_while_it_does() {
    let bomb = Book::of_rows(&" ".repeat(limits::UNZIPPED_BYTES + 1));
    let bytes = bomb.zip();
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    let error = table::read("list.xlsx", &bytes).expect_err("is refused");
    assert_eq!(
        error.to_string(),
        "The workbook holds more than 50 MB once it is unzipped. Copy the table alone into a new workbook, and save that. \
         Nothing was imported."
    );
    // Many parts that are each small enough, one after the other.
    let many = (0..6).fold(Book::of_rows(""), |book, at| {
        book.with(
            &format!("xl/worksheets/more{at}.xml"),
            " ".repeat(9 * 1024 * 1024),
        )
    });
    assert_eq!(refused(&many), TableError::TooLargeInside);
    // What is not needed is not inflated.
    let picture = Book::of_rows(&row(1, &cell("A1", "Name")))
        .with("xl/media/image1.png", vec![0; limits::UNZIPPED_BYTES + 1]);
    assert!(table::read("list.xlsx", &picture.zip()).is_ok());
}

#[test]
fn a_thousand_and_one_parts_are_too_many() {
    let base = Book::of_rows(&row(1, &cell("A1", "Name")));
    let full = (0..996).fold(base, |book, at| {
        book.with(&format!("xl/media/{at}.png"), "x")
    });
    assert!(table::read("list.xlsx", &full.zip()).is_ok());
    assert_eq!(
        refused(&full.with("xl/media/more.png", "x")).to_string(),
        "The workbook is made of more than 1,000 parts. Copy the table alone into a new workbook, and save that. Nothing was \
         imported."
    );
}

#[test]
fn entities_and_deep_nesting_do_no_harm() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
        <worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
    assert_eq!(
        refused(&Book::of_sheet(bomb)),
        TableError::Damaged(Damage::Xml)
    );
    let unknown = row(1, &cell("A1", "&nobody;"));
    assert!(matches!(
        refused(&Book::of_rows(&unknown)),
        TableError::Damaged(Damage::Reader(_))
    ));
    // A million elements, one in the other: nothing calls itself for each.
    let deep = "<a>".repeat(1_000_000) + &row(1, &cell("A1", "Name"));
    let reading = table::read("list.xlsx", &Book::of_rows(&deep).zip()).expect("is read");
    assert_eq!(reading.table.headings, ["Name"]);
}

#[test]
fn a_file_that_is_cut_short_or_changed_is_damaged() {
    let bytes = Book::of_rows(&row(1, &cell("A1", &"Name ".repeat(99)))).zip();
    let said = "The workbook is damaged or not complete. Open it in Excel, save it again as an Excel Workbook (.xlsx), and \
                choose the new file here. Nothing was imported.";
    for end in [bytes.len() - 1, bytes.len() / 2, 100, 4] {
        let error = table::read("list.xlsx", &bytes[..end]).expect_err("is refused");
        assert_eq!(error.to_string(), said, "cut at {end}");
    }
    // The sum that guards the sheet: the local header's is not looked at, the list's is.
    let mut wrong = bytes.clone();
    let list = wrong
        .windows(4)
        .rposition(|window| window == b"PK\x01\x02")
        .expect("has a list");
    wrong[list + 16] ^= 1;
    assert_eq!(
        table::read("list.xlsx", &wrong),
        Err(TableError::Damaged(Damage::Zip))
    );
}

#[test]
fn limits_name_the_place() {
    let heading = row(1, &cell("A1", "Name"));
    let long = row(2, &cell("A2", &"é".repeat(10_001)));
    assert_eq!(
        refused(&Book::of_rows(&(heading.clone() + &long))).to_string(),
        "Row 2, column 1 (Name): the cell holds more than 10,000 characters. Shorten it. Nothing was imported."
    );
    let rows: String = (2..=5_002)
        .map(|number| row(number, &cell(&format!("A{number}"), "x")))
        .collect();
    assert_eq!(
        refused(&Book::of_rows(&(heading.clone() + &rows))).to_string(),
        "Row 5,002: the sheet \"People\" has more than 5,000 rows below its headings. Split it into smaller workbooks. \
         Nothing was imported."
    );
    assert_eq!(
        refused(&Book::of_rows("")).to_string(),
        "The file is empty. Choose a file that has headings in its first row and one person in each row below. Nothing was \
         imported."
    );
    // Rows that go back would write over what was kept.
    assert_eq!(
        refused(&Book::of_rows(&(row(3, &cell("A3", "x")) + &heading))),
        TableError::Damaged(Damage::Claim)
    );
    let mut large = Book::of_rows(&heading).zip();
    large.resize(limits::FILE_BYTES + 1, 0);
    assert_eq!(
        table::read("list.xlsx", &large).map_err(|error| error.to_string()),
        Err(
            "The file is 5.1 MB; the most that can be read is 5 MB. Copy the table alone into a new workbook, without \
             pictures, and save that. Nothing was imported."
                .to_owned()
        )
    );
}

/// Pieces that sheets are made of, sound and not, so that random ones get past the first check.
const PIECES: [&str; 26] = [
    "<row r=\"1\">",
    "<row>",
    "</row>",
    "<row r=\"4294967296\">",
    "<row hidden=\"1\">",
    "<c r=\"A1\">",
    "<c>",
    "<c t=\"s\">",
    "<c t=\"e\">",
    "<c t=\"b\">",
    "<c t=\"d\" s=\"9\">",
    "<c r=\"B2\" t=\"str\" s=\"1\">",
    "</c>",
    "<c/>",
    "<v>",
    "</v>",
    "<v>1</v>",
    "<v>-1e308</v>",
    "<v>99999999999</v>",
    "<is>",
    "<t>",
    "</t>",
    "</is>",
    "<f t=\"shared\" si=\"999999999999\" ref=\"A1:XFD9\">",
    "&#0;&#x110000;&lt;_x0000__xD800_",
    "é\u{0}<![CDATA[ x ]]><!-- -- -->",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = table::read("list.xlsx", &bytes);
        let _ = table::read("list.xlsx", &[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn any_sheet_gets_an_answer(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let rows: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        let styles = "<styleSheet><numFmts><numFmt numFmtId=\"165\" formatCode=\"yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>\
            <xf numFmtId=\"165\"/></cellXfs></styleSheet>";
        let _ = table::read("list.xlsx", &Book::of_rows(&rows).with("xl/styles.xml", styles).zip());
    }

    /// A real workbook with some of its bytes changed: in the zip, and in its parts.
    #[test]
    fn any_change_to_a_sound_workbook_gets_an_answer(
        part in 0_usize..8, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), cut in any::<prop::sample::Index>(),
    ) {
        let sheet = files::xlsx::Sheet { name: "People".to_owned(), rows: vec![
            vec!["Name".to_owned(), "Email".to_owned()], vec!["Ann".to_owned(), "'=1+1".to_owned()],
        ] };
        let sound = files::xlsx::write("People", &[sheet]).expect("is written");
        let mut packed = sound.clone();
        for (at, byte) in &changes {
            let at = at.index(packed.len());
            packed[at] = *byte;
        }
        let _ = table::read("list.xlsx", &packed);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(sound)).expect("is a zip");
        let mut book = Book::of_rows("");
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("is there");
            let mut bytes = Vec::new();
            std::io::copy(&mut file, &mut bytes).expect("inflates");
            if at == part % 7 {
                for (place, byte) in &changes {
                    let place = place.index(bytes.len());
                    bytes[place] = *byte;
                }
                if part == 7 {
                    bytes.truncate(cut.index(bytes.len()));
                }
            }
            let name = file.name().expect("has a name").into_owned();
            book = book.with(&name, bytes);
        }
        let _ = table::read("list.xlsx", &book.zip());
    }
}
