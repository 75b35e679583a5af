//! Atom feeds.

use std::fmt::Write as _;

use crate::config::Config;
use crate::content::library::{Library, Node};
use crate::html::text::escape;
use crate::render::dates::Moment;
use crate::render::values::permalink;

/// The Atom feed at `url` (`atom.xml`) of the pages `nodes`, newest first. Pages without a date are left out.
///
/// It carries titles and descriptions, not whole pages. Its own date is the latest of its entries', so that the same
/// content gives the same feed.
#[must_use]
pub fn feed(library: &Library, config: &Config, nodes: &[usize], title: &str, url: &str) -> String {
    let mut entries: Vec<(&Node, Moment)> = nodes
        .iter()
        .filter_map(|index| library.node(*index))
        .filter_map(|node| Some((node, Moment::read(date_of(node)?)?)))
        .collect();
    entries.sort_by(|(a, _), (b, _)| {
        b.meta
            .date
            .cmp(&a.meta.date)
            .then_with(|| a.relative.cmp(&b.relative))
    });
    entries.truncate(config.feed_limit);
    let updated = |(node, moment): &(&Node, Moment)| {
        node.meta
            .updated
            .as_deref()
            .and_then(Moment::read)
            .unwrap_or(*moment)
            .rfc3339()
    };
    let latest = entries
        .iter()
        .map(updated)
        .max()
        .unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
    let here = escape(&permalink(config, url));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let lang = escape(&config.default_language);
    // Writing to a String cannot fail.
    let _ = write!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n<title>{}</title>\n<id>{here}</id>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{here}\"/>\n<link rel=\"alternate\" type=\"text/html\" \
         href=\"{}\"/>\n<updated>{latest}</updated>\n",
        escape(title),
        escape(&permalink(config, ""))
    );
    if let Some(author) = &config.author {
        let _ = writeln!(xml, "<author><name>{}</name></author>", escape(author));
    } else {
        let _ = writeln!(
            xml,
            "<author><name>{}</name></author>",
            escape(&config.title)
        );
    }
    for entry in &entries {
        let (node, moment) = entry;
        let address = escape(&permalink(config, &node.url));
        let _ = writeln!(
            xml,
            "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" \
             href=\"{address}\"/>\n<published>{}</published>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>",
            escape(node.title()),
            moment.rfc3339(),
            updated(entry),
            escape(node.meta.description.as_deref().unwrap_or_default())
        );
    }
    xml.push_str("</feed>\n");
    xml
}

fn date_of(node: &Node) -> Option<&str> {
    node.meta.date.as_deref()
}
