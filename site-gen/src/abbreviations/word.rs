//! Words that may be abbreviations, found in the text of a page.

use std::ops::Range;

/// A word with at least two capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its letters, with the `s` of a plural, in bytes of the text that was searched.
    pub at: Range<usize>,
    /// Where an explanation can follow: after a possessive `'s` and the other parts of a word with hyphens.
    pub end: usize,
}

/// An `&` as it stands in HTML.
const AND: &str = "&amp;";

/// All words with two capitals or more in `text`, which is HTML without tags. Addresses of the web, of email and names of
/// files are none.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    if !may_have_one(text) {
        return found;
    }
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        let end = letters_end(text, start);
        let whole = whole_end(text, end);
        at = whole.max(end);
        if is_address(text, start, end) {
            at = address_end(text, end);
            continue;
        }
        let letters = text.get(start..end).unwrap_or_default();
        if letters
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count()
            >= 2
        {
            // The next part of a word with hyphens may be one too: `QOF-GMS`.
            at = end;
            found.push(Word {
                at: start..end,
                end: whole,
            });
        }
    }
    found
}

/// Whether a look at the bytes finds two capitals in one run of letters, `&amp;` among them. Most texts have none.
fn may_have_one(text: &str) -> bool {
    let mut capitals = 0;
    for byte in text.bytes() {
        if byte.is_ascii_uppercase() || !byte.is_ascii() {
            capitals += 1;
            if capitals == 2 {
                return true;
            }
        } else if !byte.is_ascii_alphanumeric() && byte != b'&' && byte != b';' {
            capitals = 0;
        }
    }
    false
}

impl Word {
    /// Whether it looks like an abbreviation by itself: more capitals than small letters. `McDonald` and `PowerPoint` are
    /// names, and `II` is a number.
    #[must_use]
    pub fn looks_short(letters: &str) -> bool {
        let letters = letters.strip_suffix('s').unwrap_or(letters);
        let letters = letters.replace(AND, "&");
        let capitals = letters
            .chars()
            .filter(|letter| letter.is_uppercase())
            .count();
        let small = letters
            .chars()
            .filter(|letter| letter.is_lowercase())
            .count();
        capitals >= 2
            && capitals > small
            && !letters
                .chars()
                .all(|letter| matches!(letter, 'I' | 'V' | 'X'))
    }
}

/// Whether `words` could be what `letters` stand for: each letter begins a word, in order; words such as "of" need none.
#[must_use]
pub fn initials_fit(letters: &str, words: &str) -> bool {
    let wanted: Vec<char> = letters
        .strip_suffix('s')
        .unwrap_or(letters)
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    let initials: Vec<char> = words
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let mut rest = initials.iter();
    !wanted.is_empty()
        && wanted
            .iter()
            .all(|letter| rest.any(|initial| initial == letter))
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric()
}

/// The first letter of the next word at or after `from`. Entities are no words.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(character) = text.get(at..)?.chars().next() {
        if character == '&' {
            let rest = text.get(at..).unwrap_or_default();
            let entity = rest.split_once(';').map(|(name, _)| name.len() + 1);
            at += entity.filter(|length| *length <= 8).unwrap_or(1);
        } else if is_letter(character) {
            return Some(at);
        } else {
            at += character.len_utf8();
        }
    }
    None
}

/// Where the letters from `start` end. `A&amp;E` is one word.
fn letters_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(rest) = text.get(at..) {
        let Some(character) = rest.chars().next() else {
            break;
        };
        if is_letter(character) {
            at += character.len_utf8();
            continue;
        }
        let after_and = rest
            .strip_prefix(AND)
            .and_then(|after| after.chars().next());
        let before = text
            .get(start..at)
            .and_then(|before| before.chars().next_back());
        if after_and.is_some_and(char::is_uppercase) && before.is_some_and(char::is_uppercase) {
            at += AND.len();
            continue;
        }
        break;
    }
    at
}

/// Where a possessive and further parts with hyphens end.
fn whole_end(text: &str, end: usize) -> usize {
    let mut at = end;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let possessive = ["'s", "’s", "&#39;s", "&#x27;s"]
            .iter()
            .find(|mark| rest.starts_with(**mark));
        if let Some(mark) = possessive {
            return at + mark.len();
        }
        let after = rest
            .strip_prefix('-')
            .and_then(|after| after.chars().next());
        if !after.is_some_and(is_letter) {
            return at;
        }
        at = letters_end(text, at + 1);
    }
}

/// Whether the word is part of an address or of a file's name.
fn is_address(text: &str, start: usize, end: usize) -> bool {
    let mut after = text.get(end..).unwrap_or_default().chars();
    let joins =
        matches!(after.next(), Some('.' | '@' | '_')) && after.next().is_some_and(is_letter);
    joins
        || text
            .get(..start)
            .is_some_and(|before| before.ends_with(['@', '_', '/']) && before.contains("//"))
}

fn address_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let stop = |character: char| {
        !is_letter(character) && !matches!(character, '.' | '@' | '_' | '-' | '/')
    };
    from + rest.find(stop).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &str)> {
        words(text)
            .into_iter()
            .map(|word| {
                let after = text.get(word.at.end..word.end).unwrap();
                (text.get(word.at).unwrap(), after)
            })
            .collect()
    }

    #[test]
    fn words_with_two_capitals_are_found() {
        assert_eq!(
            found("An ICB, two LMCs and a GPwER."),
            [("ICB", ""), ("LMCs", ""), ("GPwER", "")]
        );
        assert_eq!(found("Go to A&amp;E &amp; ask."), [("A&amp;E", "")]);
        assert_eq!(
            found("The ICO's, the ICO’s and the ICO&#39;s way"),
            [("ICO", "'s"), ("ICO", "’s"), ("ICO", "&#39;s")]
        );
        assert_eq!(
            found("An MDT-style QOF-GMS group"),
            [("MDT", "-style"), ("QOF", "-GMS"), ("GMS", "")]
        );
        assert_eq!(found("One Two a B ÄÖ"), [("ÄÖ", "")]);
    }

    #[test]
    fn addresses_and_entities_are_no_words() {
        assert_eq!(
            found("GOV.UK, a.B@NHS.example, README_FIRST.TXT and &AElig; &QUOT;"),
            []
        );
        assert_eq!(found("https://example.org/ABC/DEF then ICB"), [("ICB", "")]);
        assert_eq!(
            found("The GP/ICB plan for PDF. Then"),
            [("GP", ""), ("ICB", ""), ("PDF", "")]
        );
    }

    #[test]
    fn names_and_numbers_do_not_look_short() {
        let looks = |letters| Word::looks_short(letters);
        assert!(looks("QOF") && looks("LMCs") && looks("FY2") && looks("PhD") && looks("A&amp;E"));
        assert!(!looks("McDonald") && !looks("LinkedIn") && !looks("II") && !looks("A"));
    }

    #[test]
    fn initials_are_followed_in_order() {
        assert!(initials_fit("HGV", "a heavy goods vehicle"));
        assert!(initials_fit(
            "MDDUS",
            "Medical and Dental Defence Union of Scotland"
        ));
        assert!(initials_fit("PCNs", "primary care networks"));
        assert!(!initials_fit("HGV", "a goods vehicle"));
        assert!(!initials_fit("", ""));
    }

    #[test]
    fn no_text_makes_it_fall() {
        for text in [
            "",
            "&",
            "&&&",
            "A&amp;",
            "AB-",
            "AB'",
            "AB.",
            "-AB",
            "é&amp;É",
            "//AB@",
        ] {
            let _ = words(text);
        }
    }
}
