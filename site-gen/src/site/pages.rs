//! One page at a time: its markdown, its template, its checks.

use std::collections::{HashMap, HashSet};

use tera::{Context, Value};

use super::document;
use super::{Site, island};
use crate::diagnostics::{Problem, Problems, nearest};
use crate::html::document::Surroundings;
use crate::html::text::escape;
use crate::html::{self, Outline, Sources};
use crate::load::TextFile;
use crate::markdown::{self, Rendered, Style};
use crate::plan::{self, Body, Job};
use crate::render::take_used;
use crate::search;
use crate::write::{Effort, Stage};

/// Where a finished page goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sink<'a> {
    /// Nowhere: the site is only checked.
    None,
    /// To the new site.
    Stage(&'a Stage),
    /// Into [`Finished::html`].
    Keep,
}

/// Markdown that was rendered.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub rendered: Rendered,
    pub problems: Vec<Problem>,
    /// What its components looked at.
    pub used: Vec<usize>,
}

/// A page that was rendered, and written when there is a stage.
#[derive(Debug, Default)]
pub(crate) struct Finished {
    /// What its template looked at beside its own page.
    pub used: Vec<usize>,
    /// The page itself, when it was to be kept.
    pub html: Option<String>,
    pub path: String,
    pub url: String,
    pub node: Option<usize>,
    pub size: usize,
    pub outline: Outline,
    pub problems: Vec<Problem>,
}

/// Renders the markdown of the page or section at `index`.
pub(super) fn markdown(site: &Site, index: usize) -> Marked {
    take_used();
    let Some(node) = site.library.node(index) else {
        return Marked::default();
    };
    if document::is_one(node) {
        let (rendered, problems) = document::rendered(node);
        return Marked {
            rendered,
            problems,
            used: take_used(),
        };
    }
    let mut context = Context::new();
    let known = site.registry.values();
    let value = known.nodes.get(index).cloned().unwrap_or_else(Value::none);
    context.insert_value(if node.is_section { "section" } else { "page" }, value);
    context.insert_value("current_path", Value::from(format!("/{}", node.url)));
    let section = if node.is_section {
        Some(node)
    } else {
        site.library.parent(node)
    };
    let style = Style {
        smart_punctuation: site.config.smart_punctuation,
        anchors: section
            .map(|section| section.meta.insert_anchor_links)
            .unwrap_or_default(),
    };
    let (rendered, faults) = markdown::render(node.markdown(), style, &|call, arguments, body| {
        site.engine.component(call, arguments, body, &context)
    });
    let start = node.body.start;
    let problems = faults
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
    Marked {
        rendered,
        problems,
        used: take_used(),
    }
}

/// Renders the page of `job`, finishes it, and writes it to `stage`.
pub(super) fn finish(site: &Site, job: &Job, sink: Sink<'_>) -> Finished {
    take_used();
    let path = plan::output_of(&job.url);
    let mut finished = Finished {
        path,
        url: job.url.clone(),
        node: job.node,
        ..Finished::default()
    };
    let node = job.node.and_then(|index| site.library.node(index));
    let html = match &job.body {
        Body::Redirect(target) => redirect(
            target,
            node.map_or("", |node| node.title()),
            &site.config.default_language,
        ),
        Body::Template(template) => {
            let context = plan::context(job, &site.library, &site.config, &site.registry.values());
            match site.engine.render(template, &context) {
                Ok(html) => html,
                Err(problems) => {
                    finished.problems = on_page(problems, job, template);
                    return finished;
                }
            }
        }
    };
    let scripts = match node {
        Some(node) if matches!(job.body, Body::Template(_)) => match island::scripts(site, node) {
            Ok(scripts) => scripts,
            Err(problem) => {
                finished.problems.push(problem);
                String::new()
            }
        },
        _ => String::new(),
    };
    let search = search_scripts(site, &job.url);
    let around = Surroundings {
        map: &site.map,
        assets: &site.assets,
        abbreviations: site.abbreviations.as_ref(),
        sources: sources(site, node.map(|node| &node.file), &job.url),
        before_body_end: &scripts,
        search: &search,
        anywhere: job.url == "404.html",
    };
    let document = html::finish(&html, &job.url, &around);
    finished.problems.extend(document.problems);
    finished.outline = document.outline;
    finished.size = document.html.len();
    finished.used = take_used();
    match sink {
        Sink::Stage(stage) if finished.problems.is_empty() => {
            let written = stage.put(&finished.path, document.html.as_bytes(), Effort::Quick);
            finished.problems.extend(written.err());
        }
        Sink::Keep => finished.html = Some(document.html),
        Sink::Stage(_) | Sink::None => {}
    }
    finished
}

/// The scripts of search for the page at `url`; nothing when the site has no search.
fn search_scripts(site: &Site, url: &str) -> String {
    let Some(Ok(index)) = site.assets.get(search::INDEX) else {
        return String::new();
    };
    let (Some(Ok(door)), Some(Ok(script))) = (
        site.assets.get("assets/door.js"),
        site.assets.get("assets/search.js"),
    ) else {
        return String::new();
    };
    let address = |path: &str| html::address::relative(url, path);
    let root = address("index.html");
    format!(
        "<script defer src=\"{}\"></script>\n<script defer src=\"{}\"></script>\n\
         <script defer src=\"{}\" data-root=\"{}\"></script>\n",
        address(&door.path),
        address(&index.path),
        address(&script.path),
        root.strip_suffix("index.html").unwrap_or_default()
    )
}

fn sources<'a>(site: &'a Site, own: Option<&'a TextFile>, url: &'a str) -> Sources<'a> {
    Sources {
        own,
        shared: &site.shared,
        rooted: &site.rooted,
        url,
    }
}

/// A template's problem, with the page on which it showed when the template itself cannot tell.
fn on_page(problems: Vec<Problem>, job: &Job, template: &str) -> Vec<Problem> {
    problems
        .into_iter()
        .map(|mut problem| {
            if problem.file.is_empty() {
                problem.message = format!(
                    "The template \"{template}\" failed on the page /{}: {}",
                    job.url, problem.message
                );
            } else if problem.help.is_none() {
                problem.help = Some(format!("Seen while the page /{} was made.", job.url));
            }
            problem
        })
        .collect()
}

/// A page that sends people on at once, and has a link for those whom it does not.
fn redirect(target: &str, title: &str, lang: &str) -> String {
    let target = escape(target);
    let title = escape(title);
    let lang = escape(lang);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{target}\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={target}\">\n</head>\n<body>\n<main><h1><a \
         href=\"{target}\">{title}</a></h1></main>\n</body>\n</html>\n"
    )
}

/// Links to parts of pages: each part must be there.
///
/// `of` are the pages whose links are followed, `finished` all pages of the site.
pub(super) fn check_parts<'a>(
    site: &Site,
    of: impl IntoIterator<Item = &'a Finished>,
    finished: &[Finished],
    problems: &mut Problems,
) {
    let ids: HashMap<&str, &HashSet<String>> = finished
        .iter()
        .map(|page| (page.url.as_str(), &page.outline.ids))
        .collect();
    for page in of {
        for (written, url, part) in &page.outline.parts {
            let Some(known) = ids.get(url.as_str()) else {
                continue;
            };
            // A page that could not be rendered has told its own problem.
            if known.contains(part) || known.is_empty() {
                continue;
            }
            let own = page
                .node
                .and_then(|index| site.library.node(index))
                .map(|node| &node.file);
            let shown = if *url == page.url {
                "this page".to_owned()
            } else {
                format!("the page /{url}")
            };
            let message = format!("There is no part \"#{part}\" on {shown}.");
            let help = nearest(part, known.iter().map(String::as_str))
                .map(|near| format!("Did you mean \"#{near}\"?"));
            problems.push(html::problem_at(
                &sources(site, own, &page.url),
                written,
                message,
                help,
            ));
        }
    }
}
