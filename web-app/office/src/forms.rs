//! Forms on paper, and QR codes for posters.

use ::forms::{Form, Record};
use files::{docx, paper_form, qr};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{of_another_build, sentence};

/// The Word document of a filled-in form. `record_json` is a `forms::Record` as serde writes it.
#[wasm_bindgen]
pub fn form_docx(record_json: &str) -> Result<Vec<u8>, JsError> {
    answered(record_json).map_err(sentence)
}

/// The Word document of a blank form. `form_json` is a `forms::Form` as serde writes it.
#[wasm_bindgen]
pub fn blank_form_docx(title: &str, form_json: &str) -> Result<Vec<u8>, JsError> {
    blank(title, form_json).map_err(sentence)
}

/// The text as a QR code: an SVG picture.
#[wasm_bindgen]
pub fn qr_svg(text: &str) -> Result<String, JsError> {
    qr::svg(text).map_err(sentence)
}

fn answered(record_json: &str) -> Result<Vec<u8>, String> {
    let record: Record =
        serde_json::from_str(record_json).map_err(|error| of_another_build(&error))?;
    docx::write(&paper_form::answered(&record)).map_err(|error| error.to_string())
}

fn blank(title: &str, form_json: &str) -> Result<Vec<u8>, String> {
    let form: Form = serde_json::from_str(form_json).map_err(|error| of_another_build(&error))?;
    docx::write(&paper_form::blank(title, &form)).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_and_a_form_become_word_files_and_anything_else_a_sentence() {
        let record = r#"{"title":"Reflection","sections":[{"title":"The visit","entries":[
            {"question":"saw","label":"What did you see?","value":{"lines":["Two lists"]}}]}]}"#;
        assert!(answered(record).unwrap().starts_with(b"PK"));
        let form = r#"{"id":"f","version":1,"purpose":"Why.","who_sees":"Us.","minutes":1,"return_to":"nobody",
            "anonymous":"never","section":[]}"#;
        assert!(blank("Reflection", form).unwrap().starts_with(b"PK"));
        let error = answered(r#"{"title":"x"}"#).unwrap_err();
        assert!(
            error.starts_with("This page and its tool were built at different times. Reload the page. No document was made. (missing"),
            "{error}"
        );
        assert_eq!(
            blank(" ", form).unwrap_err(),
            "The document has no title. Give it one. No document was made."
        );
    }
}
