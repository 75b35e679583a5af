//! Cutting HTML into tags and text, without copying it.
//!
//! What it reads was written by this generator's templates, so it needs no error recovery of a browser's kind; it must
//! only never crash, and never mistake text for a tag.

use std::ops::Range;

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute<'h> {
    /// As written.
    pub name: &'h str,
    /// As written, with entities; none for an attribute without a value.
    pub value: Option<&'h str>,
    /// Where the value stands, without quotation marks.
    pub value_at: Range<usize>,
    /// Where the attribute stands, from its name to the end of its value.
    pub at: Range<usize>,
}

/// A piece of a document.
#[derive(Debug)]
pub(super) enum Token<'t, 'h> {
    /// `<a href="...">`
    Open {
        name: &'h str,
        attributes: &'t [Attribute<'h>],
        at: Range<usize>,
    },
    /// `</a>`
    Close { name: &'h str, at: Range<usize> },
    /// Text between tags, and its first byte.
    Text { text: &'h str, at: usize },
    /// What stands within `script`, `style`, `title` or `textarea`, up to its closing tag, which follows.
    Raw { element: &'h str, text: &'h str },
}

const RAW: [&str; 4] = ["script", "style", "title", "textarea"];

/// Calls `each` with every tag and text of `html`, in order. Comments and the doctype are skipped.
pub(super) fn scan<'h>(html: &'h str, mut each: impl FnMut(Token<'_, 'h>)) {
    let bytes = html.as_bytes();
    let mut attributes: Vec<Attribute<'h>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = html.get(at..).unwrap_or_default();
        let Some(found) = rest.find('<') else {
            each(Token::Text { text: rest, at });
            return;
        };
        let open = at + found;
        let next = bytes.get(open + 1).copied().unwrap_or_default();
        let is_tag = next.is_ascii_alphabetic();
        let is_close = next == b'/' && bytes.get(open + 2).is_some_and(u8::is_ascii_alphabetic);
        let is_other = next == b'!' || next == b'?';
        let text_end = if is_tag || is_close || is_other {
            open
        } else {
            open + 1
        };
        if text_end > at {
            let text = html.get(at..text_end).unwrap_or_default();
            each(Token::Text { text, at });
        }
        at = text_end;
        if is_other {
            let tail = html.get(open..).unwrap_or_default();
            let (mark, width) = if tail.starts_with("<!--") {
                ("-->", 3)
            } else {
                (">", 1)
            };
            at = tail.find(mark).map_or(html.len(), |end| open + end + width);
        } else if is_close {
            let name = name_at(html, open + 2);
            at = html
                .get(open..)
                .and_then(|tail| tail.find('>'))
                .map_or(html.len(), |end| open + end + 1);
            each(Token::Close { name, at: open..at });
        } else if is_tag {
            let name = name_at(html, open + 1);
            attributes.clear();
            at = read_attributes(html, open + 1 + name.len(), &mut attributes);
            each(Token::Open {
                name,
                attributes: &attributes,
                at: open..at,
            });
            if let Some(element) = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name)) {
                let end = raw_end(html, at, element);
                each(Token::Raw {
                    element: name,
                    text: html.get(at..end).unwrap_or_default(),
                });
                at = end;
            }
        }
    }
}

/// Where the text of a raw element ends: at its closing tag.
fn raw_end(html: &str, from: usize, element: &str) -> usize {
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find("</")) {
        let name = name_at(html, at + found + 2);
        if name.eq_ignore_ascii_case(element) {
            return at + found;
        }
        at += found + 2;
    }
    html.len()
}

fn name_at(html: &str, start: usize) -> &str {
    let rest = html.get(start..).unwrap_or_default();
    let end = rest
        .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
        .unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// Reads attributes from `at`; gives back the place after the tag's `>`.
fn read_attributes<'h>(html: &'h str, mut at: usize, attributes: &mut Vec<Attribute<'h>>) -> usize {
    let bytes = html.as_bytes();
    loop {
        while bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/')
        {
            at += 1;
        }
        match bytes.get(at) {
            None => return html.len(),
            Some(b'>') => return at + 1,
            Some(_) => {}
        }
        let start = at;
        while bytes
            .get(at)
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/'))
        {
            at += 1;
        }
        if at == start {
            // A stray `=`: step over it.
            at += 1;
            continue;
        }
        let name = html.get(start..at).unwrap_or_default();
        let name_end = at;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'=') {
            attributes.push(Attribute {
                name,
                value: None,
                value_at: name_end..name_end,
                at: start..name_end,
            });
            at = name_end;
            continue;
        }
        at += 1;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let (value_at, after) = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let from = at + 1;
                let length = html
                    .get(from..)
                    .and_then(|rest| rest.find(char::from(*quote)));
                let end = length.map_or(html.len(), |length| from + length);
                (from..end, (end + 1).min(html.len()))
            }
            _ => {
                let from = at;
                while bytes
                    .get(at)
                    .is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'>')
                {
                    at += 1;
                }
                (from..at, at)
            }
        };
        at = after;
        let value = html.get(value_at.clone());
        attributes.push(Attribute {
            name,
            value,
            value_at,
            at: start..after,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let mut told = Vec::new();
        scan(html, |token| {
            told.push(match token {
                Token::Open {
                    name,
                    attributes,
                    at,
                } => {
                    let attributes: Vec<String> = attributes
                        .iter()
                        .map(|attribute| format!("{}={:?}", attribute.name, attribute.value))
                        .collect();
                    format!("<{name} {}> {}", attributes.join(" "), at.end)
                }
                Token::Close { name, .. } => format!("</{name}>"),
                Token::Text { text, .. } => format!("text {text:?}"),
                Token::Raw { element, text } => format!("raw {element} {text:?}"),
            });
        });
        told
    }

    #[test]
    fn tags_attributes_and_text() {
        assert_eq!(
            told("<!doctype html><a href=\"x>y\" B='2' c=3 d>t</a>"),
            [
                "<a href=Some(\"x>y\") B=Some(\"2\") c=Some(\"3\") d=None> 41",
                "text \"t\"",
                "</a>"
            ]
        );
    }

    #[test]
    fn text_that_looks_like_tags() {
        assert_eq!(told("1 < 2 <!-- <a> -->"), ["text \"1 <\"", "text \" 2 \""]);
        assert_eq!(
            told("<script>if (a</b) '<a href=\"#\">'</script>"),
            [
                "<script > 8",
                "raw script \"if (a</b) '<a href=\\\"#\\\">'\"",
                "</script>"
            ]
        );
    }

    #[test]
    fn broken_html_ends() {
        for html in [
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href=\"x",
            "</",
            "</a",
            "<!--",
            "<script>",
            "<a =x>",
            "<é>",
        ] {
            told(html);
        }
    }
}
