//! Where the keyboard's focus has to go next.

use yew::prelude::*;

use crate::browser::focus as browser;

/// The id of an element; the number makes the same place count anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Focus {
    pub number: u32,
    pub id: AttrValue,
    /// Whoever is somewhere else by now is left there.
    only_if_lost: bool,
}

impl Focus {
    /// Asks for the focus to go to this element.
    pub fn on(&mut self, id: impl Into<AttrValue>) {
        self.number += 1;
        self.id = id.into();
        self.only_if_lost = false;
    }

    /// Asks for the focus to go to this element if the one that had it is gone: for what ends by itself, while the person
    /// may be typing elsewhere.
    pub fn on_if_lost(&mut self, id: impl Into<AttrValue>) {
        self.on(id);
        self.only_if_lost = true;
    }
}

/// Moves the focus each time that the state asks for it.
#[hook]
pub fn use_focus(focus: Focus) {
    use_effect_with(focus, |place| {
        let wanted = !place.only_if_lost || browser::is_lost();
        if place.number > 0 && wanted {
            browser::focus(&place.id);
        }
    });
}
