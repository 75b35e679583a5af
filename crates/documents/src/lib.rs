//! Templates and documents as trees of blocks; filling them in.
//!
//! A [`Template`] is what an author wrote: who sends it, its blanks, and a body of [`Block`]s in which blanks are marked.
//! site-gen makes it from markdown. [`fill`] puts [`Values`] into the blanks and gives a [`Filled`] document, which names
//! every blank that is still empty. [`plain`] writes a filled document as text for an email; `crates/files` writes it as
//! a Word document; the client shows it on screen. All carry the same words, because all walk the same tree.
//!
//! Depends on no other crate of the project.

pub mod block;
pub mod fill;
pub mod html;
pub mod number;
pub mod plain;
pub mod profession;
pub mod soundness;
pub mod sum;
pub mod template;

pub use block::{Block, Inline};
pub use fill::{Filled, Value, Values, fill};
pub use profession::Profession;
pub use template::{Blank, BlankKind, Letters, Template};
