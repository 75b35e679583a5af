//! Templates with their blanks filled in, and several files in one.

use ::documents::{Template, Values, fill};
use files::archive::{self, Entry};
use files::docx::{self, DocxDocument, Head};
use files::names;
use js_sys::Uint8Array;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{of_another_build, sentence};

/// The Word document of a template, filled in. `template_json` is a `documents::Template`, `values_json` are
/// `documents::Values`, both as serde writes them. A logo stands at the head of the first page, with its words for somebody
/// who cannot see it.
#[wasm_bindgen]
pub fn template_docx(
    template_json: &str,
    title: &str,
    values_json: &str,
    logo_left: Option<Vec<u8>>,
    left_alt: &str,
    logo_right: Option<Vec<u8>>,
    right_alt: &str,
) -> Result<Vec<u8>, JsError> {
    let heads = (head(logo_left, left_alt), head(logo_right, right_alt));
    filled(template_json, title, values_json, heads).map_err(sentence)
}

/// Files in one zip, each under its name; names may hold folders, with `/` between them.
#[wasm_bindgen]
pub fn zip(names: Vec<String>, files: Vec<Uint8Array>) -> Result<Vec<u8>, JsError> {
    if names.len() != files.len() {
        return Err(sentence(
            "Each file in a zip needs a name. No file was made.",
        ));
    }
    let entries: Vec<Entry> = (names.into_iter().zip(&files))
        .map(|(name, bytes)| Entry {
            name,
            bytes: bytes.to_vec(),
        })
        .collect();
    archive::write(&entries).map_err(sentence)
}

/// A name for each file of a batch, in the order of what was wanted, all with this ending. No two are the same on any system,
/// and each can be unpacked everywhere.
#[wasm_bindgen]
pub fn file_names(wanted: Vec<String>, ending: &str) -> Vec<String> {
    let named = names::unique(&wanted, ending);
    named.into_iter().map(|named| named.name).collect()
}

fn head(logo: Option<Vec<u8>>, alternative: &str) -> Head {
    logo.map_or(Head::Nothing, |bytes| Head::Logo {
        bytes,
        alternative: alternative.to_owned(),
    })
}

fn filled(
    template_json: &str,
    title: &str,
    values_json: &str,
    (left, right): (Head, Head),
) -> Result<Vec<u8>, String> {
    let template: Template =
        serde_json::from_str(template_json).map_err(|error| of_another_build(&error))?;
    let values: Values =
        serde_json::from_str(values_json).map_err(|error| of_another_build(&error))?;
    let document = DocxDocument {
        head_left: left,
        head_right: right,
        ..DocxDocument::of_filled(title, fill(&template, &values))
    };
    docx::write(&document).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = r#"{"id":"t","version":1,"kind":"letter","blank":[{"id":"name","label":"Name","type":"text"}],
        "body":[{"paragraph":[{"text":"Dear "},{"blank":{"id":"name"}}]}]}"#;

    fn nothing() -> (Head, Head) {
        (Head::Nothing, Head::Nothing)
    }

    #[test]
    fn a_template_becomes_a_word_file_and_anything_else_a_sentence() {
        let made = filled(TEMPLATE, "Letter", r#"{"name":{"text":"Ann"}}"#, nothing()).unwrap();
        assert!(made.starts_with(b"PK"));
        assert_ne!(made, filled(TEMPLATE, "Letter", "{}", nothing()).unwrap());
        let error = filled(TEMPLATE, "Letter", "[]", nothing()).unwrap_err();
        assert!(
            error.starts_with("This page and its tool were built at different times."),
            "{error}"
        );
        let logo = (head(Some(b"GIF8".to_vec()), "Quay Surgery"), Head::Nothing);
        assert_eq!(
            filled(TEMPLATE, "Letter", "{}", logo).unwrap_err(),
            "The left logo is not a PNG or JPEG picture. Choose a file that ends in .png, .jpg or .jpeg. No document was made."
        );
    }
}
