//! Building again after a change, and only what the change touches.

use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::pages::{self, Finished, Sink};
use super::{Options, Report, Site, document};
use crate::assets::hash;
use crate::content::front_matter;
use crate::diagnostics::{Problem, Problems};
use crate::load::read_text;
use crate::plan::Job;
use crate::render::functions::ANY;
use crate::render::values;
use crate::search::{Collected, INDEX};
use crate::write::{Stage, put_into};

/// What a template says when it shows more of other pages than their front matter.
const OF_OTHERS: [&str; 6] = [
    "content",
    "summary",
    "toc",
    "word_count",
    "reading_time",
    "backlinks",
];

/// A site that was built, kept so that a small change costs little.
pub struct Built {
    site: Site,
    pages: Vec<Finished>,
    /// Whether links between pages show on other pages.
    shows_backlinks: bool,
    /// Whether the text of a page shows on other pages.
    shows_text: bool,
    /// What search knows, when the site has search.
    search: Option<Collected>,
    /// The files of search that lie in the output folder, beside the index.
    quotes: BTreeSet<String>,
}

/// Whether a template can show the text of other pages at all. Front matter, which most listings show, does not count:
/// when it changes, everything is built again.
fn shows_text(template: &str) -> bool {
    OF_OTHERS.iter().any(|word| {
        template.match_indices(&format!(".{word}")).any(|(at, _)| {
            let before = template.get(..at).unwrap_or_default();
            // A page's own text, unless a loop gave the name to another page.
            let own = |name: &str| {
                before.ends_with(name) && !template.contains(&format!("for {name} in"))
            };
            !own("page") && !own("section")
        })
    })
}

impl Built {
    /// Builds the site whole and puts it in the output folder, without compressed forms.
    ///
    /// # Errors
    /// Every problem of the site. The output folder is then as it was.
    pub fn new(options: &Options) -> Result<(Self, Report), Problems> {
        let site = Site::prepare(options)?;
        let stage = Stage::new(&options.out(), false)?;
        let (report, pages) = site.finish(options, Some(&stage))?;
        stage.swap()?;
        let shows_backlinks = site
            .shared
            .iter()
            .any(|file| file.text.contains("backlinks"));
        let shows_text = site.shared.iter().any(|file| shows_text(&file.text));
        let quotes = site.assets.generated_names(|path| path != INDEX).collect();
        let search = site.assets.get(INDEX).map(|_| Collected::of(&site));
        let built = Self {
            site,
            pages,
            shows_backlinks,
            shows_text,
            search,
            quotes,
        };
        Ok((built, report))
    }

    /// Builds again after the markdown files `changed`, given by their paths in `content/`, were saved. Gives back how
    /// many pages were written; none when the change reaches further, so that the site has to be built whole.
    ///
    /// # Errors
    /// Every problem of the pages that the change touches. Nothing is written then, and this site must be given up.
    pub fn update(
        &mut self,
        changed: &[String],
        options: &Options,
    ) -> Result<Option<usize>, Problems> {
        let mut touched = Vec::new();
        for path in changed {
            match self.take(path)? {
                Some(index) => touched.push(index),
                None => return Ok(None),
            }
        }
        let reach = self.reach(&touched);
        let again: Vec<(usize, &Job)> = self
            .site
            .jobs
            .iter()
            .enumerate()
            .filter(|(place, job)| self.shows(*place, job, &touched, &reach))
            .collect();
        let files_before = self.site.assets.in_use();
        let fresh: Vec<(usize, Finished)> = again
            .into_par_iter()
            .map(|(place, job)| (place, pages::finish(&self.site, job, Sink::Keep)))
            .collect();
        let mut problems = Problems::new();
        let mut ids_changed = false;
        let mut places = HashSet::new();
        for (place, page) in fresh {
            problems.extend(page.problems.iter().cloned());
            if let Some(old) = self.pages.get_mut(place) {
                ids_changed |= old.outline.ids != page.outline.ids;
                places.insert(place);
                *old = page;
            }
        }
        let of = self
            .pages
            .iter()
            .enumerate()
            .filter(|(place, _)| ids_changed || places.contains(place));
        pages::check_parts(
            &self.site,
            of.map(|(_, page)| page),
            &self.pages,
            &mut problems,
        );
        problems.or(())?;
        if self.site.assets.in_use() != files_before {
            return Ok(None);
        }
        let written = self.write(&places, &options.out())?;
        self.write_search(&touched, &options.out())?;
        Ok(Some(written))
    }

    /// Makes search find what the changed pages say now. The index keeps its name, which every page holds; a hash in it
    /// would only matter to a browser that keeps files, and `serve` tells browsers not to.
    fn write_search(&mut self, touched: &[usize], out: &Path) -> Result<(), Problems> {
        let (Some(search), Some(Ok(index))) = (&mut self.search, self.site.assets.get(INDEX))
        else {
            return Ok(());
        };
        for page in touched {
            search.see_again(&self.site, *page);
        }
        let mut quotes = BTreeSet::new();
        for (path, bytes) in search.files() {
            let target = if path == INDEX {
                index.path.clone()
            } else {
                let named = hash::named(&path, &bytes);
                quotes.insert(named.clone());
                if self.quotes.contains(&named) {
                    continue;
                }
                named
            };
            put_into(out, &target, &bytes, None).map_err(unwritten)?;
        }
        for stale in self.quotes.difference(&quotes) {
            std::fs::remove_file(out.join(stale))
                .map_err(|error| unwritten((out.join(stale), error)))?;
        }
        self.quotes = quotes;
        Ok(())
    }

    /// Reads one markdown file again; none when more than its text changed.
    fn take(&mut self, path: &str) -> Result<Option<usize>, Problems> {
        let Some(index) = self.site.library.by_path.get(path).copied() else {
            return Ok(None);
        };
        let Some(node) = self.site.library.nodes.get_mut(index) else {
            return Ok(None);
        };
        let file = read_text(
            &self.site.source.root.join("content").join(path),
            node.file.file.clone(),
        )?;
        let (_, toml, body) = front_matter::split(&file.file, &file.text)?;
        let old = front_matter::split(&node.file.file, &node.file.text);
        if old.is_ok_and(|(_, old, _)| old != toml) {
            return Ok(None);
        }
        node.body = body..file.text.len();
        node.file = file;
        // Its blank Word file holds the same words.
        if document::is_one(node) {
            return Ok(None);
        }
        // A component elsewhere may show this page.
        if self
            .site
            .used
            .iter()
            .any(|used| used.contains(&index) || used.contains(&ANY))
        {
            return Ok(None);
        }
        let marked = pages::markdown(&self.site, index);
        if !marked.problems.is_empty() {
            return Err(marked.problems.into_iter().collect::<Problems>().sorted());
        }
        let links = |html: &str| html.matches("\"@/").count();
        let Some(rendered) = self.site.rendered.get_mut(index) else {
            return Ok(None);
        };
        let links_changed = links(&rendered.html) != links(&marked.rendered.html);
        *rendered = marked.rendered;
        if links_changed && self.shows_backlinks {
            return Ok(None);
        }
        if let Some(used) = self.site.used.get_mut(index) {
            *used = marked.used;
        }
        self.site.registry.change(|known| {
            values::replace(
                known,
                &self.site.library,
                &self.site.config,
                index,
                &self.site.rendered,
            );
        });
        Ok(Some(index))
    }

    /// The sections whose listings hold one of the touched pages.
    fn reach(&self, touched: &[usize]) -> HashSet<usize> {
        let sections = self.site.library.nodes.iter().enumerate();
        sections
            .filter(|(_, node)| node.pages.iter().any(|page| touched.contains(page)))
            .map(|(index, _)| index)
            .collect()
    }

    /// Whether the page of `job` may show something of the touched pages.
    fn shows(&self, place: usize, job: &Job, touched: &[usize], reach: &HashSet<usize>) -> bool {
        if let Some(index) = job.node
            && (touched.contains(&index) || (reach.contains(&index) && self.shows_text))
        {
            return true;
        }
        if let Some((taxonomy, term)) = job.term
            && self.shows_text
            && let Some(taxonomy) = self.site.library.taxonomies.get(taxonomy)
        {
            let mut terms = taxonomy
                .terms
                .iter()
                .enumerate()
                .filter(|(place, _)| term.is_none_or(|own| own == *place));
            return terms.any(|(_, term)| term.pages.iter().any(|page| touched.contains(page)));
        }
        let used = self
            .pages
            .get(place)
            .map(|page| page.used.as_slice())
            .unwrap_or_default();
        let looked = used
            .iter()
            .any(|used| *used == ANY || touched.contains(used) || reach.contains(used));
        looked && self.shows_text
    }

    fn write(&mut self, places: &HashSet<usize>, out: &Path) -> Result<usize, Problems> {
        for place in places {
            let Some(page) = self.pages.get_mut(*place) else {
                continue;
            };
            if let Some(html) = page.html.take() {
                put_into(out, &page.path, html.as_bytes(), None).map_err(unwritten)?;
            }
        }
        Ok(places.len())
    }
}

fn unwritten((path, error): (PathBuf, io::Error)) -> Problem {
    Problem::of_file(
        "",
        format!("{} cannot be written ({error}).", path.display()),
    )
}
