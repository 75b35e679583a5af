//! Reasons: for a pair, for who is left without one, for a change; and how fair a result is.

mod compare;
mod fairness;
mod reasons;
mod remedy;
mod shortage;

pub use compare::{Better, Comparison, LevelChange, Lot, PersonChange, compare, forced, repaired};
pub use fairness::{Fairness, Fate, Group, Offer, Tally, fairness, has_choices};
pub use reasons::{Passed, PassedChoice, Reasons, Why};
pub use remedy::Remedy;
pub use shortage::{Shortage, shortages};
