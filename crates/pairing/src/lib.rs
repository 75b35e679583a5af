//! Who meets whom: rules in, a proven pairing and its reasons out.
//!
//! Give [`solve`] the volunteers and the [`Rules`]; it hands back an [`Outcome`]: the pairs, who has no partner, what
//! each level of the rules came to, and a [`Certificate`] by which [`check`] proves that no other pairing serves the
//! levels better. [`Stepper`] does the same in small steps, for a page that must not freeze.
//!
//! Reasons: [`Reasons`] for a pair, [`shortages`] for who is left over, [`forced`] and [`compare`] for "what if these two
//! met", [`repaired`] after somebody left, [`fairness`] for who got what. [`Proof`] is a result that can be kept.
//!
//! # How it works
//!
//! The people's texts become numbers, and the rules rows of bits, one bit for each two people. Then each level is a flow
//! of least cost, solved exactly on whole numbers by [`matching`]; the prices it ends with prove it, and leave open only the
//! cells and the numbers of partners that serve the level best. The next level looks at those alone, so levels never mix. The
//! last level, the draw, works on short lists of the best cells and adds to them until the prices hold for every open cell.
//!
//! # Counting
//!
//! With `le_k` the people who got their k-th choice or a better one, and `p_k` exactly their k-th, a person's choice is
//! the first of their three that equals the partner's email, name, specialty or profession. Somebody with two partners
//! counts once for each. See [`Level::key`] for all levels.
//!
//! Nothing here reads a file, a clock or a random source: the same people and rules give the same pairs, in whatever
//! order the people are listed. The draw goes by [`matching::pair_value`], in which hardly any two pairs are worth the same.

#![doc = include_str!("../RULES.md")]
#![forbid(unsafe_code)]

mod cells;
mod certificate;
mod check;
#[cfg(feature = "serde")]
mod digits;
mod error;
mod explain;
mod facts;
mod fingerprint;
mod keys;
mod level;
mod notice;
mod order;
mod outcome;
mod person;
mod professions;
mod proof;
mod register;
mod review;
mod rules;
mod sessions;
mod stepper;

pub use certificate::{Certificate, LevelProof};
pub use check::{CheckError, Checker, check};
pub use error::{PairingError, Problem};
pub use explain::{
    Better, Comparison, Fairness, Fate, Group, LevelChange, Lot, Offer, Passed, PassedChoice,
    PersonChange, Reasons, Remedy, Shortage, Tally, Why, compare, fairness, forced, has_choices,
    repaired, shortages,
};
pub use notice::{Heading, Notice, NoticeKind, says_no_preference};
pub use order::order;
pub use outcome::{BrokenRule, Level, Outcome, Pair, SharedSessions, Unpaired};
pub use person::{Person, Side};
pub use professions::two_sides;
pub use proof::Proof;
pub use review::{Review, review};
pub use rules::{PastRule, Preset, Rules, SessionRule};
pub use sessions::{HalfDay, Sessions};
pub use stepper::{Step, Stepper, solve};
pub use texts::{Texts, comparable, distance, is_unseen, place_of};
