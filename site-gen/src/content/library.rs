//! Every section and page of a site, with its address, its place in the tree and its neighbours.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::front_matter::{self, FrontMatter};
use super::ordering;
use super::slug::slugify;
use super::taxonomy::{self, Taxonomies};
use crate::config::Config;
use crate::diagnostics::{Problem, Problems};
use crate::load::{Source, TextFile};

/// A section (`_index.md`) or a page (any other markdown file).
#[derive(Debug, Clone)]
pub struct Node {
    /// Path in `content/`: `guide/pairing/index.md`.
    pub relative: String,
    /// The file.
    pub file: TextFile,
    /// Where in the file's text the markdown stands.
    pub body: Range<usize>,
    /// Its front matter.
    pub meta: FrontMatter,
    /// Whether it is a section.
    pub is_section: bool,
    /// The last part of its address; empty for the home page.
    pub slug: String,
    /// Its address within the site, without a slash in front: `guide/pairing/`; empty for the home page.
    pub url: String,
    /// The files that lie beside it, as `(path in content/, path in the site)`.
    pub assets: Vec<(String, String)>,
    /// The sections above it, from the home page down, as indices.
    pub ancestors: Vec<usize>,
    /// A section's pages in their order, as indices.
    pub pages: Vec<usize>,
    /// A section's sections in their order, as indices.
    pub subsections: Vec<usize>,
    /// The neighbour with the lower weight, the earlier date or the earlier title.
    pub lower: Option<usize>,
    /// The neighbour on the other side.
    pub higher: Option<usize>,
}

impl Node {
    /// The title, or the path where a missing one has been told already.
    #[must_use]
    pub fn title(&self) -> &str {
        let title = self
            .meta
            .title
            .as_deref()
            .filter(|title| !title.trim().is_empty());
        title.unwrap_or(&self.relative)
    }

    /// The markdown.
    #[must_use]
    pub fn markdown(&self) -> &str {
        self.file.text.get(self.body.clone()).unwrap_or_default()
    }

    /// The file that it is written to: `guide/pairing/index.html`.
    #[must_use]
    pub fn output(&self) -> String {
        format!("{}index.html", self.url)
    }
}

/// All sections and pages.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// In the order of their paths.
    pub nodes: Vec<Node>,
    /// Where a path in `content/` is in `nodes`.
    pub by_path: HashMap<String, usize>,
    /// Paths of drafts that are left out, for messages.
    pub drafts: Vec<String>,
    /// The taxonomies with their terms.
    pub taxonomies: Taxonomies,
}

impl Library {
    /// Builds the tree. Problems gather in `problems`.
    pub fn build(source: &Source, config: &Config, drafts: bool, problems: &mut Problems) -> Self {
        let mut library = Self::default();
        for (relative, file) in &source.markdown {
            if let Some(node) = read_node(relative, file, problems) {
                library.nodes.push(node);
            }
        }
        library.add_home(config);
        library.nodes.sort_by(|a, b| a.relative.cmp(&b.relative));
        if !drafts {
            library.leave_out_drafts();
        }
        library.index();
        library.place(source);
        library.refuse_shared_addresses(problems);
        library.order();
        library.taxonomies = taxonomy::gather(&library, config, problems);
        library
    }

    /// The node of a path in `content/`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Node> {
        self.nodes.get(*self.by_path.get(path)?)
    }

    /// The node at an index that this library gave.
    #[must_use]
    pub fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    /// The section that a page or section belongs to.
    #[must_use]
    pub fn parent(&self, node: &Node) -> Option<&Node> {
        self.node(*node.ancestors.last()?)
    }

    fn add_home(&mut self, config: &Config) {
        if self.nodes.iter().any(|node| node.relative == "_index.md") {
            return;
        }
        let text = format!("+++\ntitle = {:?}\n+++\n", config.title);
        let file = TextFile {
            file: "content/_index.md".to_owned(),
            text: text.into(),
        };
        // The front matter above is right by construction, so that no problem comes of it.
        if let Some(node) = read_node("_index.md", &file, &mut Problems::new()) {
            self.nodes.push(node);
        }
    }

    /// Leaves out drafts, and everything below a section that is one.
    fn leave_out_drafts(&mut self) {
        let folders: Vec<String> = self
            .nodes
            .iter()
            .filter(|node| node.meta.draft && node.is_section && node.relative != "_index.md")
            .map(|node| folder_of(&node.relative).to_owned() + "/")
            .collect();
        let (drafts, kept): (Vec<Node>, Vec<Node>) = std::mem::take(&mut self.nodes)
            .into_iter()
            .partition(|node| {
                node.meta.draft
                    || folders
                        .iter()
                        .any(|folder| node.relative.starts_with(folder))
            });
        self.nodes = kept;
        self.drafts = drafts.into_iter().map(|node| node.relative).collect();
    }

    fn index(&mut self) {
        self.by_path = self
            .nodes
            .iter()
            .enumerate()
            .map(|(index, node)| (node.relative.clone(), index))
            .collect();
    }

    /// Finds the sections above each node, the files beside it, and what each section holds.
    fn place(&mut self, source: &Source) {
        let ancestors: Vec<Vec<usize>> = self
            .nodes
            .iter()
            .map(|node| self.sections_above(node))
            .collect();
        for (node, above) in self.nodes.iter_mut().zip(ancestors) {
            node.ancestors = above;
        }
        for path in source.assets.keys() {
            if let Some((owner, name)) = self.owner(path)
                && let Some(node) = self.nodes.get_mut(owner)
            {
                let target = format!("{}{name}", node.url);
                node.assets.push((path.clone(), target));
            }
        }
        let places: Vec<(usize, bool, Vec<usize>)> = self
            .nodes
            .iter()
            .enumerate()
            .map(|(index, node)| (index, node.is_section, node.ancestors.clone()))
            .collect();
        for (index, is_section, above) in places {
            for (distance, parent) in above.iter().rev().enumerate() {
                let Some(section) = self.nodes.get_mut(*parent) else {
                    break;
                };
                if is_section {
                    section.subsections.push(index);
                    break;
                }
                section.pages.push(index);
                if !section.meta.transparent || distance > 30 {
                    break;
                }
            }
        }
    }

    fn sections_above(&self, node: &Node) -> Vec<usize> {
        let mut above = Vec::new();
        let mut folder = folder_of(&node.relative);
        loop {
            let path = if folder.is_empty() {
                "_index.md".to_owned()
            } else {
                format!("{folder}/_index.md")
            };
            if path != node.relative
                && let Some(index) = self.by_path.get(&path)
            {
                above.push(*index);
            }
            if folder.is_empty() {
                break;
            }
            folder = folder_of(folder);
        }
        above.reverse();
        above
    }

    /// The page or section beside which a file lies, and the file's name from there.
    fn owner<'p>(&self, path: &'p str) -> Option<(usize, &'p str)> {
        let mut folder = folder_of(path);
        let mut direct = true;
        loop {
            let name = path.get(
                if folder.is_empty() {
                    0
                } else {
                    folder.len() + 1
                }..,
            )?;
            let prefix = if folder.is_empty() {
                String::new()
            } else {
                format!("{folder}/")
            };
            if let Some(index) = self.by_path.get(&format!("{prefix}index.md")) {
                return Some((*index, name));
            }
            // A section owns only what lies right beside it.
            if direct && let Some(index) = self.by_path.get(&format!("{prefix}_index.md")) {
                return Some((*index, name));
            }
            if folder.is_empty() {
                return None;
            }
            folder = folder_of(folder);
            direct = false;
        }
    }

    fn refuse_shared_addresses(&self, problems: &mut Problems) {
        let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
        for node in &self.nodes {
            if let Some(first) = seen.insert(&node.url, node) {
                let message = format!(
                    "This page and {} have the same address, /{}.",
                    first.file.file, node.url
                );
                problems.push(
                    Problem::of_file(&node.file.file, message)
                        .help("Give one of them another slug or file name."),
                );
            }
        }
    }

    /// Sorts what each section holds, and finds neighbours.
    fn order(&mut self) {
        for index in 0..self.nodes.len() {
            let Some(section) = self.nodes.get(index).filter(|node| node.is_section) else {
                continue;
            };
            let by = section.meta.sort_by;
            let pages = ordering::sorted(&self.nodes, &section.pages, by);
            let subsections = ordering::sections(&self.nodes, &section.subsections);
            let neighbours = ordering::neighbours(&pages, by);
            for (page, lower, higher) in neighbours {
                let of_this_section = self
                    .nodes
                    .get(page)
                    .is_some_and(|node| node.ancestors.last() == Some(&index));
                if let Some(node) = self.nodes.get_mut(page).filter(|_| of_this_section) {
                    node.lower = lower;
                    node.higher = higher;
                }
            }
            if let Some(section) = self.nodes.get_mut(index) {
                section.pages = pages;
                section.subsections = subsections;
            }
        }
    }
}

/// The folder of a path: everything before the last slash.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn read_node(relative: &str, file: &TextFile, problems: &mut Problems) -> Option<Node> {
    let (offset, toml, body) = match front_matter::split(&file.file, &file.text) {
        Ok(parts) => parts,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let name = relative.rsplit('/').next().unwrap_or(relative);
    let is_section = name == "_index.md";
    let mut meta = front_matter::read(&file.file, &file.text, offset, toml, is_section, problems);
    let (slug, url) = address(relative, name, &mut meta, is_section);
    Some(Node {
        relative: relative.to_owned(),
        file: file.clone(),
        body: body..file.text.len(),
        meta,
        is_section,
        slug,
        url,
        assets: Vec::new(),
        ancestors: Vec::new(),
        pages: Vec::new(),
        subsections: Vec::new(),
        lower: None,
        higher: None,
    })
}

/// The slug and the address of a page or section.
fn address(
    relative: &str,
    name: &str,
    meta: &mut FrontMatter,
    is_section: bool,
) -> (String, String) {
    let mut folders: Vec<String> = folder_of(relative)
        .split('/')
        .filter(|part| !part.is_empty())
        .map(slugify)
        .collect();
    let stem = if is_section || name == "index.md" {
        folders.pop().unwrap_or_default()
    } else {
        let stem = name.strip_suffix(".md").unwrap_or(name);
        slugify(without_date(stem, meta))
    };
    let slug = meta.slug.as_deref().map_or(stem, slugify);
    if let Some(path) = &meta.path {
        let path = path.trim_matches('/');
        let last = path.rsplit('/').next().unwrap_or_default().to_owned();
        return (
            last,
            if path.is_empty() {
                String::new()
            } else {
                format!("{path}/")
            },
        );
    }
    if !slug.is_empty() {
        folders.push(slug.clone());
    }
    let url = if folders.is_empty() {
        String::new()
    } else {
        folders.join("/") + "/"
    };
    (slug, url)
}

/// `2026-08-06-visits` without its date, which becomes the page's when it has none.
fn without_date<'a>(stem: &'a str, meta: &mut FrontMatter) -> &'a str {
    let (Some(date), Some(rest)) = (stem.get(..10), stem.get(10..)) else {
        return stem;
    };
    let Some(rest) = rest.strip_prefix(['-', '_']) else {
        return stem;
    };
    if date.parse::<toml::value::Datetime>().is_err() || rest.is_empty() {
        return stem;
    }
    meta.date.get_or_insert_with(|| date.to_owned());
    rest
}
