//! The body of the document: blocks to paragraphs, lists and tables.

use documents::Block;
use documents::plain;

use super::package::Links;
use super::paragraph::Look;
use super::xml::Xml;
use super::{DocxDocument, Part};

/// How far each level of a list stands in, in twentieths of a point: 0.75 cm.
pub(super) const LEVEL: usize = 425;

/// The deepest level of a list that Word has, from 0.
pub(super) const DEEPEST: usize = 8;

/// The furthest that anything stands in: past it, what is nested deeper keeps its words and loses its step.
const FURTHEST: usize = (DEEPEST + 2) * LEVEL;

/// The body while it is written.
pub(super) struct Body {
    pub(super) xml: Xml,
    pub(super) links: Links,
    /// The level of each numbered list, in the order of the document. Each begins at 1 again.
    pub(super) numbered: Vec<usize>,
    /// The heading above: what a table is called.
    pub(super) heading: String,
    /// Width between the margins, in twentieths of a point.
    pub(super) width: usize,
    /// The next paragraph begins a page.
    pub(super) new_page: bool,
    /// Boxes to tick so far: each has a number of its own.
    pub(super) boxes: usize,
}

/// Where blocks stand.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// How many lists they are in.
    depth: usize,
    /// How far those stand in, in twentieths of a point.
    indent: usize,
    /// Within words set apart.
    quoted: bool,
}

impl Body {
    /// The parts of a document, written.
    pub(super) fn of(document: &DocxDocument, width: usize) -> Self {
        let mut body = Self {
            xml: Xml::piece(),
            links: Links::default(),
            numbered: Vec::new(),
            heading: document.title.clone(),
            width,
            new_page: false,
            boxes: 0,
        };
        if document.title_shown {
            let title = Look {
                style: "Title",
                ..Look::default()
            };
            body.plain_paragraph(title, &document.title);
        }
        for part in &document.parts {
            match part {
                Part::Blocks(blocks) => body.blocks(blocks, Place::default()),
                Part::Form(form) => body.form(form),
                Part::NewPage => body.new_page = true,
            }
        }
        body
    }

    /// Begins a page before a table, which cannot ask for one itself.
    pub(super) fn begin_page(&mut self) {
        if self.new_page {
            self.after_table();
        }
    }

    /// A low paragraph: two tables without one between them are one table to Word.
    pub(super) fn after_table(&mut self) {
        let look = Look {
            style: "AfterTable",
            ..Look::default()
        };
        self.plain_paragraph(look, "");
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], place: Place) {
        for (at, block) in blocks.iter().enumerate() {
            // Words that lead into a list or a table stay on its page.
            let leads = matches!(
                blocks.get(at + 1),
                Some(Block::List { .. } | Block::Table { .. })
            );
            self.block(block, place, leads);
        }
    }

    fn block(&mut self, block: &Block, place: Place, leads: bool) {
        match block {
            Block::Heading { level, text } => {
                self.heading = plain::words(text);
                let style = match level {
                    0..=2 => "Heading1",
                    3 => "Heading2",
                    _ => "Heading3",
                };
                let look = Look {
                    style,
                    indent: place.indent,
                    ..Look::default()
                };
                self.paragraph(look, text);
            }
            Block::Paragraph(text) => {
                let look = Look {
                    style: style_of(place),
                    keep_next: leads,
                    indent: place.indent,
                    ..Look::default()
                };
                self.paragraph(look, text);
            }
            Block::List { ordered, items } => self.list(*ordered, items, place),
            Block::Table { head, rows } => self.table(head, rows, place.indent),
            Block::Quote(inner) => {
                let place = Place {
                    quoted: true,
                    indent: (place.indent + LEVEL).min(FURTHEST),
                    ..place
                };
                self.blocks(inner, place);
            }
            Block::Rule => {
                let look = Look {
                    style: "DividingLine",
                    ..Look::default()
                };
                self.plain_paragraph(look, "");
            }
            Block::Variant { blocks, .. } => self.blocks(blocks, place),
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>], place: Place) {
        let level = place.depth.min(DEEPEST);
        let id = if ordered {
            self.numbered.push(level);
            FIRST_NUMBERED + self.numbered.len() - 1
        } else {
            BULLETS
        };
        let style = match (place.quoted, ordered) {
            (true, _) => "Quote",
            (false, true) => "ListNumber",
            (false, false) => "ListBullet",
        };
        let within = Place {
            depth: place.depth + 1,
            indent: (place.indent + LEVEL).min(FURTHEST),
            ..place
        };
        // Word sets an item by its level. Where something else stands in too (words set apart), the item says so itself.
        let expected = (level + 1) * LEVEL;
        let indent = if within.indent == expected {
            0
        } else {
            within.indent
        };
        for item in items {
            let (first, rest) = match item.as_slice() {
                [Block::Paragraph(text), rest @ ..] => (text.as_slice(), rest),
                all => (&[][..], all),
            };
            let look = Look {
                style,
                keep_next: matches!(rest.first(), Some(Block::List { .. } | Block::Table { .. })),
                list: Some((id, level)),
                indent,
                ..Look::default()
            };
            self.paragraph(look, first);
            self.blocks(rest, within);
        }
    }
}

/// The list of all bullets in `word/numbering.xml`.
pub(super) const BULLETS: usize = 1;

/// The list that the style "List Number" goes by, when a person adds an item in Word.
pub(super) const NUMBERS: usize = 2;

/// The first numbered list of the document itself.
pub(super) const FIRST_NUMBERED: usize = 3;

fn style_of(place: Place) -> &'static str {
    match place {
        Place { quoted: true, .. } => "Quote",
        Place { depth: 0, .. } => "",
        _ => "ListContinue",
    }
}
