//! Longer lists against a second method: units sent one after the other along the way that gains most, with all levels
//! in one long number, found by trying every step again and again until nothing improves.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure in a test is a failed test, not a lost afternoon's work"
)]

mod support;

use pairing::{Person, Rules, Side, check, solve};
use proptest::prelude::*;
use support::{Shape, draws, locked, people, rules, worth};

/// What a step gains at each level: locks first, then people, pairs and the rest. Earlier numbers count before later.
type Gain = [i64; 11];

fn add(one: Gain, two: Gain, sign: i64) -> Gain {
    std::array::from_fn(|at| one[at] + sign * two[at])
}

struct Step {
    from: usize,
    to: usize,
    gain: Gain,
    taken: bool,
}

/// The best values: people paired, pairs, then the other levels.
fn best(people: &[Person], rules: &Rules) -> Gain {
    let (source, sink) = (people.len(), people.len() + 1);
    let mut steps = Vec::new();
    let mut step = |from, to, gain| {
        steps.push(Step {
            from,
            to,
            gain,
            taken: false,
        })
    };
    for (at, person) in people.iter().enumerate() {
        for place in 0..person.capacity {
            let mut gain = [0; 11];
            gain[1] = i64::from(place == 0);
            if person.side == Side::A {
                step(source, at, gain)
            } else {
                step(at, sink, gain)
            }
        }
    }
    for a in (0..people.len()).filter(|&at| people[at].side == Side::A) {
        for b in (0..people.len()).filter(|&at| people[at].side == Side::B) {
            if let Some(worth) = worth(people, rules, a, b) {
                let mut gain = [0; 11];
                (gain[0], gain[2]) = (i64::from(locked(people, a, b)), 1);
                gain[3..3 + worth.len()].copy_from_slice(&worth);
                step(a, b, gain);
            }
        }
    }
    let mut total = [0; 11];
    while let Some((way, gain)) = best_way(&steps, source, sink) {
        total = add(total, gain, 1);
        way.into_iter()
            .for_each(|at| steps[at].taken = !steps[at].taken);
    }
    assert_eq!(total[0] as usize, locks(people));
    total
}

fn locks(people: &[Person]) -> usize {
    let on = |side| (0..people.len()).filter(move |&at| people[at].side == side);
    on(Side::A)
        .map(|a| on(Side::B).filter(|&b| locked(people, a, b)).count())
        .sum()
}

fn best_way(steps: &[Step], source: usize, sink: usize) -> Option<(Vec<usize>, Gain)> {
    let mut reached: Vec<Option<(Gain, usize)>> = vec![None; sink + 1];
    reached[source] = Some(([0; 11], usize::MAX));
    let mut improved = true;
    while improved {
        improved = false;
        for (at, step) in steps.iter().enumerate() {
            let (from, to, sign) = if step.taken {
                (step.to, step.from, -1)
            } else {
                (step.from, step.to, 1)
            };
            let Some((gain, _)) = reached[from] else {
                continue;
            };
            let gain = add(gain, step.gain, sign);
            if to != source && reached[to].is_none_or(|(known, _)| gain > known) {
                reached[to] = Some((gain, at));
                improved = true;
            }
        }
    }
    let (gain, _) = reached[sink].filter(|&(gain, _)| gain > [0; 11])?;
    let (mut way, mut place) = (Vec::new(), sink);
    while place != source {
        let at = reached[place]?.1;
        way.push(at);
        place = if steps[at].taken {
            steps[at].to
        } else {
            steps[at].from
        };
    }
    Some((way, gain))
}

fn agrees(people: &[Person], rules: &Rules) -> Result<(), TestCaseError> {
    let Ok(outcome) = solve(people, rules) else {
        return Err(TestCaseError::reject("locks that cannot be"));
    };
    let mut best = best(people, rules)[1..].to_vec();
    if people.iter().all(|person| person.capacity == 1) {
        // Twice the pairs is the people, so the level is left out.
        prop_assert_eq!(best.remove(1) * 2, best[0]);
    }
    let with = |key: &str| outcome.levels.iter().any(|level| level.key == key);
    if !rules.keep.is_empty() && !with("kept") {
        // No pair to keep is of this list, so the level is left out.
        prop_assert_eq!(best.remove(if with("pairs") { 2 } else { 1 }), 0);
    }
    let said: Vec<i64> = outcome.levels.iter().map(|level| level.value).collect();
    best.truncate(said.len());
    prop_assert_eq!(best, said);
    prop_assert_eq!(check(people, rules, &outcome), Ok(()));
    Ok(())
}

proptest! {
    #![proptest_config(draws(150))]

    #[test]
    fn longer_lists_come_to_the_same(people in people(Shape { most: 30, two_partners: false }), rules in rules(30)) {
        agrees(&people, &rules)?;
    }

    #[test]
    fn longer_lists_with_two_partners_come_to_the_same(
        people in people(Shape { most: 24, two_partners: true }),
        rules in rules(24),
    ) {
        agrees(&people, &rules)?;
    }
}
