//! Work on the HTML that templates made: links made relative, the security policy added, mistakes found.

pub mod address;
pub mod document;
mod expansions;
pub(crate) mod file_label;
mod inspect;
mod locate;
mod policy;
mod scan;
pub mod text;

pub use document::{Document, Outline, finish};
pub use locate::{Sources, problem_at, rooted_addresses};
