//! A paragraph: its properties in the order that the standard fixes, and its runs of words.

use documents::Inline;
use documents::plain;

use super::body::Body;
use super::characters::{self, Piece};
use super::direction::{self, Direction};
use super::link;
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

/// How a run looks.
#[derive(Clone, Copy, Default)]
struct Run {
    strong: bool,
    emphasis: bool,
    linked: bool,
    /// A blank that is still empty.
    empty: bool,
}

impl Body {
    /// A paragraph of inlines.
    pub(super) fn paragraph(&mut self, look: Look<'_>, inlines: &[Inline]) {
        let base = direction::of_paragraph(&plain::words(inlines));
        let mut runs = Xml::piece();
        self.inlines(&mut runs, inlines, Run::default(), base);
        self.paragraph_of(look, base, &runs.finish());
    }

    /// A paragraph of plain words.
    pub(super) fn plain_paragraph(&mut self, look: Look<'_>, words: &str) {
        let base = direction::of_paragraph(words);
        let mut runs = Xml::piece();
        write_words(&mut runs, words, Run::default(), base);
        self.paragraph_of(look, base, &runs.finish());
    }

    /// A paragraph of runs that are written already.
    pub(super) fn paragraph_of(&mut self, look: Look<'_>, base: Direction, runs: &str) {
        let new_page = std::mem::take(&mut self.new_page);
        self.xml.element("w:p", &[], |xml| {
            write_look(xml, look, base, new_page);
            xml.put(runs);
        });
    }

    fn inlines(&mut self, xml: &mut Xml, inlines: &[Inline], run: Run, base: Direction) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Given { text, .. } => {
                    write_words(xml, text, run, base);
                }
                Inline::Strong(inner) => {
                    let run = Run {
                        strong: true,
                        ..run
                    };
                    self.inlines(xml, inner, run, base);
                }
                Inline::Emphasis(inner) => {
                    let run = Run {
                        emphasis: true,
                        ..run
                    };
                    self.inlines(xml, inner, run, base);
                }
                Inline::Link { to, text } => self.link(xml, (to, text), run, base),
                Inline::Break => write_words(xml, "\n", run, base),
                Inline::Blank { id: label, .. } | Inline::Empty { label, .. } => {
                    let run = Run { empty: true, ..run };
                    write_words(xml, &format!("[{label}]"), run, base);
                }
            }
        }
    }

    /// A link, or its words with the address behind them where the address cannot be one.
    fn link(&mut self, xml: &mut Xml, (to, text): (&str, &[Inline]), run: Run, base: Direction) {
        let target = if run.linked { None } else { link::target(to) };
        if let Some(target) = target {
            let id = self.links.id(&target);
            let mut inner = Xml::piece();
            let run = Run {
                linked: true,
                ..run
            };
            self.inlines(&mut inner, text, run, base);
            let attributes = [("r:id", id.as_str()), ("w:history", "1")];
            xml.element("w:hyperlink", &attributes, |xml| xml.put(&inner.finish()));
            return;
        }
        self.inlines(xml, text, run, base);
        if !run.linked && !to.is_empty() && plain::words(text) != to {
            write_words(xml, &format!(" ({to})"), run, base);
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

/// Runs of plain words that look like nothing else.
pub(super) fn write_plain(xml: &mut Xml, words: &str, base: Direction) {
    write_words(xml, words, Run::default(), base);
}

fn write_words(xml: &mut Xml, words: &str, run: Run, base: Direction) {
    for piece in characters::pieces(words) {
        match piece {
            Piece::Line => write_run(xml, run, base, |xml| xml.empty("w:br", &[])),
            Piece::Tab => write_run(xml, run, base, |xml| xml.empty("w:tab", &[])),
            Piece::Words(words) => {
                for (way, words) in direction::runs(words, base) {
                    write_run(xml, run, way, |xml| {
                        xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.words(words));
                    });
                }
            }
        }
    }
}

fn write_run(xml: &mut Xml, run: Run, way: Direction, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:r", &[], |xml| {
        let right_to_left = way == Direction::RightToLeft;
        if run.strong || run.emphasis || run.linked || run.empty || right_to_left {
            xml.element("w:rPr", &[], |xml| {
                if run.linked {
                    xml.value("w:rStyle", "Hyperlink");
                }
                if run.strong {
                    xml.empty("w:b", &[]);
                    xml.empty("w:bCs", &[]);
                }
                if run.emphasis {
                    xml.empty("w:i", &[]);
                    xml.empty("w:iCs", &[]);
                }
                if run.empty {
                    xml.value("w:highlight", "yellow");
                }
                if right_to_left {
                    xml.empty("w:rtl", &[]);
                }
            });
        }
        inside(xml);
    });
}
