//! Blank files beside pages with a form, a template or the workspace, written by the same code that the client uses.

use rayon::prelude::*;

use super::{blank_form, document, form};
use crate::content::library::{Library, Node};
use crate::diagnostics::{Problem, Problems};

/// The blank list of volunteers, beside the workspace's page.
const BLANK_LIST: &str = "volunteers-blank.csv";

/// What a page's blank file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blank {
    Form,
    Document,
    List,
}

/// The kind and the path of the blank file that lies beside a page.
fn blank(node: &Node) -> Option<(Blank, String)> {
    let word = || format!("{}{}.docx", node.url, node.slug);
    if form::is_one(node) {
        Some((Blank::Form, word()))
    } else if document::is_one(node) {
        Some((Blank::Document, word()))
    } else if super::island::name(node) == Some("workspace") {
        Some((Blank::List, format!("{}{BLANK_LIST}", node.url)))
    } else {
        None
    }
}

/// The paths of all blank files, also of those that cannot be made because of a problem in their page: that problem is
/// told once, and not again for each link to the file.
pub(super) fn names(library: &Library) -> impl Iterator<Item = String> + '_ {
    library
        .nodes
        .iter()
        .filter_map(|node| blank(node).map(|(_, path)| path))
}

/// Makes all blank files. A form or document that is not sound is told here and where its page is made, in the same words,
/// which the list of problems takes for one.
pub(super) fn make(library: &Library, problems: &mut Problems) -> Vec<(String, Vec<u8>)> {
    let made: Vec<_> = library
        .nodes
        .par_iter()
        .filter_map(|node| {
            let (kind, path) = blank(node)?;
            let bytes = match kind {
                Blank::Form => blank_form::word_file(node),
                Blank::Document => document::word_file(node),
                Blank::List => Ok(scheme::blank_volunteers()),
            };
            Some((path, bytes))
        })
        .collect();
    let mut files = Vec::new();
    for (path, bytes) in made {
        match bytes {
            Ok(bytes) => files.push((path, bytes)),
            Err(told) => problems.extend(told),
        }
    }
    files
}

/// Why a sound page has no file.
pub(super) fn unmade(node: &Node, error: &impl std::fmt::Display) -> Problem {
    Problem::of_file(
        &node.file.file,
        format!("The blank Word file of this page cannot be made: {error}"),
    )
}
