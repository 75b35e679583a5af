//! Dates as people type them: three fields, the month as a number or a name.

use std::fmt;
use std::ops::RangeInclusive;

use crate::answers::DateFields;

/// A day of the Gregorian calendar between the years 1900 and 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The part of a date that a message is about, so that the page can put the cursor there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The day field.
    Day,
    /// The month field.
    Month,
    /// The year field.
    Year,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1900..=2100).contains(&year) && day >= 1 && day <= days_in(year, month)?;
        real.then_some(Self { year, month, day })
    }

    /// Reads the three fields. The error names the field to mend and says how.
    pub fn read(fields: &DateFields) -> Result<Self, (DatePart, String)> {
        let (day, month, year) = (fields.day.trim(), fields.month.trim(), fields.year.trim());
        let absent: Vec<(DatePart, &str)> = [
            (DatePart::Day, day, "a day"),
            (DatePart::Month, month, "a month"),
            (DatePart::Year, year, "a year"),
        ]
        .into_iter()
        .filter(|(_, text, _)| text.is_empty())
        .map(|(part, _, name)| (part, name))
        .collect();
        if let Some((part, _)) = absent.first() {
            let names: Vec<&str> = absent.iter().map(|(_, name)| *name).collect();
            return Err((
                *part,
                format!("The date must include {}", names.join(" and ")),
            ));
        }
        let month_number = month_number(month).ok_or((
            DatePart::Month,
            "Enter the month as a number or a name, like 3 or March".to_owned(),
        ))?;
        let year_number: u16 = digits(year, 4..=4)
            .filter(|number| (1900..=2100).contains(number))
            .ok_or((
                DatePart::Year,
                "Enter the year as four digits, like 2027".to_owned(),
            ))?;
        let longest = days_in(year_number, month_number).unwrap_or(31);
        let day_number: u8 = digits(day, 1..=2)
            .and_then(|number| u8::try_from(number).ok())
            .filter(|number| (1..=31).contains(number))
            .ok_or((
                DatePart::Day,
                format!("Enter the day as a number from 1 to {longest}"),
            ))?;
        Self::new(year_number, month_number, day_number).ok_or_else(|| {
            (
                DatePart::Day,
                format!(
                    "{} {year_number} has {longest} days. Check the day",
                    month_name(month_number)
                ),
            )
        })
    }

    /// Reads a date that was typed into one field: `27 3 2027`, `27/3/2027`, `27 March 2027`, `2027-03-27`. All that was
    /// typed has to belong to it: of two dates none is taken, since nobody knows which was meant.
    ///
    /// # Errors
    /// What to do, as a sentence without a full stop.
    pub fn read_line(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(date) = Self::from_iso(text) {
            return Ok(date);
        }
        let parts: Vec<&str> = text
            .split([' ', '/', '.', '-', '\u{a0}'])
            .filter(|part| !part.is_empty())
            .collect();
        let part = |at: usize| parts.get(at).copied().unwrap_or_default().to_owned();
        if parts.len() > 3 {
            return Err("Enter one date, like 27 3 2027".to_owned());
        }
        let fields = DateFields {
            day: part(0),
            month: part(1),
            year: part(2),
        };
        Self::read(&fields).map_err(|(_, message)| message)
    }

    /// Reads a date written as `2027-03-27`, as files have it.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |count: usize| digits(parts.next()?, count..=count);
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let whole = parts.next().is_none();
        Self::new(year, month.try_into().ok()?, day.try_into().ok()?).filter(|_| whole)
    }

    /// The date as `2027-03-27`, for files.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    /// The date as people write it: `27 March 2027`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day, month_name(self.month), self.year)
    }
}

fn month_name(month: u8) -> &'static str {
    usize::from(month)
        .checked_sub(1)
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or_default()
}

/// A number of digits alone: the standard library would take `+7` as well.
pub(crate) fn digits(text: &str, count: RangeInclusive<usize>) -> Option<u16> {
    let plain = count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// A month from its number or the first three letters or more of its English name.
fn month_number(text: &str) -> Option<u8> {
    if let Some(number) = digits(text, 1..=2) {
        return u8::try_from(number)
            .ok()
            .filter(|number| (1..=12).contains(number));
    }
    let wanted = text.trim_end_matches('.').to_ascii_lowercase();
    let wanted = if wanted == "sept" {
        "sep".to_owned()
    } else {
        wanted
    };
    if wanted.chars().count() < 3 {
        return None;
    }
    (1u8..=12).find(|number| {
        month_name(*number)
            .to_ascii_lowercase()
            .starts_with(&wanted)
    })
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(day: &str, month: &str, year: &str) -> Result<String, String> {
        let fields = DateFields {
            day: day.into(),
            month: month.into(),
            year: year.into(),
        };
        Date::read(&fields)
            .map(Date::iso)
            .map_err(|(_, message)| message)
    }

    #[test]
    fn reads_months_as_numbers_and_names() {
        for month in ["1", "01", "jan", "Jan.", "JANUARY", " january "] {
            assert_eq!(read("7", month, "2027"), Ok("2027-01-07".into()), "{month}");
        }
        assert_eq!(read("30", "Sept", "2026"), Ok("2026-09-30".into()));
    }

    #[test]
    fn says_what_is_missing_or_wrong() {
        assert_eq!(
            read("", "3", "2027"),
            Err("The date must include a day".into())
        );
        assert_eq!(
            read("", "3", ""),
            Err("The date must include a day and a year".into())
        );
        assert_eq!(
            read("1", "ja", "2027"),
            Err("Enter the month as a number or a name, like 3 or March".into())
        );
        assert_eq!(
            read("1", "13", "2027"),
            Err("Enter the month as a number or a name, like 3 or March".into())
        );
        assert_eq!(
            read("1", "3", "27"),
            Err("Enter the year as four digits, like 2027".into())
        );
        assert_eq!(
            read("x", "4", "2027"),
            Err("Enter the day as a number from 1 to 30".into())
        );
        assert_eq!(
            read("29", "feb", "2027"),
            Err("February 2027 has 28 days. Check the day".into())
        );
        assert_eq!(read("29", "feb", "2028"), Ok("2028-02-29".into()));
        for (day, month, year) in [
            ("+7", "3", "2027"),
            ("7", "+3", "2027"),
            ("007", "3", "2027"),
        ] {
            assert!(read(day, month, year).is_err(), "{day} {month} {year}");
        }
        assert_eq!(
            read("29", "feb", "1900"),
            Err("February 1900 has 28 days. Check the day".into())
        );
    }

    #[test]
    fn one_field_takes_one_date_and_nothing_beside_it() {
        for text in [
            "27 3 2027",
            "27/03/2027",
            "27.3.2027",
            "27-mar-2027",
            " 27  March\u{a0}2027 ",
            "2027-03-27",
        ] {
            assert_eq!(
                Date::read_line(text).map(Date::iso),
                Ok("2027-03-27".into()),
                "{text}"
            );
        }
        for text in [
            "27 March 2027 or 3 April 2027",
            "1/2/2027-14/2/2027",
            "1-14/2/2027",
            "27 3 2027 pm",
            "Sat 27 March 2027",
        ] {
            assert_eq!(
                Date::read_line(text),
                Err("Enter one date, like 27 3 2027".into()),
                "{text}"
            );
        }
        assert_eq!(
            Date::read_line("27 March"),
            Err("The date must include a year".into())
        );
        assert_eq!(
            Date::read_line("27 March 2027,"),
            Err("Enter the year as four digits, like 2027".into())
        );
        assert!(Date::read_line("").is_err() && Date::read_line("27\n3\n2027").is_err());
    }

    #[test]
    fn shows_dates_as_people_write_them() {
        assert_eq!(
            Date::new(2027, 3, 27).map(|date| date.to_string()),
            Some("27 March 2027".into())
        );
        assert_eq!(Date::new(2027, 2, 29), None);
    }
}
