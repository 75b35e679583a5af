//! A second, simple look at a result: keeps the rules, and cannot be bettered.
//!
//! It shares no code with the solver but [`Texts`](crate::Texts), which says when two texts are the same, and the random
//! level's numbers, and works from the people themselves.

mod bound;
mod looking;
mod reading;

use std::fmt;

pub use bound::Checker;

use crate::{Outcome, Person, Rules};

/// Why a result is not proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckError {
    /// The proof was made for other people, another order or other rules.
    OtherInput,
    /// The levels are not those that the rules ask for.
    OtherLevels,
    /// A pair that no rule allows, or one made twice.
    PairNotAllowed {
        /// The person of side A.
        a: usize,
        /// The person of side B.
        b: usize,
    },
    /// What a pair is said to fulfil is not so.
    PairMisdescribed {
        /// The person of side A.
        a: usize,
        /// The person of side B.
        b: usize,
    },
    /// More partners than somebody takes.
    TooManyPartners {
        /// Who.
        person: usize,
    },
    /// A locked pair was not made.
    LockLeftOut {
        /// The person of side A.
        a: usize,
        /// The person of side B.
        b: usize,
    },
    /// The list of people without a partner is wrong.
    WrongUnpaired,
    /// A level is said to come to something else than its pairs do.
    WrongValue {
        /// The level.
        key: String,
    },
    /// The prices leave room for a better pairing.
    NotProven {
        /// The level.
        key: String,
        /// What the pairing comes to.
        value: i64,
        /// What the prices show to be out of reach.
        bound: i64,
    },
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherInput => f.write_str(
                "The proof was made for another list or other rules. Pair the volunteers again.",
            ),
            Self::OtherLevels => f.write_str(
                "The levels of the proof are not those of the rules. Pair the volunteers again.",
            ),
            Self::PairNotAllowed { a, b } => {
                write!(f, "People {} and {} may not be paired.", a + 1, b + 1)
            }
            Self::PairMisdescribed { a, b } => {
                write!(
                    f,
                    "What the result says about people {} and {} is not so.",
                    a + 1,
                    b + 1
                )
            }
            Self::TooManyPartners { person } => {
                write!(f, "Person {} has more partners than they take.", person + 1)
            }
            Self::LockLeftOut { a, b } => write!(
                f,
                "People {} and {} are locked but not paired.",
                a + 1,
                b + 1
            ),
            Self::WrongUnpaired => {
                f.write_str("The list of people without a partner does not fit the pairs.")
            }
            Self::WrongValue { key } => {
                write!(f, "Level {key} does not come to what the result says.")
            }
            Self::NotProven { key, value, bound } => write!(
                f,
                "Level {key} comes to {value}, and the proof only shows that more than {bound} is out of reach."
            ),
        }
    }
}

impl std::error::Error for CheckError {}

/// Proves that the outcome keeps the rules and that no other pairing serves the levels better.
///
/// # Errors
/// The first thing found that is not as it should be.
pub fn check(people: &[Person], rules: &Rules, outcome: &Outcome) -> Result<(), CheckError> {
    let mut checker = Checker::new(people, rules, outcome)?;
    while checker.step() {}
    checker.finish()
}
