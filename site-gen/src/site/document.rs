//! The template of a template's page: `[extra.document]` above, the words below.

use documents::{Profession, Template, plain, soundness};
use files::docx::{self, DocxDocument};
use tera::value::Key;
use toolkit::{Bundle, Enclosure};

use super::Site;
use crate::content::library::Node;
use crate::diagnostics::{Problem, nearest};
use crate::markdown::Rendered;

/// Where professions are listed.
const PROFESSIONS: &str = "templates/professions.toml";

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

/// What the tool of this page needs: the template, professions to choose from, and what can go with an email.
pub(super) fn bundle(site: &Site, node: &Node) -> Result<Bundle, Problem> {
    let first = |problems: Vec<Problem>| {
        let found = problems.into_iter().next();
        found.unwrap_or_else(|| Problem::of_file(&node.file.file, "The document cannot be used."))
    };
    let template = of(node).map_err(first)?;
    let mut bundle = Bundle::of_document(template);
    bundle.professions = professions(site)?;
    for id in bundle
        .document
        .iter()
        .flat_map(|template| &template.attachments)
        .cloned()
        .collect::<Vec<_>>()
    {
        bundle.enclosures.push(enclosure(site, node, &id)?);
    }
    Ok(bundle)
}

/// The page that a template names as going with it: a template or a form of this id.
fn enclosure(site: &Site, node: &Node, id: &str) -> Result<Enclosure, Problem> {
    let library = &site.library;
    let other = ["templates", "forms"]
        .iter()
        .find_map(|folder| library.get(&format!("{folder}/{id}/index.md")));
    let Some(other) = other else {
        let known = library
            .nodes
            .iter()
            .filter(|node| is_one(node) || super::form::is_one(node));
        let text = &node.file.text;
        let at = text.find(&format!("\"{id}\"")).unwrap_or_default();
        let message = format!("There is no template or form \"{id}\" to go with this document.");
        return Err(
            Problem::at(&node.file.file, text, at..at + id.len() + 2, message)
                .did_you_mean(nearest(id, known.map(|node| node.slug.as_str()))),
        );
    };
    let mut enclosure = Enclosure {
        id: id.to_owned(),
        title: other.title().to_owned(),
        document: None,
        form: None,
    };
    // What is wrong with the other page is told there.
    if is_one(other) {
        enclosure.document = of(other).ok();
    } else {
        enclosure.form = super::form::of(other).ok();
    }
    Ok(enclosure)
}

/// Professions with their articles and plurals, from `content/templates/professions.toml`; none when there is no such file.
fn professions(site: &Site) -> Result<Vec<Profession>, Problem> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Professions {
        profession: Vec<Profession>,
    }
    let Some(file) = site.source.assets.get(PROFESSIONS) else {
        return Ok(Vec::new());
    };
    let text = crate::load::read_text(&file.disk, file.file.clone())?;
    let read: Result<Professions, _> = toml::from_str(&text.text);
    read.map(|read| read.profession)
        .map_err(|error| Problem::of_file(&file.file, error.to_string().trim_end().to_owned()))
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
