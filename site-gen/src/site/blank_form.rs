//! The blank form beside a form's page, as a Word document.

use files::{docx, paper_form};

use crate::content::library::Node;
use crate::diagnostics::Problem;

/// The blank form of this page.
///
/// # Errors
/// What is wrong with the form, or why Word's file cannot be made of it.
pub(super) fn word_file(node: &Node) -> Result<Vec<u8>, Vec<Problem>> {
    let form = super::form::of(node).map_err(|problem| vec![problem])?;
    docx::write(&paper_form::blank(node.title(), &form))
        .map_err(|error| vec![super::downloads::unmade(node, &error)])
}
