//! A link to a form, prepared: asked for by a form of its own, whose last page is the link, an email that carries it, and a
//! poster with its QR code.

mod prepared;
mod ready;
mod words;

pub use ready::{Written, ready};
pub use toolkit::LinkPage;
