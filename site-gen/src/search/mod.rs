//! The search index, made at build time and read by `static-js/search.js`.
//!
//! The index is a classic script, so that search also works in a page opened from a folder. It holds each page's address,
//! title and description, and every word with the pages that have it; words of one stem (`pair`, `pairing`, `pairs`) share
//! their pages. The text that results quote lies in further scripts, which are loaded when a result shows.

mod encode;
mod words;

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};

use crate::assets::hash;
use crate::html::text::plain;
use crate::markdown::Heading;
use crate::site::Site;
use words::words;

/// Text for quotes is cut into scripts of about this many bytes.
const TEXT_SIZE: usize = 24 * 1024;

/// A page as search sees it.
#[derive(Debug, Clone, Default)]
struct Page {
    url: String,
    title: String,
    description: String,
    headings: String,
    text: String,
}

/// How strongly a page has a word. The order is that of the index: strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Title,
    Heading,
    Often,
    Once,
}

/// From this many times on, a word stands often in a text.
const OFTEN: usize = 3;

/// The files of search, by the names that they are written under but for their hashes: the index last.
#[must_use]
pub fn files(site: &Site) -> Vec<(String, Vec<u8>)> {
    let pages: Vec<Page> = (0..site.library.nodes.len())
        .into_par_iter()
        .filter_map(|index| page(site, index))
        .collect();
    let mut files = Vec::new();
    let mut shards: Vec<(String, usize)> = Vec::new();
    let mut shard: Vec<&str> = Vec::new();
    let mut size = 0;
    for (number, page) in pages.iter().enumerate() {
        shard.push(&page.text);
        size += page.text.len();
        if size >= TEXT_SIZE || number + 1 == pages.len() {
            let first = number + 1 - shard.len();
            let script = encode::text_script(first, &shard);
            let path = format!("assets/search-text-{first}.js");
            shards.push((hash::named(&path, &script), first));
            files.push((path, script));
            shard.clear();
            size = 0;
        }
    }
    let index = encode::index_script(&pages, &shards, &vocabulary(&pages));
    files.push(("assets/search-index.js".to_owned(), index));
    files
}

fn page(site: &Site, index: usize) -> Option<Page> {
    let node = site.library.node(index)?;
    let meta = &node.meta;
    if !meta.in_search_index || !meta.render || meta.redirect_to.is_some() {
        return None;
    }
    let rendered = site.rendered.get(index)?;
    let mut headings = String::new();
    gather(&rendered.toc, &mut headings);
    Some(Page {
        url: node.output(),
        title: node.title().to_owned(),
        description: meta.description.clone().unwrap_or_default(),
        headings,
        text: plain(&rendered.html),
    })
}

fn gather(headings: &[Heading], text: &mut String) {
    for heading in headings {
        text.push_str(&heading.title);
        text.push('\n');
        gather(&heading.children, text);
    }
}

/// Each stem with its words and its pages.
#[derive(Debug, Default)]
struct Group {
    words: Vec<String>,
    pages: Vec<(usize, Strength)>,
}

/// All words, grouped by stem, in the order of the first word of each group.
fn vocabulary(pages: &[Page]) -> Vec<Group> {
    let counted: Vec<HashMap<String, Strength>> = pages.par_iter().map(strengths).collect();
    let mut by_word: BTreeMap<&str, Vec<(usize, Strength)>> = BTreeMap::new();
    for (number, words) in counted.iter().enumerate() {
        for (word, strength) in words {
            by_word.entry(word).or_default().push((number, *strength));
        }
    }
    let stemmer = Stemmer::create(Algorithm::English);
    let mut by_stem: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for (word, found) in by_word {
        let stem = stemmer.stem(word).into_owned();
        let place = *by_stem.entry(stem).or_insert_with(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(place) else {
            continue;
        };
        group.words.push(word.to_owned());
        group.pages.extend(found);
    }
    for group in &mut groups {
        // A page that has two words of the group counts by the stronger.
        group.pages.sort_unstable();
        group.pages.dedup_by_key(|(page, _)| *page);
    }
    groups
}

/// How strongly a page has each of its words.
fn strengths(page: &Page) -> HashMap<String, Strength> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for word in words(&page.text) {
        *counts.entry(word).or_default() += 1;
    }
    let mut found: HashMap<String, Strength> = counts
        .into_iter()
        .map(|(word, count)| {
            (
                word,
                if count >= OFTEN {
                    Strength::Often
                } else {
                    Strength::Once
                },
            )
        })
        .collect();
    for (text, strength) in [
        (&page.description, Strength::Heading),
        (&page.headings, Strength::Heading),
        (&page.title, Strength::Title),
    ] {
        for word in words(text) {
            found.insert(word, strength);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(title: &str, text: &str) -> Page {
        Page {
            title: title.into(),
            text: text.into(),
            ..Page::default()
        }
    }

    #[test]
    fn words_of_one_stem_share_their_pages() {
        let pages = [
            page("Pairing", "How to pair people."),
            page("Visits", "Pairs visit. A visit, then another visit."),
        ];
        let groups = vocabulary(&pages);
        let pairs = groups
            .iter()
            .find(|group| group.words.contains(&"pair".to_owned()))
            .unwrap();
        assert_eq!(pairs.words, ["pair", "pairing", "pairs"]);
        assert_eq!(pairs.pages, [(0, Strength::Title), (1, Strength::Once)]);
        let visits = groups
            .iter()
            .find(|group| group.words.contains(&"visit".to_owned()))
            .unwrap();
        assert_eq!(visits.pages, [(1, Strength::Title)]);
    }
}
