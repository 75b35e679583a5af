//! The whole way of a build: read, render, check, write.

mod blank_form;
mod document;
mod downloads;
mod form;
mod island;
mod link;
mod pages;
mod rebuild;
mod report;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::abbreviations::Abbreviations;
use crate::assets::Assets;
use crate::client::Profile;
use crate::config::Config;
use crate::content::library::Library;
use crate::diagnostics::{Problem, Problems};
use crate::html::address::SiteMap;
use crate::html::rooted_addresses;
use crate::load::{Source, TextFile};
use crate::markdown::Rendered;
use crate::plan::{self, Job};
use crate::render::{Engine, Registry, values};
use crate::watch::Watch;
use crate::write::{Effort, Stage};
use crate::{outputs, search};
pub use rebuild::Built;
pub use report::{Report, Weight};

/// What to build, and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder that holds `config.toml`.
    pub root: PathBuf,
    /// Where the site is written; `dist` in the root when none is given.
    pub out: Option<PathBuf>,
    /// In place of `base_url` in `config.toml`.
    pub base_url: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// How the client is compiled.
    pub client: Profile,
    /// Told what is being rendered, so that a template that loops can be named.
    pub watch: Watch,
}

impl Options {
    /// Where the site is written.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.root.join("dist"))
    }
}

/// A site read and understood, before its pages are made.
pub struct Site {
    pub(crate) source: Source,
    pub(crate) config: Config,
    pub(crate) library: Library,
    /// What abbreviations stand for, when the settings say so.
    pub(crate) abbreviations: Option<Abbreviations>,
    pub(crate) assets: Arc<Assets>,
    pub(crate) registry: Arc<Registry>,
    pub(crate) engine: Engine,
    pub(crate) jobs: Vec<Job>,
    pub(crate) map: SiteMap,
    pub(crate) rendered: Vec<Rendered>,
    /// What the components in each page's markdown looked at, by the library's index.
    pub(crate) used: Vec<Vec<usize>>,
    /// Templates and settings: where an address in a page can come from beside its own file.
    pub(crate) shared: Vec<TextFile>,
    /// Root-relative addresses that templates write out.
    pub(crate) rooted: HashSet<String>,
    pub(crate) problems: Problems,
}

/// A file that the build makes beside the pages.
pub(crate) struct Extra {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// Builds the site and puts it in the output folder.
///
/// # Errors
/// Every problem of the site. The output folder is then as it was.
pub fn build(options: &Options) -> Result<Report, Problems> {
    let site = Site::prepare(options)?;
    let stage = Stage::new(&options.out(), site.config.compress)?;
    let (report, _) = site.finish(options, Some(&stage))?;
    stage.swap()?;
    Ok(report)
}

/// Builds the site without writing anything.
///
/// # Errors
/// Every problem of the site.
pub fn check(options: &Options) -> Result<Report, Problems> {
    let options = Options {
        client: Profile::None,
        ..options.clone()
    };
    let (report, _) = Site::prepare(&options)?.finish(&options, None)?;
    Ok(report)
}

impl Site {
    /// Reads the site and renders its markdown.
    ///
    /// # Errors
    /// What stops a build at once: settings or templates that cannot be read. All else waits in the site for
    /// [`Site::finish`].
    pub fn prepare(options: &Options) -> Result<Self, Problems> {
        let config_text =
            crate::load::read_text(&options.root.join("config.toml"), "config.toml".to_owned())?;
        let mut config = Config::read(&config_text.file, &config_text.text)?;
        if let Some(base_url) = &options.base_url {
            config.base_url = base_url.trim_end_matches('/').to_owned();
        }
        let source = Source::read(&options.root, &config.ignored_content)?;
        let mut problems = Problems::new();
        let library = Library::build(&source, &config, options.drafts, &mut problems);
        let mut assets = Assets::new(&source, options.client);
        assets.add_downloads(downloads::make(&library, &mut problems));
        let mut site = Self::assemble(source, config, library, assets, problems)?;
        site.render_markdown(options);
        site.add_search();
        Ok(site)
    }

    fn assemble(
        source: Source,
        config: Config,
        library: Library,
        assets: Assets,
        mut problems: Problems,
    ) -> Result<Self, Problems> {
        let abbreviations = Abbreviations::read(&source, &config, &mut problems);
        let assets = Arc::new(assets);
        let registry = Arc::new(Registry::new(source.root.clone(), Arc::clone(&assets)));
        let engine = match Engine::new(&source, &config, &registry) {
            Ok(engine) => engine,
            Err(more) => {
                problems.extend(more);
                return Err(problems.sorted());
            }
        };
        let jobs = plan::jobs(&library, &engine, &mut problems);
        let map = site_map(&source, &config, &library, &jobs);
        let mut shared: Vec<TextFile> = engine.templates().cloned().collect();
        let rooted = rooted_addresses(&shared);
        shared.push(source.config.clone());
        shared.extend(source.data_files());
        let rendered = Vec::new();
        Ok(Self {
            source,
            config,
            library,
            abbreviations,
            assets,
            registry,
            engine,
            jobs,
            map,
            rendered,
            used: Vec::new(),
            shared,
            rooted,
            problems,
        })
    }

    /// Renders all markdown, and gives templates the values that come of it.
    fn render_markdown(&mut self, options: &Options) {
        self.registry
            .set(values::all(&self.library, &self.config, &[]));
        let outcomes: Vec<pages::Marked> = (0..self.library.nodes.len())
            .into_par_iter()
            .map(|index| {
                let name = self
                    .library
                    .node(index)
                    .map(|node| node.file.file.clone())
                    .unwrap_or_default();
                let _watched = options.watch.start(&name);
                pages::markdown(self, index)
            })
            .collect();
        for outcome in outcomes {
            self.rendered.push(outcome.rendered);
            self.problems.extend(outcome.problems);
            self.used.push(outcome.used);
        }
        self.registry
            .set(values::all(&self.library, &self.config, &self.rendered));
    }

    /// Makes the search index and its files known to templates.
    fn add_search(&self) {
        if !self.config.build_search_index {
            return;
        }
        self.assets
            .add_generated(search::Collected::of(self).files());
    }

    /// Renders all pages, checks them, and writes everything to `stage` when there is one.
    ///
    /// # Errors
    /// Every problem of the site.
    pub(crate) fn finish(
        &self,
        options: &Options,
        stage: Option<&Stage>,
    ) -> Result<(Report, Vec<pages::Finished>), Problems> {
        let mut problems = self.problems.clone();
        // Before any page is timed: compiling the client takes minutes on a slow machine.
        island::prepare(self);
        let finished: Vec<pages::Finished> = self
            .jobs
            .par_iter()
            .map(|job| {
                let _watched = options.watch.start(&format!("/{}", job.url));
                pages::finish(
                    self,
                    job,
                    stage.map_or(pages::Sink::None, pages::Sink::Stage),
                )
            })
            .collect();
        pages::check_parts(self, &finished, &finished, &mut problems);
        let mut report = Report::default();
        for page in &finished {
            problems.extend(page.problems.iter().cloned());
            report.see_page(&page.path, page.size);
        }
        problems.extend(self.assets.take_problems());
        if !problems.is_empty() {
            return Err(problems.sorted());
        }
        if let Some(stage) = stage {
            self.write_files(stage)?;
            // Sizes are those of the compressed forms; to make them just for the report takes seconds.
            if stage.compresses() {
                report.see_assets(&self.assets, stage, options.client);
            }
        }
        Ok((report, finished))
    }

    fn write_files(&self, stage: &Stage) -> Result<(), Problem> {
        let assets: Vec<_> = self.assets.made().collect();
        assets
            .par_iter()
            .try_for_each(|asset| stage.put(&asset.path, &asset.bytes, effort(&asset.path)))?;
        for node in &self.library.nodes {
            for (path, target) in &node.assets {
                if let Some(file) = self.source.assets.get(path) {
                    stage.copy(&file.disk, target)?;
                }
            }
        }
        for extra in self.extras() {
            stage.put(&extra.path, &extra.bytes, Effort::Quick)?;
        }
        Ok(())
    }

    /// The files beside the pages.
    pub(crate) fn extras(&self) -> Vec<Extra> {
        let config = &self.config;
        let library = &self.library;
        let mut extras = Vec::new();
        let mut add = |path: &str, text: String| {
            extras.push(Extra {
                path: path.to_owned(),
                bytes: text.into_bytes(),
            });
        };
        let own = |path: &str| self.source.statics.contains_key(path);
        if config.generate_sitemap && !own("sitemap.xml") {
            add("sitemap.xml", outputs::sitemap(library, config, &self.jobs));
        }
        if config.generate_robots_txt && !own("robots.txt") {
            add("robots.txt", outputs::robots(config));
        }
        if config.generate_llms_txt && !own("llms.txt") {
            add("llms.txt", outputs::llms(library, config));
        }
        if config.generate_feeds {
            let all: Vec<usize> = (0..library.nodes.len())
                .filter(|index| library.node(*index).is_some_and(|node| !node.is_section))
                .collect();
            for name in &config.feed_filenames {
                add(
                    name,
                    outputs::feed(library, config, &all, &config.title, name),
                );
                for section in library
                    .nodes
                    .iter()
                    .filter(|node| node.is_section && node.meta.generate_feeds)
                {
                    let url = format!("{}{name}", section.url);
                    add(
                        &url,
                        outputs::feed(library, config, &section.pages, section.title(), &url),
                    );
                }
                for taxonomy in library
                    .taxonomies
                    .iter()
                    .filter(|taxonomy| taxonomy.settings.feed)
                {
                    for term in &taxonomy.terms {
                        let url = format!("{}{name}", term.url);
                        add(
                            &url,
                            outputs::feed(library, config, &term.pages, &term.name, &url),
                        );
                    }
                }
            }
        }
        extras
    }
}

/// Files that every visitor loads are packed as well as can be. Modules as text are loaded from folders alone, where
/// nothing is packed; texts of search are many.
fn effort(path: &str) -> Effort {
    let inline = path.starts_with("assets/") && path.contains("-inline.");
    let quick = inline || path.starts_with("assets/search-text-");
    if quick { Effort::Quick } else { Effort::Best }
}

fn site_map(source: &Source, config: &Config, library: &Library, jobs: &[Job]) -> SiteMap {
    let mut map = SiteMap {
        base_url: config.base_url.clone(),
        drafts: library.drafts.clone(),
        ..SiteMap::default()
    };
    map.pages = jobs.iter().map(|job| job.url.clone()).collect();
    map.content = library
        .nodes
        .iter()
        .filter(|node| map.pages.contains(&node.url))
        .map(|node| (node.relative.clone(), node.url.clone()))
        .collect();
    map.files = library
        .nodes
        .iter()
        .flat_map(|node| &node.assets)
        .map(|(path, target)| {
            let size = source.assets.get(path).map(|file| file.size);
            (target.clone(), size)
        })
        .collect();
    for (wanted, name) in [
        (config.generate_sitemap, "sitemap.xml"),
        (config.generate_robots_txt, "robots.txt"),
        (config.generate_llms_txt, "llms.txt"),
    ] {
        if wanted {
            map.files.insert(name.to_owned(), None);
        }
    }
    if config.generate_feeds {
        for name in &config.feed_filenames {
            map.files.insert(name.clone(), None);
            for node in library.nodes.iter().filter(|node| node.meta.generate_feeds) {
                map.files.insert(format!("{}{name}", node.url), None);
            }
            for taxonomy in library
                .taxonomies
                .iter()
                .filter(|taxonomy| taxonomy.settings.feed)
            {
                map.files.extend(
                    taxonomy
                        .terms
                        .iter()
                        .map(|term| (format!("{}{name}", term.url), None)),
                );
            }
        }
    }
    for name in downloads::names(library) {
        map.files.entry(name).or_default();
    }
    map
}
