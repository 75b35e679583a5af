//! Lists to measure with: like real ones, random, and with everybody alike.
#![allow(
    dead_code,
    reason = "each program that measures or tests uses its own part"
)]

use pairing::{HalfDay, Person, Rules, SessionRule, Sessions, Side};

/// What a list is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As volunteers fill it in: a few specialties, many ties, about half of the cells forbidden.
    Listlike,
    /// Everybody names three people at random; nothing is forbidden.
    Random,
    /// Nobody says anything: every cell is as good as the next until the draw.
    Tied,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Listlike, Self::Random, Self::Tied];

    pub fn name(self) -> &'static str {
        match self {
            Self::Listlike => "list-like",
            Self::Random => "random",
            Self::Tied => "tied",
        }
    }
}

/// A simple source of numbers, the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Lower numbers come more often, as some specialties do.
    fn skewed(&mut self, end: usize) -> usize {
        let (one, two) = (self.below(end), self.below(end));
        one.min(two)
    }
}

/// `n` people on each side and the rules to pair them by.
pub fn list(kind: Kind, n: usize) -> (Vec<Person>, Rules) {
    let mut numbers = Numbers(n as u64 + 1);
    let mut people = Vec::with_capacity(2 * n);
    for side in [Side::A, Side::B] {
        for at in 0..n {
            people.push(match kind {
                Kind::Listlike => listlike(side, at, n, &mut numbers),
                Kind::Random => {
                    let choices = (0..3)
                        .map(|_| email(side.other(), numbers.below(n)))
                        .collect();
                    Person {
                        choices,
                        ..plain(side, at)
                    }
                }
                Kind::Tied => plain(side, at),
            });
        }
    }
    let sessions = if kind == Kind::Listlike {
        SessionRule::Hard
    } else {
        SessionRule::Soft
    };
    (
        people,
        Rules {
            sessions,
            seed: 7,
            ..Rules::default()
        },
    )
}

fn email(side: Side, at: usize) -> String {
    format!("{side:?}{at}@example.org").to_lowercase()
}

fn plain(side: Side, at: usize) -> Person {
    Person {
        id: email(side, at),
        email: email(side, at),
        name: format!("Person {side:?}{at}"),
        side,
        ..Person::default()
    }
}

fn listlike(side: Side, at: usize, n: usize, numbers: &mut Numbers) -> Person {
    let practices = (n / 4).max(2);
    let specialty = |number: usize| format!("Specialty {number}");
    let works_at = |number: usize| format!("Practice {number}");
    let choices = (0..3)
        .map(|_| match numbers.below(10) {
            0..=4 => specialty(numbers.skewed(20)),
            5 | 6 => format!("Dr Person {:?}{}", side.other(), numbers.below(n)),
            7 => if side == Side::A { "Consultant" } else { "GP" }.to_owned(),
            _ => String::new(),
        })
        .collect();
    let mut days = |draws| {
        (0..draws)
            .filter_map(|_| HalfDay::new(numbers.below(10) as u8))
            .collect::<Sessions>()
    };
    let (host, visit) = (days(4), days(3));
    Person {
        choices,
        host,
        visit,
        profession: if side == Side::A { "GP" } else { "Consultant" }.to_owned(),
        specialty: specialty(numbers.skewed(20)),
        locality: if numbers.chance(80) {
            format!("Locality {}", numbers.below(8))
        } else {
            String::new()
        },
        organisation: if side == Side::A {
            works_at(numbers.below(practices))
        } else {
            "Hospital".to_owned()
        },
        registered_practice: if numbers.chance(60) {
            works_at(numbers.below(practices))
        } else {
            String::new()
        },
        exclusions: numbers
            .chance(10)
            .then(|| email(side.other(), numbers.below(n)))
            .into_iter()
            .collect(),
        ..plain(side, at)
    }
}
