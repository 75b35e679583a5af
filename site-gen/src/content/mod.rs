//! The tree of sections and pages, from front matter to neighbours.

pub mod fields;
pub mod front_matter;
pub mod library;
mod ordering;
pub mod slug;
pub mod taxonomy;
