//! From a mistake in an emitted page back to the file and the line that it came from.

use std::collections::HashSet;

use crate::diagnostics::Problem;
use crate::load::TextFile;

/// Where the words of an emitted page can have come from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The page's own markdown file; none for pages made from terms, aliases and the like.
    pub own: Option<&'a TextFile>,
    /// Templates and settings, which any page may show.
    pub shared: &'a [TextFile],
    /// Root-relative addresses written out in `shared`.
    pub rooted: &'a HashSet<String>,
    /// The page's address, for problems whose place cannot be found.
    pub url: &'a str,
}

/// Something found in an emitted page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Finding {
    /// The text to look for in the sources: the first that is found counts.
    pub needles: Vec<String>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// Whether only the page's own file can tell the place: the text to look for is too common for templates.
    pub own_only: bool,
}

impl Sources<'_> {
    /// Whether an author wrote this root-relative address; else a template worked it out.
    pub(super) fn wrote(&self, address: &str) -> bool {
        self.rooted.contains(address)
            || self.own.is_some_and(|own| {
                own.text.match_indices(address).any(|(at, _)| {
                    let before = own.text.get(..at).unwrap_or_default();
                    let after = own.text.get(at + address.len()..).unwrap_or_default();
                    before.ends_with(['(', '"', '\'', '<', ' ', '=']) && ends_word(after)
                })
            })
    }

    /// The problem of `finding`, the `ordinal`-th (from 0) of its kind in the page.
    pub(super) fn problem(&self, finding: &Finding, ordinal: usize) -> Problem {
        let place = self
            .own
            .iter()
            .copied()
            .chain(if finding.own_only { &[] } else { self.shared })
            .find_map(|file| {
                let needle = finding
                    .needles
                    .iter()
                    .find(|needle| place_of(&file.text, needle, 0).is_some())?;
                let ordinal = if self.own.is_some_and(|own| own.file == file.file) {
                    ordinal
                } else {
                    0
                };
                let start = place_of(&file.text, needle, ordinal)?;
                Some((file, start..start + needle.len()))
            });
        let problem = match place {
            Some((file, range)) => Problem::at(&file.file, &file.text, range, &finding.message),
            None => {
                let file = self.own.map_or("", |own| &own.file);
                Problem::of_file(
                    file,
                    format!("On the page /{}: {}", self.url, finding.message),
                )
            }
        };
        match &finding.help {
            Some(help) => problem.help(help),
            None => problem,
        }
    }
}

/// The problem of the address `written` on a page, found after the page was finished.
#[must_use]
pub fn problem_at(
    sources: &Sources<'_>,
    written: &str,
    message: String,
    help: Option<String>,
) -> Problem {
    let mut needles = vec![written.to_owned()];
    needles.extend(written.strip_prefix("@/").map(ToOwned::to_owned));
    sources.problem(
        &Finding {
            needles,
            message,
            help,
            ..Finding::default()
        },
        0,
    )
}

fn ends_word(after: &str) -> bool {
    !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'))
}

/// The `ordinal`-th place of `needle` as a whole word, or the last one when there are fewer.
fn place_of(text: &str, needle: &str, ordinal: usize) -> Option<usize> {
    if needle.is_empty() {
        return None;
    }
    text.match_indices(needle)
        .map(|(at, _)| at)
        .filter(|at| {
            let last_is_word = needle.ends_with(|c: char| c.is_alphanumeric());
            // `## Dates` is not within `### Dates`.
            if needle.starts_with('#')
                && text.get(..*at).is_some_and(|before| before.ends_with('#'))
            {
                return false;
            }
            let cut = needle.starts_with(char::is_alphanumeric)
                && text
                    .get(..*at)
                    .is_some_and(|before| before.ends_with(char::is_alphanumeric));
            if cut {
                return false;
            }
            !last_is_word || ends_word(text.get(at + needle.len()..).unwrap_or_default())
        })
        .take(ordinal + 1)
        .last()
}

/// The root-relative addresses that stand written out in templates: `href="/guide/"`.
pub fn rooted_addresses<'a>(templates: impl IntoIterator<Item = &'a TextFile>) -> HashSet<String> {
    let mut addresses = HashSet::new();
    for template in templates {
        for quote in ['"', '\''] {
            for (at, opening) in template.text.match_indices(&format!("={quote}/")) {
                let start = at + opening.len() - 1;
                let rest = template.text.get(start..).unwrap_or_default();
                let end = rest.find(quote).unwrap_or(rest.len());
                let before = template.text.get(..at).unwrap_or_default();
                let is_address = ["href", "src", "poster", "data", "srcset"]
                    .iter()
                    .any(|name| before.ends_with(name));
                if let Some(address) = rest
                    .get(..end)
                    .filter(|address| is_address && !address.contains("{{"))
                {
                    addresses.insert(address.to_owned());
                }
            }
        }
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_one_of_several_places_is_found() {
        let text = "x [a](#b) [c](#bc) [d](#b)";
        assert_eq!(place_of(text, "#b", 0), Some(6));
        assert_eq!(place_of(text, "#b", 1), Some(23));
        assert_eq!(place_of(text, "#b", 7), Some(23));
        assert_eq!(place_of(text, "#z", 0), None);
    }
}
