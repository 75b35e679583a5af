//! The stage where volunteers become pairs: steer, result, detail.

mod change;
mod chart;
mod compare;
mod drawing;
mod export;
mod fairness;
pub mod figures;
mod half_days;
mod list;
mod once;
mod person;
mod professions;
mod progress;
mod proof;
mod remedy;
mod result;
mod row;
mod scene;
mod stage;
mod steer;
mod survey;
mod told;
mod unpaired;

pub use export::{pairs_file, proof_file};
pub use stage::pair_stage;
