//! The fields of each kind of question, in nhsuk-frontend's markup.

pub mod choice;
pub mod count;
pub mod date;
pub mod ranked;
pub mod table;
pub mod text;
