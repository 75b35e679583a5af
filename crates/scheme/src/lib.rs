//! The domain: volunteers read from a table, who meets whom written to one.
//!
//! [`read_volunteers`] takes the bytes of a file and finds everything that is wrong with it in one go. What it gives back,
//! the [`Roster`], hands its people to the `pairing` crate; [`pairs_csv`] writes the result for an administrator.
//! With the feature `proof`, `proof_json` keeps the proof of a result in a file and `read_proof` reads it again.

mod blank;
mod cell;
mod column;
mod heading_map;
mod pairs;
mod people;
mod problem;
#[cfg(feature = "proof")]
mod proof;
mod read_error;
mod reasons;
mod roster;
mod row;
mod sessions;
mod sides;

pub use blank::blank_volunteers;
pub use column::Column;
pub use heading_map::HeadingMap;
pub use pairs::{level_name, pairs_csv};
pub use problem::{Problem, Severity};
#[cfg(feature = "proof")]
pub use proof::{ProofError, ProofFault, proof_json, read_proof};
pub use read_error::{MissingColumn, ReadError};
pub use reasons::{Reason, Tone, reasons};
pub use roster::{Roster, Volunteer, read_table, read_volunteers};
