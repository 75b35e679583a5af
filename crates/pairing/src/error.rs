//! What makes a list of people impossible to pair, in words.

use std::fmt;

/// Everything that stands in the way, found in one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingError {
    /// At least one, in the order of the people.
    pub problems: Vec<Problem>,
}

/// One thing that stands in the way. `person` is an index into the people given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A person without an id.
    NoId {
        /// Who.
        person: usize,
    },
    /// Two people with the same id.
    SameId {
        /// The later of the two.
        person: usize,
        /// The earlier of the two.
        first: usize,
        /// The id.
        id: String,
    },
    /// A capacity other than 1 or 2.
    Capacity {
        /// Who.
        person: usize,
        /// Their name.
        name: String,
        /// What was asked for.
        capacity: u8,
    },
    /// More locks than the person has places.
    TooManyLocks {
        /// Who.
        person: usize,
        /// Their name.
        name: String,
        /// The names of the partners they are locked with.
        partners: Vec<String>,
        /// How many partners they take.
        capacity: u8,
    },
    /// Professions that may meet in a ring of odd length: no two sides.
    ThreeSides {
        /// The professions of the ring, in its order.
        professions: Vec<String>,
    },
    /// More people on a side than the solver's numbers are made for.
    TooMany {
        /// How many there are.
        people: usize,
    },
}

/// The most people on both sides together.
pub(crate) const MOST_PEOPLE: usize = 20_000;

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoId { person } => write!(
                f,
                "Person {} has neither an email nor a name. Give one of them, or take the row out.",
                person + 1
            ),
            Self::SameId { person, first, id } => write!(
                f,
                "People {} and {} are both \"{id}\". Give each an email of their own, or take one of the rows out.",
                first + 1,
                person + 1
            ),
            Self::Capacity { name, capacity, .. } => write!(
                f,
                "{name} has the capacity {capacity}. Use 1, or 2 for somebody who agrees to two partners."
            ),
            Self::TooManyLocks {
                name,
                partners,
                capacity,
                ..
            } => {
                let takes = if *capacity == 1 {
                    "one partner"
                } else {
                    "two partners"
                };
                write!(
                    f,
                    "{name} is locked with {} but takes {takes}. Take a lock away",
                    listed(partners)
                )?;
                f.write_str(if *capacity == 1 {
                    ", or set the capacity to 2."
                } else {
                    "."
                })
            }
            Self::ThreeSides { professions } => {
                let how = if professions.len() == 3 {
                    "may all meet each other"
                } else {
                    "may meet in a ring"
                };
                let last = professions.last().map_or("", String::as_str);
                write!(
                    f,
                    "{} {how}, so they do not fall into two sides. \
                     Run two rounds: first without {last}, then {last} with whoever is left.",
                    listed(professions)
                )
            }
            Self::TooMany { people } => write!(
                f,
                "There are {people} people, and {MOST_PEOPLE} at most can be paired in one run. Split the list by area."
            ),
        }
    }
}

/// "A", "A and B", "A, B and C".
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

impl fmt::Display for PairingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for PairingError {}
