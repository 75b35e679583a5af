//! A paragraph: its properties in the order that the standard fixes, and its inlines as runs.

use documents::Inline;
use documents::plain;

use super::body::{Body, LEVEL};
use super::direction::{self, Direction};
use super::link;
use super::runs::{Run, Runs};
use super::xml::Xml;

/// How a paragraph looks and where it stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Look<'a> {
    /// Id of its style in `parts/styles.xml`; empty for Normal.
    pub(super) style: &'a str,
    /// Kept on the page of the paragraph below it.
    pub(super) keep_next: bool,
    /// Its list and how deep it stands there.
    pub(super) list: Option<(usize, usize)>,
    /// Space before it, in twentieths of a point, where the style does not say.
    pub(super) indent: usize,
    /// Stops for tabs that draw a line to write on, in twentieths of a point from the margin.
    pub(super) stops: &'a [usize],
}

impl Body {
    /// A paragraph of inlines.
    pub(super) fn paragraph(&mut self, look: Look<'_>, inlines: &[Inline]) {
        let base = direction::of_paragraph(&plain::words(inlines));
        let mut runs = Runs::new(base);
        self.inlines(&mut runs, inlines, Run::default());
        self.paragraph_of(look, base, runs);
    }

    /// A paragraph of plain words.
    pub(super) fn plain_paragraph(&mut self, look: Look<'_>, words: &str) {
        let base = direction::of_paragraph(words);
        let mut runs = Runs::new(base);
        runs.words(words, Run::default());
        self.paragraph_of(look, base, runs);
    }

    /// A paragraph of runs, or several when they are very many.
    pub(super) fn paragraph_of(&mut self, mut look: Look<'_>, base: Direction, runs: Runs) {
        for runs in runs.finish() {
            let new_page = std::mem::take(&mut self.new_page);
            self.xml.element("w:p", &[], |xml| {
                write_look(xml, look, base, new_page);
                xml.put(&runs);
            });
            // What goes on in another paragraph stands under its item, without a number of its own.
            if let Some((_, level)) = look.list.take() {
                look.style = "ListContinue";
                look.indent = look.indent.max((level + 1) * LEVEL);
            }
        }
    }

    fn inlines(&mut self, runs: &mut Runs, inlines: &[Inline], run: Run) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Given { text, .. } => runs.words(text, run),
                Inline::Strong(inner) => {
                    let strong = true;
                    self.inlines(runs, inner, Run { strong, ..run });
                }
                Inline::Emphasis(inner) => {
                    let emphasis = true;
                    self.inlines(runs, inner, Run { emphasis, ..run });
                }
                Inline::Link { to, text } => self.link(runs, to, text, run),
                Inline::Break => runs.words("\n", run),
                Inline::Blank { id: label, .. } | Inline::Empty { label, .. } => {
                    runs.words(&format!("[{label}]"), Run { empty: true, ..run });
                }
            }
        }
    }

    /// A link, or its words with the address behind them where the address cannot be one.
    fn link(&mut self, runs: &mut Runs, to: &str, text: &[Inline], run: Run) {
        let target = if run.linked { None } else { link::target(to) };
        if let Some(target) = target {
            let id = self.links.id(&target);
            let linked = true;
            runs.link(&id, |runs| self.inlines(runs, text, Run { linked, ..run }));
            return;
        }
        self.inlines(runs, text, run);
        if !run.linked && !to.is_empty() && plain::words(text) != to {
            runs.words(&format!(" ({to})"), run);
        }
    }
}

fn write_look(xml: &mut Xml, look: Look<'_>, base: Direction, new_page: bool) {
    xml.element("w:pPr", &[], |xml| {
        if !look.style.is_empty() {
            xml.value("w:pStyle", look.style);
        }
        if look.keep_next {
            xml.empty("w:keepNext", &[]);
        }
        if new_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some((list, level)) = look.list {
            xml.element("w:numPr", &[], |xml| {
                xml.value("w:ilvl", &level.to_string());
                xml.value("w:numId", &list.to_string());
            });
        }
        if !look.stops.is_empty() {
            xml.element("w:tabs", &[], |xml| {
                for stop in look.stops {
                    let place = stop.to_string();
                    let attributes = [
                        ("w:val", "left"),
                        ("w:leader", "underscore"),
                        ("w:pos", place.as_str()),
                    ];
                    xml.empty("w:tab", &attributes);
                }
            });
        }
        if base == Direction::RightToLeft {
            xml.empty("w:bidi", &[]);
        }
        if look.indent > 0 {
            // `left` is the side where the paragraph begins, whichever way it runs.
            xml.empty("w:ind", &[("w:left", &look.indent.to_string())]);
        }
    });
}
