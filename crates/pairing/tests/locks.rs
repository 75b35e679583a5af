//! Whatever two people are locked, the lock stands, every rule that it breaks is said, and the result passes its own check.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure in a test is a failed test, not a lost afternoon's work"
)]

mod support;

use pairing::{
    BrokenRule, HalfDay, PastRule, Person, Preset, Proof, Rules, SessionRule, Sessions, Side,
    check, solve,
};
use proptest::prelude::*;
use support::draws;

fn named(name: &str, side: Side) -> Person {
    Person {
        id: name.to_owned(),
        name: name.to_owned(),
        side,
        ..Person::default()
    }
}

/// Ann and Bob work on one side, were partners before and are locked together.
fn locked_with_a_past() -> Vec<Person> {
    let mut people = vec![
        named("Ann", Side::B),
        named("Bob", Side::B),
        named("Cy", Side::A),
        named("Di", Side::A),
        named("Eve", Side::B),
    ];
    people[0].locked_with = Some("Bob".to_owned());
    people[0].previous = vec!["Bob".to_owned()];
    people
}

#[test]
fn two_of_one_side_locked_after_an_earlier_round_pass_the_check_and_are_told_of() {
    let people = locked_with_a_past();
    for past_pairs in [PastRule::Soft, PastRule::Hard] {
        let rules = Rules {
            past_pairs,
            ..Rules::default()
        };
        let outcome = solve(&people, &rules).unwrap();
        assert_eq!(check(&people, &rules, &outcome), Ok(()), "{past_pairs:?}");
        let lock = outcome.pairs.iter().find(|pair| pair.locked).unwrap();
        assert_eq!(
            lock.broken_rules,
            [BrokenRule::SameSide, BrokenRule::PastPair],
            "{past_pairs:?}"
        );
        let fresh = outcome.level("fresh");
        assert_eq!(fresh, (past_pairs == PastRule::Soft).then_some(1));
    }
}

#[test]
fn two_of_one_side_who_are_kept_or_forbidden_by_rule_count_and_are_told_of() {
    let mut people = locked_with_a_past();
    people[0].previous.clear();
    let couple = |one: &str, two: &str| (one.to_owned(), two.to_owned());
    let rules = Rules {
        keep: vec![couple("Bob", "Ann"), couple("Cy", "Eve")],
        forbid: vec![couple("Bob", "Ann")],
        ..Rules::default()
    };
    let outcome = solve(&people, &rules).unwrap();
    assert_eq!(check(&people, &rules, &outcome), Ok(()));
    assert_eq!(outcome.level("kept"), Some(2));
    let lock = outcome.pairs.iter().find(|pair| pair.locked).unwrap();
    assert_eq!(
        lock.broken_rules,
        [BrokenRule::SameSide, BrokenRule::Excluded]
    );
}

/// More locks of one person than a small number counts: the check of a result that nobody solved must not stop.
#[test]
fn three_hundred_locks_of_one_person_do_not_stop_the_check() {
    let mut people = vec![named("Ann", Side::A)];
    for number in 0..300 {
        let mut other = named(&format!("Other {number}"), Side::B);
        other.locked_with = Some("Ann".to_owned());
        people.push(other);
    }
    let rules = Rules::default();
    assert!(solve(&people, &rules).is_err());
    let outcome = solve(&[named("Ann", Side::A), named("Bob", Side::B)], &rules).unwrap();
    assert!(check(&people, &rules, &outcome).is_err());
}

const PEOPLE: usize = 9;

fn name(at: usize) -> String {
    format!("Person {at}")
}

/// Somebody of a small list in which everybody can be named by everybody, on whichever side.
fn person(at: usize) -> impl Strategy<Value = Person> {
    let anybody = || (0..PEOPLE).prop_map(name);
    let place = || prop_oneof![2 => Just(String::new()), 1 => Just("Quay".to_owned()), 1 => Just("Tarn".to_owned())];
    let half_days = || {
        prop_oneof![
            2 => Just(Sessions::EMPTY),
            1 => Just(Sessions::NONE),
            3 => (0u8..4).prop_map(|at| HalfDay::new(at).into_iter().collect()),
        ]
    };
    (
        any::<bool>(),
        (place(), place()),
        (half_days(), half_days()),
        proptest::collection::vec(anybody(), 0..3),
        proptest::collection::vec(anybody(), 0..2),
        proptest::collection::vec(anybody(), 0..3),
        proptest::option::weighted(0.3, anybody()),
        1..3u8,
    )
        .prop_map(
            move |(
                a,
                (organisation, registered_practice),
                (host, visit),
                choices,
                exclusions,
                previous,
                locked_with,
                capacity,
            )| Person {
                organisation,
                registered_practice,
                host,
                visit,
                choices,
                exclusions,
                previous,
                locked_with,
                capacity,
                ..named(&name(at), if a { Side::A } else { Side::B })
            },
        )
}

fn some_rules() -> impl Strategy<Value = Rules> {
    let couples = |most| {
        proptest::collection::vec((0..PEOPLE, 0..PEOPLE), 0..most).prop_map(|couples| {
            let couples = couples.into_iter();
            couples
                .map(|(one, two)| (name(one), name(two)))
                .collect::<Vec<_>>()
        })
    };
    (
        (0..3usize, any::<bool>(), any::<bool>(), any::<u64>()),
        (couples(3), couples(4), couples(3), couples(4)),
    )
        .prop_map(
            |((preset, hard, soft, seed), (lock, keep, forbid, past))| Rules {
                choices: Preset::ALL[preset],
                sessions: if hard {
                    SessionRule::Hard
                } else {
                    SessionRule::Soft
                },
                past_pairs: if soft { PastRule::Soft } else { PastRule::Hard },
                seed,
                lock,
                keep,
                forbid,
                past,
                meetings: Vec::new(),
            },
        )
}

fn names(entries: &[String], name: &str) -> bool {
    entries.iter().any(|entry| entry == name)
}

proptest! {
    #![proptest_config(draws(1500))]

    #[test]
    fn whatever_is_locked_the_result_passes_its_own_check(
        people in (0..PEOPLE).map(person).collect::<Vec<_>>(),
        rules in some_rules(),
    ) {
        let Ok(outcome) = solve(&people, &rules) else {
            return Ok(());
        };
        prop_assert_eq!(check(&people, &rules, &outcome), Ok(()));
        prop_assert_eq!(Proof::of(&people, &rules, &outcome).verify(&people), Ok(outcome.clone()));
        for pair in &outcome.pairs {
            let (a, b) = (&people[pair.a], &people[pair.b]);
            let is = |couple: &&(String, String)| {
                couple.0 == a.name && couple.1 == b.name || couple.0 == b.name && couple.1 == a.name
            };
            let listed = |couples: &[(String, String)]| couples.iter().find(is).is_some();
            let apart = |one: Sessions, two: Sessions| one.shared(two).is_empty();
            let wanted = [
                (BrokenRule::SameSide, a.side == b.side),
                (BrokenRule::PatientOfB, !a.registered_practice.is_empty() && a.registered_practice == b.organisation),
                (BrokenRule::PatientOfA, !b.registered_practice.is_empty() && b.registered_practice == a.organisation),
                (
                    BrokenRule::Excluded,
                    names(&a.exclusions, &b.name) || names(&b.exclusions, &a.name) || listed(&rules.forbid),
                ),
                (
                    BrokenRule::PastPair,
                    names(&a.previous, &b.name) || names(&b.previous, &a.name) || listed(&rules.past),
                ),
                (
                    BrokenRule::Sessions,
                    rules.sessions == SessionRule::Hard && (apart(a.host, b.visit) || apart(a.visit, b.host)),
                ),
            ];
            let wanted: Vec<BrokenRule> =
                wanted.into_iter().filter(|(_, broken)| *broken).map(|(rule, _)| rule).collect();
            prop_assert_eq!(&pair.broken_rules, &wanted);
            let forgiven = |rule: &BrokenRule| {
                *rule == BrokenRule::PastPair && rules.past_pairs == PastRule::Soft
            };
            prop_assert!(pair.locked || wanted.iter().all(forgiven), "{:?}", pair);
        }
    }
}
