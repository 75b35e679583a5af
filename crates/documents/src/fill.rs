//! Putting values into the blanks of a template.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::block::{Block, Inline, Turn};
use crate::number::Number;
use crate::profession::Profession;
use crate::sum::{self, Worked};
use crate::template::{Blank, BlankKind, Letters, Template};

/// Values by the id of their blank.
pub type Values = BTreeMap<String, Value>;

/// What stands in a blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    /// Words. For a choice: the id of the choice.
    Text(String),
    /// Entries of a list.
    List(Vec<String>),
    /// A profession.
    Profession(Profession),
}

impl Value {
    /// True when there is nothing but white space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(entries) => entries.iter().all(|entry| entry.trim().is_empty()),
            Self::Profession(profession) => profession.singular.trim().is_empty(),
        }
    }
}

/// A document whose blanks have been filled in as far as the values went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Whether the title stands above the words: [`Template::shows_title`].
    pub titled: bool,
    /// How large its letters are on paper.
    pub letters: Letters,
    /// Subject of an email.
    pub subject: Vec<Inline>,
    /// The words; no variants are left.
    pub body: Vec<Block>,
    /// Ids of blanks that are asked for, used and still empty, in the order of the template.
    pub missing: Vec<String>,
}

/// Fills in a template. Nothing is lost: a blank without a value stays visible as [`Inline::Empty`]. An optional blank
/// without a value disappears, and so does a paragraph or list item that held nothing else.
#[must_use]
pub fn fill(template: &Template, values: &Values) -> Filled {
    let mut filler = Filler {
        template,
        values,
        empty: BTreeSet::new(),
    };
    let subject = filler.inlines(&template.subject_line());
    let body = filler.blocks(&template.body);
    let missing = template
        .blanks
        .iter()
        .map(|blank| &blank.id)
        .filter(|id| filler.empty.contains(*id));
    Filled {
        titled: template.shows_title(),
        letters: template.letters,
        subject,
        body,
        missing: missing.cloned().collect(),
    }
}

/// What stands in one blank, as words: what [`fill`] would put there. None when it is empty.
#[must_use]
pub fn words_in(template: &Template, values: &Values, id: &str) -> Option<String> {
    let filler = Filler {
        template,
        values,
        empty: BTreeSet::new(),
    };
    filler.words(id, template.blank(id), Turn::Plain)
}

struct Filler<'a> {
    template: &'a Template,
    values: &'a Values,
    empty: BTreeSet<String>,
}

impl Filler<'_> {
    fn value(&self, id: &str) -> Option<&Value> {
        self.values.get(id).filter(|value| !value.is_empty())
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<Block> {
        let mut out = Vec::new();
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading { level, text } => out.push(Block::Heading {
                    level: *level,
                    text: self.inlines(text),
                }),
                Block::Paragraph(text) => out.extend(self.paragraph(text)),
                Block::List { ordered, items } => {
                    let items: Vec<_> = items.iter().flat_map(|item| self.item(item)).collect();
                    if !items.is_empty() {
                        out.push(Block::List {
                            ordered: *ordered,
                            items,
                        });
                    }
                }
                Block::Table { head, rows } => out.push(Block::Table {
                    head: head.iter().map(|cell| self.inlines(cell)).collect(),
                    rows: rows
                        .iter()
                        .map(|row| row.iter().map(|cell| self.inlines(cell)).collect())
                        .collect(),
                }),
                Block::Quote(inner) => out.push(Block::Quote(self.blocks(inner))),
                Block::Rule => out.push(Block::Rule),
                Block::Variant {
                    blank,
                    is,
                    blocks: inner,
                } => {
                    if self.stands(blank, is, blocks, at) {
                        out.extend(self.blocks(inner));
                    }
                }
            }
        }
        out
    }

    /// A variant stands when its answer was chosen; "otherwise" stands when no variant beside it does.
    fn stands(&mut self, blank: &str, is: &[String], beside: &[Block], at: usize) -> bool {
        let Some(Value::Text(chosen)) = self.value(blank).cloned() else {
            self.empty.insert(blank.to_owned());
            return is.is_empty();
        };
        if !is.is_empty() {
            return is.contains(&chosen);
        }
        let named = |block: &Block| matches!(block, Block::Variant { blank: other, is, .. } if other == blank && is.contains(&chosen));
        !beside
            .iter()
            .enumerate()
            .any(|(place, block)| place != at && named(block))
    }

    fn paragraph(&mut self, text: &[Inline]) -> Vec<Block> {
        if let [Inline::Blank { id, .. }] = text
            && self.template.blank(id).map(|blank| blank.kind) == Some(BlankKind::LongText)
            && let Some(Value::Text(typed)) = self.value(id)
        {
            return paragraphs(id, typed);
        }
        let filled = self.inlines(text);
        let had_blank = text
            .iter()
            .any(|inline| matches!(inline, Inline::Blank { .. }));
        if had_blank && says_nothing(&filled) {
            return Vec::new();
        }
        vec![Block::Paragraph(filled)]
    }

    /// A list item that is one list blank alone becomes one item per entry.
    fn item(&mut self, item: &[Block]) -> Vec<Vec<Block>> {
        if let [Block::Paragraph(text)] = item
            && let [Inline::Blank { id, .. }] = text.as_slice()
            && let Some(Value::List(entries)) = self.value(id)
        {
            let given = |entry: &String| Inline::Given {
                id: id.clone(),
                text: entry.trim().to_owned(),
            };
            let filled = entries.iter().filter(|entry| !entry.trim().is_empty());
            return filled
                .map(|entry| vec![Block::Paragraph(vec![given(entry)])])
                .collect();
        }
        let filled = self.blocks(item);
        if filled.is_empty() {
            Vec::new()
        } else {
            vec![filled]
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) -> Vec<Inline> {
        inlines
            .iter()
            .filter_map(|inline| self.inline(inline))
            .collect()
    }

    fn inline(&mut self, inline: &Inline) -> Option<Inline> {
        Some(match inline {
            Inline::Strong(inner) => Inline::Strong(self.inlines(inner)),
            Inline::Emphasis(inner) => Inline::Emphasis(self.inlines(inner)),
            Inline::Link { to, text } => Inline::Link {
                to: to.clone(),
                text: self.inlines(text),
            },
            Inline::Blank { id, turn } => return self.blank(id, *turn),
            Inline::Text(_) | Inline::Break | Inline::Given { .. } | Inline::Empty { .. } => {
                inline.clone()
            }
        })
    }

    fn blank(&mut self, id: &str, turn: Turn) -> Option<Inline> {
        let blank = self.template.blank(id);
        let kind = blank.map(|blank| blank.kind);
        // Pictures stand in the header of a document, not in its words.
        if kind == Some(BlankKind::Image) {
            return None;
        }
        if let Some(text) = self.words(id, blank, turn) {
            return Some(Inline::Given {
                id: id.to_owned(),
                text,
            });
        }
        if blank.is_some_and(|blank| blank.optional) {
            return None;
        }
        match blank.map(|blank| sum::worked(self.template, blank, self.values)) {
            // A sum itself is not asked for: its numbers are.
            Some(Worked::Needs(needed)) => self.empty.extend(needed),
            _ => {
                self.empty.insert(id.to_owned());
            }
        }
        let label = blank.map_or(id, |blank| &blank.label);
        let plural = matches!(turn, Turn::Plural | Turn::CapitalPlural);
        Some(Inline::Empty {
            id: id.to_owned(),
            label: if plural && self.value(id).is_some() {
                format!("{label}: more than one")
            } else {
                label.to_owned()
            },
        })
    }

    /// What stands in a blank, if anything does.
    fn words(&self, id: &str, blank: Option<&Blank>, turn: Turn) -> Option<String> {
        if let Some(blank) = blank.filter(|blank| !blank.sum.is_empty()) {
            return match sum::worked(self.template, blank, self.values) {
                Worked::Out(number) => Some(sum::shown(blank.kind, number)),
                Worked::Needs(_) | Worked::TooLarge => None,
            };
        }
        let kind = blank.map(|blank| blank.kind);
        let Some(value) = self.value(id) else {
            // A line to sign on is never missing: it is filled in with a pen.
            return (kind == Some(BlankKind::Signature)).then(|| SIGN_HERE.to_owned());
        };
        Some(match value {
            Value::List(entries) => listed(entries),
            Value::Profession(profession) => return turned(profession, turn),
            Value::Text(text) => match kind {
                Some(BlankKind::Profession) => return turned(&Profession::guess(text), turn),
                Some(BlankKind::Choice) => {
                    let mut choices = blank.iter().flat_map(|blank| &blank.choices);
                    let chosen = choices.find(|choice| &choice.id == text);
                    chosen.map_or(text, |choice| &choice.label).clone()
                }
                Some(kind @ (BlankKind::Money | BlankKind::Number)) => {
                    // What is no number stands as it was typed: "about 20" may be meant.
                    Number::read(text)
                        .map_or_else(|| text.trim().to_owned(), |number| sum::shown(kind, number))
                }
                _ => text.trim().to_owned(),
            },
        })
    }
}

/// A line to sign on, in words that go out as text.
const SIGN_HERE: &str = "______________________________";

/// A long text that stands alone: a paragraph for each line, a list for lines that begin with a dash or a bullet.
fn paragraphs(id: &str, typed: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let given = |text: &str| {
        Block::Paragraph(vec![Inline::Given {
            id: id.to_owned(),
            text: text.trim().to_owned(),
        }])
    };
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let entry = ["- ", "* ", "• ", "– "]
            .iter()
            .find_map(|mark| line.strip_prefix(mark));
        match (entry, blocks.last_mut()) {
            (None, _) => blocks.push(given(line)),
            (Some(entry), Some(Block::List { items, .. })) => items.push(vec![given(entry)]),
            (Some(entry), _) => blocks.push(Block::List {
                ordered: false,
                items: vec![vec![given(entry)]],
            }),
        }
    }
    blocks
}

/// A profession in its place; `None` for a plural that nobody has said.
fn turned(profession: &Profession, turn: Turn) -> Option<String> {
    // Professions are English words; the tables for all other letters are 4 KB of the client.
    let capital = |mut words: String| {
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        words
    };
    let with_article = || format!("{} {}", profession.article, profession.singular);
    let words = match turn {
        Turn::Plain => profession.singular.clone(),
        Turn::Article => with_article(),
        Turn::Plural => profession.plural.clone(),
        Turn::CapitalArticle => capital(with_article()),
        Turn::CapitalPlural => capital(profession.plural.clone()),
    };
    (!words.trim().is_empty()).then_some(words)
}

/// Entries within a sentence: `one, two and three`.
fn listed(entries: &[String]) -> String {
    let entries: Vec<&str> = entries
        .iter()
        .map(|entry| entry.trim())
        .filter(|entry| !entry.is_empty())
        .collect();
    match entries.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

fn says_nothing(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Strong(inner) | Inline::Emphasis(inner) => says_nothing(inner),
        Inline::Break => true,
        Inline::Link { .. }
        | Inline::Blank { .. }
        | Inline::Given { .. }
        | Inline::Empty { .. } => false,
    })
}
