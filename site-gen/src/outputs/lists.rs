//! The sitemap, robots.txt and llms.txt.

use std::fmt::Write as _;

use crate::config::Config;
use crate::content::library::{Library, Node};
use crate::html::text::escape;
use crate::plan::Job;
use crate::render::values::permalink;

/// `sitemap.xml`: every page with a place of its own.
#[must_use]
pub fn sitemap(library: &Library, config: &Config, jobs: &[Job]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut listed: Vec<&Job> = jobs.iter().filter(|job| job.is_listed()).collect();
    listed.sort_by(|a, b| a.url.cmp(&b.url));
    for job in listed {
        let node = job.node.and_then(|index| library.node(index));
        let changed = node.and_then(|node| node.meta.updated.as_ref().or(node.meta.date.as_ref()));
        // Writing to a String cannot fail.
        let _ = write!(
            xml,
            "<url><loc>{}</loc>",
            escape(&permalink(config, &job.url))
        );
        if let Some(changed) = changed.and_then(|changed| changed.get(..10)) {
            let _ = write!(xml, "<lastmod>{changed}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// `robots.txt`: everybody may read everything.
#[must_use]
pub fn robots(config: &Config) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if config.generate_sitemap && !config.base_url.is_empty() {
        let _ = writeln!(text, "Sitemap: {}", permalink(config, "sitemap.xml"));
    }
    text
}

/// `llms.txt`: the site as a list of links with a sentence each, for language models.
#[must_use]
pub fn llms(library: &Library, config: &Config) -> String {
    let mut text = format!("# {}\n", config.title);
    if !config.description.is_empty() {
        let _ = write!(text, "\n> {}\n", config.description);
    }
    let link = |text: &mut String, node: &Node| {
        if !node.meta.render || node.meta.redirect_to.is_some() {
            return;
        }
        let _ = write!(
            text,
            "- [{}]({})",
            node.title(),
            permalink(config, &node.url)
        );
        match &node.meta.description {
            Some(description) => {
                let _ = writeln!(text, ": {description}");
            }
            None => text.push('\n'),
        }
    };
    for section in library.nodes.iter().filter(|node| node.is_section) {
        let pages: Vec<&Node> = section
            .pages
            .iter()
            .filter_map(|index| library.node(*index))
            .collect();
        let _ = write!(text, "\n## {}\n\n", section.title());
        link(&mut text, section);
        for page in pages {
            link(&mut text, page);
        }
    }
    text
}
