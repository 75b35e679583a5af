//! Forms as data: questions, answers, checks.
//!
//! A [`Form`] is written by an author as front matter, carried to the browser as JSON and shown there by one renderer.
//! This crate knows what a form may hold ([`form`]), whether an author's form is sound ([`soundness`]), what a person
//! has typed so far ([`answers`]), which questions apply ([`showing`]), what is wrong with an answer and how to put it
//! right ([`check`]), how an answer reads in plain words ([`wording`]), the whole in words for every way to take it away
//! ([`record`]), the file that carries one filled-in form ([`response`]) the link that an administrator
//! prepares ([`link`]), and what an email address is everywhere ([`email`]).
//!
//! It never touches a clock, a file or a browser, and depends on no other crate of the project.

pub mod answers;
mod base64url;
pub mod check;
pub mod date;
pub mod email;
pub mod form;
pub mod link;
pub mod record;
pub mod response;
pub mod showing;
pub mod soundness;
pub mod time;
pub mod wording;

pub use answers::{Answer, Answers};
pub use check::{Fault, Part};
pub use form::{Choice, Column, Form, Kind, Question, Section};
pub use link::Prepared;
pub use record::Record;
