//! Half days as people write them: `Mon AM; Tue PM`, "Monday morning", "Tue", "Mon-Wed am".

use pairing::{HalfDay, Sessions, lower_case};

use crate::cell::is_of_a_word;

/// What a cell of half days came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Read {
    /// The half days that were understood. None: any half day suits.
    pub(crate) sessions: Sessions,
    /// The items that were not understood, as they were written.
    pub(crate) unknown: Vec<String>,
}

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Both halves of Monday to Friday.
const WORKING_WEEK: [bool; 7] = [true, true, true, true, true, false, false];

/// Reads a cell. Items stand between semicolons, commas and line ends; an item may name several days and halves.
pub(crate) fn read(cell: &str) -> Read {
    let mut read = Read {
        sessions: Sessions::EMPTY,
        unknown: Vec::new(),
    };
    for item in cell
        .split([';', ',', '\n', '\r'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
    {
        match item_sessions(item) {
            Some(sessions) => read.sessions = sessions.iter().fold(read.sessions, Sessions::with),
            None => read.unknown.push(item.to_owned()),
        }
    }
    read
}

/// What one word of an item means.
enum Word {
    Day(usize),
    Half { morning: bool, afternoon: bool },
    EveryDay,
    Any,
    To,
    Filler,
}

/// Days that wait for their halves.
#[derive(Default)]
struct Item {
    days: [bool; 7],
    last_day: Option<usize>,
    /// A "to" stands between the last day and the next.
    range: bool,
    morning: bool,
    afternoon: bool,
    sessions: Sessions,
}

fn item_sessions(item: &str) -> Option<Sessions> {
    let mut read = Item::default();
    let mut anything = false;
    for word in words(item) {
        anything = true;
        match meaning(&word)? {
            Word::Day(day) => read.day(day),
            Word::Half { morning, afternoon } => {
                read.morning |= morning;
                read.afternoon |= afternoon;
            }
            Word::EveryDay => {
                read.flush_when_halved();
                read.days = WORKING_WEEK;
            }
            Word::To => read.range = true,
            // "Any" with a day or a half says nothing more; alone it leaves all open.
            Word::Any | Word::Filler => {}
        }
    }
    anything.then(|| {
        read.flush();
        read.sessions
    })
}

impl Item {
    fn day(&mut self, day: usize) {
        self.flush_when_halved();
        let start = self
            .last_day
            .filter(|start| self.range && *start < day)
            .unwrap_or(day);
        for known in self.days.iter_mut().take(day + 1).skip(start) {
            *known = true;
        }
        self.last_day = Some(day);
        self.range = false;
    }

    /// A day after a half starts anew: "Mon AM Tue PM".
    fn flush_when_halved(&mut self) {
        if self.morning || self.afternoon {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let (mut morning, mut afternoon) = (self.morning, self.afternoon);
        let mut days = self.days;
        if !morning && !afternoon {
            (morning, afternoon) = (true, true);
        } else if days == [false; 7] {
            // "Mornings" alone: those of the working week.
            days = WORKING_WEEK;
        }
        for (number, _) in (0_u8..).step_by(2).zip(days).filter(|(_, wanted)| *wanted) {
            for (half, wanted) in [(number, morning), (number + 1, afternoon)] {
                if let Some(half_day) = HalfDay::new(half).filter(|_| wanted) {
                    self.sessions = self.sessions.with(half_day);
                }
            }
        }
        *self = Self {
            sessions: self.sessions,
            ..Self::default()
        };
    }
}

/// Lower-case words, with "a.m." as "am", a hyphen between words as "to", and "MonAM" as two.
fn words(item: &str) -> Vec<String> {
    let mut text = lower_case(item);
    // "a.m." is "am".
    text.retain(|letter| letter != '.');
    for dash in ['-', '–', '—'] {
        text = text.replace(dash, " to ");
    }
    let mut words = Vec::new();
    for word in text
        .split(|c: char| !is_of_a_word(c))
        .filter(|word| !word.is_empty())
    {
        let glued = ["am", "pm"]
            .iter()
            .find_map(|half| word.strip_suffix(half).map(|day| (day, *half)));
        match glued.filter(|(day, _)| day_of(day).is_some()) {
            Some((day, half)) => words.extend([day.to_owned(), half.to_owned()]),
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// The day that a word of at least three letters abbreviates; "mons", "tues", "weds" and "thurs" count too.
fn day_of(word: &str) -> Option<usize> {
    let starts = |word: &str| {
        (word.len() >= 3)
            .then(|| DAYS.iter().position(|day| day.starts_with(word)))
            .flatten()
    };
    starts(word)
        .or_else(|| starts(word.strip_suffix('s')?))
        .or_else(|| (word == "weds").then_some(2))
}

fn meaning(word: &str) -> Option<Word> {
    if let Some(day) = day_of(word) {
        return Some(Word::Day(day));
    }
    Some(match word {
        "am" | "morning" | "mornings" => Word::Half {
            morning: true,
            afternoon: false,
        },
        "pm" | "afternoon" | "afternoons" => Word::Half {
            morning: false,
            afternoon: true,
        },
        "both" | "full" | "whole" => Word::Half {
            morning: true,
            afternoon: true,
        },
        "weekday" | "weekdays" | "everyday" => Word::EveryDay,
        "any" | "anytime" | "anyday" | "flexible" | "all" => Word::Any,
        "to" => Word::To,
        "day" | "days" | "time" | "times" | "and" | "or" | "only" | "every" | "each" | "on"
        | "in" | "the" | "half" | "session" | "sessions" => Word::Filler,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: &str) -> String {
        let read = read(cell);
        assert_eq!(read.unknown, Vec::<String>::new(), "{cell}");
        read.sessions.listed("; ")
    }

    #[test]
    fn half_days_are_read_however_people_write_them() {
        for (cell, expected) in [
            ("Mon AM; Tue PM", "Mon AM; Tue PM"),
            ("mon am, TUE PM", "Mon AM; Tue PM"),
            ("Monday morning", "Mon AM"),
            ("Tuesdays p.m.", "Tue PM"),
            ("Tue", "Tue AM; Tue PM"),
            ("Mon AM Tue PM", "Mon AM; Tue PM"),
            ("MonAM;WedsPM", "Mon AM; Wed PM"),
            ("Mon/Wed AM", "Mon AM; Wed AM"),
            ("Mon AM & PM", "Mon AM; Mon PM"),
            ("Mon-Wed am", "Mon AM; Tue AM; Wed AM"),
            ("Thurs to Sat afternoons", "Thu PM; Fri PM; Sat PM"),
            ("mornings only", "Mon AM; Tue AM; Wed AM; Thu AM; Fri AM"),
            ("Fri all day", "Fri AM; Fri PM"),
            ("any Tuesday", "Tue AM; Tue PM"),
            ("weekdays pm", "Mon PM; Tue PM; Wed PM; Thu PM; Fri PM"),
            ("Mon AM\nTue AM", "Mon AM; Tue AM"),
        ] {
            assert_eq!(shown(cell), expected, "{cell}");
        }
    }

    #[test]
    fn nothing_and_any_leave_all_open() {
        for cell in ["", " ; ", "any", "Any day", "any time", "Flexible"] {
            assert_eq!(shown(cell), "", "{cell}");
        }
    }

    #[test]
    fn what_is_not_understood_is_handed_back_and_the_rest_kept() {
        let read = read("Mon AM; Mnday PM; not Fridays; Tue PM");
        assert_eq!(read.unknown, ["Mnday PM", "not Fridays"]);
        assert_eq!(read.sessions.len(), 2);
        assert_eq!(super::read("45678").unknown, ["45678"]);
        assert_eq!(super::read("?").sessions, Sessions::EMPTY);
    }
}
