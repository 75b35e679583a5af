//! Mistakes that show in the emitted page alone: ids, headings, empty links, pictures without words.

use std::collections::HashSet;

use super::locate::Finding;
use super::scan::{Attribute, Token};
use super::text::unescape;

/// Watches a page go by, tag by tag.
#[derive(Debug, Default)]
pub(super) struct Inspector {
    /// What is wrong so far.
    pub findings: Vec<Finding>,
    /// All ids so far.
    pub ids: HashSet<String>,
    last_heading: u8,
    heading: Option<(u8, String)>,
    link: Option<Named>,
    titled: bool,
    in_svg: usize,
}

/// A link or button being read: whether it has any name yet, and what to look for if not.
#[derive(Debug)]
struct Named {
    has_name: bool,
    needle: String,
}

fn value<'h>(attributes: &[Attribute<'h>], name: &str) -> Option<&'h str> {
    attributes
        .iter()
        .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
        .map(|found| found.value.unwrap_or(""))
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h' | b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

impl Inspector {
    fn find(&mut self, needles: Vec<String>, message: String, help: &str) {
        self.findings.push(Finding {
            needles,
            message,
            help: (!help.is_empty()).then(|| help.to_owned()),
            own_only: false,
        });
    }

    /// Looks at one piece.
    pub(super) fn see(&mut self, token: &Token<'_, '_>) {
        match token {
            Token::Open {
                name, attributes, ..
            } => self.open(name, attributes),
            Token::Close { name, .. } => self.close(name),
            Token::Text { text, .. } => self.text(text),
            Token::Raw { element, text } => {
                if element.eq_ignore_ascii_case("title") && self.in_svg == 0 {
                    self.titled |= !text.trim().is_empty();
                }
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        for attribute in attributes {
            self.attribute(attribute);
        }
        if name.eq_ignore_ascii_case("svg") {
            self.in_svg += 1;
        }
        if let Some(link) = &mut self.link {
            let labelled = value(attributes, "alt").is_some_and(|alt| !alt.trim().is_empty())
                || value(attributes, "aria-label").is_some_and(|label| !label.trim().is_empty())
                || (name == "title" && self.in_svg > 0)
                || name == "input";
            link.has_name |= labelled;
        }
        if name.eq_ignore_ascii_case("a") && value(attributes, "href").is_some() {
            let has_name = value(attributes, "aria-label")
                .is_some_and(|label| !label.trim().is_empty())
                || value(attributes, "aria-labelledby").is_some();
            let needle = value(attributes, "href").unwrap_or_default();
            self.link = Some(Named {
                has_name,
                needle: unescape(needle).into_owned(),
            });
        }
        if name.eq_ignore_ascii_case("img") && value(attributes, "alt").is_none() {
            let source = unescape(value(attributes, "src").unwrap_or_default()).into_owned();
            let message = format!("The image \"{source}\" has no alt text.");
            self.find(
                vec![source],
                message,
                "Say in alt=\"...\" what it shows, or write alt=\"\" if it only decorates.",
            );
        }
        if let Some(level) = heading_level(name) {
            self.heading = Some((level, String::new()));
        }
    }

    fn attribute(&mut self, attribute: &Attribute<'_>) {
        let name = attribute.name;
        let text = attribute.value.unwrap_or_default();
        if name == "id" {
            let id = unescape(text);
            if id.is_empty() || id.contains(char::is_whitespace) {
                let message = format!("The id \"{id}\" is empty or has a space in it.");
                self.find(vec![format!("id=\"{text}\"")], message, "");
            } else if !self.ids.insert(id.clone().into_owned()) {
                let needles = vec![
                    format!("{{#{id}}}"),
                    format!("id=\"{id}\""),
                    format!("id='{id}'"),
                    format!("id={id}"),
                ];
                let message = format!("The id \"{id}\" is on this page twice.");
                self.find(needles, message, "Give each an id of its own.");
            }
        } else if name == "style" {
            let needles = vec![format!("style=\"{text}\""), format!("style='{text}'")];
            self.find(
                needles,
                "The site's security policy blocks style=\"...\".".into(),
                "Use a class, and a rule in sass/.",
            );
        } else if name.len() > 2
            && name
                .get(..2)
                .is_some_and(|on| on.eq_ignore_ascii_case("on"))
            && attribute.value.is_some()
        {
            let message = format!("The site's security policy blocks {name}=\"...\".");
            self.find(
                vec![format!("{name}=\"{text}\""), format!("{name}=")],
                message,
                "Listen for the event in a script.",
            );
        }
    }

    fn close(&mut self, name: &str) {
        if name.eq_ignore_ascii_case("svg") {
            self.in_svg = self.in_svg.saturating_sub(1);
        }
        if name.eq_ignore_ascii_case("a")
            && let Some(link) = self.link.take()
            && !link.has_name
        {
            let message = format!("The link to \"{}\" has no words.", link.needle);
            self.find(
                vec![link.needle],
                message,
                "Write what it leads to, or name it with aria-label=\"...\".",
            );
        }
        if heading_level(name).is_some()
            && let Some((level, words)) = self.heading.take()
        {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() {
                let hashes = "#".repeat(level.into());
                self.findings.push(Finding {
                    needles: vec![
                        format!("{hashes}\n"),
                        format!("{hashes} \n"),
                        format!("<h{level}"),
                    ],
                    message: format!("This page has a heading of level {level} without words."),
                    help: Some("Give it words, or take it out.".to_owned()),
                    own_only: true,
                });
            } else if level > self.last_heading + 1 {
                let hashes = "#".repeat(level.into());
                let needles = vec![format!("{hashes} {words}"), words.clone()];
                let message = if self.last_heading == 0 {
                    format!(
                        "The page's first heading, \"{words}\", is a level {level}, and no level 1 comes before it."
                    )
                } else {
                    format!(
                        "The heading \"{words}\" jumps from level {} to level {level}.",
                        self.last_heading
                    )
                };
                self.find(
                    needles,
                    message,
                    &format!("Make it a level {}.", self.last_heading + 1),
                );
            }
            self.last_heading = level;
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, words)) = &mut self.heading {
            words.push_str(&unescape(text));
        }
        if let Some(link) = &mut self.link {
            link.has_name |= !text.trim().is_empty();
        }
    }

    /// What shows only when the whole page has gone by.
    pub(super) fn end(&mut self) {
        if !self.titled {
            let help = "Write <title>...</title> in the <head> of the page's template.";
            self.find(
                vec!["<title".into(), "<head".into()],
                "The page has no title.".into(),
                help,
            );
        }
    }
}
