//! The scheme as one file: Save and Open in the bar, with or without a passphrase.
//!
//! What is saved of a result is its pairs and what they were worked out from, never that it was checked. When a file is opened
//! its results are worked out again, and only those that come out as saved become results: see [`again`].

mod again;
mod open;
mod view;
mod write;

pub use again::{SavedResult, to_keep};
pub use open::{Opening, chosen, door};
pub use view::{as_saved, buttons, panel};
pub use write::file;
