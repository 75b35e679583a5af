//! The words of a cell of half days, and what each of them means.

/// What a word or a mark means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A day, 0 for Monday.
    Day(u8),
    /// Several days in one word, one bit for each: a week, a weekend.
    Days(u8),
    /// Halves of days.
    Half {
        /// [`MORNING`], [`AFTERNOON`] or both.
        halves: u8,
        /// "mornings" speaks of every day named, "AM" perhaps of the nearest.
        plural: bool,
    },
    /// All that there is.
    Any,
    /// The word "to", as between two days.
    To,
    /// A dash, as between two days, or between a day and its half.
    Dash,
    /// "and", "or", "&", "/", "+".
    And,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// What follows does not suit.
    Not,
    /// Anything else.
    Unknown,
}

/// A bit for the morning.
pub(super) const MORNING: u8 = 1;
/// A bit for the afternoon.
pub(super) const AFTERNOON: u8 = 2;
/// A bit for each day.
pub(super) const WHOLE_WEEK: u8 = 0b111_1111;
/// A bit for each day from Monday to Friday.
pub(super) const WORKING_WEEK: u8 = 0b001_1111;
const WEEKEND: u8 = 0b110_0000;

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The words of an item, from text as people write it.
pub(super) fn words(item: &str) -> Vec<Word> {
    let raw = raw_words(item);
    let mut words: Vec<Word> = Vec::new();
    let mut rest = raw.iter().map(String::as_str).peekable();
    // "from" is only clear where a "to" follows it.
    let mut from = None;
    while let Some(word) = rest.next() {
        let next = rest.peek().copied().unwrap_or_default();
        let is_day_word = matches!(next, "day" | "days");
        let found = match word {
            "all" | "full" | "whole" | "entire" if next == "day" => {
                rest.next();
                both_halves()
            }
            "all" | "whole" | "entire" if next == "week" => {
                rest.next();
                Word::Days(WORKING_WEEK)
            }
            "every" | "each" | "working" if is_day_word => {
                rest.next();
                Word::Days(WORKING_WEEK)
            }
            "every" | "each" => continue,
            "any" | "all" | "anytime" | "anyday" | "flexible" => Word::Any,
            "half" if is_day_word && words.contains(&Word::Any) => continue,
            "both" if is_day_word || half_of(next).is_some() => continue,
            "both" if next.is_empty() || mark(next).is_some() => both_halves(),
            "no" if matches!(next, "preference" | "preferences") => {
                rest.next();
                Word::Any
            }
            "apart" if next == "from" => {
                rest.next();
                Word::Not
            }
            "other" if next == "than" => {
                rest.next();
                Word::Not
            }
            "but"
                if is_not(next)
                    || words
                        .iter()
                        .any(|word| matches!(word, Word::Any | Word::Days(_))) =>
            {
                Word::Not
            }
            "i" if next == "am" => {
                rest.next();
                continue;
            }
            "only" if words.last() == Some(&Word::Not) => Word::Unknown,
            "from" => {
                from = Some(words.len());
                continue;
            }
            _ if is_filler(word) => continue,
            _ => plain(word),
        };
        match found {
            Word::Not if words.last() == Some(&Word::Not) => {}
            found => words.push(found),
        }
    }
    if let Some(start) = from {
        let mut after = words.iter().skip(start);
        if !after.any(|word| matches!(word, Word::To | Word::Dash)) {
            words.push(Word::Unknown);
        }
    }
    words
}

/// A word that needs no other to be understood.
fn plain(word: &str) -> Word {
    if let Some(mark) = mark(word) {
        return mark;
    }
    if let Some(day) = day_of(word) {
        return Word::Day(day);
    }
    if let Some(half) = half_of(word) {
        return half;
    }
    match word {
        _ if is_not(word) => Word::Not,
        "to" | "til" | "till" | "until" | "through" | "thru" => Word::To,
        "and" | "or" | "nor" | "plus" => Word::And,
        "weekday" | "weekdays" | "week" | "everyday" | "daily" => Word::Days(WORKING_WEEK),
        "weekend" | "weekends" => Word::Days(WEEKEND),
        _ => Word::Unknown,
    }
}

fn both_halves() -> Word {
    Word::Half {
        halves: MORNING | AFTERNOON,
        plural: false,
    }
}

fn half_of(word: &str) -> Option<Word> {
    let (halves, plural) = match word {
        "am" | "morning" => (MORNING, false),
        "mornings" | "ams" => (MORNING, true),
        "pm" | "afternoon" => (AFTERNOON, false),
        "afternoons" | "pms" => (AFTERNOON, true),
        _ => return None,
    };
    Some(Word::Half { halves, plural })
}

fn is_not(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "no"
            | "never"
            | "except"
            | "excepting"
            | "exclude"
            | "excluding"
            | "excl"
            | "without"
            | "cannot"
            | "cant"
            | "unavailable"
    )
}

/// Words that say nothing about which half days are meant.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "day"
            | "days"
            | "time"
            | "times"
            | "only"
            | "on"
            | "in"
            | "of"
            | "the"
            | "session"
            | "sessions"
            | "available"
            | "free"
            | "can"
            | "do"
            | "i"
            | "im"
            | "please"
    )
}

/// The day that a word of at least three letters abbreviates; "mons", "tues", "weds" and "thurs" count too.
fn day_of(word: &str) -> Option<u8> {
    let starts = |word: &str| {
        let mut days = (0u8..).zip(DAYS);
        let found = days.find(|(_, day)| word.len() >= 3 && day.starts_with(word));
        found.map(|(number, _)| number)
    };
    starts(word)
        .or_else(|| starts(word.strip_suffix('s')?))
        .or_else(|| (word == "weds").then_some(2))
}

fn mark(word: &str) -> Option<Word> {
    Some(match word {
        "," => Word::Comma,
        ":" => Word::Colon,
        "&" | "/" | "+" => Word::And,
        "-" => Word::Dash,
        _ => return None,
    })
}

/// Words in small letters, and marks by themselves: "a.m." as "am", "MonAM" as two words, every dash as "-".
fn raw_words(item: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in item.to_lowercase().chars() {
        match letter {
            '\'' | '’' | '‘' | 'ʼ' | '`' => word.push('\''),
            // "a.m." is "am", and "Mon." is "mon".
            '.' => {}
            _ if letter.is_alphanumeric() => word.push(letter),
            _ => {
                take(&mut word, &mut words);
                match letter {
                    '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' => {
                        words.push("-".to_owned())
                    }
                    // Brackets and quotation marks only set words apart; a mark before the first word is that of a list.
                    '(' | ')' | '[' | ']' | '"' | '“' | '”' => {}
                    '*' | '•' | '·' if words.is_empty() => {}
                    _ if letter.is_whitespace() => {}
                    other => words.push(other.to_string()),
                }
            }
        }
    }
    take(&mut word, &mut words);
    words
}

/// Moves a word that is complete to the others.
fn take(word: &mut String, words: &mut Vec<String>) {
    let whole = std::mem::take(word);
    // "Monday's" is Mondays, and "can't" is one word.
    let whole = whole.strip_suffix("'s").unwrap_or(&whole).replace('\'', "");
    if whole.is_empty() {
        return;
    }
    for half in ["am", "pm"] {
        if let Some(day) = whole.strip_suffix(half).filter(|day| day_of(day).is_some()) {
            words.extend([day.to_owned(), half.to_owned()]);
            return;
        }
    }
    words.push(whole);
}
