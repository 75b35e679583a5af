//! What a person answered.

use forms::Record;
use forms::record::Value;

use crate::docx::{DocxDocument, FormSheet, Room};

/// The filled-in form, to be given to [`crate::docx::write`]. It says what the record says and no more.
#[must_use]
pub fn answered(record: &Record) -> DocxDocument {
    let mut sheet = FormSheet::new();
    for section in &record.sections {
        sheet = sheet.section(&section.title);
        for entry in &section.entries {
            sheet = sheet.question(&entry.label, "", room(&entry.value));
        }
    }
    DocxDocument {
        nameless: true,
        ..DocxDocument::of_form(&record.title, sheet)
    }
}

fn room(value: &Value) -> Room {
    match value {
        Value::Lines(lines) => Room::Written(lines.join("\n")),
        Value::Table { headings, rows } => Room::Table {
            columns: headings.clone(),
            rows: rows.clone(),
            empty_rows: 0,
        },
    }
}
