//! What a result comes to, in the order of the bars.

use pairing::{Outcome, Person, Side};
use scheme::{ChoicesMet, choices_met};

/// What became of one person's wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    First,
    Second,
    Third,
    /// Paired, but with none of their choices.
    NoneMet,
    /// Paired, and gave no choice.
    NoPreference,
    /// Without a partner.
    Unpaired,
}

impl Wish {
    /// In the order of the bars.
    pub const ALL: [Self; 6] = [
        Self::First,
        Self::Second,
        Self::Third,
        Self::NoneMet,
        Self::NoPreference,
        Self::Unpaired,
    ];

    /// In words, for a bar or a row of a table.
    pub fn label(self) -> &'static str {
        match self {
            Self::First => "First choice",
            Self::Second => "Second choice",
            Self::Third => "Third choice",
            Self::NoneMet => "None of their choices",
            Self::NoPreference => "No preference",
            Self::Unpaired => "Not paired",
        }
    }

    fn counted(self, counts: &ChoicesMet) -> usize {
        match self {
            Self::First => counts.first,
            Self::Second => counts.second,
            Self::Third => counts.third,
            Self::NoneMet => counts.none,
            Self::NoPreference => counts.no_preference,
            Self::Unpaired => counts.unpaired,
        }
    }
}

/// How many people of one side there are for each wish, and in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideFigures {
    pub side: Side,
    counts: ChoicesMet,
}

impl SideFigures {
    /// How many people of this side had this become of their wishes.
    pub fn count(&self, wish: Wish) -> usize {
        wish.counted(&self.counts)
    }

    /// How many people are on this side.
    pub fn people(&self) -> usize {
        Wish::ALL.into_iter().map(|wish| self.count(wish)).sum()
    }
}

/// The figures of both sides.
pub fn figures(people: &[Person], outcome: &Outcome) -> [SideFigures; 2] {
    let [a, b] = choices_met(people, outcome);
    [(Side::A, a), (Side::B, b)].map(|(side, counts)| SideFigures { side, counts })
}

/// How many people have a partner.
pub fn paired_people(people: &[Person], outcome: &Outcome) -> usize {
    people.len().saturating_sub(outcome.unpaired.len())
}

#[cfg(test)]
mod tests {
    use pairing::{Rules, solve};

    use super::*;
    use crate::testing::{a, b, with_choices};

    #[test]
    fn the_bars_of_a_side_add_up_to_its_people() {
        let people = vec![
            with_choices(a("Ann"), &["Bea"]),
            a("Ash"),
            with_choices(a("Amy"), &["Bob"]),
            with_choices(b("Bea"), &["Zoe", "Ann"]),
            with_choices(b("Bob"), &["Zoe"]),
        ];
        let outcome = solve(&people, &Rules::default()).unwrap();
        let [side_a, side_b] = figures(&people, &outcome);
        let counts = |side: &SideFigures| Wish::ALL.map(|wish| side.count(wish));
        assert_eq!((side_a.people(), counts(&side_a)), (3, [2, 0, 0, 0, 0, 1]));
        assert_eq!((side_b.people(), counts(&side_b)), (2, [0, 1, 0, 1, 0, 0]));
        assert_eq!(paired_people(&people, &outcome), 4);
    }
}
