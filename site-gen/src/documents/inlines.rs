//! Words within a block.

use documents::Inline;
use documents::block::split_blanks;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Reader, fault};

impl Reader<'_, '_> {
    /// Inlines up to the end of `within`.
    pub(super) fn inlines(&mut self, within: TagEnd) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, at)) = self.events.next() {
            if event == Event::End(within) {
                break;
            }
            self.inline(event, at, &mut out);
        }
        finish(out, &mut |mark| self.strange(mark))
    }

    /// Inlines that stand in a list item without a paragraph: up to the next block or the item's end.
    pub(super) fn loose(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, at)) = self.events.next_if(|(event, _)| inline_event(event)) {
            self.inline(event, at, &mut out);
        }
        finish(out, &mut |mark| self.strange(mark))
    }

    fn inline(&mut self, event: Event<'_>, at: std::ops::Range<usize>, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push(Inline::Text(text.into_string())),
            Event::SoftBreak => out.push(Inline::Text(" ".to_owned())),
            Event::HardBreak => out.push(Inline::Break),
            Event::Start(Tag::Strong) => out.push(Inline::Strong(self.inlines(TagEnd::Strong))),
            Event::Start(Tag::Emphasis) => {
                out.push(Inline::Emphasis(self.inlines(TagEnd::Emphasis)))
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                out.push(Inline::Link {
                    to: dest_url.into_string(),
                    text: self.inlines(TagEnd::Link),
                });
            }
            Event::Start(Tag::Image { .. }) => {
                self.refuse(
                    at,
                    "A document cannot hold a picture in its text: use a blank of type \"image\".",
                );
                self.skip(TagEnd::Image);
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.refuse(at, "A document cannot hold HTML: write it as markdown.")
            }
            Event::TaskListMarker(_) => out.push(Inline::Text("☐ ".to_owned())),
            _ => {}
        }
    }

    fn strange(&mut self, mark: &str) {
        let message = format!("[[{mark}]] is not a blank.");
        let help = "Write [[id]] in lower case with underscores, or [[id.a]], [[id.plural]] for a profession.";
        self.faults
            .push(fault(self.base, 0..0, message, Some(help.to_owned())));
    }
}

/// Joins neighbouring texts, since markdown splits at brackets, and then splits them at their blanks.
fn finish(inlines: Vec<Inline>, strange: &mut dyn FnMut(&str)) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => joined.push(inline),
        }
    }
    joined
        .into_iter()
        .flat_map(|inline| match inline {
            Inline::Text(text) => {
                let (parts, marks) = split_blanks(&text);
                marks.iter().for_each(|mark| strange(mark));
                parts
            }
            other => vec![other],
        })
        .collect()
}

fn inline_event(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::InlineHtml(_)
        | Event::TaskListMarker(_) => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => false,
    }
}
