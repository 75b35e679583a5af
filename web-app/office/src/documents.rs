//! Templates with their blanks filled in, and several files in one.

use ::documents::{Template, Values, fill};
use files::archive::{self, Entry};
use files::docx::{self, DocxDocument, Head};
use files::email::{Attachment, Draft};
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

/// An email draft that Outlook opens. `draft_json` is a `files::email::Draft` as serde writes it; the files that go with it
/// come beside it, each with its name and media type.
#[wasm_bindgen]
pub fn eml(
    draft_json: &str,
    names: Vec<String>,
    media_types: Vec<String>,
    files: Vec<Uint8Array>,
) -> Result<Vec<u8>, JsError> {
    let attachments = names.into_iter().zip(media_types).zip(&files);
    let attachments = attachments.map(|((name, media_type), bytes)| Attachment {
        name,
        media_type,
        bytes: bytes.to_vec(),
    });
    email(draft_json, attachments.collect()).map_err(sentence)
}

fn email(draft_json: &str, attachments: Vec<Attachment>) -> Result<Vec<u8>, String> {
    let draft: Draft =
        serde_json::from_str(draft_json).map_err(|error| of_another_build(&error))?;
    Ok(files::email::write(&Draft {
        attachments,
        ..draft
    }))
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
    use files::email::Address;

    use super::*;

    const TEMPLATE: &str = r#"{"id":"t","version":1,"kind":"letter","blank":[{"id":"name","label":"Name","type":"text"}],
        "body":[{"paragraph":[{"text":"Dear "},{"blank":{"id":"name"}}]}]}"#;

    fn nothing() -> (Head, Head) {
        (Head::Nothing, Head::Nothing)
    }

    #[test]
    fn a_draft_becomes_an_email_with_its_files() {
        let draft = Draft {
            to: Address::read("Ann", "ann@quay.example").unwrap(),
            subject: "Meet Bob".to_owned(),
            text: "Dear Ann".to_owned(),
            ..Draft::default()
        };
        let attachment = Attachment {
            name: "notice.docx".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: b"PK".to_vec(),
        };
        let json = serde_json::to_string(&draft).unwrap();
        let made = email(&json, vec![attachment.clone()]).unwrap();
        let whole = Draft {
            attachments: vec![attachment],
            ..draft
        };
        assert_eq!(made, files::email::write(&whole));
        let other = json.replace("ann@quay.example", "nobody");
        let error = email(&other, Vec::new()).unwrap_err();
        assert!(error.contains("cannot be used"), "{error}");
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
