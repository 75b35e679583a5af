//! What became of people's choices, counted for charts.

use pairing::{Outcome, Person, Side};

/// How many people of a side got what. Everybody counts once, with the better choice where they have two partners.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChoicesMet {
    /// Their first choice.
    pub first: usize,
    /// Their second.
    pub second: usize,
    /// Their third.
    pub third: usize,
    /// A partner, but none of their choices.
    pub none: usize,
    /// A partner, and they gave no choice.
    pub no_preference: usize,
    /// No partner.
    pub unpaired: usize,
}

/// Counts for side A and for side B. `people` are those that the outcome was worked out for.
pub fn choices_met(people: &[Person], outcome: &Outcome) -> [ChoicesMet; 2] {
    let met = best_choices(people, outcome);
    [Side::A, Side::B].map(|side| {
        let mut counts = ChoicesMet::default();
        for (person, met) in people
            .iter()
            .zip(&met)
            .filter(|(person, _)| person.side == side)
        {
            *match met {
                None => &mut counts.unpaired,
                Some(Some(1)) => &mut counts.first,
                Some(Some(2)) => &mut counts.second,
                Some(Some(_)) => &mut counts.third,
                Some(None) if has_choices(person) => &mut counts.none,
                Some(None) => &mut counts.no_preference,
            } += 1;
        }
        counts
    })
}

/// Whether a person chose anything.
pub fn has_choices(person: &Person) -> bool {
    person
        .choices
        .iter()
        .any(|choice| !choice.trim().is_empty())
}

/// For each person: `None` without a partner, else the best choice that a partner meets.
fn best_choices(people: &[Person], outcome: &Outcome) -> Vec<Option<Option<u8>>> {
    let mut met: Vec<Option<Option<u8>>> = vec![None; people.len()];
    for pair in &outcome.pairs {
        for (person, choice) in [(pair.a, pair.choice_a), (pair.b, pair.choice_b)] {
            if let Some(known) = met.get_mut(person) {
                let earlier = known.flatten();
                *known = Some(earlier.into_iter().chain(choice).min());
            }
        }
    }
    met
}

#[cfg(test)]
mod tests {
    use super::*;
    use pairing::{Rules, solve};

    #[test]
    fn everybody_counts_once_with_the_better_choice() {
        let person = |name: &str, side, choices: &[&str], capacity| Person {
            id: name.to_owned(),
            name: name.to_owned(),
            side,
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
            capacity,
            ..Person::default()
        };
        let loner = Person {
            exclusions: ["Eve", "Flo", "Hal"].map(str::to_owned).to_vec(),
            ..person("Cy", Side::A, &["Gus"], 1)
        };
        let people = [
            person("Ann", Side::A, &["Flo", "Eve"], 2),
            person("Bob", Side::A, &[], 1),
            loner,
            person("Eve", Side::B, &["", "", "Ann"], 1),
            person("Flo", Side::B, &["Zoe", "Ann"], 1),
            person("Hal", Side::B, &["Nobody"], 1),
        ];
        let [a, b] = choices_met(&people, &solve(&people, &Rules::default()).unwrap());
        let expected_a = ChoicesMet {
            first: 1,
            no_preference: 1,
            unpaired: 1,
            ..ChoicesMet::default()
        };
        assert_eq!(a, expected_a);
        let expected_b = ChoicesMet {
            second: 1,
            third: 1,
            none: 1,
            ..ChoicesMet::default()
        };
        assert_eq!(b, expected_b);
    }
}
