//! What a screen reader says without the focus moving.

use yew::prelude::*;

/// Something that happened, in words. The number makes the same words count anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Announcement {
    pub number: u32,
    pub text: String,
}

/// A polite live region. It has to be in the page before it is filled, so it is always there.
pub fn live(announcement: &Announcement) -> Html {
    html! {
        <div class="nhsuk-u-visually-hidden" aria-live="polite" role="status" id="announcements">
            <p key={announcement.number}>{ &announcement.text }</p>
        </div>
    }
}
