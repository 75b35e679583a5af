//! Ids of headings, links to them, and the table of contents.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::content::front_matter::AnchorLinks;
use crate::content::slug::slugify;

/// A heading and the smaller ones under it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Unique in its page.
    pub id: String,
    /// Its words.
    pub title: String,
    /// The smaller headings that follow it.
    pub children: Vec<Heading>,
}

/// The ids given so far in one page.
#[derive(Debug, Default)]
pub(super) struct Ids {
    given: HashMap<String, usize>,
}

impl Ids {
    /// An id that no heading has: `visits`, `visits-1`, `visits-2`.
    fn unique(&mut self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "section" } else { wanted };
        let mut count = self.given.get(wanted).copied().unwrap_or(0);
        let mut id = wanted.to_owned();
        while count > 0 && self.given.contains_key(&id) {
            id = format!("{wanted}-{count}");
            count += 1;
        }
        self.given.insert(wanted.to_owned(), count.max(1));
        self.given.entry(id.clone()).or_insert(1);
        id
    }
}

/// Gives each heading an id and, where asked, a link to itself. Gives back the headings in their order.
pub(super) fn give_ids(
    events: &mut Vec<Event<'_>>,
    ids: &mut Ids,
    anchors: AnchorLinks,
) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut insertions: Vec<(usize, String)> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut given: Vec<(usize, String)> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { .. }) => open = Some((at, String::new())),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, title)) = &mut open {
                    title.push_str(text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, title)) = &mut open {
                    title.push(' ');
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                let Some((start, title)) = open.take() else {
                    continue;
                };
                let own = match events.get(start) {
                    Some(Event::Start(Tag::Heading { id, .. })) => {
                        id.as_ref().map(ToString::to_string)
                    }
                    _ => None,
                };
                // An id that the author wrote stands as it is: two alike are told as a problem.
                let id = match own {
                    Some(own) => {
                        ids.given.entry(own.clone()).or_insert(1);
                        own
                    }
                    None => ids.unique(&slugify(&title)),
                };
                add_link(&mut insertions, anchors, start, at, &id, &title);
                given.push((start, id.clone()));
                headings.push(Heading {
                    level: *level as u8,
                    id,
                    title: title.trim().to_owned(),
                    children: Vec::new(),
                });
            }
            _ => {}
        }
    }
    for (start, own) in given {
        if let Some(Event::Start(Tag::Heading { id, .. })) = events.get_mut(start) {
            *id = Some(CowStr::from(own));
        }
    }
    for (at, html) in insertions.into_iter().rev() {
        events.insert(at, Event::InlineHtml(CowStr::from(html)));
    }
    headings
}

/// Notes the link of a heading that starts at event `start` and ends at event `end`.
fn add_link(
    insertions: &mut Vec<(usize, String)>,
    anchors: AnchorLinks,
    start: usize,
    end: usize,
    id: &str,
    title: &str,
) {
    let mut label = String::new();
    for character in title.chars() {
        match character {
            '"' => label.push_str("&quot;"),
            '&' => label.push_str("&amp;"),
            '<' => label.push_str("&lt;"),
            other => label.push(other),
        }
    }
    let mark = format!(
        "<a class=\"app-anchor\" href=\"#{id}\" aria-label=\"Link to this part: {label}\">#</a>"
    );
    match anchors {
        AnchorLinks::None => {}
        AnchorLinks::Left => insertions.push((start + 1, mark)),
        AnchorLinks::Right => insertions.push((end, mark)),
        AnchorLinks::Heading => {
            insertions.push((
                start + 1,
                format!("<a class=\"app-anchor\" href=\"#{id}\">"),
            ));
            insertions.push((end, "</a>".to_owned()));
        }
    }
}

/// The headings as a tree: each under the last larger one before it.
pub(super) fn tree(flat: Vec<Heading>) -> Vec<Heading> {
    let mut roots: Vec<Heading> = Vec::new();
    let mut open: Vec<Heading> = Vec::new();
    for heading in flat {
        while open.last().is_some_and(|last| last.level >= heading.level) {
            close(&mut open, &mut roots);
        }
        open.push(heading);
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    roots
}

fn close(open: &mut Vec<Heading>, roots: &mut Vec<Heading>) {
    let Some(done) = open.pop() else { return };
    match open.last_mut() {
        Some(parent) => parent.children.push(done),
        None => roots.push(done),
    }
}
