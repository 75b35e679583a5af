//! The author's lines for the email and the poster, with their blanks filled.

use forms::Prepared;

/// What fills the blanks.
#[derive(Debug)]
pub struct Blanks<'a> {
    pub prepared: &'a Prepared,
    /// The title of the form.
    pub form: &'a str,
    /// The whole link.
    pub link: &'a str,
}

impl Blanks<'_> {
    fn value(&self, blank: &str) -> String {
        let Prepared {
            from,
            scheme,
            start,
            end,
            return_by,
            return_to,
            ..
        } = self.prepared;
        let text = |day: forms::date::Date| day.to_string();
        match blank {
            "form" => self.form.to_owned(),
            "link" => self.link.to_owned(),
            "from" => from.clone(),
            "scheme" => scheme.clone(),
            "to" => return_to.clone(),
            "by" => return_by.map(text).unwrap_or_default(),
            "visits" => match (start, end) {
                (Some(start), Some(end)) => format!("{start} to {end}"),
                // One of the two alone is no span.
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    /// The line with its blanks filled; none when one of them has nothing to fill it.
    pub fn fill(&self, line: &str) -> Option<String> {
        let mut pieces = line.split("[[");
        let mut filled = pieces.next()?.to_owned();
        for piece in pieces {
            let (blank, rest) = piece.split_once("]]")?;
            let value = self.value(blank);
            if value.is_empty() {
                return None;
            }
            filled.push_str(&value);
            filled.push_str(rest);
        }
        Some(filled)
    }

    /// All lines that can be filled, without two empty ones after another.
    pub fn fill_all(&self, lines: &[String]) -> Vec<String> {
        let mut filled: Vec<String> = lines.iter().filter_map(|line| self.fill(line)).collect();
        filled.dedup_by(|later, earlier| later.is_empty() && earlier.is_empty());
        filled
    }
}

#[cfg(test)]
mod tests {
    use forms::date::Date;

    use super::*;

    #[test]
    fn a_line_with_a_blank_that_nothing_fills_is_left_out() {
        let prepared = Prepared {
            scheme: "Harbour [[by]] & Marsh".to_owned(),
            start: Date::new(2027, 3, 1),
            end: Date::new(2027, 6, 30),
            ..Prepared::default()
        };
        let blanks = Blanks {
            prepared: &prepared,
            form: "Sign up",
            link: "https://site.example/#s=x",
        };
        let lines = [
            "[[scheme]]: [[form]]",
            "",
            "Send it to [[to]].",
            "",
            "Visits: [[visits]]",
            "[[link]]",
        ];
        assert_eq!(
            blanks.fill_all(&lines.map(str::to_owned)),
            [
                "Harbour [[by]] & Marsh: Sign up",
                "",
                "Visits: 1 March 2027 to 30 June 2027",
                "https://site.example/#s=x"
            ]
        );
    }
}
