//! Calendar files (`.ics`, RFC 5545) that Outlook, Google and phones import.
//!
//! Times are those of a clock in London: each file carries the rule for summer time, so that a reader elsewhere shows the
//! right hour.

use jiff::civil::{Date, DateTime, Time};

/// Several events in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What a calendar program shows above the events.
    pub name: String,
    /// When the file is made, in UTC. Readers use it to tell a newer file from an older one.
    pub made: DateTime,
    /// In any order.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Unique and lasting: importing the same event again changes it and does not double it.
    pub uid: String,
    /// What it is.
    pub title: String,
    /// More about it; line ends are kept. May be empty.
    pub details: String,
    /// Where it is. May be empty.
    pub place: String,
    /// When it is.
    pub when: When,
    /// How many days before it a reminder shows.
    pub remind_days_before: Option<u8>,
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Whole days, both ends included.
    Days {
        /// The first day.
        first: Date,
        /// The last day; the first when it lies before that.
        last: Date,
    },
    /// Hours of one day, by the clock in London.
    Hours {
        /// The day.
        day: Date,
        /// When it starts.
        from: Time,
        /// When it ends.
        to: Time,
    },
}

/// The zone of the United Kingdom since 1996.
const LONDON: [&str; 16] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The file: UTF-8, CRLF, lines of 75 bytes at most.
pub fn write(calendar: &Calendar) -> Vec<u8> {
    let mut out = String::new();
    let mut line = |text: &str| fold(&mut out, text);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Workplace exchange toolkit//EN");
    line("METHOD:PUBLISH");
    line(&format!("X-WR-CALNAME:{}", escaped(&calendar.name)));
    LONDON.iter().for_each(|text| line(text));
    for event in &calendar.events {
        event_lines(event, calendar.made, &mut line);
    }
    line("END:VCALENDAR");
    out.into_bytes()
}

fn event_lines(event: &Event, made: DateTime, line: &mut impl FnMut(&str)) {
    line("BEGIN:VEVENT");
    line(&format!("UID:{}", escaped(&event.uid)));
    line(&format!(
        "DTSTAMP:{}T{}Z",
        day(made.date()),
        clock(made.time())
    ));
    match event.when {
        When::Days { first, last } => {
            // The standard's end is the first day that is free again.
            let end = last.max(first).tomorrow().unwrap_or(Date::MAX);
            line(&format!("DTSTART;VALUE=DATE:{}", day(first)));
            line(&format!("DTEND;VALUE=DATE:{}", day(end)));
            line("TRANSP:TRANSPARENT");
        }
        When::Hours {
            day: date,
            from,
            to,
        } => {
            line(&format!(
                "DTSTART;TZID=Europe/London:{}T{}",
                day(date),
                clock(from)
            ));
            line(&format!(
                "DTEND;TZID=Europe/London:{}T{}",
                day(date),
                clock(to.max(from))
            ));
        }
    }
    line(&format!("SUMMARY:{}", escaped(&event.title)));
    for (name, text) in [("DESCRIPTION", &event.details), ("LOCATION", &event.place)] {
        if !text.trim().is_empty() {
            line(&format!("{name}:{}", escaped(text)));
        }
    }
    if let Some(days) = event.remind_days_before {
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line(&format!("DESCRIPTION:{}", escaped(&event.title)));
        line(&format!("TRIGGER:-P{days}D"));
        line("END:VALARM");
    }
    line("END:VEVENT");
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn clock(time: Time) -> String {
    format!("{:02}{:02}{:02}", time.hour(), time.minute(), time.second())
}

/// A text value: what has a meaning in the format is escaped, what cannot stand in it is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Adds a line, broken where it is longer than 75 bytes but never inside a letter.
fn fold(out: &mut String, text: &str) {
    const MOST: usize = 75;
    let mut used = 0;
    for letter in text.chars() {
        if used + letter.len_utf8() > MOST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::{CalendarComponent, Component, DatePerhapsTime, EventLike};
    use jiff::civil::{date, time};

    fn visit() -> Event {
        Event {
            uid: "visit-1@toolkit.example".to_owned(),
            title: "Visit: Dr Siân Møller, Marsh; bring a badge".to_owned(),
            details: "Park behind the surgery.\r\nAsk for \\ Ann, at reception – she knows about the exchange and its forms.\n"
                .to_owned(),
            place: "Marsh Surgery, 1 High Street".to_owned(),
            when: When::Hours { day: date(2027, 3, 8), from: time(9, 0, 0, 0), to: time(12, 30, 0, 0) },
            remind_days_before: Some(7),
        }
    }

    fn file(events: Vec<Event>) -> String {
        let calendar = Calendar {
            name: "Exchange".to_owned(),
            made: date(2027, 1, 2).at(3, 4, 5, 0),
            events,
        };
        String::from_utf8(write(&calendar)).unwrap()
    }

    #[test]
    fn another_reader_finds_what_was_written() {
        let text = file(vec![visit()]);
        let read: icalendar::Calendar = text.parse().unwrap();
        let event = read
            .components
            .iter()
            .find_map(CalendarComponent::as_event)
            .unwrap();
        assert_eq!(
            event.get_summary(),
            Some("Visit: Dr Siân Møller, Marsh; bring a badge")
        );
        assert_eq!(
            event.get_description(),
            Some(
                "Park behind the surgery.\nAsk for \\ Ann, at reception – she knows about the exchange and its forms."
            )
        );
        assert_eq!(event.get_location(), Some("Marsh Surgery, 1 High Street"));
        assert_eq!(event.get_uid(), Some("visit-1@toolkit.example"));
        let Some(DatePerhapsTime::DateTime(start)) = event.get_start() else {
            panic!("no start")
        };
        assert!(
            format!("{start:?}").contains("2027-03-08T09:00:00"),
            "{start:?}"
        );
        assert!(text.contains("TRIGGER:-P7D\r\n"));
    }

    #[test]
    fn lines_end_in_crlf_and_hold_75_bytes_at_most() {
        let mut long = visit();
        long.title = "é😀".repeat(100);
        let text = file(vec![long]);
        assert!(
            text.split_terminator("\r\n")
                .all(|line| line.len() <= 75 && !line.contains(['\r', '\n']))
        );
        assert!(text.replace("\r\n ", "").contains(&"é😀".repeat(100)));
    }

    #[test]
    fn whole_days_end_on_the_day_after() {
        let days = |first, last| {
            file(vec![Event {
                when: When::Days { first, last },
                remind_days_before: None,
                ..visit()
            }])
        };
        let text = days(date(2027, 2, 27), date(2027, 2, 28));
        assert!(text.contains("DTSTART;VALUE=DATE:20270227\r\nDTEND;VALUE=DATE:20270301\r\n"));
        assert!(days(date(2027, 2, 2), date(2027, 1, 1)).contains("DTEND;VALUE=DATE:20270203\r\n"));
        assert!(!text.contains("VALARM"));
    }

    #[test]
    fn no_text_can_add_a_line_of_its_own() {
        let mut event = visit();
        event.title = "Visit\r\nEND:VEVENT\u{0}".to_owned();
        let text = file(vec![event]);
        assert!(text.contains("SUMMARY:Visit\\nEND:VEVENT\r\n"));
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1);
    }
}
