//! Who meets whom: rules in, a proven pairing and its reasons out.
//!
//! Give [`solve`] the volunteers and the [`Rules`]; it hands back an [`Outcome`]: the pairs, who has no partner, what
//! each level of the rules came to, and a [`Certificate`] by which [`check`] proves that no other pairing serves the
//! levels better. [`Stepper`] does the same in small steps, for a page that must not freeze.
//!
//! Nothing here reads a file, a clock or a random source: the same people and rules give the same pairs, in whatever
//! order the people are listed.

#![forbid(unsafe_code)]

mod bits;
mod board;
mod cells;
mod certificate;
mod check;
mod error;
mod explain;
mod facts;
mod fingerprint;
mod hash;
mod level;
mod notice;
mod outcome;
mod person;
mod register;
mod review;
mod rules;
mod sessions;
mod solver;
mod stepper;
mod text;

pub use certificate::{Certificate, LevelProof};
pub use check::{CheckError, Checker, check};
pub use error::{PairingError, Problem};
pub use explain::{Passed, PassedChoice, Reasons, Why};
pub use notice::{Heading, Notice, NoticeKind};
pub use outcome::{BrokenRule, Level, Outcome, Pair, SharedSessions, Unpaired};
pub use person::{Person, Side};
pub use review::{Review, review};
pub use rules::{PastRule, Preset, Rules, SessionRule};
pub use sessions::{HalfDay, Sessions};
pub use stepper::{Step, Stepper, solve};
pub use text::{comparable, says_no_preference};
