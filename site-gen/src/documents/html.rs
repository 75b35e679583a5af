//! A template as HTML: the document with its blanks marked, for reading and printing without script.

use documents::block::Turn;
use documents::{Block, Inline, Template};

/// The subject of an email and the body as HTML. A blank shows its label; a passage that stands for some answers says for which.
pub fn html(template: &Template) -> String {
    let mut out = String::new();
    let subject = template.subject_line();
    if !subject.is_empty() {
        out.push_str("<p class=\"app-document__subject\"><strong>Subject:</strong> ");
        inlines(template, &subject, &mut out);
        out.push_str("</p>\n");
    }
    blocks(template, &template.body, &mut out);
    out
}

fn blocks(template: &Template, list: &[Block], out: &mut String) {
    for block in list {
        match block {
            Block::Heading { level, text } => wrapped(template, &format!("h{level}"), text, out),
            Block::Paragraph(text) => wrapped(template, "p", text, out),
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                out.push_str(&format!("<{tag}>\n"));
                for item in items {
                    out.push_str("<li>");
                    match item.as_slice() {
                        [Block::Paragraph(text)] => inlines(template, text, out),
                        more => blocks(template, more, out),
                    }
                    out.push_str("</li>\n");
                }
                out.push_str(&format!("</{tag}>\n"));
            }
            Block::Table { head, rows } => table(template, head, rows, out),
            Block::Quote(inner) => {
                out.push_str("<blockquote>\n");
                blocks(template, inner, out);
                out.push_str("</blockquote>\n");
            }
            Block::Rule => out.push_str("<hr>\n"),
            Block::Variant {
                blank,
                is,
                blocks: inner,
            } => {
                out.push_str("<div class=\"app-variant\">\n<p class=\"app-variant__when\">");
                escape(&condition(template, blank, is), out);
                out.push_str("</p>\n");
                blocks(template, inner, out);
                out.push_str("</div>\n");
            }
        }
    }
}

fn wrapped(template: &Template, tag: &str, text: &[Inline], out: &mut String) {
    out.push_str(&format!("<{tag}>"));
    inlines(template, text, out);
    out.push_str(&format!("</{tag}>\n"));
}

fn table(template: &Template, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], out: &mut String) {
    out.push_str("<table>\n<thead><tr>");
    for cell in head {
        let tag = if cell.is_empty() {
            "td"
        } else {
            "th scope=\"col\""
        };
        out.push_str(&format!("<{tag}>"));
        inlines(template, cell, out);
        out.push_str(if cell.is_empty() { "</td>" } else { "</th>" });
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            inlines(template, cell, out);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn condition(template: &Template, id: &str, is: &[String]) -> String {
    let blank = template.blank(id);
    let label = blank.map_or(id, |blank| blank.label.as_str());
    if is.is_empty() {
        return format!("For any other answer to “{label}”:");
    }
    let name = |value: &String| {
        let choice =
            blank.and_then(|blank| blank.choices.iter().find(|choice| &choice.id == value));
        choice
            .map_or(value.as_str(), |choice| choice.label.as_str())
            .to_owned()
    };
    format!(
        "If “{label}” is {}:",
        is.iter().map(name).collect::<Vec<_>>().join(" or ")
    )
}

fn inlines(template: &Template, list: &[Inline], out: &mut String) {
    for inline in list {
        match inline {
            Inline::Text(text) | Inline::Given { text, .. } => escape(text, out),
            Inline::Strong(inner) => tagged(template, "strong", inner, out),
            Inline::Emphasis(inner) => tagged(template, "em", inner, out),
            Inline::Link { to, text } => {
                out.push_str("<a href=\"");
                escape(to, out);
                out.push_str("\">");
                inlines(template, text, out);
                out.push_str("</a>");
            }
            Inline::Break => out.push_str("<br>"),
            Inline::Blank { id, turn } => blank(template, id, *turn, out),
            Inline::Empty { label, .. } => mark(label, out),
        }
    }
}

fn tagged(template: &Template, tag: &str, inner: &[Inline], out: &mut String) {
    out.push_str(&format!("<{tag}>"));
    inlines(template, inner, out);
    out.push_str(&format!("</{tag}>"));
}

fn blank(template: &Template, id: &str, turn: Turn, out: &mut String) {
    let label = template.blank(id).map_or(id, |blank| blank.label.as_str());
    let label = match turn {
        Turn::Plural | Turn::CapitalPlural => format!("{label}, plural"),
        Turn::Plain | Turn::Article | Turn::CapitalArticle => label.to_owned(),
    };
    mark(&label, out);
}

/// A blank on paper: its label in brackets.
fn mark(label: &str, out: &mut String) {
    out.push_str("<span class=\"app-gap\">[");
    escape(label, out);
    out.push_str("]</span>");
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_marked_and_passages_say_when_they_stand() {
        let mut template: Template = serde_json::from_value(serde_json::json!({
            "id": "notice", "version": 1, "kind": "email", "subject": "[[visitor]]?", "blank": [
                { "id": "visitor", "label": "Who visits", "type": "choice",
                  "choices": [{ "id": "nurse", "label": "a nurse" }] },
                { "id": "who", "label": "Profession", "type": "profession" }
            ]
        }))
        .unwrap();
        let (body, faults) = crate::documents::read(
            "## Meet [[who.plural]] <3\n\n- **[[visitor]]**\n\n{% <variant blank=\"visitor\" is=\"nurse\"> %}\nThe code.\n{% </variant> %}\n",
        );
        assert_eq!(faults, Vec::new());
        template.body = body;
        assert_eq!(
            html(&template),
            "<p class=\"app-document__subject\"><strong>Subject:</strong> <span class=\"app-gap\">[Who visits]</span>?</p>\n\
             <h2>Meet <span class=\"app-gap\">[Profession, plural]</span> &lt;3</h2>\n<ul>\n<li><strong><span \
             class=\"app-gap\">[Who visits]</span></strong></li>\n</ul>\n<div class=\"app-variant\">\n<p \
             class=\"app-variant__when\">If “Who visits” is a nurse:</p>\n<p>The code.</p>\n</div>\n"
        );
    }
}
