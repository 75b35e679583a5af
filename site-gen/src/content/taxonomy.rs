//! Pages grouped by the terms in their front matter.

use std::collections::BTreeMap;

use super::library::Library;
use super::slug::slugify;
use crate::config::Config;
use crate::diagnostics::{Problem, Problems, nearest};

/// One term and its pages.
#[derive(Debug, Clone)]
pub struct Term {
    /// As the first page that has it spells it.
    pub name: String,
    /// In addresses.
    pub slug: String,
    /// `topics/letters/`
    pub url: String,
    /// Newest first, then by title, as indices of the library.
    pub pages: Vec<usize>,
}

/// One taxonomy and its terms.
#[derive(Debug, Clone)]
pub struct Terms {
    /// As it stands in `config.toml`.
    pub name: String,
    /// `topics/`
    pub url: String,
    /// By slug.
    pub terms: Vec<Term>,
    /// Its settings.
    pub settings: crate::config::Taxonomy,
}

/// All taxonomies, in the order of `config.toml`.
pub type Taxonomies = Vec<Terms>;

/// Groups the pages of `library`. A taxonomy that `config.toml` does not name is a problem.
pub(super) fn gather(library: &Library, config: &Config, problems: &mut Problems) -> Taxonomies {
    let known: Vec<&str> = config
        .taxonomies
        .iter()
        .map(|taxonomy| taxonomy.name.as_str())
        .collect();
    let mut grouped: BTreeMap<&str, BTreeMap<String, Term>> = BTreeMap::new();
    for (index, node) in library.nodes.iter().enumerate() {
        for (taxonomy, terms) in &node.meta.taxonomies {
            if !known.contains(&taxonomy.as_str()) {
                let text = &node.file.text;
                let at = text.find(taxonomy.as_str()).unwrap_or(0);
                let message = format!("config.toml has no taxonomy \"{taxonomy}\".");
                let problem = Problem::at(&node.file.file, text, at..at + taxonomy.len(), message);
                problems.push(match nearest(taxonomy, known.iter().copied()) {
                    Some(near) => problem.did_you_mean(Some(near)),
                    None => problem.help(format!(
                        "Add [[taxonomies]] with name = \"{taxonomy}\" to config.toml."
                    )),
                });
                continue;
            }
            let group = grouped.entry(taxonomy).or_default();
            for name in terms {
                let slug = slugify(name);
                let term = group.entry(slug.clone()).or_insert_with(|| Term {
                    name: name.clone(),
                    url: format!("{}/{slug}/", slugify(taxonomy)),
                    slug,
                    pages: Vec::new(),
                });
                if term.pages.last() != Some(&index) {
                    term.pages.push(index);
                }
            }
        }
    }
    config
        .taxonomies
        .iter()
        .map(|settings| {
            let mut terms: Vec<Term> = grouped
                .remove(settings.name.as_str())
                .unwrap_or_default()
                .into_values()
                .collect();
            for term in &mut terms {
                term.pages.sort_by(|a, b| {
                    let key = |index: &usize| {
                        library
                            .node(*index)
                            .map(|node| (node.meta.date.clone(), node.title()))
                    };
                    let (a, b) = (key(a), key(b));
                    let (a_date, b_date) = (
                        a.as_ref().and_then(|a| a.0.clone()),
                        b.as_ref().and_then(|b| b.0.clone()),
                    );
                    b_date
                        .cmp(&a_date)
                        .then_with(|| a.map(|a| a.1).cmp(&b.map(|b| b.1)))
                });
            }
            Terms {
                name: settings.name.clone(),
                url: format!("{}/", slugify(&settings.name)),
                terms,
                settings: settings.clone(),
            }
        })
        .collect()
}
