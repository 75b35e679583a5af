//! Half days of a week, and sets of them.

use std::fmt;
use std::str::FromStr;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const HALVES: [&str; 2] = ["AM", "PM"];

/// One half day of the week: 0 is Monday morning, 1 Monday afternoon, 13 Sunday afternoon. Written `Mon AM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfDay(u8);

impl HalfDay {
    /// How many half days a week has.
    pub const COUNT: u8 = 14;

    /// The half day with this number, 0 to 13.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (number < Self::COUNT).then_some(Self(number))
    }

    /// Its number: 0 for Monday morning to 13 for Sunday afternoon.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

impl fmt::Display for HalfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = DAYS
            .get(usize::from(self.0 / 2))
            .copied()
            .unwrap_or_default();
        let half = HALVES
            .get(usize::from(self.0 % 2))
            .copied()
            .unwrap_or_default();
        write!(f, "{day} {half}")
    }
}

impl FromStr for HalfDay {
    type Err = ();

    /// Reads `Mon AM`, in any case and with full day names or several spaces too.
    fn from_str(text: &str) -> Result<Self, ()> {
        let lower = text.trim().to_ascii_lowercase();
        let split = lower
            .len()
            .checked_sub(2)
            .filter(|&at| lower.is_char_boundary(at))
            .ok_or(())?;
        let (day, half) = lower.split_at(split);
        let day = day.trim();
        let full = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let day = full
            .iter()
            .position(|name| day.len() >= 3 && name.starts_with(day))
            .ok_or(())?;
        let half = HALVES
            .iter()
            .position(|name| name.eq_ignore_ascii_case(half))
            .ok_or(())?;
        u8::try_from(day * 2 + half)
            .ok()
            .and_then(Self::new)
            .ok_or(())
    }
}

/// A set of half days. As somebody's offer, the empty set means any half day, and [`Sessions::NONE`] that no half day is known
/// to suit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sessions(u16);

impl Sessions {
    /// No half day named.
    pub const EMPTY: Self = Self(0);
    /// All 14 half days.
    pub const ALL: Self = Self((1 << HalfDay::COUNT) - 1);
    /// An offer of no half day: somebody said something, and nothing of it could be understood. To take that for the empty set
    /// would be to offer every half day in their name.
    pub const NONE: Self = Self(1 << HalfDay::COUNT);

    /// The set whose bit `n` stands for the half day with number `n`; bit 14 alone is [`Sessions::NONE`], and higher bits are
    /// dropped.
    #[must_use]
    pub fn from_bits(bits: u16) -> Self {
        match Self(bits & Self::ALL.0) {
            Self::EMPTY if bits & Self::NONE.0 != 0 => Self::NONE,
            named => named,
        }
    }

    /// One bit for each half day, or bit 14 for [`Sessions::NONE`].
    #[must_use]
    pub fn bits(self) -> u16 {
        self.0
    }

    /// Whether no half day is named. [`Sessions::NONE`] is not empty: as an offer it says the opposite.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many half days are named.
    #[must_use]
    pub fn len(self) -> usize {
        (self.0 & Self::ALL.0).count_ones() as usize
    }

    /// The set with one more half day.
    #[must_use]
    pub fn with(self, half_day: HalfDay) -> Self {
        Self(self.0 & Self::ALL.0 | 1 << half_day.0)
    }

    /// Whether the half day is named.
    #[must_use]
    pub fn contains(self, half_day: HalfDay) -> bool {
        self.0 & (1 << half_day.0) != 0
    }

    /// The half days named, Monday morning first.
    pub fn iter(self) -> impl Iterator<Item = HalfDay> {
        (0..HalfDay::COUNT)
            .map(HalfDay)
            .filter(move |&half_day| self.contains(half_day))
    }

    /// The half days named, with `between` between two: "Mon AM; Tue PM".
    #[must_use]
    pub fn listed(self, between: &str) -> String {
        let mut listed = String::new();
        for half_day in self.iter() {
            if !listed.is_empty() {
                listed.push_str(between);
            }
            listed.push_str(&half_day.to_string());
        }
        listed
    }

    /// The half days of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self((self.0 | other.0) & Self::ALL.0)
    }

    /// The half days of this set that the other one lacks.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0 & Self::ALL.0)
    }

    /// What is offered: an empty set offers every half day, [`Sessions::NONE`] none.
    #[must_use]
    #[inline(always)]
    pub fn offered(self) -> Self {
        if self.is_empty() {
            Self::ALL
        } else {
            Self(self.0 & Self::ALL.0)
        }
    }

    /// The half days that two offers have in common.
    #[must_use]
    #[inline(always)]
    pub fn shared(self, other: Self) -> Self {
        Self(self.offered().0 & other.offered().0)
    }
}

impl FromIterator<HalfDay> for Sessions {
    fn from_iter<I: IntoIterator<Item = HalfDay>>(half_days: I) -> Self {
        half_days.into_iter().fold(Self::EMPTY, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_days_are_read_and_written_as_in_the_volunteers_file() {
        for number in 0..HalfDay::COUNT {
            let half_day = HalfDay::new(number).unwrap();
            assert_eq!(half_day.to_string().parse(), Ok(half_day));
        }
        assert_eq!("  tuesday   pm ".parse(), Ok(HalfDay(3)));
        assert_eq!("ThuAM".parse(), Ok(HalfDay(6)));
        for wrong in [
            "",
            "AM",
            "M AM",
            "Mon",
            "Mon noon",
            "Mondayish AM",
            "\u{1F600}",
        ] {
            assert_eq!(wrong.parse::<HalfDay>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn an_empty_offer_means_any_half_day() {
        let monday: Sessions = ["Mon AM".parse().unwrap()].into_iter().collect();
        let friday: Sessions = ["Fri PM".parse().unwrap()].into_iter().collect();
        assert_eq!(monday.shared(Sessions::EMPTY), monday);
        assert_eq!(Sessions::EMPTY.shared(Sessions::EMPTY), Sessions::ALL);
        assert!(monday.shared(friday).is_empty());
    }

    #[test]
    fn an_offer_of_no_half_day_meets_nobody_and_is_not_any() {
        let none = Sessions::NONE;
        assert!(!none.is_empty());
        assert_eq!((none.len(), none.listed("; ")), (0, String::new()));
        assert_eq!(none.shared(Sessions::EMPTY), Sessions::EMPTY);
        assert_eq!(Sessions::from_bits(none.bits()), none);
        let monday = HalfDay::new(0).unwrap();
        assert_eq!(none.with(monday), Sessions::EMPTY.with(monday));
        assert_eq!(
            Sessions::from_bits(none.bits() | 1),
            Sessions::EMPTY.with(monday)
        );
    }
}
