//! A profession in a sentence: with its article, and in the plural.

use serde::{Deserialize, Serialize};

/// A profession as it stands in a sentence, in lower case unless it is a name or an abbreviation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profession {
    /// `advanced nurse practitioner`
    pub singular: String,
    /// `advanced nurse practitioners`; empty while nobody has said it.
    pub plural: String,
    /// `a` or `an`
    pub article: String,
}

impl Profession {
    /// Works out the article and the plural of a profession that somebody typed. Only plurals of words that are known to
    /// follow a rule are worked out. Others stay empty, for the person to say: a letter with a wrong word in it is worse
    /// than a gap.
    ///
    /// ```
    /// use documents::Profession;
    ///
    /// assert_eq!(Profession::guess("director of nursing").plural, "directors of nursing");
    /// assert_eq!(Profession::guess("head of people and culture").plural, "heads of people and culture");
    /// assert_eq!(Profession::guess("nursing bank").plural, "");
    /// ```
    #[must_use]
    pub fn guess(singular: &str) -> Self {
        let singular = singular.trim().to_owned();
        Self {
            plural: plural(&singular).unwrap_or_default(),
            article: article(&singular).to_owned(),
            singular,
        }
    }
}

/// `an` before a vowel sound. An abbreviation goes by the name of its first letter (an HCA, a GP, an OT, a UTC nurse), a
/// number by its own (an 8-hour porter).
fn article(words: &str) -> &'static str {
    let first = words.split([' ', '-']).next().unwrap_or_default();
    let Some(initial) = first.chars().next() else {
        return "a";
    };
    let lower = first.to_ascii_lowercase();
    let starts = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    let letters = first.chars().count() == 1 || first.chars().any(|c| c.is_ascii_digit());
    let abbreviation = letters || first.chars().all(char::is_uppercase);
    let vowel_sound = if initial.is_ascii_digit() {
        initial == '8' || ["11", "18"].contains(&first)
    } else if abbreviation {
        "AEFHILMNORSX".contains(initial.to_ascii_uppercase())
    } else {
        let like_you = starts(&["uni", "use", "usu", "uro", "eu"]) && !starts(&["unin", "unim"])
            || lower == "one";
        let silent_h = starts(&["honor", "honour", "honest", "hour", "heir"]);
        silent_h || ("aeiou".contains(initial.to_ascii_lowercase()) && !like_you)
    };
    if vowel_sound { "an" } else { "a" }
}

/// Words after which a title only says what for: the plural is that of the word before.
const OF_WHAT: [&str; 8] = ["of", "in", "for", "with", "to", "at", "on", "without"];

/// Ends of words for people that take an `s`.
const TAKE_AN_S: [&str; 12] = [
    "er", "or", "ist", "ant", "ian", "ee", "nurse", "eon", "medic", "physio", "ive", "ar",
];

/// Other words for people that take an `s`.
const KNOWN: [&str; 16] = [
    "associate",
    "chief",
    "clerk",
    "dean",
    "fellow",
    "guide",
    "head",
    "intern",
    "lead",
    "locum",
    "matron",
    "president",
    "scientist",
    "student",
    "apprentice",
    "specialist",
];

/// The plural of the word for the person in a title: `medical secretaries`, `consultants in palliative medicine`. `None`
/// where no rule is sure to hold.
fn plural(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let unsure = |word: &&str| ["and", "or", "&"].contains(word) || word.contains(['/', ',', '(']);
    let head_ends = words
        .iter()
        .position(|word| OF_WHAT.contains(&word.to_lowercase().as_str()))
        .unwrap_or(words.len());
    let (title, rest) = words.split_at_checked(head_ends)?;
    let (person, before) = title.split_last()?;
    // "doctor or nurse" has two words for people. Behind "of", any words may stand.
    if title.iter().any(unsure) {
        return None;
    }
    let person = plural_of_word(person)?;
    let whole = before.iter().copied().chain([person.as_str()]);
    Some(
        whole
            .chain(rest.iter().copied())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn plural_of_word(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let capitals = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let with = |cut: &str, end: &str| {
        let stem = word.get(..word.len() - cut.len()).unwrap_or(word);
        let end = if capitals {
            end.to_uppercase()
        } else {
            end.to_owned()
        };
        Some(format!("{stem}{end}"))
    };
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    if lower == "staff" {
        Some(word.to_owned())
    } else if capitals && lower.len() <= 5 && lower.is_ascii() && !ends(&["man"]) {
        // An abbreviation keeps its capitals: GPs, HCAs.
        Some(format!("{word}s"))
    } else if ends(&["woman", "man"]) && !ends(&["human", "german", "roman"]) {
        with("an", "en")
    } else if ends(&["midwife", "housewife"]) {
        with("fe", "ves")
    } else if ends(&["ary"]) {
        with("y", "ies")
    } else if ends(&TAKE_AN_S) || KNOWN.contains(&lower.as_str()) {
        with("", "s")
    } else {
        None
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
            (
                "consultant in palliative medicine",
                "a",
                "consultants in palliative medicine",
            ),
            ("director of nursing", "a", "directors of nursing"),
            (
                "GP with a special interest",
                "a",
                "GPs with a special interest",
            ),
            (
                "Head of Finance and Estates",
                "a",
                "Heads of Finance and Estates",
            ),
            ("CHAIRMAN", "a", "CHAIRMEN"),
            ("chairwoman", "a", "chairwomen"),
            ("community midwife", "a", "community midwives"),
            ("honey taster", "a", "honey tasters"),
            ("8-hour porter", "an", "8-hour porters"),
            (
                "18-week pathway coordinator",
                "an",
                "18-week pathway coordinators",
            ),
            ("X-ray assistant", "an", "X-ray assistants"),
            ("one-to-one carer", "a", "one-to-one carers"),
            ("paramedic", "a", "paramedics"),
            ("trainee", "a", "trainees"),
            ("specialty registrar", "a", "specialty registrars"),
            ("physician associate", "a", "physician associates"),
            ("chief executive", "a", "chief executives"),
            ("", "a", ""),
        ] {
            let guess = Profession::guess(singular);
            assert_eq!(
                (guess.article.as_str(), guess.plural.as_str()),
                (article, plural),
                "{singular}"
            );
        }
    }

    #[test]
    fn a_plural_that_no_rule_is_sure_of_is_left_to_the_person() {
        for singular in [
            "nurse and midwife",
            "doctor/nurse",
            "doctor (retired)",
            "palliative medicine",
            "surgery",
            "nursing",
            "jefe",
            "médecin",
            "Facharzt",
            "bank",
            "of",
        ] {
            assert_eq!(Profession::guess(singular).plural, "", "{singular}");
        }
    }
}
