//! Tables in and out, and files under a passphrase.

use files::xlsx::{self, Sheet};
use files::{seal, table};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::sentence;

/// Reads a table from a CSV file or a workbook: `[warnings, rows]`. The first row holds the headings. What a spreadsheet
/// shows as row `n` is at `n - 1`, and is empty where the file has nothing there.
#[wasm_bindgen]
pub fn read_table(name: &str, bytes: &[u8]) -> Result<Array, JsError> {
    let mut reading = table::read(name, bytes).map_err(sentence)?;
    let warnings = texts(&std::mem::take(&mut reading.warnings));
    let rows: Array = reading.into_rows().iter().map(|row| texts(row)).collect();
    Ok(Array::of2(&warnings, &rows))
}

/// Writes a workbook. Each sheet is `[name, rows]`, its first row the headings.
#[wasm_bindgen]
pub fn write_xlsx(title: &str, sheets: &Array) -> Result<Vec<u8>, JsError> {
    let sheets: Option<Vec<Sheet>> = sheets.iter().map(|sheet| self::sheet(&sheet)).collect();
    let sheets = sheets
        .ok_or_else(|| sentence("A sheet has to be a name and its rows. No workbook was made."))?;
    xlsx::write(title, &sheets).map_err(sentence)
}

/// Protects bytes with a passphrase, in the `age` format.
#[wasm_bindgen]
pub fn seal(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, JsError> {
    seal::seal(bytes, passphrase, seal::WORK_FACTOR).map_err(sentence)
}

/// Opens what was protected with a passphrase.
#[wasm_bindgen]
pub fn unseal(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, JsError> {
    seal::open(bytes, passphrase).map_err(sentence)
}

fn texts(texts: &[String]) -> Array {
    texts.iter().map(|text| JsValue::from_str(text)).collect()
}

fn sheet(given: &JsValue) -> Option<Sheet> {
    let pair: &Array = given.dyn_ref()?;
    let rows: Array = pair.get(1).dyn_into().ok()?;
    let row = |row: JsValue| -> Option<Vec<String>> {
        let cells: Array = row.dyn_into().ok()?;
        cells.iter().map(|cell| cell.as_string()).collect()
    };
    Some(Sheet {
        name: pair.get(0).as_string()?,
        rows: rows.iter().map(row).collect::<Option<_>>()?,
    })
}
