//! Component calls in markdown: `{{ <name a="b" /> }}` and `{% <name a="b"> %} body {% </name> %}`.
//!
//! Each call is taken out of the text before markdown is parsed and leaves a mark behind; what the component makes
//! takes the mark's place afterwards. Calls within code stay as they are written.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

/// Stands before the number of a call in the text that markdown is parsed from.
pub const OPEN: char = '\u{f8f0}';
/// Stands behind it.
pub const CLOSE: char = '\u{f8f1}';

/// One call. All ranges count bytes of the text that was searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// `callout`
    pub name: String,
    /// Where the name stands, for messages.
    pub name_at: Range<usize>,
    /// What stands between the name and the end of the opening tag.
    pub arguments: Range<usize>,
    /// The opening tag.
    pub tag: Range<usize>,
    /// What stands between the tags; none for `{{ <name /> }}`.
    pub body: Option<Range<usize>>,
    /// The call from its first byte to its last.
    pub whole: Range<usize>,
}

/// Something that looks like a call and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Where.
    pub at: Range<usize>,
    /// Why, in a sentence.
    pub message: String,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Calls that are not within another's body, in their order.
    pub calls: Vec<Call>,
    /// Everything malformed.
    pub malformed: Vec<Malformed>,
}

enum Token {
    Whole(Call),
    Start(Call),
    End { name: String, at: Range<usize> },
}

/// Finds the outermost calls in `text`.
pub fn find(text: &str) -> Found {
    let mut found = Found::default();
    if !text.contains("{{") && !text.contains("{%") {
        return found;
    }
    let code = code_ranges(text);
    let mut open: Vec<Call> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_brace(text, at) {
        if let Some(range) = code.iter().find(|range| range.contains(&start)) {
            at = range.end.max(start + 1);
            continue;
        }
        let token = match token(text, start) {
            Ok(token) => token,
            Err(malformed) => {
                at = malformed.at.end.max(start + 2);
                found.malformed.push(malformed);
                continue;
            }
        };
        match token {
            Token::Whole(call) => {
                at = call.whole.end;
                if open.is_empty() {
                    found.calls.push(call);
                }
            }
            Token::Start(call) => {
                at = call.tag.end;
                open.push(call);
            }
            Token::End { name, at: range } => {
                at = range.end;
                match open.pop() {
                    Some(mut call) if call.name == name => {
                        call.body = Some(call.tag.end..range.start);
                        call.whole = call.tag.start..range.end;
                        if open.is_empty() {
                            found.calls.push(call);
                        }
                    }
                    Some(call) => {
                        let message = format!(
                            "\"{{% </{name}> %}}\" closes \"{}\", which was opened last.",
                            call.name
                        );
                        found.malformed.push(Malformed { at: range, message });
                        open.push(call);
                    }
                    None => {
                        let message = format!(
                            "\"{{% </{name}> %}}\" closes a component that was never opened."
                        );
                        found.malformed.push(Malformed { at: range, message });
                    }
                }
            }
        }
    }
    // What is wrong within a body is found when the body is searched.
    found.malformed.retain(|bad| {
        !found
            .calls
            .iter()
            .any(|call| call.whole.contains(&bad.at.start))
    });
    for call in open {
        let message = format!(
            "The component \"{}\" is opened but never closed by \"{{% </{0}> %}}\".",
            call.name
        );
        found.malformed.push(Malformed {
            at: call.tag,
            message,
        });
    }
    found
}

/// Puts marks in place of the calls. A call that stands alone on its lines becomes a block of its own.
pub fn with_marks(text: &str, calls: &[Call]) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut at = 0;
    for (number, call) in calls.iter().enumerate() {
        marked.push_str(text.get(at..call.whole.start).unwrap_or_default());
        let starts_line =
            call.whole.start == 0 || text.as_bytes().get(call.whole.start - 1) == Some(&b'\n');
        let rest = text.get(call.whole.end..).unwrap_or_default();
        let ends_line = rest
            .lines()
            .next()
            .is_none_or(|line| line.trim().is_empty());
        let block = starts_line && ends_line;
        if block {
            marked.push_str("\n\n");
        }
        marked.push(OPEN);
        marked.push_str(&number.to_string());
        marked.push(CLOSE);
        if block {
            marked.push_str("\n\n");
        }
        at = call.whole.end;
    }
    marked.push_str(text.get(at..).unwrap_or_default());
    marked
}

/// Where code stands: within it nothing is a call.
fn code_ranges(text: &str) -> Vec<Range<usize>> {
    Parser::new_ext(text, super::options(false))
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}

fn next_brace(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let expression = rest.find("{{");
    let statement = rest.find("{%");
    let first = match (expression, statement) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    Some(from + first)
}

fn token(text: &str, start: usize) -> Result<Token, Malformed> {
    let statement = text.get(start..).is_some_and(|rest| rest.starts_with("{%"));
    let closing = if statement { "%}" } else { "}}" };
    let wrong = |message: String| {
        let line = text
            .get(start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        let end = line
            .find(closing)
            .map_or(line.trim_end().len(), |at| at + 2);
        Malformed {
            at: start..start + end,
            message,
        }
    };
    let mut at = start + 2;
    if text.as_bytes().get(at) == Some(&b'-') {
        at += 1;
    }
    at = skip_space(text, at);
    if text.as_bytes().get(at) != Some(&b'<') {
        let opener = if statement { "{%" } else { "{{" };
        return Err(wrong(format!(
            "\"{opener}\" begins a component call, and no \"<\" and name follow it."
        )));
    }
    at += 1;
    let ends = text.as_bytes().get(at) == Some(&b'/');
    if ends {
        at += 1;
    }
    let name_start = at;
    while text
        .as_bytes()
        .get(at)
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
    {
        at += 1;
    }
    let name = text.get(name_start..at).unwrap_or_default().to_owned();
    let name_at = name_start..at;
    if name.is_empty() {
        return Err(wrong("This component call has no name.".to_owned()));
    }
    let arguments_start = at;
    let Some(angle) = closing_angle(text, at) else {
        return Err(wrong(format!(
            "The call of the component \"{name}\" has no \">\" at its end."
        )));
    };
    let alone = text.as_bytes().get(angle.wrapping_sub(1)) == Some(&b'/');
    let arguments = arguments_start..if alone { angle - 1 } else { angle };
    at = skip_space(text, angle + 1);
    if text.as_bytes().get(at) == Some(&b'-') {
        at += 1;
    }
    if !text.get(at..).is_some_and(|rest| rest.starts_with(closing)) {
        return Err(wrong(format!(
            "The call of the component \"{name}\" has no \"{closing}\" at its end."
        )));
    }
    let tag = start..at + 2;
    if ends {
        return Ok(Token::End { name, at: tag });
    }
    let call = Call {
        name,
        name_at,
        arguments,
        whole: tag.clone(),
        tag,
        body: None,
    };
    match (statement, alone) {
        (false, true) => Ok(Token::Whole(call)),
        (true, false) => Ok(Token::Start(call)),
        (false, false) => Err(wrong(format!(
            "The call of the component \"{0}\" without a body ends with \"/>\": {{{{ <{0} /> }}}}.",
            call.name
        ))),
        (true, true) => Err(wrong(format!(
            "The component \"{0}\" with a body opens with {{% <{0}> %}} and closes with {{% </{0}> %}}.",
            call.name
        ))),
    }
}

fn skip_space(text: &str, mut at: usize) -> usize {
    while text.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// The `>` that ends a tag, with quotation marks and braces respected.
fn closing_angle(text: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    let mut braces = 0usize;
    for (offset, byte) in text.as_bytes().get(from..)?.iter().enumerate() {
        match (quote, byte) {
            (Some(mark), byte) if *byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(*byte),
            (None, b'{') => braces += 1,
            (None, b'}') => braces = braces.checked_sub(1)?,
            (None, b'>') if braces == 0 => return Some(from + offset),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        find(text).calls.into_iter().map(|call| call.name).collect()
    }

    #[test]
    fn calls_are_found_and_marked() {
        let text = "Before\n{{ <download id=\"a>b\" n={3} /> }}\nAfter {{<x/>}} it.";
        let found = find(text);
        assert_eq!(found.malformed, vec![]);
        assert_eq!(
            text.get(found.calls[0].arguments.clone()).unwrap(),
            " id=\"a>b\" n={3} "
        );
        assert_eq!(
            with_marks(text, &found.calls),
            "Before\n\n\n\u{f8f0}0\u{f8f1}\n\n\nAfter \u{f8f0}1\u{f8f1} it."
        );
    }

    #[test]
    fn bodies_nest() {
        let text = "{% <a> %}1{% <a> %}2{% </a> %}{{ <b /> }}{% </a> %}";
        let found = find(text);
        assert_eq!(found.calls.len(), 1);
        assert_eq!(
            text.get(found.calls[0].body.clone().unwrap()).unwrap(),
            "1{% <a> %}2{% </a> %}{{ <b /> }}"
        );
    }

    #[test]
    fn code_is_left_alone() {
        assert_eq!(
            names("`{{ <a /> }}` and\n\n```\n{% <b> %}\n```\n\n{{ <c /> }}"),
            ["c"]
        );
    }

    #[test]
    fn malformed_calls_are_told() {
        let told = |text: &str| {
            find(text)
                .malformed
                .into_iter()
                .map(|bad| bad.message)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            told("{{ callout }}"),
            ["\"{{\" begins a component call, and no \"<\" and name follow it."]
        );
        assert_eq!(
            told("{{ <a }}"),
            ["The call of the component \"a\" has no \">\" at its end."]
        );
        assert_eq!(
            told("{{ <a> }}"),
            ["The call of the component \"a\" without a body ends with \"/>\": {{ <a /> }}."]
        );
        assert_eq!(
            told("{% <a> %} x"),
            ["The component \"a\" is opened but never closed by \"{% </a> %}\"."]
        );
        assert_eq!(
            told("x {% </a> %}"),
            ["\"{% </a> %}\" closes a component that was never opened."]
        );
        assert_eq!(
            told("{% <a> %}{% </b> %}"),
            [
                "\"{% </b> %}\" closes \"a\", which was opened last.",
                "The component \"a\" is opened but never closed by \"{% </a> %}\"."
            ]
        );
        assert_eq!(
            told("{{ <a /> %}"),
            ["The call of the component \"a\" has no \"}}\" at its end."]
        );
    }
}
