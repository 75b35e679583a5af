//! The domain: volunteers read from a table, who meets whom written to one.
//!
//! [`read_volunteers`] takes the bytes of a file and finds everything that is wrong with it in one go. What it gives back,
//! the [`Roster`], hands its people to the `pairing` crate; [`pairs_csv`] writes the result for an administrator.
//! With the feature `saved`, [`details`] holds what every document of a scheme needs, and [`saved`] keeps it in a file.
//! [`proof_json`] keeps the proof of a result in a file; with the feature `proof`, `read_proof` reads it again.

mod blank;
mod cell;
mod column;
#[cfg(feature = "saved")]
pub mod details;
mod heading_map;
mod made_pairs;
mod pairs;
mod people;
mod problem;
#[cfg(feature = "proof")]
mod proof;
mod proof_json;
mod read_error;
mod reasons;
#[cfg(feature = "saved")]
pub mod recipients;
mod roster;
mod row;
#[cfg(feature = "saved")]
pub mod saved;
mod sessions;
mod sheet;
mod sides;
mod told;
mod why;

pub use blank::blank_volunteers;
pub use column::Column;
pub use heading_map::HeadingMap;
pub use made_pairs::{MadePair, made_pairs, on_the_list};
pub use pairs::{level_name, pairs_csv};
pub use problem::{Problem, Severity};
#[cfg(feature = "proof")]
pub use proof::{ProofError, ProofFault, read_proof};
pub use proof_json::proof_json;
pub use read_error::{MissingColumn, ReadError};
pub use reasons::{Reason, Tone, ordinal, reasons};
pub use roster::{Roster, Volunteer, read_table, read_volunteers};
pub use sheet::{Change, Sheet};
pub use told::{Told, told};
pub use why::pair_told;
