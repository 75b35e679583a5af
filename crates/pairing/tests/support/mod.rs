//! Lists to pair at random, and what the rules say about two people, written straight from the design with plain
//! texts: it shares nothing with the crate but its types.
#![allow(dead_code, reason = "each test file uses its own part")]

use pairing::{HalfDay, PastRule, Person, Preset, Rules, SessionRule, Sessions, Side};
use proptest::prelude::*;

pub fn text(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("dr ").unwrap_or(&text);
    text.trim().to_owned()
}

fn same(one: &str, two: &str) -> bool {
    !text(one).is_empty() && text(one) == text(two)
}

fn names(entries: &[String], person: &Person) -> bool {
    entries
        .iter()
        .any(|entry| same(entry, &person.name) || same(entry, &person.email))
}

pub fn choice(chooser: &Person, partner: &Person) -> Option<usize> {
    chooser.choices.iter().take(3).position(|choice| {
        [
            &partner.email,
            &partner.name,
            &partner.specialty,
            &partner.profession,
        ]
        .iter()
        .any(|text| same(choice, text))
    })
}

fn meet(one: Sessions, two: Sessions) -> bool {
    one.is_empty() || two.is_empty() || one.iter().any(|half_day| two.contains(half_day))
}

pub fn locked(people: &[Person], a: usize, b: usize) -> bool {
    let locks = |x: &Person, y: &Person| {
        x.locked_with
            .as_ref()
            .is_some_and(|with| names(std::slice::from_ref(with), y))
    };
    locks(&people[a], &people[b]) || locks(&people[b], &people[a])
}

/// `None` when the two may not be paired, else what they are worth at each level after the first (two, when somebody
/// takes two partners).
pub fn worth(people: &[Person], rules: &Rules, a: usize, b: usize) -> Option<Vec<i64>> {
    let (x, y) = (&people[a], &people[b]);
    let meets = |one: &str, two: &str| {
        let is = |(first, second): &(String, String)| {
            same(first, one) && same(second, two) || same(first, two) && same(second, one)
        };
        rules.meetings.iter().any(is)
    };
    let is = |one: &String, two: &String| same(one, &x.id) && same(two, &y.id);
    let listed =
        |pairs: &[(String, String)]| pairs.iter().any(|(one, two)| is(one, two) || is(two, one));
    let past = names(&x.previous, y) || names(&y.previous, x) || listed(&rules.past);
    let directions = i64::from(meet(x.host, y.visit)) + i64::from(meet(y.host, x.visit));
    let barred = x.side == y.side
        || same(&x.registered_practice, &y.organisation)
        || same(&y.registered_practice, &x.organisation)
        || !(rules.meetings.is_empty() || meets(&x.profession, &y.profession))
        || listed(&rules.forbid)
        || names(&x.exclusions, y)
        || names(&y.exclusions, x)
        || (past && rules.past_pairs == PastRule::Hard)
        || (directions < 2 && rules.sessions == SessionRule::Hard);
    if barred && !locked(people, a, b) {
        return None;
    }
    let met = [choice(x, y), choice(y, x)];
    let count =
        |test: &dyn Fn(usize) -> bool| met.iter().flatten().filter(|&&k| test(k)).count() as i64;
    let mut worth = Vec::new();
    if !rules.keep.is_empty() {
        worth.push(i64::from(listed(&rules.keep)));
    }
    if rules.past_pairs == PastRule::Soft {
        worth.push(i64::from(!past));
    }
    match rules.choices {
        Preset::Generous => worth.extend([count(&|_| true), count(&|k| k < 2), count(&|k| k < 1)]),
        Preset::Greedy => {
            worth.extend([count(&|k| k == 0), count(&|k| k == 1), count(&|k| k == 2)])
        }
        Preset::RankSum => worth.push(met.iter().flatten().map(|&k| 3 - k as i64).sum()),
    }
    worth.extend([
        i64::from(same(&x.locality, &y.locality)),
        directions,
        random(rules.seed, &x.id, &y.id),
    ]);
    Some(worth)
}

pub fn random(seed: u64, one: &str, two: &str) -> i64 {
    let fnv = |id: &str| {
        text(id).bytes().fold(0xcbf29ce484222325u64, |h, b| {
            (h ^ u64::from(b)).wrapping_mul(0x100000001b3)
        })
    };
    let mix = |state: u64| {
        let mut z = state.wrapping_add(0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58476d1ce4e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d049bb133111eb);
        z ^ (z >> 31)
    };
    let people = mix(fnv(one)).wrapping_add(mix(fnv(two)));
    (mix(mix(seed).wrapping_add(people)) >> 24) as i64
}

/// The levels' values of a set of pairs: people paired, pairs when somebody takes two, then the rest.
pub fn values(people: &[Person], rules: &Rules, pairs: &[(usize, usize)]) -> Vec<i64> {
    let mut paired: Vec<usize> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    paired.sort_unstable();
    paired.dedup();
    let mut values = vec![paired.len() as i64];
    if people.iter().any(|person| person.capacity > 1) {
        values.push(pairs.len() as i64);
    }
    let none = 5
        + usize::from(!rules.keep.is_empty())
        + usize::from(rules.past_pairs == PastRule::Soft)
        + usize::from(rules.choices != Preset::RankSum) * 2
        - 1;
    let mut rest = vec![0; none];
    for &(a, b) in pairs {
        let (a, b) = if people[a].side == Side::A {
            (a, b)
        } else {
            (b, a)
        };
        let worth = worth(people, rules, a, b).expect("a made pair is allowed");
        rest.iter_mut()
            .zip(worth)
            .for_each(|(sum, worth)| *sum += worth);
    }
    values.extend(rest);
    values
}

/// How a test draws its lists: `usual` lists, times PAIRING_TIMES where that is set.
pub fn draws(usual: u32) -> ProptestConfig {
    let times = std::env::var("PAIRING_TIMES")
        .ok()
        .and_then(|times| times.parse().ok())
        .unwrap_or(1);
    let cases = usual * times;
    ProptestConfig {
        cases,
        max_global_rejects: cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// How lists differ from one test to the next.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub most: usize,
    pub two_partners: bool,
}

const SPECIALTIES: [&str; 5] = ["Cardiology", "Renal", "Frailty", "Skin", ""];
const PLACES: [&str; 4] = ["North", "South", "East", ""];

fn sessions() -> impl Strategy<Value = Sessions> {
    prop_oneof![
        2 => Just(Sessions::EMPTY),
        3 => proptest::collection::vec(0u8..5, 1..3)
            .prop_map(|days| days.into_iter().filter_map(HalfDay::new).collect()),
    ]
}

fn entry(side: Side, most: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (0..SPECIALTIES.len()).prop_map(|at| SPECIALTIES[at].to_lowercase()),
        3 => (0..most).prop_map(move |at| format!("Dr {}", name(side.other(), at))),
        1 => (0..most).prop_map(move |at| email(side.other(), at)),
        1 => Just(String::from("nurse")),
        1 => Just(String::new()),
    ]
}

pub fn name(side: Side, at: usize) -> String {
    format!("{side:?}nn Person{at}")
}

fn email(side: Side, at: usize) -> String {
    format!("{side:?}{at}@example.org").to_lowercase()
}

fn person(side: Side, at: usize, shape: Shape) -> impl Strategy<Value = Person> {
    let named = move |chance: f64| {
        proptest::option::weighted(
            chance,
            (0..shape.most).prop_map(move |at| name(side.other(), at)),
        )
    };
    let texts = (
        0..SPECIALTIES.len(),
        0..PLACES.len(),
        0..PLACES.len(),
        proptest::option::weighted(0.4, 0..3usize),
    );
    let lists = (
        proptest::collection::vec(entry(side, shape.most), 0..5),
        named(0.3),
        named(0.2),
    );
    // In long lists locks soon ask for more places than there are.
    let lock = named(0.8 / shape.most as f64);
    let capacity = if shape.two_partners { 1..3u8 } else { 1..2u8 };
    (
        texts,
        lists,
        lock,
        sessions(),
        sessions(),
        capacity,
        any::<bool>(),
    )
        .prop_map(
            move |(
                (specialty, locality, works, registered),
                (choices, excluded, past),
                lock,
                host,
                visit,
                capacity,
                nurse,
            )| {
                Person {
                    id: email(side, at),
                    name: name(side, at),
                    email: email(side, at),
                    profession: if nurse {
                        "Nurse".into()
                    } else {
                        "Doctor".into()
                    },
                    side,
                    organisation: format!("{} practice", PLACES[works]),
                    specialty: SPECIALTIES[specialty].into(),
                    locality: PLACES[locality].into(),
                    registered_practice: registered
                        .map(|at| format!("{} Practice ", PLACES[at]))
                        .unwrap_or_default(),
                    host,
                    visit,
                    choices,
                    exclusions: excluded.into_iter().collect(),
                    previous: past.into_iter().collect(),
                    locked_with: lock,
                    capacity,
                }
            },
        )
}

/// Both sides, each of 0 to `most` people.
pub fn people(shape: Shape) -> impl Strategy<Value = Vec<Person>> {
    (0..=shape.most, 0..=shape.most).prop_flat_map(move |(n, m)| {
        let side = |side, count| {
            (0..count)
                .map(|at| person(side, at, shape))
                .collect::<Vec<_>>()
        };
        (side(Side::A, n), side(Side::B, m)).prop_map(|(mut a, b)| {
            a.extend(b);
            a
        })
    })
}

pub fn rules(most: usize) -> impl Strategy<Value = Rules> {
    let pairs = |chance: f64, many: usize| {
        let one = (0..most, 0..most).prop_map(|(a, b)| (email(Side::A, a), email(Side::B, b)));
        proptest::option::weighted(chance, proptest::collection::vec(one, 1..many))
            .prop_map(Option::unwrap_or_default)
    };
    (
        0..3usize,
        any::<bool>(),
        any::<bool>(),
        any::<u64>(),
        pairs(0.3, 5),
        pairs(0.3, 3),
        pairs(0.3, 3),
        0..3usize,
    )
        .prop_map(
            |(choices, hard_sessions, soft_past, seed, keep, forbid, past, table)| Rules {
                choices: Preset::ALL[choices],
                sessions: if hard_sessions {
                    SessionRule::Hard
                } else {
                    SessionRule::Soft
                },
                past_pairs: if soft_past {
                    PastRule::Soft
                } else {
                    PastRule::Hard
                },
                seed,
                keep,
                forbid,
                past,
                meetings: [("doctor", "Nurse"), (" Nurse", "nurse")]
                    .map(|(one, two)| (one.to_owned(), two.to_owned()))
                    .into_iter()
                    .take(table)
                    .collect(),
                ..Rules::default()
            },
        )
}
