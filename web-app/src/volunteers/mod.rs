//! The stage where the list of volunteers comes in and is looked at.

mod chosen;
mod intake;
mod stage;
mod table;

pub use chosen::chosen;
pub use stage::{nobody_yet, volunteers_stage};
