//! Every result is the best of all, found by trying all.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure in a test is a failed test, not a lost afternoon's work"
)]

mod support;

use pairing::{PairingError, Person, Rules, Side, check, solve};
use proptest::prelude::*;
use support::{Shape, draws, locked, people, rules, values, worth};

/// The best values that any set of pairs reaches, by trying every one that keeps the rules.
fn best(people: &[Person], rules: &Rules) -> Vec<i64> {
    let on = |side| {
        (0..people.len())
            .filter(|&at| people[at].side == side)
            .collect::<Vec<_>>()
    };
    let mut search = Search {
        people,
        rules,
        side_a: on(Side::A),
        side_b: on(Side::B),
        places: people.iter().map(|person| person.capacity).collect(),
        pairs: Vec::new(),
        best: Vec::new(),
    };
    search.person(0, 0);
    search.best
}

struct Search<'a> {
    people: &'a [Person],
    rules: &'a Rules,
    side_a: Vec<usize>,
    side_b: Vec<usize>,
    places: Vec<u8>,
    pairs: Vec<(usize, usize)>,
    best: Vec<i64>,
}

impl Search<'_> {
    /// Tries everything for the cells from (row, column) on.
    fn person(&mut self, row: usize, column: usize) {
        let Some(&a) = self.side_a.get(row) else {
            let values = values(self.people, self.rules, &self.pairs);
            if self.best < values {
                self.best = values;
            }
            return;
        };
        let Some(&b) = self.side_b.get(column) else {
            return self.person(row + 1, 0);
        };
        let locked = locked(self.people, a, b);
        if !locked {
            self.person(row, column + 1);
        }
        if self.places[a] > 0
            && self.places[b] > 0
            && worth(self.people, self.rules, a, b).is_some()
        {
            self.places[a] -= 1;
            self.places[b] -= 1;
            self.pairs.push((a, b));
            self.person(row, column + 1);
            self.pairs.pop();
            self.places[a] += 1;
            self.places[b] += 1;
        }
    }
}

fn is_best(people: &[Person], rules: &Rules) -> Result<(), TestCaseError> {
    let outcome = match solve(people, rules) {
        Ok(outcome) => outcome,
        // Locks drawn at random may ask for more places than there are.
        Err(PairingError { .. }) => return Err(TestCaseError::reject("locks that cannot be")),
    };
    let pairs: Vec<(usize, usize)> = outcome.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    let said: Vec<i64> = outcome.levels.iter().map(|level| level.value).collect();
    let mut wanted = best(people, rules);
    let mut counted = values(people, rules, &pairs);
    // Nobody of the list is in a pair to keep, so the level is left out.
    if !rules.keep.is_empty() && !outcome.levels.iter().any(|level| level.key == "kept") {
        let place = 1 + usize::from(people.iter().any(|person| person.capacity > 1));
        prop_assert_eq!(wanted.remove(place), 0);
        counted.remove(place);
    }
    prop_assert_eq!(&counted, &said);
    prop_assert_eq!(&wanted, &said);
    prop_assert_eq!(check(people, rules, &outcome), Ok(()));
    Ok(())
}

proptest! {
    #![proptest_config(draws(1500))]

    #[test]
    fn small_lists_are_paired_best(
        people in people(Shape { most: 5, two_partners: false }),
        rules in rules(5),
    ) {
        is_best(&people, &rules)?;
    }

    #[test]
    fn people_with_two_partners_are_paired_best(
        people in people(Shape { most: 3, two_partners: true }),
        rules in rules(3),
    ) {
        is_best(&people, &rules)?;
    }
}

proptest! {
    #![proptest_config(draws(24))]

    #[test]
    fn lists_of_seven_are_paired_best(
        people in people(Shape { most: 7, two_partners: false }),
        rules in rules(7),
    ) {
        is_best(&people, &rules)?;
    }
}
