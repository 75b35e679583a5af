//! Half days as people write them: `Mon AM; Tue PM`, "Monday morning", "Tue", "Mon-Wed am", "any day except Fridays".
//!
//! What somebody said is never widened. Where it is plain, exactly that is read. Where it is not, the cell is asked about, and
//! until it is put right it counts as no more than what is certain: as no half day at all where nothing is.

mod item;
#[cfg(test)]
mod tests;
mod words;

use pairing::Sessions;

use item::{Said, Unclear, half_days};
use words::{AFTERNOON, MORNING, WHOLE_WEEK, WORKING_WEEK, Word, words};

/// What a cell of half days came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Read {
    /// The half days that are certain. Empty: any half day suits.
    pub(crate) sessions: Sessions,
    /// The items to ask about, as they were written.
    pub(crate) asked: Vec<Asked>,
}

/// Something to ask about.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// As it was written.
    pub(crate) item: String,
    /// Why.
    pub(crate) why: Why,
}

/// Why something is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// It holds a word that is not understood.
    Unknown,
    /// It can be read in more than one way.
    Unclear,
}

/// Reads a cell. Items stand between semicolons, upright bars and line ends; an item may name several days and halves.
pub(crate) fn read(cell: &str) -> Read {
    let mut read = Reader::default();
    for item in cell.split([';', '|', '\n', '\r']) {
        let item = crate::cell::line(item);
        if !item.is_empty() {
            read.item(&item);
        }
    }
    read.finish(&crate::cell::line(cell))
}

/// Whether a text names one day and nothing else.
pub(crate) fn is_a_day(text: &str) -> bool {
    matches!(words(text).as_slice(), [Word::Day(_)])
}

/// What the items of a cell came to so far.
#[derive(Default)]
struct Reader {
    said: Vec<(String, Said)>,
    /// What is certain of items that are asked about.
    certain: Sessions,
    /// What is said not to suit.
    excluded: Sessions,
    /// What an item that is not understood speaks of: it may say that this does not suit.
    doubted: Sessions,
    asked: Vec<Asked>,
    anything: bool,
}

impl Reader {
    fn item(&mut self, item: &str) {
        self.anything = true;
        let words = words(item);
        let speaks = |word: &Word| {
            matches!(
                word,
                Word::Day(_) | Word::Days(_) | Word::Half { .. } | Word::Any
            )
        };
        if !words.iter().any(speaks) {
            self.ask(item, Why::Unknown);
        } else if words.contains(&Word::Unknown) {
            self.partly_known(item, &words);
        } else {
            let mut parts = words.split(|word| *word == Word::Not);
            let base = parts.next().unwrap_or_default();
            let excluded: Vec<&[Word]> = parts.collect();
            self.known(item, base, &excluded);
        }
    }

    /// An item of known words: what suits, then what does not.
    fn known(&mut self, item: &str, base: &[Word], excluded: &[&[Word]]) {
        let base = if excluded.is_empty() {
            base
        } else {
            trimmed(base)
        };
        let said = if base.is_empty() {
            Ok(Said::default())
        } else {
            item::read(base)
        };
        let mut without = Sessions::EMPTY;
        for part in excluded {
            let part = trimmed(part);
            let suits = said.map(|said| reach(&said)).unwrap_or_default();
            match item::read(part)
                .ok()
                .and_then(|no| exclusion(part, &no, suits))
            {
                Some(no) => without = without.union(no),
                None => {
                    self.excluded = self.excluded.union(spoken_of(part, WHOLE_WEEK));
                    self.ask(item, Why::Unclear);
                    return;
                }
            }
        }
        match said {
            // "Not Fridays" and "any day but Friday" speak of the whole cell, "Tue, not PM" of its own days.
            Ok(said) if base.is_empty() || said.any => {
                self.excluded = self.excluded.union(without);
                if !base.is_empty() {
                    self.said.push((item.to_owned(), said));
                }
            }
            Ok(mut said) => {
                said.named = said.named.without(without);
                said.spread = said.spread.without(without);
                if said.all().is_empty() {
                    // "Mon, not all day": it takes back all that it says, and means something else.
                    self.ask(item, Why::Unclear);
                } else {
                    self.said.push((item.to_owned(), said));
                }
            }
            Err(Unclear(certain)) => {
                self.excluded = self.excluded.union(without);
                if excluded.is_empty() {
                    self.certain = self.certain.union(certain);
                }
                self.ask(item, Why::Unclear);
            }
        }
    }

    /// An item with a word that is not understood. Only parts between commas that have a half for each of their days are
    /// certain: the word may say something about all the rest.
    fn partly_known(&mut self, item: &str, words: &[Word]) {
        let leading = matches!(words.first(), Some(Word::Half { .. } | Word::Any));
        let not = words.iter().position(|word| *word == Word::Not);
        if leading || not.is_some() || words.contains(&Word::Colon) {
            // Whatever the strange word says, this does not suit.
            let ruled_out = not.and_then(|at| words.get(at..)).unwrap_or_default();
            if not.is_some() {
                // "Not Mon not AM" is Monday and all mornings, and not Monday morning alone.
                let speaks = |part: &&[Word]| {
                    let mut words = part.iter();
                    words.any(|word| {
                        matches!(word, Word::Day(_) | Word::Days(_) | Word::Half { .. })
                    })
                };
                let mut parts = ruled_out
                    .split(|word| *word == Word::Not)
                    .filter(speaks)
                    .peekable();
                if parts.peek().is_none() {
                    self.excluded = self.excluded.union(spoken_of(ruled_out, WHOLE_WEEK));
                }
                for part in parts {
                    self.excluded = self.excluded.union(spoken_of(part, WHOLE_WEEK));
                }
            }
            self.doubted = self.doubted.union(spoken_of(words, 0));
            self.ask(item, Why::Unknown);
            return;
        }
        let parts = words.split(|word| *word == Word::Comma);
        for (part, text) in parts.zip(item.split(',')) {
            if part.contains(&Word::Unknown) {
                self.doubted = self.doubted.union(spoken_of(part, 0));
                self.ask(text.trim(), Why::Unknown);
                continue;
            }
            if part.is_empty() {
                continue;
            }
            match item::read(part) {
                Ok(said) if !said.any && !said.whole_days && said.halves_alone.is_none() => {
                    self.said.push((text.trim().to_owned(), said));
                }
                Ok(_) => self.ask(text.trim(), Why::Unclear),
                Err(Unclear(certain)) => {
                    self.certain = self.certain.union(certain);
                    self.ask(text.trim(), Why::Unclear);
                }
            }
        }
    }

    fn ask(&mut self, item: &str, why: Why) {
        self.asked.push(Asked {
            item: item.to_owned(),
            why,
        });
    }

    fn finish(mut self, cell: &str) -> Read {
        let said = std::mem::take(&mut self.said);
        let names_days = |said: &Said| !said.any && said.halves_alone.is_none();
        let others = said.iter().any(|(_, said)| names_days(said)) || !self.asked.is_empty();
        let whole_days = said.iter().any(|(_, said)| said.whole_days);
        let mut any = None;
        let mut sessions = self.certain;
        for (item, said) in said {
            if said.any {
                any = Some(item);
            } else if said
                .halves_alone
                .is_some_and(|plural| others && (whole_days || !plural))
            {
                // "Mon; PM": whose afternoon is it?
                self.ask(&item, Why::Unclear);
            } else {
                let spread = said.spread.without(self.doubted);
                sessions = sessions.union(said.named).union(spread);
            }
        }
        let nothing_suits = sessions.is_empty();
        if let Some(item) = any {
            if nothing_suits && self.asked.is_empty() {
                if self.excluded.is_empty() {
                    return self.read(Sessions::EMPTY);
                }
                sessions = half_days(WORKING_WEEK, MORNING | AFTERNOON);
            } else if !nothing_suits {
                self.ask(&item, Why::Unclear);
            }
        } else if nothing_suits && self.asked.is_empty() && !self.excluded.is_empty() {
            sessions = half_days(WORKING_WEEK, MORNING | AFTERNOON);
        }
        let left = sessions.without(self.excluded);
        if !left.is_empty() || !self.anything {
            return self.read(left);
        }
        if self.asked.is_empty() {
            // "Mon, but not Mon".
            self.ask(cell, Why::Unclear);
        }
        self.read(Sessions::NONE)
    }

    fn read(self, sessions: Sessions) -> Read {
        Read {
            sessions,
            asked: self.asked,
        }
    }
}

/// All half days of the days and halves among the words; `no_day` stands for the days where none is named.
fn spoken_of(words: &[Word], no_day: u8) -> Sessions {
    let mut days = 0;
    for word in words {
        match word {
            Word::Day(day) => days |= 1 << day,
            Word::Days(more) => days |= more,
            _ => {}
        }
    }
    let halves = match halves(words) {
        0 => MORNING | AFTERNOON,
        halves => halves,
    };
    half_days(if days == 0 { no_day } else { days }, halves)
}

/// The words without commas and the like around them.
fn trimmed(mut words: &[Word]) -> &[Word] {
    while let [Word::Comma | Word::And | Word::Colon, rest @ ..] = words {
        words = rest;
    }
    while let [rest @ .., Word::Comma | Word::And | Word::Dash] = words {
        words = rest;
    }
    words
}

/// All that an item can take something away from.
fn reach(said: &Said) -> Sessions {
    if said.any { Sessions::ALL } else { said.all() }
}

/// What does not suit. `None` where a comma leaves open whether a day still belongs to what does not: "Mon, not Tue, Wed".
fn exclusion(words: &[Word], no: &Said, suits: Sessions) -> Option<Sessions> {
    if no.any {
        return None;
    }
    let all = match no.halves_alone {
        Some(_) => half_days(WHOLE_WEEK, halves(words)),
        None => no.all(),
    };
    let listed = words.contains(&Word::Comma);
    (!listed || all.without(suits).is_empty()).then_some(all)
}

fn halves(words: &[Word]) -> u8 {
    words.iter().fold(0, |all, word| match word {
        Word::Half { halves, .. } => all | halves,
        _ => all,
    })
}
