//! Dates as people read them: "6 August 2026".

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
const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// A date, perhaps with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// `2026`
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    hour: u8,
    minute: u8,
    second: u8,
}

impl Moment {
    /// Reads `2026-08-06` or `2026-08-06T14:00:00Z`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parsed: toml::value::Datetime = text.trim().parse().ok()?;
        let date = parsed.date?;
        Some(Self {
            year: date.year,
            month: date.month,
            day: date.day,
            hour: parsed.time.map_or(0, |time| time.hour),
            minute: parsed.time.map_or(0, |time| time.minute),
            second: parsed.time.and_then(|time| time.second).unwrap_or(0),
        })
    }

    fn month_name(&self) -> &'static str {
        MONTHS
            .get(usize::from(self.month).wrapping_sub(1))
            .copied()
            .unwrap_or_default()
    }

    /// By Zeller's congruence, Sunday first.
    fn day_name(&self) -> &'static str {
        let (year, month) = if self.month < 3 {
            (u32::from(self.year) - 1, u32::from(self.month) + 12)
        } else {
            (u32::from(self.year), u32::from(self.month))
        };
        let day = (u32::from(self.day) + 13 * (month + 1) / 5 + year + year / 4 - year / 100
            + year / 400
            + 6)
            % 7;
        DAYS.get(day as usize).copied().unwrap_or_default()
    }

    /// As feeds and sitemaps write it.
    #[must_use]
    pub fn rfc3339(&self) -> String {
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            self.year, self.month, self.day, self.hour, self.minute, self.second
        )
    }

    /// By a `strftime` format.
    ///
    /// # Errors
    /// The part of the format that is not known.
    pub fn format(&self, format: &str) -> Result<String, String> {
        let mut text = String::with_capacity(format.len() + 16);
        let mut rest = format.chars();
        while let Some(character) = rest.next() {
            if character != '%' {
                text.push(character);
                continue;
            }
            let mut code = rest.next().unwrap_or('%');
            let bare = code == '-' || code == 'e';
            if code == '-' {
                code = rest.next().unwrap_or('%');
            }
            let number = |value: u8| {
                if bare {
                    value.to_string()
                } else {
                    format!("{value:02}")
                }
            };
            text.push_str(&match code {
                'Y' => format!("{:04}", self.year),
                'm' => number(self.month),
                'd' | 'e' => number(self.day),
                'H' => number(self.hour),
                'M' => number(self.minute),
                'S' => number(self.second),
                'B' => self.month_name().to_owned(),
                'b' => self.month_name().chars().take(3).collect(),
                'A' => self.day_name().to_owned(),
                'a' => self.day_name().chars().take(3).collect(),
                'F' => format!("{:04}-{:02}-{:02}", self.year, self.month, self.day),
                '+' => self.rfc3339(),
                '%' => "%".to_owned(),
                other => return Err(format!("%{other}")),
            });
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_people_read_them() {
        let moment = Moment::read("2026-08-06").unwrap();
        assert_eq!(moment.format("%-d %B %Y").as_deref(), Ok("6 August 2026"));
        assert_eq!(
            moment.format("%A %e %b, %d/%m/%Y %%").as_deref(),
            Ok("Thursday 6 Aug, 06/08/2026 %")
        );
        assert_eq!(
            Moment::read("2027-03-08").unwrap().format("%A"),
            Ok("Monday".to_owned())
        );
        assert_eq!(
            Moment::read("2024-02-29").unwrap().format("%A"),
            Ok("Thursday".to_owned())
        );
        assert_eq!(moment.format("%Q"), Err("%Q".to_owned()));
    }

    #[test]
    fn times_are_kept_and_nonsense_is_refused() {
        assert_eq!(
            Moment::read("2026-08-06T14:05:00Z").unwrap().rfc3339(),
            "2026-08-06T14:05:00Z"
        );
        assert_eq!(Moment::read("2026-13-06"), None);
        assert_eq!(Moment::read("tomorrow"), None);
    }
}
