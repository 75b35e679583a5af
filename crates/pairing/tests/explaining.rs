//! Reasons, shortages and their remedies, comparisons, repairs and fairness.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure in a test is a failed test, not a lost afternoon's work"
)]

mod support;

use pairing::{
    Better, BrokenRule, Fate, HalfDay, Offer, Outcome, Person, Reasons, Remedy, Rules, SessionRule,
    Sessions, Shortage, Side, check, comparable, compare, fairness, forced, repaired, shortages,
    solve,
};
use proptest::prelude::*;
use support::{Shape, draws, people, rules};

fn person(name: &str, side: Side) -> Person {
    Person {
        id: name.into(),
        name: name.into(),
        side,
        ..Person::default()
    }
}

fn sides(a: &[&str], b: &[&str]) -> Vec<Person> {
    let a = a.iter().map(|name| person(name, Side::A));
    a.chain(b.iter().map(|name| person(name, Side::B)))
        .collect()
}

fn exclude(people: &mut [Person], who: &str, whom: &[&str]) {
    let person = people.iter_mut().find(|person| person.name == who).unwrap();
    person
        .exclusions
        .extend(whom.iter().map(|&name| name.to_owned()));
}

fn invite(people: usize) -> Remedy {
    Remedy::Invite {
        side: Side::B,
        people,
        professions: Vec::new(),
    }
}

fn told(people: &[Person], rules: &Rules) -> Vec<Shortage> {
    shortages(people, rules, &solve(people, rules).unwrap()).unwrap()
}

#[test]
fn those_who_compete_for_too_few_places_are_named_as_one_group() {
    let mut people = sides(
        &["Ann", "Ben", "Cy", "Di", "Ed"],
        &["Una", "Val", "Wes", "Xi", "Yan"],
    );
    // Ann, Ben and Cy can only meet Una; Di and Ed anybody.
    for who in ["Ann", "Ben", "Cy"] {
        exclude(&mut people, who, &["Val", "Wes", "Xi", "Yan"]);
    }
    let found = told(&people, &Rules::default());
    assert_eq!(found.len(), 2, "one group on each side: {found:?}");
    assert_eq!(
        found[0].sentence(&people),
        "These 3 (Ann, Ben and Cy) can only meet this one (Una), because of people who are not to meet."
    );
    assert_eq!(
        (
            found[0].people.len(),
            found[0].unpaired.len(),
            found[0].places
        ),
        (3, 2, 1)
    );
    assert_eq!(
        found[1].sentence(&people),
        "These 4 (Val, Wes, Xi and Yan) can only meet these 2 (Di and Ed), because of people who are not to meet."
    );
    assert!(found[0].remedies.iter().all(|remedy| match remedy {
        Remedy::DropExclusion { by, other } => *by < 3 && *other > 5,
        Remedy::Invite {
            side: Side::B,
            people: 2,
            ..
        } => true,
        _ => false,
    }));
}

#[test]
fn uneven_sides_and_people_who_can_meet_nobody_are_said_plainly() {
    let people = sides(&["Ann", "Ben", "Cy"], &["Una"]);
    let found = told(&people, &Rules::default());
    let said: Vec<String> = found.iter().map(|group| group.sentence(&people)).collect();
    assert_eq!(
        said,
        [
            "There are places for 1 person on the other side, and 3 people compete for them: 2 too few."
        ]
    );
    assert_eq!(found[0].remedies, [invite(2)]);

    let mut people = sides(&["Ann", "Ben"], &["Una", "Val"]);
    exclude(&mut people, "Ben", &["Una", "Val"]);
    let found = told(&people, &Rules::default());
    assert_eq!(
        found[0].sentence(&people),
        "Ben can meet nobody on the other side, because of people who are not to meet."
    );
}

#[test]
fn a_session_or_an_open_lock_is_suggested() {
    let monday = Sessions::EMPTY.with(HalfDay::new(0).unwrap());
    let friday = Sessions::EMPTY.with(HalfDay::new(9).unwrap());
    let mut people = sides(&["Ann"], &["Una"]);
    people[0].host = monday;
    people[1].visit = friday;
    let rules = Rules {
        sessions: SessionRule::Hard,
        ..Rules::default()
    };
    let found = told(&people, &rules);
    let session = Remedy::AddSession {
        person: 0,
        hosting: true,
        half_days: friday,
        to_meet: 1,
    };
    assert_eq!(found[0].remedies, [session, invite(1)]);
    assert_eq!(
        found[0].sentence(&people),
        "Ann can meet nobody on the other side, because of half days that do not meet."
    );

    let mut people = sides(&["Ann", "Ben"], &["Una"]);
    people[0].locked_with = Some("Una".into());
    let found = told(&people, &Rules::default());
    assert_eq!(found[0].unpaired, [1]);
    assert_eq!(found[0].remedies[0], Remedy::OpenLock { person: 2 });
    assert_eq!(
        found[0].sentence(&people),
        "Ben can meet nobody on the other side, because of locks with others."
    );
}

#[test]
fn reasons_name_the_choices_that_were_passed_over_and_why() {
    let mut people = sides(&["Ann", "Ben"], &["Una", "Val"]);
    people[0].choices = vec!["Una".into(), "Val".into()];
    people[1].choices = vec!["Una".into()];
    exclude(&mut people, "Una", &["Ann"]);
    let rules = Rules::default();
    let outcome = solve(&people, &rules).unwrap();
    let reasons = Reasons::new(&people, &rules).unwrap();
    let ann = outcome.pairs.iter().find(|pair| pair.a == 0).unwrap();
    let [why, _] = reasons.why(&outcome, ann);
    assert_eq!((ann.choice_a, why.may_meet), (Some(2), 1));
    assert_eq!(
        (
            why.passed.len(),
            why.passed[0].number,
            why.passed[0].entry.as_str()
        ),
        (1, 1, "Una")
    );
    assert_eq!(why.passed[0].people[0].broken_rules, [BrokenRule::Excluded]);
    assert_eq!(why.passed[0].people[0].paired_with, [1]);
    assert_eq!(reasons.worth(0, 2), None);
    let worth = reasons.worth(1, 2).unwrap();
    assert_eq!(
        worth
            .iter()
            .find(|level| level.key == "le_1")
            .unwrap()
            .value,
        1
    );
}

#[test]
fn what_if_shows_the_price_level_by_level_and_person_by_person() {
    let mut people = sides(&["Ann", "Ben"], &["Una", "Val"]);
    people[0].choices = vec!["Una".into()];
    people[1].choices = vec!["Val".into()];
    let rules = Rules::default();
    let before = solve(&people, &rules).unwrap();
    let rules = forced(&people, &rules, &[(0, 3)]);
    let after = solve(&people, &rules).unwrap();
    assert_eq!(check(&people, &rules, &after), Ok(()));
    let price = compare((&people, &before), (&people, &after));
    let le_1 = price
        .levels
        .iter()
        .find(|level| level.key == "le_1")
        .unwrap();
    assert_eq!((le_1.before, le_1.after, price.pairs_kept), (Some(2), 0, 0));
    let changed: Vec<_> = price
        .people
        .iter()
        .map(|p| (p.name.as_str(), p.before.choice, p.after.choice))
        .collect();
    assert_eq!(
        changed,
        [
            ("Ann", Some(1), None),
            ("Ben", Some(1), None),
            ("Una", None, None),
            ("Val", None, None)
        ]
    );
    assert_eq!(price.better_for_everybody, Some(Better::Before));
    assert_eq!(
        compare((&people, &before), (&people, &before)).better_for_everybody,
        None
    );
}

#[test]
fn a_repair_keeps_all_it_can_and_says_who_has_to_be_told() {
    let mut people: Vec<Person> = (0..20)
        .map(|at| person(&format!("P{at}"), if at < 10 { Side::A } else { Side::B }))
        .collect();
    let rules = Rules {
        seed: 3,
        ..Rules::default()
    };
    let before = solve(&people, &rules).unwrap();
    let old = people.clone();
    let name = |at: usize| old[at].id.clone();
    let (done, failed, left) = (&before.pairs[0], &before.pairs[1], &before.pairs[2]);
    let pair = |pair: &pairing::Pair| (name(pair.a), name(pair.b));
    let repair = repaired((&old, &before), &rules, &[pair(done)], &[pair(failed)]);
    let leaver = name(left.b);
    people.retain(|person| person.id != leaver);
    let after = solve(&people, &repair).unwrap();
    assert_eq!(check(&people, &repair, &after), Ok(()));
    let changes = compare((&old, &before), (&people, &after));
    // The failed pair and the one left behind cannot all be served without moving: nine pairs among ten and nine.
    assert_eq!(after.level("kept"), Some(8));
    assert_eq!(changes.pairs_kept, 8);
    assert!(after.pairs.iter().any(|pair| pair.locked));
    let told: Vec<&str> = changes
        .people
        .iter()
        .filter(|p| p.has_to_be_told())
        .map(|p| p.id.as_str())
        .collect();
    assert!(
        told.len() <= 4 && told.contains(&leaver.as_str()),
        "{told:?}"
    );
}

#[test]
fn fairness_counts_everybody_once_in_each_table() {
    let mut people = sides(&["Ann", "Ben", "Cy"], &["Una", "Val"]);
    people[0].choices = vec!["Una".into()];
    people[1].choices = vec!["Nobody".into(), "Nobody else".into()];
    people[3].choices = vec!["no preference".into()];
    people[0].profession = "GP".into();
    people[1].profession = " gp".into();
    people[1].host = Sessions::EMPTY.with(HalfDay::new(3).unwrap());
    exclude(&mut people, "Cy", &["Una", "Val"]);
    let outcome = solve(&people, &Rules::default()).unwrap();
    let fair = fairness(&people, &outcome);
    let (none, alone, any) = (Fate::NoneMet, Fate::Unpaired, Fate::NoPreference);
    assert_eq!(fair.people, [Fate::Choice(1), none, alone, any, any]);
    assert_eq!(
        (
            fair.all.first,
            fair.all.none,
            fair.all.no_preference,
            fair.all.unpaired
        ),
        (1, 1, 2, 1)
    );
    assert_eq!(fair.worst_off, [2, 1]);
    let professions: Vec<_> = fair
        .professions
        .iter()
        .map(|group| {
            let person = &people[group.first];
            (
                person.side,
                person.profession.as_str(),
                group.tally.people(),
            )
        })
        .collect();
    let (a, b) = (Side::A, Side::B);
    assert_eq!(professions, [(a, "GP", 2), (a, "", 1), (b, "", 2)]);
    let offers: Vec<_> = fair
        .offers
        .iter()
        .map(|group| (Offer::of(&people[group.first]), group.tally.people()))
        .collect();
    assert_eq!(offers, [(Offer::Few, 1), (Offer::Any, 4)]);
}

#[test]
fn whoever_has_two_partners_counts_once_with_the_better_choice() {
    let mut people = sides(&["Ann", "Bob", "Cy"], &["Eve", "Flo", "Hal"]);
    let choices = |names: &[&str]| {
        names
            .iter()
            .map(|&name| name.to_owned())
            .collect::<Vec<_>>()
    };
    people[0].choices = choices(&["Flo", "Eve"]);
    people[0].capacity = 2;
    people[2].choices = choices(&["Gus"]);
    exclude(&mut people, "Cy", &["Eve", "Flo", "Hal"]);
    people[3].choices = choices(&["", "", "Ann"]);
    people[4].choices = choices(&["Zoe", "Ann"]);
    people[5].choices = choices(&["Nobody"]);
    let fair = fairness(&people, &solve(&people, &Rules::default()).unwrap());
    let [(_, a), (_, b)] = fair.sides;
    assert_eq!(a.counts(), [1, 0, 0, 0, 1, 1]);
    assert_eq!(b.counts(), [0, 1, 1, 1, 0, 0]);
    assert_eq!(fair.all.counts(), [1, 1, 1, 1, 1, 1]);
}

/// Carries a remedy out; `None` for the kinds that promise nothing.
fn carried_out(people: &[Person], rules: &Rules, remedy: &Remedy) -> Option<(Vec<Person>, Rules)> {
    let (mut people, mut rules) = (people.to_vec(), rules.clone());
    let names = |entry: &str, person: &Person| {
        [&person.name, &person.email]
            .iter()
            .any(|text| comparable(text) == comparable(entry))
    };
    let are = |(one, two): &(String, String), a: &Person, b: &Person| {
        names(one, a) && names(two, b) || names(one, b) && names(two, a)
    };
    match *remedy {
        Remedy::DropExclusion { by, other } => {
            let other = people[other].clone();
            people[by].exclusions.retain(|entry| !names(entry, &other));
        }
        Remedy::DropForbidden { a, b } => {
            let (a, b) = (&people[a], &people[b]);
            rules.forbid.retain(|pair| !are(pair, a, b));
        }
        Remedy::AllowPastPair { a, b } => {
            rules.past.retain(|pair| !are(pair, &people[a], &people[b]));
            for (one, two) in [(a, b), (b, a)] {
                let two = people[two].clone();
                people[one].previous.retain(|entry| !names(entry, &two));
            }
        }
        Remedy::AddSession {
            person,
            hosting,
            half_days,
            ..
        } => {
            let half_day = half_days.iter().next()?;
            let person = &mut people[person];
            let sessions = if hosting {
                &mut person.host
            } else {
                &mut person.visit
            };
            *sessions = sessions.with(half_day);
        }
        Remedy::LetProfessionsMeet { a, b } => {
            rules
                .meetings
                .push((people[a].profession.clone(), people[b].profession.clone()));
        }
        Remedy::Invite {
            side,
            people: count,
            ref professions,
        } => {
            let profession = professions.first().cloned().unwrap_or_default();
            let joins = |at: usize| Person {
                profession: profession.clone(),
                ..person(&format!("Invited {at}"), side)
            };
            people.extend((0..count).map(joins));
        }
        Remedy::OpenLock { .. } => return None,
    }
    Some((people, rules))
}

fn groups_are_tight(
    people: &[Person],
    rules: &Rules,
    outcome: &Outcome,
) -> Result<(), TestCaseError> {
    let groups = shortages(people, rules, outcome).unwrap();
    let mut named: Vec<usize> = groups
        .iter()
        .flat_map(|group| group.unpaired.clone())
        .collect();
    named.sort_unstable();
    prop_assert_eq!(
        named,
        outcome
            .unpaired
            .iter()
            .map(|unpaired| unpaired.person)
            .collect::<Vec<_>>()
    );
    let reasons = Reasons::new(people, rules).unwrap();
    let paired = outcome.level("paired").unwrap();
    for group in &groups {
        prop_assert_eq!(group.people.len() - group.places, group.unpaired.len());
        let reach = |group: &[usize]| -> Vec<usize> {
            let met = |other: &usize| {
                let lock = outcome
                    .pairs
                    .iter()
                    .any(|pair| pair.locked && (pair.a == *other || pair.b == *other));
                !lock && group.iter().any(|&person| reasons.may_meet(person, *other))
            };
            (0..people.len()).filter(met).collect()
        };
        prop_assert_eq!(&reach(&group.people), &group.partners);
        // No smaller group around one unpaired person is short of places.
        if let ([unpaired], true) = (group.unpaired.as_slice(), group.people.len() <= 8) {
            for without in 1u32..1 << group.people.len() {
                let some: Vec<usize> = (0..)
                    .zip(&group.people)
                    .filter(|(at, _)| without >> at & 1 == 0)
                    .map(|p| *p.1)
                    .collect();
                prop_assert!(!some.contains(unpaired) || reach(&some).len() >= some.len());
            }
        }
        for remedy in &group.remedies {
            let Some((people, rules)) = carried_out(people, rules, remedy) else {
                continue;
            };
            let helped = solve(&people, &rules).unwrap();
            prop_assert!(
                helped.level("paired").unwrap() >= paired + 2,
                "{:?}",
                remedy
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(draws(300))]

    #[test]
    fn groups_are_the_smallest_and_remedies_help(
        people in people(Shape { most: 8, two_partners: false }),
        rules in rules(8),
    ) {
        let Ok(outcome) = solve(&people, &rules) else {
            return Err(TestCaseError::reject("locks that cannot be"));
        };
        groups_are_tight(&people, &rules, &outcome)?;
    }
}
