//! The TOML between two lines of `+++` at the head of a markdown file.

use std::collections::BTreeMap;

use super::fields::{Fields, Origin, parse};
use crate::diagnostics::{Problem, Problems};

/// What a section's pages are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// By `date`, newest first.
    Date,
    /// By `updated`, newest first, `date` standing in.
    UpdateDate,
    /// By `title`, as people sort.
    Title,
    /// By `weight`, lightest first.
    Weight,
    /// By slug.
    Slug,
    /// By path, so that the result never depends on the disk.
    #[default]
    None,
}

const SORTS: [(&str, SortBy); 7] = [
    ("date", SortBy::Date),
    ("update_date", SortBy::UpdateDate),
    ("title", SortBy::Title),
    ("title_bytes", SortBy::Title),
    ("weight", SortBy::Weight),
    ("slug", SortBy::Slug),
    ("none", SortBy::None),
];

/// Where a heading gets a link to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AnchorLinks {
    /// No link.
    #[default]
    None,
    /// Before the heading's text.
    Left,
    /// After the heading's text.
    Right,
    /// Around the heading's text.
    Heading,
}

const ANCHORS: [(&str, AnchorLinks); 4] = [
    ("none", AnchorLinks::None),
    ("left", AnchorLinks::Left),
    ("right", AnchorLinks::Right),
    ("heading", AnchorLinks::Heading),
];

/// The front matter of a page or of a section. Keys of the other kind are refused when it is read.
#[derive(Debug, Clone)]
pub struct FrontMatter {
    /// The title. A problem when it is missing.
    pub title: Option<String>,
    /// One sentence for lists, search and search engines.
    pub description: Option<String>,
    /// When it was first published: `2026-08-06`, perhaps with a time.
    pub date: Option<String>,
    /// When somebody last read it through.
    pub updated: Option<String>,
    /// Place among its neighbours; lighter comes first.
    pub weight: Option<i64>,
    /// Built only with `--drafts`.
    pub draft: bool,
    /// The last part of the address, in place of the file's name.
    pub slug: Option<String>,
    /// The whole address, in place of the folder's and the file's names.
    pub path: Option<String>,
    /// Old addresses that lead here.
    pub aliases: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Whether search finds it.
    pub in_search_index: bool,
    /// The template in place of the usual one.
    pub template: Option<String>,
    /// The terms of each taxonomy.
    pub taxonomies: BTreeMap<String, Vec<String>>,
    /// Whatever the author put there.
    pub extra: tera::Value,
    /// Whether a page is written at all.
    pub render: bool,
    /// How a section sorts its pages.
    pub sort_by: SortBy,
    /// The template of a section's pages.
    pub page_template: Option<String>,
    /// Pages of a section on each listing; none means all on one.
    pub paginate_by: Option<usize>,
    /// The address part before a listing's number.
    pub paginate_path: String,
    /// Whether the listing starts with the last page.
    pub paginate_reversed: bool,
    /// Whether headings get a link to themselves.
    pub insert_anchor_links: AnchorLinks,
    /// Whether the section's pages count as its parent's too.
    pub transparent: bool,
    /// Whether the section has a feed of its own.
    pub generate_feeds: bool,
    /// A section that only sends people on.
    pub redirect_to: Option<String>,
}

const BOTH: [&str; 13] = [
    "title",
    "description",
    "draft",
    "weight",
    "template",
    "aliases",
    "authors",
    "in_search_index",
    "extra",
    "render",
    "updated",
    "date",
    "slug",
];
const PAGE: [&str; 3] = ["path", "taxonomies", "include_in_feeds"];
const SECTION: [&str; 10] = [
    "sort_by",
    "page_template",
    "paginate_by",
    "paginate_path",
    "paginate_reversed",
    "insert_anchor_links",
    "transparent",
    "generate_feeds",
    "redirect_to",
    "path",
];

/// Splits `text` into its front matter and its body: `(start of the TOML, TOML, start of the body)`.
///
/// # Errors
/// When the first line is not `+++`, or when no later line is.
pub fn split<'a>(file: &str, text: &'a str) -> Result<(usize, &'a str, usize), Problem> {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut at = start;
    let mut toml_start = None;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let fence = line.trim_end() == "+++";
        match toml_start {
            None if fence => toml_start = Some(at + line.len()),
            None if line.trim().is_empty() => {}
            None => break,
            Some(from) if fence => {
                return Ok((
                    from,
                    text.get(from..at).unwrap_or_default(),
                    at + line.len(),
                ));
            }
            Some(_) => {}
        }
        at += line.len();
    }
    let message = if toml_start.is_some() {
        "The front matter is opened by +++ but never closed."
    } else {
        "The front matter is missing."
    };
    Err(
        Problem::at(file, text, at.min(text.len())..at.min(text.len()), message)
            .help("Start the file with a line of +++, then title = \"...\", then a line of +++."),
    )
}

/// Reads the front matter `toml`, which starts at byte `offset` of the file's `text`.
pub fn read(
    file: &str,
    text: &str,
    offset: usize,
    toml: &str,
    is_section: bool,
    problems: &mut Problems,
) -> FrontMatter {
    let origin = Origin { file, text, offset };
    let empty = toml::de::DeTable::default();
    let parsed = parse(toml, origin);
    let table = match &parsed {
        Ok(table) => table,
        Err(problem) => {
            problems.push(problem.clone());
            // The title is not missing: it could not be read.
            return fields(
                &mut Fields::new(&empty, origin, &mut Problems::new()),
                is_section,
            );
        }
    };
    fields(&mut Fields::new(table, origin, problems), is_section)
}

fn fields(fields: &mut Fields<'_, '_>, is_section: bool) -> FrontMatter {
    let own: &[&str] = if is_section { &SECTION } else { &PAGE };
    let known: Vec<&str> = BOTH.iter().chain(own).copied().collect();
    let (what, others) = if is_section {
        let others: (&[&str], &str) = (&PAGE, "Only a page has it, and not a section's _index.md.");
        ("A section's front matter", others)
    } else {
        let others: (&[&str], &str) = (&SECTION, "Only a section has it, in its _index.md.");
        ("A page's front matter", others)
    };
    fields.only(what, &known, others);
    let title = fields.string("title");
    if title.as_ref().is_none_or(|title| title.trim().is_empty()) {
        fields.problem("title", "The title is missing: add title = \"...\".");
    }
    let sort_by = chosen(fields, "sort_by", &SORTS);
    let insert_anchor_links = chosen(fields, "insert_anchor_links", &ANCHORS);
    FrontMatter {
        title,
        description: fields.string("description"),
        date: fields.date("date"),
        updated: fields.date("updated"),
        weight: fields.integer("weight"),
        draft: fields.boolean("draft").unwrap_or(false),
        slug: fields.string("slug"),
        path: fields.string("path"),
        aliases: fields.strings("aliases").unwrap_or_default(),
        authors: fields.strings("authors").unwrap_or_default(),
        in_search_index: fields.boolean("in_search_index").unwrap_or(true),
        template: fields.string("template"),
        taxonomies: fields.lists("taxonomies"),
        extra: fields.free("extra"),
        render: fields.boolean("render").unwrap_or(true),
        sort_by,
        page_template: fields.string("page_template"),
        paginate_by: fields.count("paginate_by").filter(|count| *count > 0),
        paginate_path: fields
            .string("paginate_path")
            .unwrap_or_else(|| "page".to_owned()),
        paginate_reversed: fields.boolean("paginate_reversed").unwrap_or(false),
        insert_anchor_links,
        transparent: fields.boolean("transparent").unwrap_or(false),
        generate_feeds: fields.boolean("generate_feeds").unwrap_or(false),
        redirect_to: fields.string("redirect_to"),
    }
}

/// One of a fixed set of words.
fn chosen<T: Copy + Default>(fields: &mut Fields<'_, '_>, key: &str, choices: &[(&str, T)]) -> T {
    let Some(word) = fields.string(key) else {
        return T::default();
    };
    if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word) {
        return *choice;
    }
    let names: Vec<String> = choices
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    fields.problem(
        key,
        format!(
            "\"{key}\" cannot be \"{word}\". It is one of {}.",
            names.join(", ")
        ),
    );
    T::default()
}
