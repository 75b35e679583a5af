//! The template of a template's page: `[extra.document]` above, the words below.

use documents::{Template, plain, soundness};
use files::docx::{self, DocxDocument};
use tera::value::Key;

use crate::content::library::Node;
use crate::diagnostics::Problem;
use crate::markdown::Rendered;

/// Whether the page holds a document.
pub(super) fn is_one(node: &Node) -> bool {
    node.meta
        .extra
        .as_map()
        .is_some_and(|extra| extra.get(&Key::Str("document")).is_some())
}

/// The template of this page, or all that its author has to mend.
pub(super) fn of(node: &Node) -> Result<Template, Vec<Problem>> {
    let of_file = |message: String| Problem::of_file(&node.file.file, message);
    let extra = node.meta.extra.as_map();
    let Some(written) = extra.and_then(|extra| extra.get(&Key::Str("document"))) else {
        let problem =
            of_file("The page has the island \"document\", but no [extra.document].".to_owned());
        return Err(vec![problem.help(
            "Write the document as [extra.document], or take the island away.",
        )]);
    };
    let template = serde_json::to_value(written).and_then(serde_json::from_value::<Template>);
    let mut template = template.map_err(|error| {
        vec![of_file(format!(
            "[extra.document] cannot be used: {error}."
        ))]
    })?;
    let (body, faults) = crate::documents::read(node.markdown());
    template.body = body;
    let start = node.body.start;
    let mut problems: Vec<Problem> = faults
        .into_iter()
        .map(|fault| {
            let range = fault.at.start + start..fault.at.end + start;
            let problem = Problem::at(&node.file.file, &node.file.text, range, fault.message);
            match fault.help {
                Some(help) => problem.help(help),
                None => problem,
            }
        })
        .collect();
    problems.extend(
        soundness::faults(&template)
            .into_iter()
            .map(|fault| of_file(format!("The document is not sound: {fault}."))),
    );
    if problems.is_empty() {
        Ok(template)
    } else {
        Err(problems)
    }
}

/// The page's words: the document with its blanks marked.
pub(super) fn rendered(node: &Node) -> (Rendered, Vec<Problem>) {
    match of(node) {
        Ok(template) => {
            let words = plain::text(&template.body).split_whitespace().count();
            (
                Rendered {
                    html: crate::documents::html(&template),
                    words,
                    ..Rendered::default()
                },
                Vec::new(),
            )
        }
        Err(problems) => (Rendered::default(), problems),
    }
}

/// The blank document of this page.
///
/// # Errors
/// What is wrong with the template, or why Word's file cannot be made of it.
pub(super) fn word_file(node: &Node) -> Result<Vec<u8>, Vec<Problem>> {
    let template = of(node)?;
    let filled = documents::fill(&template, &documents::Values::new());
    let document = DocxDocument::of_filled(node.title(), filled);
    docx::write(&document).map_err(|error| vec![super::downloads::unmade(node, &error)])
}
