//! A form on paper: blank, with room to write on, or with what a person answered.
//!
//! Both are Word documents that tell nothing of who made them or when, so that a reflection can be returned without a
//! name. The blank one is made by site-gen for every form's page and by the client for a form of the person's own; the
//! answered one is made of the same [`forms::Record`] as the printed page, the plain text and the email.

mod answered;
mod blank;

pub use answered::answered;
pub use blank::blank;
