//! Pages, sections and settings as templates see them.

use std::collections::HashMap;

use tera::value::Key;
use tera::{Map, Value};

use super::dates::Moment;
use super::registry::Values;
use crate::config::Config;
use crate::content::library::{Library, Node};
use crate::markdown::{Heading, Rendered};

/// Words that a reader reads in a minute.
const WORDS_PER_MINUTE: usize = 200;

fn put(map: &mut Map, key: &'static str, value: impl Into<Value>) {
    map.insert(Key::from(key), value.into());
}

/// The settings.
#[must_use]
pub fn config(config: &Config) -> Value {
    let mut map = Map::new();
    put(&mut map, "base_url", config.base_url.as_str());
    put(&mut map, "title", config.title.as_str());
    put(&mut map, "description", config.description.as_str());
    put(&mut map, "author", config.author.clone());
    put(
        &mut map,
        "default_language",
        config.default_language.as_str(),
    );
    put(&mut map, "generate_feeds", config.generate_feeds);
    put(&mut map, "generate_feed", config.generate_feeds);
    put(&mut map, "feed_filenames", config.feed_filenames.clone());
    put(&mut map, "build_search_index", config.build_search_index);
    put(&mut map, "mode", "build");
    let taxonomies: Vec<Value> = config
        .taxonomies
        .iter()
        .map(|taxonomy| {
            let mut map = Map::new();
            put(&mut map, "name", taxonomy.name.as_str());
            put(&mut map, "feed", taxonomy.feed);
            put(&mut map, "paginate_by", taxonomy.paginate_by);
            Value::from(map)
        })
        .collect();
    put(&mut map, "taxonomies", taxonomies);
    put(&mut map, "extra", config.extra.clone());
    Value::from(map)
}

/// The whole address of something in the site.
#[must_use]
pub fn permalink(config: &Config, url: &str) -> String {
    format!("{}/{url}", config.base_url)
}

/// All values of a site. Before markdown is rendered, `rendered` is empty and pages have no content yet.
#[must_use]
pub fn all(library: &Library, config: &Config, rendered: &[Rendered]) -> Values {
    let backlinks = backlinks(library, rendered);
    let plain: Vec<Map> = library
        .nodes
        .iter()
        .map(|node| common(library, node, config))
        .collect();
    let mut nodes: Vec<Value> = Vec::with_capacity(plain.len());
    for (index, (node, map)) in library.nodes.iter().zip(&plain).enumerate() {
        if node.is_section {
            // Sections hold their pages' values, and so come second.
            nodes.push(Value::none());
            continue;
        }
        let mut map = map.clone();
        let neighbour = |index: Option<usize>| {
            index
                .and_then(|index| plain.get(index))
                .map_or_else(Value::none, |map| Value::from(map.clone()))
        };
        put(&mut map, "lower", neighbour(node.lower));
        put(&mut map, "higher", neighbour(node.higher));
        add_rendered(&mut map, node, config, rendered.get(index));
        add_backlinks(&mut map, library, config, backlinks.get(&index));
        nodes.push(Value::from(map));
    }
    let mut bare = nodes.clone();
    for (index, (node, map)) in library.nodes.iter().zip(plain).enumerate() {
        if !node.is_section {
            continue;
        }
        let mut map = map;
        let subsections: Vec<Value> = node
            .subsections
            .iter()
            .filter_map(|index| Some(Value::from(library.node(*index)?.relative.as_str())))
            .collect();
        put(&mut map, "subsections", subsections);
        put(&mut map, "transparent", node.meta.transparent);
        put(&mut map, "generate_feeds", node.meta.generate_feeds);
        add_rendered(&mut map, node, config, rendered.get(index));
        add_backlinks(&mut map, library, config, backlinks.get(&index));
        let set = |list: &mut Vec<Value>, map: &Map| {
            if let Some(place) = list.get_mut(index) {
                *place = Value::from(map.clone());
            }
        };
        put(&mut map, "pages", Vec::<Value>::new());
        set(&mut bare, &map);
        let pages: Vec<Value> = node
            .pages
            .iter()
            .filter_map(|page| nodes.get(*page).cloned())
            .collect();
        put(&mut map, "pages", pages);
        set(&mut nodes, &map);
    }
    let (taxonomies, terms) = taxonomies(library, config, &nodes);
    Values {
        nodes,
        bare,
        by_path: library.by_path.clone(),
        taxonomies,
        terms,
    }
}

/// Gives the page or section at `index` its new content, wherever its value stands.
pub fn replace(
    known: &mut Values,
    library: &Library,
    config: &Config,
    index: usize,
    rendered: &[Rendered],
) {
    let Some(node) = library.node(index) else {
        return;
    };
    for list in [&mut known.nodes, &mut known.bare] {
        let Some(value) = list.get_mut(index) else {
            continue;
        };
        let Some(mut map) = std::mem::replace(value, Value::none()).into_map() else {
            continue;
        };
        add_rendered(&mut map, node, config, rendered.get(index));
        *value = Value::from(map);
    }
    for (place, section) in library.nodes.iter().enumerate() {
        if !section.pages.contains(&index) {
            continue;
        }
        let pages: Vec<Value> = section
            .pages
            .iter()
            .filter_map(|page| known.nodes.get(*page).cloned())
            .collect();
        let Some(value) = known.nodes.get_mut(place) else {
            continue;
        };
        let Some(mut map) = std::mem::replace(value, Value::none()).into_map() else {
            continue;
        };
        put(&mut map, "pages", pages);
        *value = Value::from(map);
    }
    if node.meta.taxonomies.values().any(|terms| !terms.is_empty()) {
        let (taxonomies, terms) = taxonomies(library, config, &known.nodes);
        known.taxonomies = taxonomies;
        known.terms = terms;
    }
}

/// What a page or section is without its content and its neighbours.
fn common(library: &Library, node: &Node, config: &Config) -> Map {
    let mut map = Map::new();
    let meta = &node.meta;
    put(&mut map, "title", node.title());
    put(&mut map, "description", meta.description.clone());
    put(&mut map, "date", meta.date.clone());
    put(&mut map, "updated", meta.updated.clone());
    if let Some(moment) = meta.date.as_deref().and_then(Moment::read) {
        put(&mut map, "year", moment.year);
        put(&mut map, "month", moment.month);
        put(&mut map, "day", moment.day);
    }
    put(&mut map, "draft", meta.draft);
    put(&mut map, "weight", meta.weight);
    put(&mut map, "slug", node.slug.as_str());
    put(&mut map, "path", format!("/{}", node.url));
    put(&mut map, "permalink", permalink(config, &node.url));
    put(&mut map, "relative_path", node.relative.as_str());
    let components: Vec<&str> = node
        .url
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    put(&mut map, "components", components);
    put(&mut map, "authors", meta.authors.clone());
    put(&mut map, "extra", meta.extra.clone());
    put(&mut map, "lang", config.default_language.as_str());
    let assets: Vec<String> = node
        .assets
        .iter()
        .map(|(_, target)| format!("/{target}"))
        .collect();
    put(&mut map, "assets", assets);
    let ancestors: Vec<&str> = node
        .ancestors
        .iter()
        .filter_map(|index| Some(library.node(*index)?.relative.as_str()))
        .collect();
    put(&mut map, "ancestors", ancestors);
    let taxonomies: Map = meta
        .taxonomies
        .iter()
        .map(|(name, terms)| (Key::from(name.clone()), Value::from(terms.clone())))
        .collect();
    put(&mut map, "taxonomies", taxonomies);
    map
}

fn add_rendered(map: &mut Map, node: &Node, config: &Config, rendered: Option<&Rendered>) {
    let empty = Rendered::default();
    let rendered = rendered.unwrap_or(&empty);
    put(map, "content", Value::safe_string(&rendered.html));
    let summary = rendered
        .summary
        .as_deref()
        .map_or_else(Value::none, Value::safe_string);
    put(map, "summary", summary);
    put(map, "word_count", rendered.words);
    put(
        map,
        "reading_time",
        rendered.words.div_ceil(WORDS_PER_MINUTE),
    );
    let permalink = permalink(config, &node.url);
    let toc: Vec<Value> = rendered
        .toc
        .iter()
        .map(|heading| toc_entry(heading, &permalink))
        .collect();
    put(map, "toc", toc);
}

fn toc_entry(heading: &Heading, permalink: &str) -> Value {
    let mut map = Map::new();
    put(&mut map, "level", heading.level);
    put(&mut map, "id", heading.id.as_str());
    put(&mut map, "title", heading.title.as_str());
    put(&mut map, "permalink", format!("{permalink}#{}", heading.id));
    let children: Vec<Value> = heading
        .children
        .iter()
        .map(|child| toc_entry(child, permalink))
        .collect();
    put(&mut map, "children", children);
    Value::from(map)
}

/// Which pages link to which: from the library's index of the target to those of the pages that link there.
fn backlinks(library: &Library, rendered: &[Rendered]) -> HashMap<usize, Vec<usize>> {
    let mut links: HashMap<usize, Vec<usize>> = HashMap::new();
    for (from, rendered) in rendered.iter().enumerate() {
        for (at, mark) in rendered.html.match_indices("\"@/") {
            let rest = rendered.html.get(at + mark.len()..).unwrap_or_default();
            let end = rest.find(['"', '#']).unwrap_or(rest.len());
            let target = rest.get(..end).and_then(|path| library.by_path.get(path));
            if let Some(target) = target.filter(|target| **target != from) {
                let sources = links.entry(*target).or_default();
                if sources.last() != Some(&from) {
                    sources.push(from);
                }
            }
        }
    }
    links
}

fn add_backlinks(map: &mut Map, library: &Library, config: &Config, sources: Option<&Vec<usize>>) {
    let links: Vec<Value> = sources
        .into_iter()
        .flatten()
        .filter_map(|index| library.node(*index))
        .map(|node| {
            let mut map = Map::new();
            put(&mut map, "title", node.title());
            put(&mut map, "permalink", permalink(config, &node.url));
            put(&mut map, "path", format!("/{}", node.url));
            put(&mut map, "relative_path", node.relative.as_str());
            Value::from(map)
        })
        .collect();
    put(map, "backlinks", links);
}

type Terms = HashMap<(String, String), (String, Value)>;

/// The taxonomies by name, and the address and value of each term.
fn taxonomies(
    library: &Library,
    config: &Config,
    nodes: &[Value],
) -> (HashMap<String, Value>, Terms) {
    let mut by_name = HashMap::new();
    let mut all_terms = HashMap::new();
    for taxonomy in &library.taxonomies {
        let mut items = Vec::new();
        for term in &taxonomy.terms {
            let mut map = Map::new();
            put(&mut map, "name", term.name.as_str());
            put(&mut map, "slug", term.slug.as_str());
            put(&mut map, "path", format!("/{}", term.url));
            put(&mut map, "permalink", permalink(config, &term.url));
            put(&mut map, "page_count", term.pages.len());
            let pages: Vec<Value> = term
                .pages
                .iter()
                .filter_map(|page| nodes.get(*page).cloned())
                .collect();
            put(&mut map, "pages", pages);
            let value = Value::from(map);
            all_terms.insert(
                (taxonomy.name.clone(), term.slug.clone()),
                (term.url.clone(), value.clone()),
            );
            items.push(value);
        }
        let mut kind = Map::new();
        put(&mut kind, "name", taxonomy.name.as_str());
        put(&mut kind, "slug", taxonomy.url.trim_end_matches('/'));
        put(&mut kind, "path", format!("/{}", taxonomy.url));
        put(&mut kind, "permalink", permalink(config, &taxonomy.url));
        let mut map = Map::new();
        put(&mut map, "kind", kind);
        put(&mut map, "items", items);
        put(&mut map, "path", format!("/{}", taxonomy.url));
        put(&mut map, "permalink", permalink(config, &taxonomy.url));
        by_name.insert(taxonomy.name.clone(), Value::from(map));
    }
    (by_name, all_terms)
}
