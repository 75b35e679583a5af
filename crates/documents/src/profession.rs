//! A profession in a sentence: with its article, and in the plural.

use serde::{Deserialize, Serialize};

/// A profession as it stands in a sentence, in lower case unless it is a name or an abbreviation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profession {
    /// `advanced nurse practitioner`
    pub singular: String,
    /// `advanced nurse practitioners`
    pub plural: String,
    /// `a` or `an`
    pub article: String,
}

impl Profession {
    /// Works out the article and the plural of a profession that somebody typed. Both are guesses that the person can
    /// change: English has exceptions that no list holds.
    #[must_use]
    pub fn guess(singular: &str) -> Self {
        let singular = singular.trim().to_owned();
        Self {
            plural: plural(&singular),
            article: article(&singular).to_owned(),
            singular,
        }
    }
}

/// `an` before a vowel sound. An abbreviation goes by the name of its first letter: an HCA, a GP, an OT, a UTC nurse.
fn article(words: &str) -> &'static str {
    let first = words.split([' ', '-']).next().unwrap_or_default();
    let mut letters = first.chars();
    let Some(initial) = letters.next() else {
        return "a";
    };
    let abbreviation = first.chars().count() > 1
        && first
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit());
    let vowel_sound = if abbreviation {
        "AEFHILMNORSX".contains(initial)
    } else {
        let lower = first.to_ascii_lowercase();
        let like_you = ["uni", "use", "usu", "uro", "eu"]
            .iter()
            .any(|start| lower.starts_with(start))
            && lower != "unit";
        let silent_h = ["hon", "hour", "heir"]
            .iter()
            .any(|start| lower.starts_with(start));
        silent_h
            || ("aeiou".contains(initial.to_ascii_lowercase())
                && !like_you
                && !lower.starts_with("unit"))
    };
    if vowel_sound { "an" } else { "a" }
}

/// The plural of the last word: `secretary` to `secretaries`, `nurse` to `nurses`, `GP` to `GPs`.
fn plural(words: &str) -> String {
    let lower = words.to_ascii_lowercase();
    let consonant_y = lower.ends_with('y')
        && !["ay", "ey", "oy", "uy"]
            .iter()
            .any(|end| lower.ends_with(end));
    if words.is_empty() {
        String::new()
    } else if lower.ends_with("staff") {
        words.to_owned()
    } else if consonant_y && !words.ends_with('Y') {
        format!("{}ies", words.strip_suffix('y').unwrap_or(words))
    } else if ["s", "x", "ch", "sh"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        format!("{words}es")
    } else if lower.ends_with("man") && !lower.ends_with("human") {
        format!("{}men", words.strip_suffix("man").unwrap_or(words))
    } else {
        format!("{words}s")
    }
}

#[cfg(test)]
mod tests {
    use super::Profession;

    #[test]
    fn guesses_article_and_plural() {
        for (singular, article, plural) in [
            ("consultant", "a", "consultants"),
            (
                "advanced nurse practitioner",
                "an",
                "advanced nurse practitioners",
            ),
            ("GP", "a", "GPs"),
            ("HCA", "an", "HCAs"),
            ("AHP", "an", "AHPs"),
            ("urologist", "a", "urologists"),
            ("university lecturer", "a", "university lecturers"),
            ("unit manager", "a", "unit managers"),
            ("honorary consultant", "an", "honorary consultants"),
            ("medical secretary", "a", "medical secretaries"),
            ("practice manager", "a", "practice managers"),
            ("occupational therapist", "an", "occupational therapists"),
            ("pharmacy staff", "a", "pharmacy staff"),
        ] {
            let guess = Profession::guess(singular);
            assert_eq!(
                (guess.article.as_str(), guess.plural.as_str()),
                (article, plural),
                "{singular}"
            );
        }
    }
}
