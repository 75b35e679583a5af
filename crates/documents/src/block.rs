//! The tree of a document: blocks that hold inlines.

use serde::{Deserialize, Serialize};

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A heading; level 2 is the highest below the document's title.
    Heading {
        /// From 2 to 6.
        level: u8,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; each item is a run of blocks.
    List {
        /// Numbered, or with bullets.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table with one row of headings.
    Table {
        /// The headings.
        head: Vec<Vec<Inline>>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Words set apart.
    Quote(Vec<Block>),
    /// A line across the page.
    Rule,
    /// Blocks that stand only for some answers. Gone once a document is filled in.
    Variant {
        /// The blank that decides.
        blank: String,
        /// The answers for which the blocks stand; empty for "otherwise".
        is: Vec<String>,
        /// The blocks.
        blocks: Vec<Block>,
    },
}

/// A run of words within a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Strong words.
    Strong(Vec<Inline>),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// A link.
    Link {
        /// Where to.
        to: String,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A new line within a paragraph.
    Break,
    /// A blank to fill in.
    Blank {
        /// Id of the blank.
        id: String,
        /// How a profession is put: with its article, or in the plural.
        #[serde(default, skip_serializing_if = "Turn::is_plain")]
        turn: Turn,
    },
    /// A blank that was filled in: its words, kept apart so that a page can show what came from where.
    Given {
        /// Id of the blank.
        id: String,
        /// What it holds.
        text: String,
    },
    /// A blank that is still empty, with its label.
    Empty {
        /// Id of the blank.
        id: String,
        /// What should be filled in.
        label: String,
    },
}

/// How a blank is put into a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// As it is: `consultant`.
    #[default]
    Plain,
    /// With its article: `a consultant`.
    Article,
    /// In the plural: `consultants`.
    Plural,
    /// With its article at the start of a sentence: `A consultant`.
    CapitalArticle,
    /// In the plural at the start of a sentence: `Consultants`.
    CapitalPlural,
}

impl Turn {
    /// Reads what stands after the dot in `[[profession.a]]`.
    #[must_use]
    pub fn read(suffix: &str) -> Option<Self> {
        Some(match suffix {
            "" => Self::Plain,
            "a" => Self::Article,
            "plural" => Self::Plural,
            "A" => Self::CapitalArticle,
            "Plural" => Self::CapitalPlural,
            _ => return None,
        })
    }

    fn is_plain(&self) -> bool {
        *self == Self::Plain
    }
}

/// Splits text at its blanks: `Dear [[name]],` gives text, blank, text. A mark that is not well formed stays text, and
/// its inner words come back in the second list so that the author can be told.
#[must_use]
pub fn split_blanks(text: &str) -> (Vec<Inline>, Vec<String>) {
    let mut inlines = Vec::new();
    let mut strange = Vec::new();
    let mut rest = text;
    let push = |inlines: &mut Vec<Inline>, text: &str| match inlines.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Text(before)) => before.push_str(text),
        _ => inlines.push(Inline::Text(text.to_owned())),
    };
    // Once no mark is closed, none of those behind it is: each would look through the rest in vain.
    let mut closes = true;
    while let Some((before, after)) = rest.split_once("[[") {
        push(&mut inlines, before);
        let closed = closes.then(|| after.split_once("]]")).flatten();
        closes = closed.is_some();
        let Some((inner, behind)) = closed else {
            strange.push(after.chars().take(40).collect());
            push(&mut inlines, "[[");
            rest = after;
            continue;
        };
        let (id, suffix) = inner.split_once('.').unwrap_or((inner, ""));
        let named = !id.is_empty()
            && id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        match Turn::read(suffix) {
            Some(turn) if named => inlines.push(Inline::Blank {
                id: id.to_owned(),
                turn,
            }),
            _ => {
                strange.push(inner.to_owned());
                push(&mut inlines, &format!("[[{inner}]]"));
            }
        }
        rest = behind;
    }
    push(&mut inlines, rest);
    (inlines, strange)
}
