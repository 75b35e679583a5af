//! The stage where the list of volunteers comes in and is looked at.

mod chosen;
mod file_field;
mod intake;
mod problems;
mod stage;
mod table;

pub use chosen::{chosen, list_file};
pub use file_field::file_field;
pub use stage::{nobody_yet, volunteers_stage};
pub use table::FIRST_ROWS;
