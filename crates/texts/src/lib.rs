//! When two texts of a volunteers file count as the same, and a number for each different one, so that comparing texts is
//! comparing numbers.

#![forbid(unsafe_code)]

mod by_text;
mod hash;
mod letters;
mod numbers;
mod same;

pub use by_text::ByText;
pub use hash::{Fnv, hash};
pub use letters::is_unseen;
pub use numbers::Texts;
pub use same::{comparable, distance, place_of};

/// The number of a text, as [`Texts`] gives it. 0 stands for no text and matches nothing.
pub type Text = u32;
