//! The search index, made at build time and read by `static-js/search.js`.
//!
//! The index is a classic script, so that search also works in a page opened from a folder. It holds each page's address,
//! title and description, and every word with the pages that have it; words of one stem (`pair`, `pairing`, `pairs`) share
//! their pages. The text that results quote lies in further scripts, which are loaded when a result shows.

mod encode;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};

use crate::assets::hash;
use crate::html::text::plain;
use crate::markdown::Heading;
use crate::site::Site;
use words::words;

/// The name that pages know the index by.
pub const INDEX: &str = "assets/search-index.js";

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

/// All that search knows of a site, kept so that one changed page costs little.
#[derive(Debug)]
pub struct Collected {
    pages: Vec<Known>,
}

/// A page and how strongly it has each of its words.
#[derive(Debug)]
struct Known {
    /// The library's index.
    index: usize,
    page: Page,
    words: HashMap<String, Strength>,
}

impl Known {
    fn of(site: &Site, index: usize) -> Option<Self> {
        let page = page(site, index)?;
        let words = strengths(&page);
        Some(Self { index, page, words })
    }
}

impl Collected {
    /// Reads all pages of the site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let pages = (0..site.library.nodes.len())
            .into_par_iter()
            .filter_map(|index| Known::of(site, index))
            .collect();
        Self { pages }
    }

    /// Reads again the page that the library knows by `index`, when search knows it at all.
    pub fn see_again(&mut self, site: &Site, index: usize) {
        let known = self.pages.iter_mut().find(|known| known.index == index);
        if let (Some(known), Some(now)) = (known, Known::of(site, index)) {
            *known = now;
        }
    }

    /// The files of search, by the names that they are written under but for their hashes: the index last.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let shards: Vec<(usize, String, Vec<u8>, String)> = self
            .shards()
            .into_par_iter()
            .map(|range| {
                let first = range.start;
                let pages = self.pages.get(range).unwrap_or_default();
                let texts: Vec<&str> = pages.iter().map(|known| known.page.text.as_str()).collect();
                let script = encode::text_script(first, &texts);
                let path = format!("assets/search-text-{first}.js");
                let named = hash::named(&path, &script);
                (first, path, script, named)
            })
            .collect();
        let names: Vec<(&str, usize)> = shards
            .iter()
            .map(|(first, _, _, named)| (named.as_str(), *first))
            .collect();
        let index = encode::index_script(
            self.pages.iter().map(|known| &known.page),
            &names,
            &vocabulary(self.pages.iter().map(|known| &known.words)),
        );
        let mut files: Vec<(String, Vec<u8>)> = shards
            .into_iter()
            .map(|(_, path, script, _)| (path, script))
            .collect();
        files.push((INDEX.to_owned(), index));
        files
    }

    /// Which pages' texts lie together in a script.
    fn shards(&self) -> Vec<Range<usize>> {
        let mut shards = Vec::new();
        let mut first = 0;
        let mut size = 0;
        for (number, known) in self.pages.iter().enumerate() {
            size += known.page.text.len();
            if size >= TEXT_SIZE || number + 1 == self.pages.len() {
                shards.push(first..number + 1);
                first = number + 1;
                size = 0;
            }
        }
        shards
    }
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

/// All words of all pages, grouped by stem, in the order of the first word of each group.
fn vocabulary<'a>(pages: impl Iterator<Item = &'a HashMap<String, Strength>>) -> Vec<Group> {
    let mut found: HashMap<&str, Vec<(usize, Strength)>> = HashMap::new();
    for (number, words) in pages.enumerate() {
        for (word, strength) in words {
            found.entry(word).or_default().push((number, *strength));
        }
    }
    let mut by_word: Vec<(&str, Vec<(usize, Strength)>)> = found.into_iter().collect();
    by_word.sort_unstable_by_key(|(word, _)| *word);
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
        let counted: Vec<_> = pages.iter().map(strengths).collect();
        let groups = vocabulary(counted.iter());
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
