//! Finishing one page: addresses made relative, the policy and the client's scripts put in, mistakes noted.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::address::{BadAddress, SiteMap, Target, scheme_of};
use super::expansions::Expansions;
use super::file_label;
use super::inspect::Inspector;
use super::locate::{Finding, Sources};
use super::policy::Inline;
use super::scan::{Attribute, Token, scan};
use super::text::{escape, percent_decode, unescape};
use crate::abbreviations::Abbreviations;
use crate::assets::Assets;
use crate::diagnostics::Problem;
use crate::markdown::components::OPEN;

/// What a page is finished with.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// Pages and files of the site.
    pub map: &'a SiteMap,
    /// Files with hashed names.
    pub assets: &'a Assets,
    /// What abbreviations stand for, when the site says so.
    pub abbreviations: Option<&'a Abbreviations>,
    /// Where its words came from.
    pub sources: Sources<'a>,
    /// What goes before `</body>`: the client's scripts on a page with a tool.
    pub before_body_end: &'a str,
    /// What goes there on a page that has an element with `data-search`.
    pub search: &'a str,
    /// Whether a host shows the page at any address (404): its addresses then start at the host's root.
    pub anywhere: bool,
}

/// A finished page.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// The page as it is written.
    pub html: String,
    /// What other pages and later checks need to know of it.
    pub outline: Outline,
    /// What is wrong with it by itself.
    pub problems: Vec<Problem>,
}

/// The parts of a page that links can point at, and the links to parts of pages.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// All ids.
    pub ids: HashSet<String>,
    /// Links to a part of a page: what was written, the page's address, the part.
    pub parts: Vec<(String, String, String)>,
}

const ADDRESSES: [&str; 9] = [
    "href",
    "src",
    "poster",
    "data",
    "action",
    "formaction",
    "cite",
    "xlink:href",
    "background",
];

struct Work<'a> {
    around: &'a Surroundings<'a>,
    edits: Vec<(Range<usize>, String)>,
    findings: Vec<Finding>,
    outline: Outline,
    /// Whether a component's mark stands where no component can.
    has_mark: bool,
    /// A link to a file that is being read: what it has to say of the file, and the words that it has so far.
    file_link: Option<(String, String)>,
}

/// How an address is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Followed or loaded.
    Linked,
    /// A download: its link has the attribute `download`.
    Kept,
    /// Told to other sites, so that it has to be whole.
    Whole,
}

/// Finishes the page that a template made for the address `from`.
#[must_use]
pub fn finish(html: &str, from: &str, around: &Surroundings<'_>) -> Document {
    let mut inspector = Inspector::default();
    let mut inline = Inline::default();
    let mut expansions = around.abbreviations.map(Expansions::new);
    let mut work = Work {
        around,
        edits: Vec::new(),
        findings: Vec::new(),
        outline: Outline::default(),
        has_mark: html.contains(OPEN),
        file_link: None,
    };
    let mut policy_at: Option<usize> = None;
    let mut body_end = None;
    let mut open_inline = false;
    let mut charset_may_follow = false;
    let mut has_search = false;
    scan(html, |token| {
        inspector.see(&token);
        if let Some(expansions) = &mut expansions {
            expansions.see(&token);
        }
        match &token {
            Token::Open {
                name,
                attributes,
                at,
            } => {
                if *name == "head" {
                    policy_at = Some(at.end);
                    charset_may_follow = true;
                } else if charset_may_follow {
                    charset_may_follow = false;
                    if *name == "meta"
                        && attributes
                            .iter()
                            .any(|attribute| attribute.name == "charset")
                    {
                        policy_at = Some(at.end);
                    }
                }
                open_inline = is_inline(name, attributes);
                has_search |= attributes
                    .iter()
                    .any(|attribute| attribute.name == "data-search");
                for attribute in *attributes {
                    work.attribute(name, attribute, attributes, from);
                }
            }
            Token::Raw { element, text } if open_inline => inline.note(element, text),
            Token::Close { name, at } if *name == "body" => body_end = Some(at.start),
            Token::Close { name, at } if *name == "a" => work.end_link(at.start),
            Token::Text { text, .. } => {
                if let Some((_, words)) = &mut work.file_link {
                    words.push_str(text);
                }
            }
            _ => {}
        }
    });
    let is_document = policy_at.is_some();
    if is_document {
        inspector.end();
    }
    if let Some(expansions) = expansions {
        work.expand(expansions, from);
    }
    let Work {
        mut edits,
        mut findings,
        mut outline,
        has_mark,
        ..
    } = work;
    inline.has_tool = !around.before_body_end.is_empty();
    inline.has_search = has_search && !around.search.is_empty();
    if let Some(at) = policy_at {
        edits.push((at..at, inline.meta()));
    }
    if let Some(at) = body_end {
        edits.push((at..at, around.before_body_end.to_owned()));
        if has_search {
            edits.push((at..at, around.search.to_owned()));
        }
    }
    if has_mark {
        findings.push(Finding {
            needles: vec!["({{".into(), "({%".into()],
            message:
                "A component cannot stand in the address of a link or in the words of an image."
                    .into(),
            help: Some("Write the address itself.".into()),
            ..Finding::default()
        });
    }
    findings.append(&mut inspector.findings);
    outline.ids = inspector.ids;
    Document {
        html: edited(html, edits),
        outline,
        problems: located(&findings, &around.sources),
    }
}

/// The problems of findings, each with its own one of several equal places.
fn located(findings: &[Finding], sources: &Sources<'_>) -> Vec<Problem> {
    let mut seen: HashMap<&[String], usize> = HashMap::new();
    findings
        .iter()
        .map(|finding| {
            let count = seen.entry(&finding.needles).or_default();
            // The first of two equal ids is right; the second is the one to change.
            let ordinal = *count + usize::from(finding.message.ends_with("on this page twice."));
            *count += 1;
            sources.problem(finding, ordinal)
        })
        .collect()
}

/// Whether what the element holds is run or applied, and so needs its hash in the policy.
fn is_inline(name: &str, attributes: &[Attribute<'_>]) -> bool {
    let has = |wanted: &str| attributes.iter().find(|attribute| attribute.name == wanted);
    match name {
        "style" => true,
        "script" => {
            let runs = has("type").and_then(|kind| kind.value).is_none_or(|kind| {
                matches!(
                    kind,
                    "" | "module" | "text/javascript" | "application/javascript" | "importmap"
                )
            });
            runs && has("src").is_none()
        }
        _ => false,
    }
}

fn edited(html: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let added: usize = edits.iter().map(|(_, text)| text.len()).sum();
    let mut out = String::with_capacity(html.len() + added);
    let mut at = 0;
    for (range, text) in edits {
        out.push_str(html.get(at..range.start).unwrap_or_default());
        out.push_str(&text);
        at = range.end.max(at);
    }
    out.push_str(html.get(at..).unwrap_or_default());
    out
}

impl Work<'_> {
    /// Puts the words of abbreviations behind their first uses.
    fn expand(&mut self, expansions: Expansions<'_, '_>, from: &str) {
        for expansion in expansions.found {
            let link = self
                .around
                .abbreviations
                .and_then(|abbreviations| abbreviations.link(expansion.meaning));
            let address = link.and_then(|link| self.resolved("a", &link, from, How::Linked));
            let words = expansion.html(address.as_deref());
            let Range { start, end } = expansion.at;
            self.edits.push((start..start, "<abbr>".to_owned()));
            self.edits.push((end..end, "</abbr>".to_owned()));
            self.edits.push((expansion.end..expansion.end, words));
        }
        self.findings.extend(expansions.findings);
    }

    fn attribute(
        &mut self,
        element: &str,
        attribute: &Attribute<'_>,
        all: &[Attribute<'_>],
        from: &str,
    ) {
        let Some(raw) = attribute.value else { return };
        let name = attribute.name;
        let is_image_set = name == "srcset" || name == "imagesrcset";
        if is_image_set {
            self.image_set(raw, attribute, from);
        } else if ADDRESSES.contains(&name) {
            let whole = element == "link"
                && all
                    .iter()
                    .any(|other| other.name == "rel" && other.value == Some("canonical"));
            self.address(element, raw, attribute, all, from, whole);
        } else if element == "meta" && name == "content" && raw.contains("url=@/") {
            self.refresh(raw, attribute, from);
        } else if raw.starts_with("@/") {
            self.address(element, raw, attribute, all, from, element == "meta");
        }
    }

    fn address(
        &mut self,
        element: &str,
        raw: &str,
        attribute: &Attribute<'_>,
        all: &[Attribute<'_>],
        from: &str,
        whole: bool,
    ) {
        let address = unescape(raw);
        let address = address.trim();
        let kept = element == "a" && all.iter().any(|other| other.name == "download");
        let how = if whole {
            How::Whole
        } else if kept {
            How::Kept
        } else {
            How::Linked
        };
        if let Some(written) = self.resolved(element, address, from, how)
            && written != raw
        {
            self.edits
                .push((attribute.value_at.clone(), escape(&written)));
        }
    }

    /// `0; url=...` of a page that sends people on.
    fn refresh(&mut self, raw: &str, attribute: &Attribute<'_>, from: &str) {
        let Some((before, address)) = raw.split_once("url=") else {
            return;
        };
        if let Some(written) = self.resolved("meta", &unescape(address), from, How::Linked) {
            let text = format!("{before}url={}", escape(&written));
            self.edits.push((attribute.value_at.clone(), text));
        }
    }

    /// The address to write, when it has to change.
    fn resolved(&mut self, element: &str, address: &str, from: &str, how: How) -> Option<String> {
        let around = self.around;
        if address.starts_with('/') && !address.starts_with("//") && around.sources.wrote(address) {
            self.rooted(address, from);
            return None;
        }
        let loads = matches!(
            element,
            "img"
                | "script"
                | "iframe"
                | "video"
                | "audio"
                | "source"
                | "track"
                | "embed"
                | "object"
        );
        if loads
            && (scheme_of(address).is_some_and(|scheme| scheme.starts_with("http"))
                || address.starts_with("//"))
        {
            let ours = !around.map.base_url.is_empty() && address.starts_with(&around.map.base_url);
            if !ours {
                self.bad(
                    address,
                    BadAddress {
                        message: format!(
                            "\"{address}\" is on another site, and the security policy blocks it."
                        ),
                        help: Some("Keep a copy in static/ and use that.".to_owned()),
                    },
                );
                return None;
            }
        }
        let target = match around.map.resolve(around.assets, from, address) {
            Ok(target) => target,
            Err(bad) => {
                self.bad(address, bad);
                return None;
            }
        };
        if let Target::Page {
            url,
            fragment: Some(part),
        } = &target
            && part != "top"
        {
            self.outline
                .parts
                .push((address.to_owned(), url.clone(), part.clone()));
        }
        if element == "a"
            && let Target::File {
                path,
                size: Some(size),
                ..
            } = &target
            && (how == How::Kept || file_label::is_to_keep(path))
        {
            self.file_link = Some((file_label::label(path, *size), String::new()));
        }
        if how == How::Whole {
            around.map.absolute(&target)
        } else if around.anywhere && !address.starts_with('#') {
            around.map.rooted(&target)
        } else {
            around.map.relative(from, &target)
        }
    }

    /// Says what kind of file a link leads to, and how large it is, where the author has not.
    fn end_link(&mut self, at: usize) {
        if let Some((label, words)) = self.file_link.take()
            && !words.contains(&label)
            && !words.trim().is_empty()
        {
            self.edits.push((at..at, format!(" ({label})")));
        }
    }

    fn bad(&mut self, address: &str, bad: BadAddress) {
        if percent_decode(address).contains(OPEN) {
            // Told once for the page, below.
            self.has_mark = true;
            return;
        }
        let mut needles = vec![address.to_owned()];
        if let Some(short) = address.strip_prefix("@/") {
            needles.push(short.to_owned());
        }
        if address.is_empty() {
            needles = vec!["]()".into(), "href=\"\"".into(), "src=\"\"".into()];
        }
        self.findings.push(Finding {
            needles,
            message: bad.message,
            help: bad.help,
            ..Finding::default()
        });
    }

    /// A root-relative address that somebody wrote by hand.
    fn rooted(&mut self, address: &str, from: &str) {
        let around = self.around;
        let help = match around.map.resolve(around.assets, from, address) {
            Ok(Target::Page { url, fragment }) => {
                let fragment = fragment.map(|part| format!("#{part}")).unwrap_or_default();
                around
                    .map
                    .content
                    .iter()
                    .find(|(_, address)| **address == url)
                    .map(|(path, _)| format!("Write \"@/{path}{fragment}\"."))
            }
            Ok(_) => Some(format!("Write \"@{address}\".")),
            Err(bad) => bad.help,
        };
        let message = format!("The link \"{address}\" works only at the root of a domain.");
        self.bad(address, BadAddress { message, help });
    }

    /// `a.png 1x, b.png 2x`
    fn image_set(&mut self, raw: &str, attribute: &Attribute<'_>, from: &str) {
        let list = unescape(raw);
        let candidates: Vec<String> = list
            .split(',')
            .map(|candidate| {
                let candidate = candidate.trim();
                let (address, size) = candidate
                    .split_once(char::is_whitespace)
                    .unwrap_or((candidate, ""));
                let written = self
                    .resolved("img", address, from, How::Linked)
                    .unwrap_or_else(|| address.to_owned());
                format!("{written} {}", size.trim()).trim_end().to_owned()
            })
            .collect();
        let written = candidates.join(", ");
        if written != raw {
            self.edits
                .push((attribute.value_at.clone(), escape(&written)));
        }
    }
}
