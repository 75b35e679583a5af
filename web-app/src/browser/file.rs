//! Reading a file that the person chose. The bytes stay in the page.

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{File, FileList};
use web_sys::HtmlInputElement;

/// A file as the person chose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Its name without a path.
    pub name: String,
    /// How many bytes the browser says it has, known before anything is read.
    pub size: u64,
}

/// A reading that goes on until it is done or this is dropped.
#[derive(Debug)]
pub struct Reading(#[expect(dead_code, reason = "held only so that it is not dropped")] FileReader);

/// The file in an `<input type="file">`, if there is one.
pub fn chosen(input: &HtmlInputElement) -> Option<(Chosen, File)> {
    let files = FileList::from(input.files()?);
    let file = files.first()?.clone();
    let chosen = Chosen {
        name: file.name(),
        size: file.size(),
    };
    Some((chosen, file))
}

/// Reads the whole file and calls back with its bytes, or with the browser's reason.
pub fn read(file: &File, done: impl FnOnce(Result<Vec<u8>, String>) + 'static) -> Reading {
    Reading(read_as_bytes(file, move |result| {
        done(result.map_err(|error| error.to_string()));
    }))
}

/// Forgets the chosen file, so that the same file can be chosen again after it was changed.
pub fn forget(input: &HtmlInputElement) {
    input.set_value("");
}
