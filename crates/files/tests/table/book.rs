//! Workbooks part by part, sound or not.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const XMLNS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a workbook by their names.
pub struct Book(Vec<(String, Vec<u8>)>);

impl Book {
    /// A workbook whose one sheet, "People", holds these rows as XML.
    pub fn of_rows(rows: &str) -> Self {
        Self::of_sheet(&format!(
            "<worksheet xmlns=\"{XMLNS}\"><sheetData>{rows}</sheetData></worksheet>"
        ))
    }

    /// A workbook whose one sheet, "People", is this part.
    pub fn of_sheet(sheet: &str) -> Self {
        let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        let part = |name: &str, text: String| (name.to_owned(), text.into_bytes());
        Self(vec![
            part(
                "_rels/.rels",
                format!(
                    "{relations}<Relationship Id=\"a\" Type=\"{RELATION}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            part(
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{XMLNS}\" xmlns:r=\"{RELATION}\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
                ),
            ),
            part(
                "xl/_rels/workbook.xml.rels",
                format!(
                    "{relations}<Relationship Id=\"a\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            part("xl/worksheets/sheet1.xml", sheet.to_owned()),
        ])
    }

    /// Adds a part, or puts it in the place of the one of its name.
    pub fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), bytes.into()));
        self
    }

    /// The file.
    pub fn zip(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            writer
                .start_file(name.as_str(), SimpleFileOptions::default())
                .expect("is begun");
            writer.write_all(bytes).expect("is written");
        }
        writer.finish().expect("is packed").into_inner()
    }
}

/// A cell with a text of its own.
pub fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}
