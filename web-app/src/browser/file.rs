//! A file as it stands in its field. [`super::intake`] is the one door that it comes in by.

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
pub(super) fn chosen(input: &HtmlInputElement) -> Option<(Chosen, File)> {
    let file = input.files()?.get(0)?;
    let chosen = Chosen {
        name: file.name(),
        size: file.size() as u64,
    };
    Some((chosen, file))
}

/// Forgets the chosen file, so that the same file can be chosen or dropped again after it was changed.
pub(super) fn forget(input: &HtmlInputElement) {
    input.set_value("");
}
