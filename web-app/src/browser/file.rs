//! Reading a file that the person chose. The bytes stay in the page.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement};

/// A file as the person chose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Its name without a path.
    pub name: String,
    /// How many bytes the browser says it has, known before anything is read.
    pub size: u64,
}

/// The file in an `<input type="file">`, if there is one.
pub fn chosen(input: &HtmlInputElement) -> Option<(Chosen, File)> {
    let file = input.files()?.get(0)?;
    let chosen = Chosen {
        name: file.name(),
        size: file.size() as u64,
    };
    Some((chosen, file))
}

/// Reads the whole file and calls back with its bytes, or with the browser's name for what went wrong.
pub fn read(file: &File, done: impl FnOnce(Result<Vec<u8>, String>) + 'static) {
    let promise = file.array_buffer();
    spawn_local(async move {
        let read = JsFuture::from(promise).await;
        done(match read {
            Ok(buffer) => Ok(Uint8Array::new(&buffer).to_vec()),
            Err(error) => Err(name_of(&error)),
        });
    });
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}

/// Forgets the chosen file, so that the same file can be chosen again after it was changed.
pub fn forget(input: &HtmlInputElement) {
    input.set_value("");
}
