//! Reasons: for a pair, for who is left without one, for a change; and how fair a result is.

mod reasons;

pub use reasons::{Passed, PassedChoice, Reasons, Why};
