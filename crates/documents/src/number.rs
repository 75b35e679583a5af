//! Numbers as people type them, and exact sums of them: no floating point, so that money adds up to the penny.

/// A decimal number with at most four places as typed; products have more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number without its point: 1234 for 12.34.
    digits: i128,
    /// How many of them stand behind the point.
    places: u32,
}

/// The most digits that a typed number may have: enough for any sum of money here.
const LONGEST: usize = 9;
/// The most digits behind the point.
const FINEST: usize = 4;

impl Number {
    /// A whole number.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self {
            digits: i128::from(number),
            places: 0,
        }
    }

    /// Reads `1200`, `1,200`, `£1,200.50`, ` 3.5 `. None for anything else: nothing is guessed.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix('£').unwrap_or(text).trim_start();
        let (whole, behind) = text.split_once('.').unwrap_or((text, ""));
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let rest: Vec<&str> = groups.collect();
        // A comma parts thousands or nothing: `1,5` is a slip or another country's point.
        if rest.iter().any(|group| group.len() != 3) || (!rest.is_empty() && first.len() > 3) {
            return None;
        }
        let joined = format!("{first}{}{behind}", rest.concat());
        let plain = !first.is_empty()
            && joined.bytes().all(|byte| byte.is_ascii_digit())
            && joined.len() <= LONGEST + behind.len()
            && behind.len() <= FINEST
            && !(text.contains('.') && behind.is_empty());
        if !plain {
            return None;
        }
        Some(Self {
            digits: joined.parse().ok()?,
            places: u32::try_from(behind.len()).ok()?,
        })
    }

    /// The product, unless it is too large to hold.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self {
            digits: self.digits.checked_mul(other.digits)?,
            places: self.places.checked_add(other.places)?,
        })
    }

    /// The sum, unless it is too large to hold.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let lifted = |number: Self| {
            let factor = 10_i128.checked_pow(places - number.places)?;
            number.digits.checked_mul(factor)
        };
        Some(Self {
            digits: lifted(self)?.checked_add(lifted(other)?)?,
            places,
        })
    }

    /// With commas between thousands and at most two places, as it stands in a sentence: `1,234.5`.
    #[must_use]
    pub fn plain(self) -> String {
        let (whole, hundredths) = self.rounded();
        match (hundredths, hundredths % 10) {
            (0, _) => whole,
            (_, 0) => format!("{whole}.{}", hundredths / 10),
            _ => format!("{whole}.{hundredths:02}"),
        }
    }

    /// As money: `£1,234`, or `£1,234.50` where there are pence.
    #[must_use]
    pub fn pounds(self) -> String {
        let (whole, pence) = self.rounded();
        match pence {
            0 => format!("£{whole}"),
            _ => format!("£{whole}.{pence:02}"),
        }
    }

    /// The whole part with commas, and the hundredths; half a hundredth counts as one.
    fn rounded(self) -> (String, i128) {
        let hundredths = match self.places.checked_sub(2) {
            None => self.digits * 10_i128.pow(2 - self.places),
            Some(over) => {
                let step = 10_i128.checked_pow(over).unwrap_or(i128::MAX);
                (self.digits + step / 2) / step
            }
        };
        let digits = (hundredths / 100).to_string();
        let mut whole = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                whole.push(',');
            }
            whole.push(digit);
        }
        (whole, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn read(text: &str) -> Number {
        Number::read(text).unwrap()
    }

    #[test]
    fn numbers_are_read_as_people_type_them_and_nothing_is_guessed() {
        for (text, shown) in [
            ("1200", "1,200"),
            (" £1,200.50 ", "1,200.5"),
            ("3.5", "3.5"),
            ("0", "0"),
            ("0.005", "0.01"),
            ("999999999", "999,999,999"),
            ("1,234,567.89", "1,234,567.89"),
        ] {
            assert_eq!(read(text).plain(), shown, "{text}");
        }
        for text in [
            "",
            "£",
            "about 3",
            "1,5",
            "1.",
            ".5",
            "-1",
            "1e3",
            "1 200",
            "12,34",
            "1234,567",
            "1.23456",
            "9999999999",
            "٣",
        ] {
            assert_eq!(Number::read(text), None, "{text}");
        }
    }

    #[test]
    fn sums_and_products_are_exact() {
        let hours = read("3.5").times(read("16")).unwrap();
        let cost = hours.times(read("18.35")).unwrap();
        assert_eq!(cost.pounds(), "£1,027.60");
        assert_eq!(cost.plus(read("0.4")).unwrap().pounds(), "£1,028");
        assert_eq!(read("0.1").plus(read("0.2")).unwrap().plain(), "0.3");
        let large = read("999,999,999.9999");
        let product = large.times(large).unwrap();
        assert_eq!(product.times(large), None, "told, and not wrapped round");
    }
}
