//! A template's markdown as the tree of blocks that `crates/documents` fills in.
//!
//! The body of a template is markdown with `[[blanks]]` and, for alternative passages, the component `variant`. What a
//! document cannot carry (raw HTML, pictures, other components) is a fault, so that a Word file, an email and the screen
//! always hold the same words.

mod html;
mod inlines;
mod variant;

use std::ops::Range;

use documents::Block;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::markdown::{Fault, components, options};

pub use html::html;

/// Reads the body of a template. Faults are given back beside what could be read.
pub fn read(text: &str) -> (Vec<Block>, Vec<Fault>) {
    let mut faults = Vec::new();
    let blocks = part(text, 0, &mut faults, 0);
    (blocks, faults)
}

/// Deeper than this, a passage within a passage is a mistake.
const DEEPEST: usize = 8;

fn part(text: &str, base: usize, faults: &mut Vec<Fault>, depth: usize) -> Vec<Block> {
    let found = components::find(text);
    faults.extend(
        found
            .malformed
            .into_iter()
            .map(|bad| fault(base, bad.at, bad.message, None)),
    );
    let mut blocks = Vec::new();
    let mut at = 0;
    for call in &found.calls {
        blocks.extend(markdown(text, at..call.whole.start, base, faults));
        at = call.whole.end;
        match (variant::read(text, call), &call.body) {
            (Ok(variant), Some(body)) if depth < DEEPEST => {
                let inner = part(
                    text.get(body.clone()).unwrap_or_default(),
                    base + body.start,
                    faults,
                    depth + 1,
                );
                blocks.push(Block::Variant {
                    blank: variant.blank,
                    is: variant.is,
                    blocks: inner,
                });
            }
            (Ok(_), Some(_)) => {
                faults.push(fault(
                    base,
                    call.tag.clone(),
                    format!("Passages are nested more than {DEEPEST} deep."),
                    None,
                ));
            }
            (Ok(_), None) => faults.push(fault(
                base,
                call.tag.clone(),
                "A variant needs words between its tags.".to_owned(),
                Some(
                    "Write {% <variant blank=\"x\" is=\"y\"> %} the words {% </variant> %}."
                        .to_owned(),
                ),
            )),
            (Err((message, help)), _) => {
                faults.push(fault(base, call.tag.clone(), message, Some(help)))
            }
        }
    }
    blocks.extend(markdown(text, at..text.len(), base, faults));
    blocks
}

fn fault(base: usize, at: Range<usize>, message: String, help: Option<String>) -> Fault {
    Fault {
        at: base + at.start..base + at.end,
        message,
        help,
    }
}

fn markdown(text: &str, range: Range<usize>, base: usize, faults: &mut Vec<Fault>) -> Vec<Block> {
    let start = range.start;
    let source = text.get(range).unwrap_or_default();
    let mut reader = Reader {
        events: Parser::new_ext(source, options(false))
            .into_offset_iter()
            .collect::<Vec<_>>()
            .into_iter()
            .peekable(),
        base: base + start,
        faults,
    };
    reader.blocks(None)
}

type Events<'a> = std::iter::Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>;

/// Reads events into blocks, one level at a time.
struct Reader<'a, 'f> {
    events: Events<'a>,
    base: usize,
    faults: &'f mut Vec<Fault>,
}

impl Reader<'_, '_> {
    /// Blocks up to the end of `within`. A tight list item holds inlines without a paragraph: they become one.
    fn blocks(&mut self, within: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, at)) = self.events.peek().cloned() {
            match event {
                Event::End(end) => {
                    self.events.next();
                    if Some(end) == within {
                        break;
                    }
                }
                Event::Start(Tag::Paragraph) => {
                    self.events.next();
                    blocks.push(Block::Paragraph(self.inlines(TagEnd::Paragraph)));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    self.events.next();
                    let text = self.inlines(TagEnd::Heading(level));
                    blocks.push(Block::Heading {
                        level: self.level(level, &at),
                        text,
                    });
                }
                Event::Start(Tag::List(first)) => {
                    self.events.next();
                    blocks.push(self.list(first.is_some()));
                }
                Event::Start(Tag::Table(_)) => {
                    self.events.next();
                    blocks.push(self.table());
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    self.events.next();
                    blocks.push(Block::Quote(self.blocks(Some(TagEnd::BlockQuote(kind)))));
                }
                Event::Rule => {
                    self.events.next();
                    blocks.push(Block::Rule);
                }
                Event::Start(
                    ref tag @ (Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_)
                    | Tag::MetadataBlock(_)
                    | Tag::DefinitionList
                    | Tag::Item),
                ) => {
                    self.refuse(
                        at,
                        "A document cannot hold this: it would be lost in a Word file or an email.",
                    );
                    let end = tag.to_end();
                    self.events.next();
                    self.skip(end);
                }
                _ => {
                    let text = self.loose();
                    if text.is_empty() {
                        self.events.next();
                    } else {
                        blocks.push(Block::Paragraph(text));
                    }
                }
            }
        }
        blocks
    }

    fn level(&mut self, level: HeadingLevel, at: &Range<usize>) -> u8 {
        let level = level as u8;
        if level == 1 {
            self.refuse(
                at.clone(),
                "A document's title is its page's title: start its headings at \"##\".",
            );
        }
        level.clamp(2, 6)
    }

    fn list(&mut self, ordered: bool) -> Block {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(Some(TagEnd::Item))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List { ordered, items }
    }

    fn table(&mut self) -> Block {
        let (mut head, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.inlines(TagEnd::TableCell)),
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { head, rows }
    }

    fn skip(&mut self, end: TagEnd) {
        for (event, _) in self.events.by_ref() {
            if event == Event::End(end) {
                break;
            }
        }
    }

    fn refuse(&mut self, at: Range<usize>, message: &str) {
        self.faults
            .push(fault(self.base, at, message.to_owned(), None));
    }
}

#[cfg(test)]
mod tests {
    use documents::plain;

    use super::*;

    fn text(markdown: &str) -> String {
        let (blocks, faults) = read(markdown);
        assert_eq!(faults, Vec::new());
        plain::text(&blocks)
    }

    fn messages(markdown: &str) -> Vec<String> {
        read(markdown)
            .1
            .into_iter()
            .map(|fault| fault.message)
            .collect()
    }

    #[test]
    fn every_kind_of_block_keeps_its_words() {
        assert_eq!(
            text(
                "## Join us\n\nDear [[name]],\nplease **come** to *our* [page](https://a.example).\n\n- one\n- two\n\n1. first\n\n   more\n2. second\n\n> said\n\n---\n\n| A | B |\n|---|---|\n| c | [[d]] |\n"
            ),
            "Join us\n\nDear [name], please come to our page (https://a.example).\n\n- one\n- two\n\n1. first\n   \
             more\n2. second\n\nsaid\n\n---\n\nA: c; B: [d]"
        );
    }

    #[test]
    fn a_variant_holds_its_blocks() {
        let (blocks, faults) = read(
            "Before.\n\n{% <variant blank=\"visitor\" is=\"nurse|midwife\"> %}\nFor [[name]].\n{% </variant> %}\n\n\
             {% <variant blank=\"visitor\" otherwise={true}> %}\nFor all.\n{% </variant> %}\n\nAfter.",
        );
        assert_eq!(faults, Vec::new());
        let is: Vec<_> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Variant { is, blank, .. } if blank == "visitor" => Some(is.join(",")),
                _ => None,
            })
            .collect();
        assert_eq!(is, ["nurse,midwife", ""]);
        assert_eq!(
            plain::text(&blocks),
            "Before.\n\nFor [name].\n\nFor all.\n\nAfter."
        );
    }

    #[test]
    fn what_a_document_cannot_carry_is_named() {
        assert_eq!(
            messages(
                "# Title\n\n<b>x</b>\n\n```\ncode\n```\n\n![logo](a.png)\n\n{{ <download id=\"x\" /> }}\n\n{{ <variant blank=\"a\" is=\"b\" /> }}\n\nDear [[First Name]]"
            ),
            [
                "A document's title is its page's title: start its headings at \"##\".",
                "A document cannot hold HTML: write it as markdown.",
                "A document cannot hold HTML: write it as markdown.",
                "A document cannot hold this: it would be lost in a Word file or an email.",
                "A document cannot hold a picture in its text: use a blank of type \"image\".",
                "A document cannot hold the component \"download\".",
                "A variant needs words between its tags.",
                "[[First Name]] is not a blank.",
            ]
        );
    }
}
