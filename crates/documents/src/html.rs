//! A filled-in document as HTML, for the body of an email and for copying with its tables and headings.
//!
//! No classes, no style: the program that it is pasted into has its own.

use crate::block::{Block, Inline};

/// Blocks as HTML. Headings keep their level; an empty blank stands in brackets.
#[must_use]
pub fn html(blocks: &[Block]) -> String {
    let mut out = String::new();
    write_blocks(blocks, &mut out);
    out
}

fn write_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { level, text } => wrapped(&format!("h{level}"), text, out),
            Block::Paragraph(text) => wrapped("p", text, out),
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                out.push_str(&format!("<{tag}>"));
                for item in items {
                    out.push_str("<li>");
                    match item.as_slice() {
                        [Block::Paragraph(text)] => write_inlines(text, out),
                        more => write_blocks(more, out),
                    }
                    out.push_str("</li>");
                }
                out.push_str(&format!("</{tag}>\n"));
            }
            Block::Table { head, rows } => table(head, rows, out),
            Block::Quote(inner) => {
                out.push_str("<blockquote>");
                write_blocks(inner, out);
                out.push_str("</blockquote>\n");
            }
            Block::Rule => out.push_str("<hr>\n"),
            Block::Variant { blocks, .. } => write_blocks(blocks, out),
        }
    }
}

fn wrapped(tag: &str, text: &[Inline], out: &mut String) {
    out.push_str(&format!("<{tag}>"));
    write_inlines(text, out);
    out.push_str(&format!("</{tag}>\n"));
}

/// Lines round the cells: without them a table in an email is a riddle.
fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], out: &mut String) {
    out.push_str("<table border=\"1\" cellpadding=\"6\" cellspacing=\"0\">");
    let mut row = |cells: &[Vec<Inline>], heading: bool| {
        out.push_str("<tr>");
        for cell in cells {
            let tag = if heading && !cell.is_empty() {
                "th"
            } else {
                "td"
            };
            out.push_str(&format!("<{tag} align=\"left\" valign=\"top\">"));
            write_inlines(cell, out);
            out.push_str(&format!("</{tag}>"));
        }
        out.push_str("</tr>");
    };
    row(head, true);
    rows.iter().for_each(|cells| row(cells, false));
    out.push_str("</table>\n");
}

fn write_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Given { text, .. } => lines(text, out),
            Inline::Strong(inner) => tagged("strong", inner, out),
            Inline::Emphasis(inner) => tagged("em", inner, out),
            Inline::Link { to, text } => {
                out.push_str("<a href=\"");
                escape(to, out);
                out.push_str("\">");
                write_inlines(text, out);
                out.push_str("</a>");
            }
            Inline::Break => out.push_str("<br>"),
            Inline::Blank { id: label, .. } | Inline::Empty { label, .. } => {
                out.push('[');
                escape(label, out);
                out.push(']');
            }
        }
    }
}

fn tagged(tag: &str, inner: &[Inline], out: &mut String) {
    out.push_str(&format!("<{tag}>"));
    write_inlines(inner, out);
    out.push_str(&format!("</{tag}>"));
}

/// Text in which a new line that somebody typed stays one.
fn lines(text: &str, out: &mut String) {
    for (place, line) in text.lines().enumerate() {
        if place > 0 {
            out.push_str("<br>");
        }
        escape(line, out);
    }
}

/// Text as text: nothing that is typed can become an element.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}
