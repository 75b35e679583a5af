//! What pages a site has: each with its address, its template and what the template is given.

use std::collections::HashMap;

use tera::value::Key;
use tera::{Context, Map, Value};

use crate::config::Config;
use crate::content::library::{Library, Node};
use crate::diagnostics::{Problem, Problems};
use crate::render::Values;
use crate::render::{Engine, values};

/// One page to render.
#[derive(Debug, Clone)]
pub struct Job {
    /// `guide/pairing/`, or a file's name such as `404.html`.
    pub url: String,
    /// The template, or the whole page when no template makes it.
    pub body: Body,
    /// The page or section that it shows, as the library's index.
    pub node: Option<usize>,
    /// Which part of a listing it is, from 1; none when it is not paginated.
    pub pager: Option<Pager>,
    /// The taxonomy and the term that it shows, as indices.
    pub term: Option<(usize, Option<usize>)>,
}

/// Where the HTML comes from.
#[derive(Debug, Clone)]
pub enum Body {
    /// From a template of this name.
    Template(String),
    /// A page that sends people on to this address of the site.
    Redirect(String),
}

/// One part of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// From 1.
    pub number: usize,
    /// How many parts there are.
    pub of: usize,
    /// Pages on each part.
    pub size: usize,
    /// The address of the first part.
    pub base: String,
    /// `page`
    pub part: String,
}

impl Pager {
    /// The address of part `number`.
    fn address(&self, number: usize) -> String {
        if number <= 1 {
            self.base.clone()
        } else {
            format!("{}{}/{number}/", self.base, self.part)
        }
    }
}

impl Job {
    /// Whether sitemaps and search engines should know it.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        matches!(self.body, Body::Template(_)) && self.url != "404.html"
    }
}

/// The file that an address is written to.
#[must_use]
pub fn output_of(url: &str) -> String {
    if url.is_empty() || url.ends_with('/') {
        format!("{url}index.html")
    } else {
        url.to_owned()
    }
}

/// All pages of a site.
pub fn jobs(library: &Library, engine: &Engine, problems: &mut Problems) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (index, node) in library.nodes.iter().enumerate() {
        if !node.meta.render {
            continue;
        }
        if let Some(target) = &node.meta.redirect_to {
            jobs.push(job(
                node.url.clone(),
                Body::Redirect(target.clone()),
                Some(index),
            ));
            continue;
        }
        let name = template_of(library, node);
        if !engine.has(&name) {
            problems.push(missing_template(node, &name, engine));
            continue;
        }
        let body = Body::Template(name);
        match node.meta.paginate_by.filter(|_| node.is_section) {
            None => jobs.push(job(node.url.clone(), body, Some(index))),
            Some(size) => {
                let of = node.pages.len().div_ceil(size).max(1);
                for number in 1..=of {
                    let part = node.meta.paginate_path.clone();
                    let pager = Pager {
                        number,
                        of,
                        size,
                        base: node.url.clone(),
                        part,
                    };
                    let url = pager.address(number);
                    jobs.push(Job {
                        pager: Some(pager),
                        ..job(url, body.clone(), Some(index))
                    });
                }
            }
        }
    }
    taxonomy_jobs(library, engine, &mut jobs, problems);
    if engine.has("404.html") {
        jobs.push(job(
            "404.html".to_owned(),
            Body::Template("404.html".to_owned()),
            None,
        ));
    }
    alias_jobs(library, &mut jobs, problems);
    jobs
}

fn job(url: String, body: Body, node: Option<usize>) -> Job {
    Job {
        url,
        body,
        node,
        pager: None,
        term: None,
    }
}

/// The template of a page or section: its own, else what a section above sets, else the usual one.
fn template_of(library: &Library, node: &Node) -> String {
    if let Some(own) = &node.meta.template {
        return own.clone();
    }
    if node.is_section {
        return if node.relative == "_index.md" {
            "index.html"
        } else {
            "section.html"
        }
        .to_owned();
    }
    let above = node
        .ancestors
        .iter()
        .rev()
        .filter_map(|index| library.node(*index));
    above
        .filter_map(|section| section.meta.page_template.clone())
        .next()
        .unwrap_or_else(|| "page.html".to_owned())
}

fn missing_template(node: &Node, name: &str, engine: &Engine) -> Problem {
    if let Some(problem) = engine.unfit(name) {
        return problem.clone();
    }
    let text = &node.file.text;
    let message = format!("There is no template \"{name}\".");
    let problem = match text.find(name) {
        Some(at) => Problem::at(&node.file.file, text, at..at + name.len(), message),
        None => Problem::of_file(&node.file.file, message),
    };
    problem.did_you_mean(engine.nearest(name))
}

fn taxonomy_jobs(library: &Library, engine: &Engine, jobs: &mut Vec<Job>, problems: &mut Problems) {
    for (index, taxonomy) in library.taxonomies.iter().enumerate() {
        if !taxonomy.settings.render {
            continue;
        }
        let mut template = |special: String, usual: &str| {
            let found = [special, usual.to_owned()]
                .into_iter()
                .find(|name| engine.has(name));
            if found.is_none() {
                let message = format!(
                    "The taxonomy \"{}\" needs a template \"{usual}\", and there is none.",
                    taxonomy.name
                );
                problems.push(
                    Problem::of_file("config.toml", message).help("Add it, or set render = false."),
                );
            }
            found
        };
        let list = template(format!("{}/list.html", taxonomy.name), "taxonomy_list.html");
        let single = template(
            format!("{}/single.html", taxonomy.name),
            "taxonomy_single.html",
        );
        let (Some(list), Some(single)) = (list, single) else {
            continue;
        };
        let term = Some((index, None));
        jobs.push(Job {
            term,
            ..job(taxonomy.url.clone(), Body::Template(list), None)
        });
        for (place, term) in taxonomy.terms.iter().enumerate() {
            let size = taxonomy.settings.paginate_by;
            let of = size.map_or(1, |size| term.pages.len().div_ceil(size).max(1));
            for number in 1..=of {
                let part = taxonomy.settings.paginate_path.clone();
                let pager = size.map(|size| Pager {
                    number,
                    of,
                    size,
                    base: term.url.clone(),
                    part,
                });
                let url = pager
                    .as_ref()
                    .map_or_else(|| term.url.clone(), |pager| pager.address(number));
                let body = Body::Template(single.clone());
                jobs.push(Job {
                    pager,
                    term: Some((index, Some(place))),
                    ..job(url, body, None)
                });
            }
        }
    }
}

/// Old addresses; one that a page has now, or that two pages claim, is a problem.
fn alias_jobs(library: &Library, jobs: &mut Vec<Job>, problems: &mut Problems) {
    let mut taken: HashMap<String, String> = jobs
        .iter()
        .map(|job| (job.url.clone(), library_name(library, job.node)))
        .collect();
    for (index, node) in library.nodes.iter().enumerate() {
        for alias in &node.meta.aliases {
            let path = alias.trim_matches('/');
            let url = if path.is_empty() || path.ends_with(".html") {
                path.to_owned()
            } else {
                format!("{path}/")
            };
            if let Some(owner) = taken.insert(url.clone(), node.relative.clone()) {
                let text = &node.file.text;
                let at = text.find(alias.as_str()).unwrap_or(0);
                let message = format!("The alias \"{alias}\" is the address of {owner} already.");
                problems.push(Problem::at(
                    &node.file.file,
                    text,
                    at..at + alias.len(),
                    message,
                ));
                continue;
            }
            jobs.push(job(
                url,
                Body::Redirect(format!("@/{}", node.relative)),
                Some(index),
            ));
        }
    }
}

fn library_name(library: &Library, node: Option<usize>) -> String {
    node.and_then(|index| library.node(index))
        .map_or_else(|| "another page".to_owned(), |node| node.relative.clone())
}

fn put(map: &mut Map, key: &'static str, value: impl Into<Value>) {
    map.insert(Key::from(key), value.into());
}

/// What the template of `job` is given.
#[must_use]
pub fn context(job: &Job, library: &Library, config: &Config, known: &Values) -> Context {
    let mut context = Context::new();
    context.insert_value("current_path", Value::from(format!("/{}", job.url)));
    context.insert_value(
        "current_url",
        Value::from(values::permalink(config, &job.url)),
    );
    let mut listed: Option<&[usize]> = None;
    if let Some((index, node)) = job
        .node
        .and_then(|index| Some((index, library.node(index)?)))
    {
        let value = known.nodes.get(index).cloned().unwrap_or_else(Value::none);
        context.insert_value(if node.is_section { "section" } else { "page" }, value);
        listed = Some(&node.pages);
    }
    if let Some((taxonomy, term)) = job.term
        && let Some(taxonomy) = library.taxonomies.get(taxonomy)
    {
        let mut map = Map::new();
        put(&mut map, "name", taxonomy.name.as_str());
        put(&mut map, "path", format!("/{}", taxonomy.url));
        put(
            &mut map,
            "permalink",
            values::permalink(config, &taxonomy.url),
        );
        context.insert_value("taxonomy", Value::from(map));
        let value = |slug: &str| {
            known
                .terms
                .get(&(taxonomy.name.clone(), slug.to_owned()))
                .map(|(_, value)| value.clone())
        };
        match term.and_then(|term| taxonomy.terms.get(term)) {
            Some(term) => {
                listed = Some(&term.pages);
                context.insert_value("term", value(&term.slug).unwrap_or_else(Value::none));
            }
            None => {
                let terms: Vec<Value> = taxonomy
                    .terms
                    .iter()
                    .filter_map(|term| value(&term.slug))
                    .collect();
                context.insert_value("terms", Value::from(terms));
            }
        }
    }
    if let (Some(pager), Some(listed)) = (&job.pager, listed) {
        let reversed = job
            .node
            .and_then(|index| library.node(index))
            .is_some_and(|node| node.meta.paginate_reversed);
        context.insert_value(
            "paginator",
            paginator(pager, listed, reversed, config, known),
        );
    }
    context
}

fn paginator(
    pager: &Pager,
    listed: &[usize],
    reversed: bool,
    config: &Config,
    known: &Values,
) -> Value {
    let mut order: Vec<usize> = listed.to_vec();
    if reversed {
        order.reverse();
    }
    let start = (pager.number - 1) * pager.size;
    let pages: Vec<Value> = order
        .iter()
        .skip(start)
        .take(pager.size)
        .filter_map(|page| known.nodes.get(*page).cloned())
        .collect();
    let address = |number: usize| values::permalink(config, &pager.address(number));
    let mut map = Map::new();
    put(&mut map, "paginate_by", pager.size);
    put(
        &mut map,
        "base_url",
        values::permalink(config, &format!("{}{}/", pager.base, pager.part)),
    );
    put(&mut map, "number_pagers", pager.of);
    put(&mut map, "current_index", pager.number);
    put(&mut map, "total_pages", listed.len());
    put(&mut map, "first", address(1));
    put(&mut map, "last", address(pager.of));
    put(
        &mut map,
        "previous",
        (pager.number > 1).then(|| address(pager.number - 1)),
    );
    put(
        &mut map,
        "next",
        (pager.number < pager.of).then(|| address(pager.number + 1)),
    );
    put(&mut map, "pages", pages);
    Value::from(map)
}
