//! Where the keyboard's focus has to go next.

use yew::prelude::*;

/// The id of an element; the number makes the same place count anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Focus {
    pub number: u32,
    pub id: AttrValue,
}

impl Focus {
    /// Asks for the focus to go to this element.
    pub fn on(&mut self, id: impl Into<AttrValue>) {
        self.number += 1;
        self.id = id.into();
    }
}

/// Moves the focus each time that the state asks for it.
#[hook]
pub fn use_focus(focus: Focus) {
    use_effect_with(focus, |place| {
        if place.number > 0 {
            crate::browser::focus::focus(&place.id);
        }
    });
}
