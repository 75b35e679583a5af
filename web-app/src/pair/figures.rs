//! What a result comes to, counted.

use pairing::{Outcome, Person, Side, comparable, says_no_preference};

/// What became of one person's wishes. The order is that of the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

    fn of_choice(choice: u8) -> Self {
        match choice {
            1 => Self::First,
            2 => Self::Second,
            _ => Self::Third,
        }
    }
}

/// What became of each person's wishes, in the order of the list. Of two partners the better choice counts.
pub fn wishes(people: &[Person], outcome: &Outcome) -> Vec<Wish> {
    let mut wishes = vec![None; people.len()];
    for pair in &outcome.pairs {
        for (person, choice) in [(pair.a, pair.choice_a), (pair.b, pair.choice_b)] {
            let Some(known) = wishes.get_mut(person) else {
                continue;
            };
            let met = match choice {
                Some(choice) => Wish::of_choice(choice),
                None if people.get(person).is_some_and(chose) => Wish::NoneMet,
                None => Wish::NoPreference,
            };
            *known = Some(known.map_or(met, |before: Wish| before.min(met)));
        }
    }
    wishes
        .into_iter()
        .map(|wish| wish.unwrap_or(Wish::Unpaired))
        .collect()
}

/// Whether the person named any choice.
pub fn chose(person: &Person) -> bool {
    person.choices.iter().any(|choice| {
        let choice = comparable(choice);
        !choice.is_empty() && !says_no_preference(&choice)
    })
}

/// How many people of one side there are for each wish, and in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideFigures {
    pub side: Side,
    pub people: usize,
    counts: [usize; Wish::ALL.len()],
}

impl SideFigures {
    /// How many people of this side had this become of their wishes.
    pub fn count(&self, wish: Wish) -> usize {
        Wish::ALL
            .iter()
            .zip(self.counts)
            .find_map(|(&known, count)| (known == wish).then_some(count))
            .unwrap_or(0)
    }
}

/// The figures of both sides.
pub fn figures(people: &[Person], outcome: &Outcome) -> [SideFigures; 2] {
    let wishes = wishes(people, outcome);
    [Side::A, Side::B].map(|side| {
        let of_side = || {
            people
                .iter()
                .zip(&wishes)
                .filter(move |(person, _)| person.side == side)
        };
        SideFigures {
            side,
            people: of_side().count(),
            counts: Wish::ALL.map(|wish| of_side().filter(|&(_, &known)| known == wish).count()),
        }
    })
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
    fn each_person_is_counted_once_for_what_became_of_their_wishes() {
        let people = vec![
            with_choices(a("Ann"), &["Bea"]),
            a("Ash"),
            with_choices(a("Amy"), &["Bob"]),
            with_choices(b("Bea"), &["Zoe", "Ann"]),
            with_choices(b("Bob"), &["Zoe"]),
        ];
        let outcome = solve(&people, &Rules::default()).unwrap();
        let [side_a, side_b] = figures(&people, &outcome);
        assert_eq!(side_a.people, 3);
        assert_eq!(side_a.count(Wish::First), 2);
        assert_eq!(side_a.count(Wish::Unpaired), 1);
        assert_eq!(side_b.count(Wish::Second), 1);
        assert_eq!(side_b.count(Wish::NoneMet), 1);
        assert_eq!(paired_people(&people, &outcome), 4);
    }
}
