//! The runs of a paragraph while they are written, cut where a paragraph grows too long.
//!
//! Somebody may paste a whole book into one answer. Word takes it; LibreOffice needs minutes for one paragraph of a
//! megabyte, and a second or two for the same words in many. So a paragraph goes on in another after so many lines, at
//! a line's end, or after so many letters, behind a space. All words stay.

use super::characters::{self, Piece};
use super::direction::{self, Direction};
use super::xml::Xml;

/// Lines after which the next line begins a paragraph.
const LINES: usize = 100;

/// Bytes of text after which the next space ends a paragraph: more than a person writes without a break.
const LONG: usize = 10_000;

/// How a run looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    /// Bold.
    pub(super) strong: bool,
    /// Italic.
    pub(super) emphasis: bool,
    /// Within a link.
    pub(super) linked: bool,
    /// A blank that is still empty.
    pub(super) empty: bool,
}

/// Runs under construction.
pub(super) struct Runs {
    /// Paragraphs that are full.
    full: Vec<String>,
    /// The last paragraph.
    xml: Xml,
    lines: usize,
    bytes: usize,
    /// The direction of the paragraph.
    base: Direction,
}

impl Runs {
    /// No runs yet, in a paragraph of this direction.
    pub(super) fn new(base: Direction) -> Self {
        Self {
            full: Vec::new(),
            xml: Xml::piece(),
            lines: 0,
            bytes: 0,
            base,
        }
    }

    /// Words with their lines and tabs.
    pub(super) fn words(&mut self, words: &str, run: Run) {
        for piece in characters::pieces(words) {
            match piece {
                Piece::Line if self.lines >= LINES && !run.linked => self.cut(),
                Piece::Line => {
                    self.lines += 1;
                    write(&mut self.xml, run, self.base, |xml| xml.empty("w:br", &[]));
                }
                Piece::Tab => write(&mut self.xml, run, self.base, |xml| {
                    xml.empty("w:tab", &[]);
                }),
                Piece::Words(words) => self.line(words, run),
            }
        }
    }

    /// A link to a relationship, with the words that `inside` writes.
    pub(super) fn link(&mut self, id: &str, inside: impl FnOnce(&mut Self)) {
        let mut within = Self::new(self.base);
        inside(&mut within);
        let attributes = [("r:id", id), ("w:history", "1")];
        self.xml.element("w:hyperlink", &attributes, |xml| {
            for piece in within.finish() {
                xml.put(&piece);
            }
        });
    }

    /// XML that stands among the runs.
    pub(super) fn put(&mut self, inside: impl FnOnce(&mut Xml)) {
        inside(&mut self.xml);
    }

    /// The runs of each paragraph: one, unless the words were very many.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.cut();
        self.full
    }

    fn cut(&mut self) {
        let xml = std::mem::replace(&mut self.xml, Xml::piece());
        self.full.push(xml.finish());
        (self.lines, self.bytes) = (0, 0);
    }

    /// Words of one line.
    fn line(&mut self, words: &str, run: Run) {
        let mut rest = words;
        while !run.linked && self.bytes + rest.len() > LONG {
            let room = LONG.saturating_sub(self.bytes);
            let space = rest
                .char_indices()
                .find(|(at, letter)| *at >= room && *letter == ' ');
            let Some((before, after)) = space.and_then(|(at, _)| rest.split_at_checked(at + 1))
            else {
                break;
            };
            self.ways(before, run);
            self.cut();
            rest = after;
        }
        self.ways(rest, run);
    }

    /// A run for each direction.
    fn ways(&mut self, words: &str, run: Run) {
        self.bytes += words.len();
        for (way, words) in direction::runs(words, self.base) {
            write(&mut self.xml, run, way, |xml| {
                xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.words(words));
            });
        }
    }
}

fn write(xml: &mut Xml, run: Run, way: Direction, inside: impl FnOnce(&mut Xml)) {
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
