//! What a person should look at although the file could be read.

use std::fmt;

use super::error::Place;

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
