//! The stage where volunteers become pairs: steer, result, detail.

mod change;
mod chart;
mod compare;
mod drawing;
mod export;
pub mod figures;
mod half_days;
mod list;
mod once;
mod person;
mod proof;
mod remedy;
mod result;
mod row;
mod scene;
mod stage;
mod steer;
mod unpaired;

pub use export::pairs_file;
pub use stage::pair_stage;
