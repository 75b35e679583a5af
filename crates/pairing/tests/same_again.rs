//! Changes to a list that must not change how well it is paired.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure in a test is a failed test, not a lost afternoon's work"
)]

#[path = "../benches/lists/mod.rs"]
mod lists;
mod support;

use std::collections::BTreeSet;

use lists::Kind;
use pairing::{Outcome, Person, Preset, Rules, Side, Step, Stepper, check, solve};
use proptest::prelude::*;
use support::{Shape, draws, people, rules};

fn pairs(people: &[Person], outcome: &Outcome) -> BTreeSet<[String; 2]> {
    let id = |at: usize| people[at].id.clone();
    let both = |pair: &pairing::Pair| {
        let mut both = [id(pair.a), id(pair.b)];
        both.sort();
        both
    };
    outcome.pairs.iter().map(both).collect()
}

fn values(outcome: &Outcome) -> Vec<(&'static str, i64)> {
    outcome
        .levels
        .iter()
        .map(|level| (level.key, level.value))
        .collect()
}

/// All but the draw.
fn chosen(outcome: &Outcome) -> Vec<(&'static str, i64)> {
    values(outcome)
        .into_iter()
        .filter(|level| level.0 != "random")
        .collect()
}

proptest! {
    #![proptest_config(draws(150))]

    #[test]
    fn another_order_of_the_rows_gives_the_same_pairs(
        (people, shuffled) in people(Shape { most: 12, two_partners: true })
            .prop_flat_map(|people| (Just(people.clone()), Just(people).prop_shuffle())),
        rules in rules(12),
    ) {
        let (Ok(one), Ok(two)) = (solve(&people, &rules), solve(&shuffled, &rules)) else {
            return Err(TestCaseError::reject("locks that cannot be"));
        };
        prop_assert_eq!(pairs(&people, &one), pairs(&shuffled, &two));
        prop_assert_eq!(values(&one), values(&two));
    }

    #[test]
    fn swapping_the_sides_gives_the_same_pairs(
        people in people(Shape { most: 12, two_partners: true }),
        rules in rules(12),
    ) {
        let mut swapped = people.clone();
        swapped.iter_mut().for_each(|person| person.side = person.side.other());
        let (Ok(one), Ok(two)) = (solve(&people, &rules), solve(&swapped, &rules)) else {
            return Err(TestCaseError::reject("locks that cannot be"));
        };
        prop_assert_eq!(pairs(&people, &one), pairs(&swapped, &two));
        prop_assert_eq!(values(&one), values(&two));
    }

    #[test]
    fn other_ids_change_the_draw_alone(people in people(Shape { most: 12, two_partners: false }), rules in rules(12)) {
        let mut renamed = people.clone();
        renamed.iter_mut().for_each(|person| person.id.insert_str(0, "x-"));
        let (Ok(one), Ok(two)) = (solve(&people, &rules), solve(&renamed, &rules)) else {
            return Err(TestCaseError::reject("locks that cannot be"));
        };
        prop_assert_eq!(chosen(&one), chosen(&two));
    }

    #[test]
    fn somebody_whom_nobody_may_meet_changes_nothing(
        people in people(Shape { most: 12, two_partners: true }),
        rules in rules(12),
        place in 0..24usize,
    ) {
        let hermit = Person {
            id: "hermit".into(),
            name: "Hermit".into(),
            side: Side::A,
            exclusions: people.iter().map(|person| person.email.clone()).collect(),
            ..Person::default()
        };
        let mut more = people.clone();
        more.insert(place.min(people.len()), hermit);
        let (Ok(one), Ok(two)) = (solve(&people, &rules), solve(&more, &rules)) else {
            return Err(TestCaseError::reject("locks that cannot be"));
        };
        prop_assert_eq!(pairs(&people, &one), pairs(&more, &two));
        prop_assert_eq!(values(&one), values(&two));
    }
}

#[test]
fn long_lists_of_every_kind_are_proven() {
    for kind in Kind::ALL {
        for choices in Preset::ALL {
            for (a, b) in [(120, 120), (90, 120), (120, 70)] {
                let (mut people, rules) = lists::list(kind, 120);
                people.truncate(120 + b);
                people.drain(..120 - a);
                let rules = Rules { choices, ..rules };
                let outcome = solve(&people, &rules).unwrap();
                assert_eq!(
                    check(&people, &rules, &outcome),
                    Ok(()),
                    "{kind:?} {choices:?} {a} {b}"
                );
                people.reverse();
                let reversed = solve(&people, &rules).unwrap();
                assert_eq!(
                    values(&outcome),
                    values(&reversed),
                    "{kind:?} {choices:?} {a} {b}"
                );
            }
        }
    }
}

#[test]
fn small_steps_come_to_the_same_as_one_run() {
    let (people, rules) = lists::list(Kind::Listlike, 59);
    let mut run = Stepper::new(&people, &rules).unwrap();
    let (mut steps, mut last) = (0, 0);
    while let Step::Working { done, total } = run.step(1) {
        assert!(last <= done && done <= total, "{last} {done} {total}");
        (steps, last) = (steps + 1, done);
    }
    assert!(steps > 100, "{steps}");
    assert_eq!(run.finish(), solve(&people, &rules).unwrap());
}

/// Any change of one price by one is found out, unless the changed prices prove the same.
#[test]
fn a_bound_that_is_not_reached_is_refused() {
    let (people, rules) = lists::list(Kind::Listlike, 12);
    let outcome = solve(&people, &rules).unwrap();
    let mut refused = 0;
    for level in 0..outcome.levels.len() {
        for person in 0..people.len() {
            for change in [-1, 1] {
                let mut changed = outcome.clone();
                changed.certificate.levels[level].prices[person] += change;
                refused += usize::from(check(&people, &rules, &changed).is_err());
            }
        }
    }
    let all = outcome.levels.len() * people.len() * 2;
    assert!(refused * 3 > all * 2, "{refused} of {all}");
}

/// Whatever two people are exchanged between two pairs, the proof of the best does not carry over.
#[test]
fn a_worse_pairing_is_refused() {
    let (people, rules) = lists::list(Kind::Random, 10);
    let outcome = solve(&people, &rules).unwrap();
    for one in 0..outcome.pairs.len() {
        for two in 0..one {
            let mut locked = rules.clone();
            let id = |at: usize| people[at].id.clone();
            locked
                .lock
                .push((id(outcome.pairs[one].a), id(outcome.pairs[two].b)));
            locked
                .lock
                .push((id(outcome.pairs[two].a), id(outcome.pairs[one].b)));
            let mut worse = solve(&people, &locked).unwrap();
            assert!(values(&worse) < values(&outcome));
            worse.certificate = outcome.certificate.clone();
            worse.pairs.iter_mut().for_each(|pair| pair.locked = false);
            assert!(check(&people, &rules, &worse).is_err());
        }
    }
}

/// A chain in which each may meet two, and all would have to move for one: prices spread as far as they can.
#[test]
fn a_long_chain_is_proven() {
    let person = |side: Side, at: usize| Person {
        id: format!("{side:?}{at}"),
        name: format!("{side:?}{at}"),
        profession: format!("{side:?} {at}"),
        side,
        ..Person::default()
    };
    let n = 150;
    let side_a = (0..n).map(|at| Person {
        choices: vec![format!("B{}", (at + 1) % n)],
        ..person(Side::A, at)
    });
    let people: Vec<Person> = side_a.chain((0..n).map(|at| person(Side::B, at))).collect();
    let links = (0..n).flat_map(|at| [(at, at), (at, at + 1)]);
    let meetings = links
        .map(|(a, b)| (format!("A {a}"), format!("B {b}")))
        .collect();
    let mut rules = Rules {
        meetings,
        ..Rules::default()
    };
    let outcome = solve(&people, &rules).unwrap();
    assert_eq!(check(&people, &rules, &outcome), Ok(()));
    assert_eq!(
        (outcome.level("paired"), outcome.level("le_1")),
        (Some(300), Some(0))
    );
    // Without the first of side B, everybody else moves on and gets their choice.
    rules.forbid.push(("A0".into(), "B0".into()));
    let outcome = solve(&people, &rules).unwrap();
    assert_eq!(check(&people, &rules, &outcome), Ok(()));
    assert_eq!(
        (outcome.level("paired"), outcome.level("le_1")),
        (Some(298), Some(149))
    );
}

/// The best cells of the draw are all taken by people who can meet nobody else, so that the short lists must grow.
#[test]
fn a_draw_with_few_cells_of_use_is_proven() {
    let group = |side, profession: &str, size: usize| {
        let profession = profession.to_owned();
        (0..size).map(move |at| Person {
            id: format!("{profession}{at}"),
            name: format!("{profession}{at}"),
            profession: profession.clone(),
            side,
            ..Person::default()
        })
    };
    let (few, many) = (40, 250);
    let side_a = group(Side::A, "x", many)
        .chain(group(Side::A, "free", few))
        .chain(group(Side::A, "z", many));
    let side_b = group(Side::B, "p", many)
        .chain(group(Side::B, "quiet", few))
        .chain(group(Side::B, "w", many));
    let people: Vec<Person> = side_a.chain(side_b).collect();
    let may = [
        ("x", "p"),
        ("free", "p"),
        ("free", "quiet"),
        ("z", "quiet"),
        ("z", "w"),
    ];
    let meetings = may
        .map(|(one, two)| (one.to_owned(), two.to_owned()))
        .to_vec();
    let rules = Rules {
        meetings,
        ..Rules::default()
    };
    let outcome = solve(&people, &rules).unwrap();
    assert_eq!(
        outcome.level("paired"),
        Some(2 * (few as i64 + 2 * many as i64))
    );
    assert_eq!(check(&people, &rules, &outcome), Ok(()));
}
