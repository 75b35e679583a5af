//! What every view of a stage gets: the state, and the way to say what happened.

use yew::prelude::*;

use super::action::Action;
use super::state::Workspace;
use crate::parts::errors::FieldError;

/// The workspace as a view sees it. Views are functions of this; only what has state of its own, or is long and seldom
/// changes, is a component: each component costs 3 KB of code.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub state: &'a Workspace,
    /// The text of the sample file.
    pub sample: &'a AttrValue,
    pub dispatch: &'a Callback<Action>,
}

impl<'a> View<'a> {
    /// The error on the screen, if there is one.
    pub fn error(&self) -> Option<&'a FieldError> {
        self.state.error.as_ref()
    }
}
