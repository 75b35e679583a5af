//! The office: the heavy readers and writers, in a WebAssembly module of their own beside the browser client.
//!
//! Each export takes what it needs and gives back bytes, text or a table. Nothing is kept between two calls, so that the
//! module can be thrown away and made anew at any time: after a trap on a hostile file, or when its memory has grown.
//! `site-gen/theme/static-js/office.js` loads it and does that; `web-app/src/browser/office.rs` is the client's side.
//!
//! An error is a sentence for the person. All work is done in `crates/`; these are thin layers.

#[cfg(feature = "documents")]
mod documents;
#[cfg(feature = "forms")]
mod forms;
#[cfg(feature = "tables")]
mod tables;

use std::fmt::Display;

use wasm_bindgen::JsError;

/// The sentence as an `Error` of JavaScript.
fn sentence(error: impl Display) -> JsError {
    JsError::new(&error.to_string())
}

/// What the client and this module say to each other changed between two builds.
#[cfg(any(feature = "forms", feature = "documents"))]
fn of_another_build(error: &serde_json::Error) -> String {
    format!(
        "This page and its tool were built at different times. Reload the page. No document was made. ({error})"
    )
}
