//! `config.toml`: the settings of a site, read strictly.

use crate::abbreviations;
use crate::content::fields::{Fields, Origin, parse};
use crate::diagnostics::Problems;

/// A way to group pages: `topics`, `nations`.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// As it stands in front matter.
    pub name: String,
    /// Terms on each listing; none means all on one.
    pub paginate_by: Option<usize>,
    /// The address part before a listing's number.
    pub paginate_path: String,
    /// Whether each term has a feed.
    pub feed: bool,
    /// Whether it has pages at all.
    pub render: bool,
}

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the site will be, without the last slash; empty when nobody knows yet.
    pub base_url: String,
    /// The site's name.
    pub title: String,
    /// One sentence about the site.
    pub description: String,
    /// Who publishes it.
    pub author: Option<String>,
    /// The language of the pages, such as `en-GB`.
    pub default_language: String,
    /// A folder of `themes/` whose templates stand between the site's own and the built-in theme's.
    pub theme: Option<String>,
    /// Whether there is a feed of the whole site.
    pub generate_feeds: bool,
    /// Its file names.
    pub feed_filenames: Vec<String>,
    /// How many entries a feed has at most.
    pub feed_limit: usize,
    /// The ways to group pages.
    pub taxonomies: Vec<Taxonomy>,
    /// Whether there is a search index.
    pub build_search_index: bool,
    /// Whether a sitemap is written.
    pub generate_sitemap: bool,
    /// Whether robots.txt is written.
    pub generate_robots_txt: bool,
    /// Whether llms.txt is written.
    pub generate_llms_txt: bool,
    /// Whether `.gz` and `.br` stand beside each text file.
    pub compress: bool,
    /// Whether straight quotation marks become curly ones.
    pub smart_punctuation: bool,
    /// File names in `content/` that are left alone, with `*` for any characters.
    pub ignored_content: Vec<String>,
    /// The abbreviations that pages say the words of; none when the site has no `[abbreviations]`.
    pub abbreviations: Option<abbreviations::Settings>,
    /// Whatever the author put there.
    pub extra: tera::Value,
}

const KEYS: [&str; 20] = [
    "base_url",
    "title",
    "description",
    "author",
    "default_language",
    "theme",
    "generate_feeds",
    "feed_filenames",
    "feed_limit",
    "taxonomies",
    "build_search_index",
    "generate_sitemap",
    "generate_robots_txt",
    "generate_llms_txt",
    "compress",
    "markdown",
    "ignored_content",
    "search",
    "abbreviations",
    "extra",
];

/// What Zola knows and this generator always does, or never does: accepted so that a site of Zola's builds.
const FROM_ZOLA: [&str; 11] = [
    "compile_sass",
    "minify_html",
    "output_dir",
    "hard_link_static",
    "ignored_static",
    "link_checker",
    "slugify",
    "translations",
    "languages",
    "exclude_paginated_pages_in_sitemap",
    "mode",
];

const MARKDOWN_KEYS: [&str; 1] = ["smart_punctuation"];

const MARKDOWN_FROM_ZOLA: [&str; 13] = [
    "highlight_code",
    "highlight_theme",
    "highlighting",
    "render_emoji",
    "external_links_target_blank",
    "external_links_no_follow",
    "external_links_no_referrer",
    "external_links_class",
    "definition_list",
    "bottom_footnotes",
    "github_alerts",
    "lazy_async_image",
    "insert_anchor_links",
];

const ABBREVIATION_KEYS: [&str; 3] = ["terms", "page", "leave"];

const TAXONOMY_KEYS: [&str; 7] = [
    "name",
    "slug",
    "paginate_by",
    "paginate_path",
    "feed",
    "render",
    "lang",
];

impl Config {
    /// Reads the text of `config.toml`.
    ///
    /// # Errors
    /// Every unknown key, wrong type and missing setting.
    pub fn read(file: &str, text: &str) -> Result<Self, Problems> {
        let origin = Origin {
            file,
            text,
            offset: 0,
        };
        let table = parse(text, origin)?;
        let mut problems = Problems::new();
        let config = read_fields(&mut Fields::new(&table, origin, &mut problems));
        problems.or(config)
    }
}

fn read_fields(fields: &mut Fields<'_, '_>) -> Config {
    let known: Vec<&str> = KEYS.iter().chain(&FROM_ZOLA).copied().collect();
    fields.only("config.toml", &known, (&[], ""));
    let title = fields.string("title").unwrap_or_default();
    let smart_punctuation = fields
        .table("markdown", |markdown| {
            let known: Vec<&str> = MARKDOWN_KEYS
                .iter()
                .chain(&MARKDOWN_FROM_ZOLA)
                .copied()
                .collect();
            markdown.only("[markdown] in config.toml", &known, (&[], ""));
            markdown.boolean("smart_punctuation")
        })
        .flatten();
    let taxonomies = fields.tables("taxonomies", |entry| {
        entry.only("[[taxonomies]] in config.toml", &TAXONOMY_KEYS, (&[], ""));
        let name = entry.string("name").unwrap_or_default();
        if name.is_empty() {
            entry.problem("name", "A taxonomy needs a name: add name = \"...\".");
        }
        Taxonomy {
            name,
            paginate_by: entry.count("paginate_by").filter(|count| *count > 0),
            paginate_path: entry
                .string("paginate_path")
                .unwrap_or_else(|| "page".to_owned()),
            feed: entry.boolean("feed").unwrap_or(false),
            render: entry.boolean("render").unwrap_or(true),
        }
    });
    let abbreviations = fields.table("abbreviations", |table| {
        table.only(
            "[abbreviations] in config.toml",
            &ABBREVIATION_KEYS,
            (&[], ""),
        );
        abbreviations::Settings {
            terms: table.string("terms").unwrap_or_default(),
            page: table.string("page"),
            leave: table.strings("leave").unwrap_or_default(),
        }
    });
    let base_url = fields.string("base_url").unwrap_or_default();
    if !base_url.is_empty()
        && !base_url.starts_with("http://")
        && !base_url.starts_with("https://")
        && base_url != "/"
    {
        fields.problem("base_url", "\"base_url\" starts with https:// or http://.");
    }
    Config {
        base_url: base_url.trim_end_matches('/').to_owned(),
        title,
        description: fields.string("description").unwrap_or_default(),
        author: fields.string("author"),
        default_language: fields
            .string("default_language")
            .unwrap_or_else(|| "en".to_owned()),
        theme: fields.string("theme"),
        generate_feeds: fields.boolean("generate_feeds").unwrap_or(false),
        feed_filenames: fields
            .strings("feed_filenames")
            .unwrap_or_else(|| vec!["atom.xml".to_owned()]),
        feed_limit: fields.count("feed_limit").unwrap_or(usize::MAX),
        taxonomies,
        build_search_index: fields.boolean("build_search_index").unwrap_or(false),
        generate_sitemap: fields.boolean("generate_sitemap").unwrap_or(true),
        generate_robots_txt: fields.boolean("generate_robots_txt").unwrap_or(true),
        generate_llms_txt: fields.boolean("generate_llms_txt").unwrap_or(true),
        compress: fields.boolean("compress").unwrap_or(true),
        smart_punctuation: smart_punctuation.unwrap_or(false),
        ignored_content: fields.strings("ignored_content").unwrap_or_default(),
        abbreviations,
        extra: fields.free("extra"),
    }
}
