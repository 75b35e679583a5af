//! What a person should look at although the file could be read.

use std::fmt;

use super::error::Place;
use crate::names::is_unseen;
use crate::wording::grouped;

/// How many words a warning shows.
const WORDS_SHOWN: usize = 6;

/// Something that was read but may not be what was meant. Its text is fit to show to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The file was taken for Windows-1252; these words hold the letters that could be wrong.
    Windows1252 {
        /// Words with letters beyond plain English, in the order of the file.
        words: Vec<String>,
    },
    /// Letters were already lost when the file was saved; these words lack them.
    LostLetters {
        /// Words with the mark `�`, in the order of the file.
        words: Vec<String>,
    },
    /// Characters of number 0 were left out; the first stood here.
    Nul(Place),
    /// Cells hold characters that nobody sees.
    Unseen(Unseen),
}

/// Cells with characters that nobody sees: they make names differ that look the same, or turn round how a name reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unseen {
    /// The first such cell.
    pub first: Place,
    /// The first such character.
    pub letter: char,
    /// How many cells hold any.
    pub cells: usize,
}

impl Unseen {
    /// Looks at a cell.
    pub(crate) fn note(unseen: &mut Option<Self>, text: &str, place: impl Fn() -> Place) {
        // Nearly all cells are plain letters, which are seen at a glance.
        let plain = text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
        let Some(letter) = (!plain)
            .then(|| text.chars().find(|c| is_odd(*c)))
            .flatten()
        else {
            return;
        };
        let first = unseen.get_or_insert_with(|| Self {
            first: place(),
            letter,
            cells: 0,
        });
        first.cells += 1;
    }
}

/// Characters that join emoji or choose how one looks belong to what is seen; line ends and characters of number 0 are
/// spoken of elsewhere.
fn is_odd(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' | '\0' | '\u{b}' | '\u{c}' | '\u{85}' => false,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' => false,
        other => other.is_control() || is_unseen(other),
    }
}

impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: the cell holds a character that cannot be seen (U+{:04X}). It was kept",
            self.first,
            u32::from(self.letter)
        )?;
        match self.cells.saturating_sub(1) {
            0 => {}
            1 => f.write_str("; 1 more cell holds such a character")?,
            more => write!(f, "; {} more cells hold such characters", grouped(more))?,
        }
        f.write_str(". If a name or an address is not recognised, type it anew.")
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Windows1252 { words } => write!(
                f,
                "The file was saved in an older way (Windows-1252). Check these words: {}. If they look wrong, save the \
                 file again as \"CSV UTF-8 (Comma delimited)\".",
                words.join(", ")
            ),
            Self::LostLetters { words } => write!(
                f,
                "Some letters were lost before the file came here. Put them right in: {}.",
                words.join(", ")
            ),
            Self::Nul(place) => write!(
                f,
                "{place}: characters that no program can show were left out."
            ),
            Self::Unseen(unseen) => unseen.fmt(f),
        }
    }
}

/// The first few different words that hold such a character.
pub(super) fn words_with(text: &str, wanted: impl Fn(char) -> bool + Copy) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"')) {
        if word.contains(wanted) && !found.iter().any(|known| known == word) {
            // A word of a scrambled file can run on for pages.
            found.push(word.chars().take(40).collect());
            if found.len() == WORDS_SHOWN {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preview_shows_each_word_once_and_six_at_most() {
        let words = words_with("Siân,Zoë;Siân \"José\"\tplain é1 é2 é3 é4", |c| {
            !c.is_ascii()
        });
        assert_eq!(words, ["Siân", "Zoë", "José", "é1", "é2", "é3"]);
    }

    #[test]
    fn the_sentences() {
        let words = vec!["Siân".to_owned(), "Zoë".to_owned()];
        assert_eq!(
            Warning::Windows1252 {
                words: words.clone()
            }
            .to_string(),
            "The file was saved in an older way (Windows-1252). Check these words: Siân, Zoë. If they look wrong, save \
             the file again as \"CSV UTF-8 (Comma delimited)\"."
        );
        assert_eq!(
            Warning::LostLetters {
                words: vec!["Si�n".to_owned()]
            }
            .to_string(),
            "Some letters were lost before the file came here. Put them right in: Si�n."
        );
        let place = Place {
            row: 2,
            column: 1,
            heading: Some("Name".to_owned()),
        };
        assert_eq!(
            Warning::Nul(place).to_string(),
            "Row 2, column 1 (Name): characters that no program can show were left out."
        );
    }
}
