//! A document as plain text, for the body of an email and for pasting into a portfolio.

use crate::block::{Block, Inline};

/// Writes blocks as text: a blank line between blocks, bullets as `- `, links with their address, an empty blank as
/// `[What to fill in]`. Lines end with `\n`; there is none at the end.
#[must_use]
pub fn text(blocks: &[Block]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for block in blocks {
        let part = match block {
            Block::Heading { text, .. } => words(text),
            Block::Paragraph(text) => words(text),
            Block::List { ordered, items } => {
                let item = |(at, blocks): (usize, &Vec<Block>)| {
                    let mark = if *ordered {
                        format!("{}. ", at + 1)
                    } else {
                        "- ".to_owned()
                    };
                    let indent = " ".repeat(mark.len());
                    let inner = text(blocks)
                        .replace("\n\n", "\n")
                        .replace('\n', &format!("\n{indent}"));
                    format!("{mark}{inner}")
                };
                items
                    .iter()
                    .enumerate()
                    .map(item)
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            Block::Table { head, rows } => {
                let row = |cells: &Vec<Vec<Inline>>| {
                    let pairs = head
                        .iter()
                        .zip(cells)
                        .map(|(head, cell)| (words(head), words(cell)));
                    let said = pairs.filter(|(_, cell)| !cell.trim().is_empty());
                    said.map(|(head, cell)| {
                        if head.is_empty() {
                            cell
                        } else {
                            format!("{head}: {cell}")
                        }
                    })
                    .collect::<Vec<_>>()
                    .join("; ")
                };
                rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
            Block::Quote(inner) => text(inner),
            Block::Rule => "---".to_owned(),
            Block::Variant { blocks, .. } => text(blocks),
        };
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts.join("\n\n")
}

/// Writes inlines as text.
#[must_use]
pub fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Given { text, .. } => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) => out.push_str(&words(inner)),
            Inline::Link { to, text } => {
                let shown = words(text);
                let plain = to.trim_start_matches("mailto:");
                if shown == plain {
                    out.push_str(&shown)
                } else {
                    out.push_str(&format!("{shown} ({plain})"))
                }
            }
            Inline::Break => out.push('\n'),
            Inline::Blank { id, .. } => out.push_str(&format!("[{id}]")),
            Inline::Empty { label, .. } => out.push_str(&format!("[{label}]")),
        }
    }
    out
}
