//! Trees of blocks for the tests: some written by hand, any number made up.

use documents::Block;
use documents::block::{Inline, split_blanks};
use proptest::prelude::*;

pub fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

pub fn paragraph(words: &str) -> Block {
    Block::Paragraph(split_blanks(words).0)
}

pub fn heading(level: u8, words: &str) -> Block {
    Block::Heading {
        level,
        text: vec![text(words)],
    }
}

pub fn list(ordered: bool, items: &[&str]) -> Block {
    Block::List {
        ordered,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    }
}

pub fn link(to: &str, words: &str) -> Inline {
    Inline::Link {
        to: to.to_owned(),
        text: vec![text(words)],
    }
}

pub fn cells(words: &[&str]) -> Vec<Vec<Inline>> {
    words.iter().map(|words| vec![text(words)]).collect()
}

/// Words as people paste them: any characters but line ends, which the tests of characters cover.
fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,30}",
        "\\PC{1,20}",
        Just("שלום (GP) עולם! 12".to_owned()),
        Just("🤝 <w:p>&amp;]]>".to_owned()),
    ]
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        any_words().prop_map(Inline::Text),
        Just(Inline::Break),
        any_words().prop_map(|text| Inline::Given {
            id: "given".to_owned(),
            text
        }),
        any_words().prop_map(|label| Inline::Empty {
            id: "empty".to_owned(),
            label
        }),
    ];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        let inner = prop::collection::vec(inner, 1..3);
        prop_oneof![
            inner.clone().prop_map(Inline::Strong),
            inner.prop_map(Inline::Emphasis),
            // Shown with its address, as plain text shows it, or not at all: both carry the same words.
            Just(link("mailto:jo@example.org", "jo@example.org")),
            Just(link("../guide/index.html", "the guide")),
        ]
    });
    prop::collection::vec(inline, 0..4)
}

/// Any tree of blocks.
pub fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    let row = || prop::collection::vec(any_inlines(), 2);
    let leaf = prop_oneof![
        (2..=6_u8, any_inlines()).prop_map(|(level, text)| Block::Heading { level, text }),
        any_inlines().prop_map(Block::Paragraph),
        Just(Block::Rule),
        (row(), prop::collection::vec(row(), 0..3))
            .prop_map(|(head, rows)| Block::Table { head, rows }),
    ];
    let block = leaf.prop_recursive(4, 24, 4, |inner| {
        let blocks = || prop::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            (any::<bool>(), prop::collection::vec(blocks(), 1..4))
                .prop_map(|(ordered, items)| Block::List { ordered, items }),
            blocks().prop_map(Block::Quote),
            blocks().prop_map(|blocks| Block::Variant {
                blank: "visitor".to_owned(),
                is: Vec::new(),
                blocks
            }),
        ]
    });
    prop::collection::vec(block, 0..5)
}
