//! Times of day as people type them: `2pm`, `2:30 pm`, `14.30`, `1430`.

use crate::date::digits;

/// A time of day in hours and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    hour: u8,
    minute: u8,
}

impl Time {
    /// Reads a time; `None` when it is not one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text
            .trim()
            .to_ascii_lowercase()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        match text.as_str() {
            "midday" | "noon" => {
                return Some(Self {
                    hour: 12,
                    minute: 0,
                });
            }
            "midnight" => return Some(Self { hour: 0, minute: 0 }),
            _ => {}
        }
        let (clock, half) = ["a.m.", "p.m.", "am", "pm"]
            .into_iter()
            .find_map(|suffix| {
                text.strip_suffix(suffix)
                    .map(|rest| (rest, Some(suffix.starts_with('p'))))
            })
            .unwrap_or((text.as_str(), None));
        let (hour, minute) = match clock.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 => (hour, minute),
            Some(_) => return None,
            None if clock.len() >= 3 && clock.is_ascii() => clock.split_at(clock.len() - 2),
            None if half.is_some() => (clock, "00"),
            None => return None,
        };
        let hour = u8::try_from(digits(hour, 1..=2)?).ok()?;
        let minute = u8::try_from(digits(minute, 2..=2)?)
            .ok()
            .filter(|minute| *minute < 60)?;
        let hour = match half {
            None => (hour < 24).then_some(hour)?,
            Some(afternoon) => {
                (1..=12).contains(&hour).then_some(())?;
                hour % 12 + if afternoon { 12 } else { 0 }
            }
        };
        Some(Self { hour, minute })
    }

    /// The time as `14:30`, for files.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

impl std::fmt::Display for Time {
    /// The time as people write it: `2:30pm`, `2pm`, `midday`, `midnight`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.minute == 0 && self.hour == 12 {
            return f.write_str("midday");
        }
        if self.minute == 0 && self.hour == 0 {
            return f.write_str("midnight");
        }
        let hour = if self.hour.is_multiple_of(12) {
            12
        } else {
            self.hour % 12
        };
        let half = if self.hour < 12 { "am" } else { "pm" };
        if self.minute == 0 {
            write!(f, "{hour}{half}")
        } else {
            write!(f, "{hour}:{:02}{half}", self.minute)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Time;

    #[test]
    fn reads_what_people_type() {
        for (typed, iso) in [
            ("2pm", "14:00"),
            ("2 pm", "14:00"),
            ("2.30pm", "14:30"),
            ("2:30 P.M.", "14:30"),
            ("14:30", "14:30"),
            ("1430", "14:30"),
            ("930", "09:30"),
            ("12am", "00:00"),
            ("12pm", "12:00"),
            ("noon", "12:00"),
            ("9am", "09:00"),
        ] {
            assert_eq!(
                Time::read(typed).map(Time::iso).as_deref(),
                Some(iso),
                "{typed}"
            );
        }
        for typed in [
            "",
            "25:00",
            "13pm",
            "0pm",
            "9",
            "9:5",
            "half past nine",
            "12:60",
            "é30",
            "+9:30",
            "9:+5",
            "+930",
            "00930",
            "2pm or 3pm",
            "14:30-15:30",
        ] {
            assert_eq!(Time::read(typed), None, "{typed}");
        }
    }

    #[test]
    fn shows_times_as_people_write_them() {
        for (typed, shown) in [
            ("1400", "2pm"),
            ("14:05", "2:05pm"),
            ("0000", "midnight"),
            ("1200", "midday"),
            ("00:30", "12:30am"),
        ] {
            assert_eq!(
                Time::read(typed).map(|time| time.to_string()).as_deref(),
                Some(shown)
            );
        }
    }
}
