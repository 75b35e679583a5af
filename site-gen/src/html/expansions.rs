//! The first use of each abbreviation on a page, and what is wrong with those that nothing explains.
//!
//! Watches the page go by, block by block: whether an abbreviation is explained where it stands shows only when its
//! paragraph has ended.

use std::collections::HashSet;
use std::ops::Range;

use super::locate::Finding;
use super::scan::{Attribute, Token};
use super::text::{is_block, unescape};
use crate::abbreviations::{Abbreviations, Knowledge, Meaning, Word, initials_fit, normal, words};

/// An abbreviation to be followed by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expansion<'a> {
    /// Its letters, in bytes of the page.
    pub at: Range<usize>,
    /// Where its words go.
    pub end: usize,
    /// What it means.
    pub meaning: &'a Meaning,
    /// Whether more than one is meant.
    pub plural: bool,
    /// Within brackets, commas set the words apart.
    pub bracketed: bool,
    /// Whether a comma has to follow them there.
    pub comma: bool,
}

/// What of a page is read how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// No words for people: code.
    Skipped,
    /// Words that stay as they are: a form, a document.
    AsWritten,
    /// Words that nothing can be put between: a heading, a link, a quotation.
    Fixed,
    /// Words that show when they are opened: people read them by themselves, or never.
    Folded,
}

/// Where an abbreviation was explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Where {
    Page,
    AsWritten,
    /// In the folded part that is being read.
    Folded,
}

const SKIPPED: [&str; 10] = [
    "code", "pre", "kbd", "samp", "script", "style", "svg", "textarea", "select", "noscript",
];
const FIXED: [&str; 16] = [
    "a", "abbr", "button", "caption", "cite", "h1", "h2", "h3", "h4", "h5", "h6", "label",
    "legend", "q", "summary", "th",
];

/// Follows a page.
#[derive(Debug)]
pub(super) struct Expansions<'a, 'h> {
    abbreviations: &'a Abbreviations,
    in_main: usize,
    /// The elements that change how words are read, innermost last, each with how many of its name are open within it.
    ways: Vec<(&'h str, Way, usize)>,
    block: Block<'h>,
    /// Explained so far.
    explained: HashSet<(&'h str, Where)>,
    /// Told already, or excused.
    told: HashSet<&'h str>,
    /// What is to be put into the page.
    pub found: Vec<Expansion<'a>>,
    /// What is wrong with the page.
    pub findings: Vec<Finding>,
}

/// The text of one paragraph, list item or cell.
#[derive(Debug, Default)]
struct Block<'h> {
    pieces: Vec<&'h str>,
    length: usize,
    spots: Vec<Spot<'h>>,
}

#[derive(Debug)]
struct Spot<'h> {
    letters: &'h str,
    /// In bytes of the page.
    at: Range<usize>,
    end: usize,
    /// The same start and end in bytes of the block.
    within: Range<usize>,
    way: Option<Way>,
    place: Where,
}

impl<'a, 'h> Expansions<'a, 'h> {
    pub(super) fn new(abbreviations: &'a Abbreviations) -> Self {
        Self {
            abbreviations,
            in_main: 0,
            ways: Vec::new(),
            block: Block::default(),
            explained: HashSet::new(),
            told: HashSet::new(),
            found: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Looks at one piece.
    pub(super) fn see(&mut self, token: &Token<'_, 'h>) {
        match token {
            Token::Open {
                name, attributes, ..
            } => self.open(name, attributes),
            Token::Close { name, .. } => self.close(name),
            Token::Text { text, at } => self.text(text, *at),
            Token::Raw { .. } => {}
        }
    }

    fn open(&mut self, name: &'h str, attributes: &[Attribute<'_>]) {
        if name == "main" {
            self.in_main += 1;
        }
        if self.in_main == 0 {
            return;
        }
        if is_block(name) {
            self.end_block();
        }
        let has = |wanted: &str| attributes.iter().any(|attribute| attribute.name == wanted);
        let way = if SKIPPED.contains(&name) {
            Way::Skipped
        } else if has("data-as-written") || has("data-island") {
            Way::AsWritten
        } else if FIXED.contains(&name) {
            Way::Fixed
        } else if name == "details" {
            self.explained.retain(|(_, place)| *place != Where::Folded);
            Way::Folded
        } else {
            if let Some((_, _, open)) = self.ways.iter_mut().rfind(|(own, ..)| *own == name) {
                *open += 1;
            }
            return;
        };
        self.ways.push((name, way, 1));
    }

    fn close(&mut self, name: &'h str) {
        if self.in_main == 0 {
            return;
        }
        if is_block(name) {
            self.end_block();
        }
        // What was left open within the element ends with it.
        if let Some(place) = self.ways.iter().rposition(|(own, ..)| *own == name)
            && let Some((_, _, open)) = self.ways.get_mut(place)
        {
            *open -= 1;
            if *open == 0 {
                self.ways.truncate(place);
            }
        }
        if name == "main" {
            self.in_main -= 1;
        }
    }

    fn is_within(&self, way: Way) -> bool {
        self.ways.iter().any(|(_, own, _)| *own == way)
    }

    /// The strictest way of all the elements around.
    fn way(&self) -> Option<Way> {
        [Way::Skipped, Way::AsWritten, Way::Fixed]
            .into_iter()
            .find(|way| self.is_within(*way))
    }

    fn text(&mut self, text: &'h str, at: usize) {
        if self.in_main == 0 {
            return;
        }
        let way = self.way();
        if way == Some(Way::Skipped) {
            return;
        }
        let place = match way {
            Some(Way::AsWritten) => Where::AsWritten,
            _ if self.is_within(Way::Folded) => Where::Folded,
            _ => Where::Page,
        };
        let length = self.block.length;
        for Word { at: letters, end } in words(text) {
            self.block.spots.push(Spot {
                letters: text.get(letters.clone()).unwrap_or_default(),
                at: letters.start + at..letters.end + at,
                end: end + at,
                within: letters.start + length..end + length,
                way,
                place,
            });
        }
        self.block.pieces.push(text);
        self.block.length += text.len();
    }

    /// Judges the abbreviations of the paragraph that has ended.
    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        if block.spots.is_empty() {
            return;
        }
        let text = block.pieces.concat();
        let mut words: Option<String> = None;
        for spot in block.spots {
            let (letters, known) = self.abbreviations.look_up(spot.letters);
            let meanings = match known {
                Knowledge::Left => continue,
                Knowledge::Means(meanings) => meanings,
                Knowledge::Unknown => {
                    self.unknown(&spot, &text);
                    continue;
                }
            };
            let known = |place: Where| self.explained.contains(&(letters, place));
            if known(spot.place) || (spot.place == Where::Folded && known(Where::Page)) {
                continue;
            }
            let words = words.get_or_insert_with(|| normal(&unescape(&text)));
            let in_place = meanings.iter().any(|meaning| meaning.is_in(words));
            // What stands in a heading or a link can be explained at another use.
            if !in_place && spot.way == Some(Way::Fixed) {
                continue;
            }
            self.explained.insert((letters, spot.place));
            if in_place {
                continue;
            }
            match meanings {
                [meaning] if spot.place != Where::AsWritten => {
                    self.found.push(spot.expanded(letters, meaning, &text));
                }
                _ => self.not_written_out(letters, meanings, spot.place),
            }
        }
    }

    /// An abbreviation that only its author can explain.
    fn not_written_out(&mut self, letters: &str, meanings: &[Meaning], place: Where) {
        let all: Vec<&str> = meanings
            .iter()
            .map(|meaning| meaning.expansion.as_str())
            .collect();
        let short = unescape(letters);
        let long = all.first().copied().unwrap_or_default();
        let (message, help) = if place == Where::AsWritten {
            (
                format!(
                    "\"{short}\" is not written out, and people take this text away from the site."
                ),
                format!("Write \"{long} ({short})\" where it is first used."),
            )
        } else {
            (
                format!("\"{short}\" stands for several things: {}.", all.join("; ")),
                format!("Write out which one is meant, as in \"{long} ({short})\"."),
            )
        };
        self.find(letters, message, help);
    }

    fn unknown(&mut self, spot: &Spot<'h>, text: &str) {
        if !Word::looks_short(spot.letters) || !self.told.insert(spot.letters) {
            return;
        }
        let letters = unescape(spot.letters);
        if spot.is_explained_in(text, &letters) {
            return;
        }
        let way_out = self.abbreviations.way_out(&letters);
        self.find(
            spot.letters,
            format!("Nothing on this site says what \"{letters}\" stands for."),
            way_out,
        );
    }

    fn find(&mut self, letters: &str, message: String, help: String) {
        self.findings.push(Finding {
            // `COVID` also within `COVID-19`, where no word ends.
            needles: vec![
                unescape(letters).into_owned(),
                format!("{}-", unescape(letters)),
                letters.to_owned(),
            ],
            message,
            help: Some(help),
            ..Finding::default()
        });
    }
}

impl Spot<'_> {
    /// What is to follow here; `letters` are those of the abbreviation without the `s` of a plural.
    fn expanded<'a>(&self, letters: &str, meaning: &'a Meaning, text: &str) -> Expansion<'a> {
        let before = text.get(..self.within.start).unwrap_or_default();
        let after = text.get(self.within.end..).unwrap_or_default();
        Expansion {
            at: self.at.clone(),
            end: self.end,
            meaning,
            plural: letters.len() < self.letters.len(),
            bracketed: before.matches('(').count() > before.matches(')').count(),
            comma: !after.starts_with([')', ',', '.', ';', ':', '?', '!']),
        }
    }

    /// Whether the words before a bracket with it, or in a bracket behind it, could be what it stands for.
    fn is_explained_in(&self, text: &str, letters: &str) -> bool {
        let before = unescape(text.get(..self.within.start).unwrap_or_default());
        let after = unescape(text.get(self.within.end..).unwrap_or_default());
        let long_before = before.trim_end().strip_suffix('(').is_some_and(|words| {
            let words: Vec<&str> = words.split_whitespace().collect();
            let from = words.len().saturating_sub(letters.len() + 4);
            initials_fit(letters, &words.get(from..).unwrap_or_default().join(" "))
        });
        let bracket = after.trim_start().strip_prefix('(');
        let long_after = bracket.and_then(|rest| rest.split_once(')'));
        long_before || long_after.is_some_and(|(words, _)| initials_fit(letters, words))
    }
}

impl Expansion<'_> {
    /// What goes behind the abbreviation; `address` is where its meaning is explained.
    pub(super) fn html(&self, address: Option<&str>) -> String {
        let words = if self.plural {
            &self.meaning.plural
        } else {
            &self.meaning.expansion
        };
        let words = super::text::escape(words);
        let words = match address {
            Some(address) => format!(
                "<a class=\"app-term\" href=\"{}\">{words}</a>",
                super::text::escape(address)
            ),
            None => words,
        };
        match (self.bracketed, self.comma) {
            (false, _) => format!(" ({words})"),
            (true, true) => format!(", {words},"),
            (true, false) => format!(", {words}"),
        }
    }
}
