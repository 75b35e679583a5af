//! Writes a workbook that shows all that `files::xlsx` can do, for a look in Excel or LibreOffice:
//! `cargo run -p files --example workbook -- out.xlsx`

use std::error::Error;

use files::xlsx::{self, Sheet};

fn main() -> Result<(), Box<dyn Error>> {
    let name = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "sample.xlsx".to_owned());
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    let volunteers = Sheet {
        name: "Volunteers".to_owned(),
        rows: vec![
            row(["Name", "Email", "Phone", "Note"]),
            row(["Siân Møller", "sian@marsh.example", "07700900123", "=1+1"]),
            row(["O'Neil", "o@marsh.example", "+44 7700 900124", "two\nlines"]),
            row(["'=x", "0001", "1e5", "_x000D_ <b>&\u{1}"]),
            row([
                "Long",
                "",
                "12345678901234567890",
                &"A sentence that runs on. ".repeat(12),
            ]),
        ],
    };
    let second = Sheet {
        name: "What it's for: a/b".to_owned(),
        rows: vec![vec!["Only headings".to_owned()]],
    };
    let nothing = Sheet {
        name: "volunteers".to_owned(),
        rows: Vec::new(),
    };
    std::fs::write(
        name,
        xlsx::write("Volunteers & pairs", &[volunteers, second, nothing])?,
    )?;
    Ok(())
}
