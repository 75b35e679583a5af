//! Markdown to HTML: headings with ids, a table of contents, components.

pub mod components;
mod headings;

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::content::front_matter::AnchorLinks;
use components::{CLOSE, Call, OPEN};
pub use headings::Heading;

/// A page's markdown as HTML, and what was learnt on the way.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// The HTML. Internal links still stand as `@/path.md`.
    pub html: String,
    /// The headings, as a tree.
    pub toc: Vec<Heading>,
    /// How many words a reader meets.
    pub words: usize,
    /// What stands before `<!-- more -->`, as HTML.
    pub summary: Option<String>,
}

/// How to render.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Whether straight quotation marks become curly ones.
    pub smart_punctuation: bool,
    /// Whether headings get links to themselves.
    pub anchors: AnchorLinks,
}

/// What is wrong with the markdown, as a range of its bytes and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: Range<usize>,
    /// What.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

/// Renders one component call: the call, its arguments as written, its body as HTML.
pub type RenderCall<'a> =
    dyn Fn(&Call, &str, Option<&str>) -> Result<String, (String, Option<String>)> + 'a;

/// Deeper than this, a body within a body is a mistake.
const DEEPEST_BODY: usize = 16;

/// What of markdown is understood.
pub(crate) fn options(smart_punctuation: bool) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    options
}

/// Renders `text`. Faults are given back beside what could be rendered.
pub fn render(text: &str, style: Style, render_call: &RenderCall<'_>) -> (Rendered, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut ids = headings::Ids::default();
    let rendered = render_part(text, 0, style, render_call, &mut ids, &mut faults, 0);
    (rendered, faults)
}

/// Renders a short text, such as a sentence of front matter, without components.
pub fn render_plain(text: &str, smart_punctuation: bool) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    html::push_html(&mut html, Parser::new_ext(text, options(smart_punctuation)));
    html
}

fn render_part(
    text: &str,
    base: usize,
    style: Style,
    render_call: &RenderCall<'_>,
    ids: &mut headings::Ids,
    faults: &mut Vec<Fault>,
    depth: usize,
) -> Rendered {
    let found = components::find(text);
    faults.extend(found.malformed.into_iter().map(|bad| Fault {
        at: bad.at.start + base..bad.at.end + base,
        message: bad.message,
        help: Some("To show these characters as text, put them in code: `...`.".to_owned()),
    }));
    let mut outcomes: Vec<String> = Vec::with_capacity(found.calls.len());
    for call in &found.calls {
        let body = call.body.clone().map(|range| {
            if depth >= DEEPEST_BODY {
                faults.push(Fault {
                    at: call.tag.start + base..call.tag.end + base,
                    message: format!("Components are nested more than {DEEPEST_BODY} deep here."),
                    help: None,
                });
                return String::new();
            }
            let inner = text.get(range.clone()).unwrap_or_default();
            render_part(
                inner,
                base + range.start,
                style,
                render_call,
                ids,
                faults,
                depth + 1,
            )
            .html
        });
        let arguments = text.get(call.arguments.clone()).unwrap_or_default();
        match render_call(call, arguments, body.as_deref()) {
            Ok(html) => outcomes.push(html),
            Err((message, help)) => {
                faults.push(Fault {
                    at: call.tag.start + base..call.tag.end + base,
                    message,
                    help,
                });
                outcomes.push(String::new());
            }
        }
    }
    let marked;
    let source = if found.calls.is_empty() {
        text
    } else {
        marked = components::with_marks(text, &found.calls);
        &marked
    };
    let mut unknown: Vec<String> = Vec::new();
    let mut events: Vec<Event<'_>> = {
        let mut note = |link: BrokenLink<'_>| {
            // `[words]` alone may be meant as it stands; `[words][name]` cannot.
            if matches!(
                link.link_type,
                LinkType::Reference
                    | LinkType::ReferenceUnknown
                    | LinkType::Collapsed
                    | LinkType::CollapsedUnknown
            ) {
                unknown.push(link.reference.to_string());
            }
            None
        };
        Parser::new_with_broken_link_callback(
            source,
            options(style.smart_punctuation),
            Some(&mut note),
        )
        .collect()
    };
    for name in unknown {
        let at = text.find(&format!("[{name}]")).unwrap_or(0);
        faults.push(Fault {
            at: at + base..at + base + name.len() + 2,
            message: format!("There is no link named \"{name}\" on this page."),
            help: Some(format!(
                "Add a line \"[{name}]: @/...\", or write the address in round brackets."
            )),
        });
    }
    if !outcomes.is_empty() {
        events = put_outcomes(events, &outcomes);
    }
    let flat = headings::give_ids(&mut events, ids, style.anchors);
    let words = events
        .iter()
        .map(|event| match event {
            Event::Text(text) | Event::Code(text) => text.split_whitespace().count(),
            _ => 0,
        })
        .sum();
    let more = events
        .iter()
        .position(|event| matches!(event, Event::Html(html) if html.trim() == "<!-- more -->"));
    let summary = more.map(|at| {
        let mut html = String::new();
        html::push_html(&mut html, events.iter().take(at).cloned());
        html
    });
    let mut html = String::with_capacity(source.len() + source.len() / 2);
    html::push_html(&mut html, events.into_iter());
    Rendered {
        html: without_style(html),
        toc: headings::tree(flat),
        words,
        summary,
    }
}

/// The security policy blocks `style="..."`, which the markdown library writes on cells of aligned columns.
fn without_style(html: String) -> String {
    if !html.contains("style=\"text-align: ") {
        return html;
    }
    ["left", "center", "right"].iter().fold(html, |html, side| {
        html.replace(
            &format!("style=\"text-align: {side}\""),
            &format!("class=\"app-align-{side}\""),
        )
    })
}

/// Puts what the components made in place of their marks.
fn put_outcomes<'a>(events: Vec<Event<'a>>, outcomes: &[String]) -> Vec<Event<'a>> {
    let mut put: Vec<Event<'a>> = Vec::with_capacity(events.len());
    for event in events {
        match event {
            Event::Text(text) if text.contains(OPEN) => {
                for (piece, outcome) in pieces(&text, outcomes) {
                    if !piece.is_empty() {
                        put.push(Event::Text(CowStr::from(piece.to_owned())));
                    }
                    if let Some(outcome) = outcome {
                        put.push(Event::InlineHtml(CowStr::from(outcome.to_owned())));
                    }
                }
            }
            Event::Html(text) if text.contains(OPEN) => {
                put.push(Event::Html(filled(&text, outcomes)))
            }
            Event::InlineHtml(text) if text.contains(OPEN) => {
                put.push(Event::InlineHtml(filled(&text, outcomes)))
            }
            // A paragraph that holds nothing but one component is not a paragraph.
            Event::End(TagEnd::Paragraph)
                if matches!(
                    put.as_slice(),
                    [.., Event::Start(Tag::Paragraph), Event::InlineHtml(_)]
                ) =>
            {
                let outcome = put.pop();
                put.pop();
                if let Some(Event::InlineHtml(html)) = outcome {
                    put.push(Event::Html(html));
                    put.push(Event::Html(CowStr::from("\n")));
                }
            }
            other => put.push(other),
        }
    }
    put
}

fn filled(text: &str, outcomes: &[String]) -> CowStr<'static> {
    let mut all = String::with_capacity(text.len());
    for (piece, outcome) in pieces(text, outcomes) {
        all.push_str(piece);
        all.push_str(outcome.unwrap_or_default());
    }
    CowStr::from(all)
}

/// The text between marks, each with the outcome that follows it.
fn pieces<'t>(text: &'t str, outcomes: &'t [String]) -> Vec<(&'t str, Option<&'t str>)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let Some((number, after)) = after.split_once(CLOSE) else {
            break;
        };
        let outcome = number
            .parse::<usize>()
            .ok()
            .and_then(|number| outcomes.get(number))
            .map(String::as_str);
        pieces.push((before, outcome));
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

#[cfg(test)]
mod tests;
