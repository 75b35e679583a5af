//! Small pieces of a screen that know nothing of what they show: nhsuk-frontend's markup, and what it lacks.

pub mod bars;
pub mod changes;
pub mod choose;
pub mod disclosure;
pub mod errors;
pub mod file_input;
pub mod focus;
pub mod history;
pub mod keeping;
pub mod line;
pub mod live;
#[cfg(feature = "workspace")]
pub mod mark;
pub mod radios;
pub mod scroll;
pub mod shared;
pub mod table;
pub mod tabs;
