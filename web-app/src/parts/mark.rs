//! The mark of a side: a circle for one, a square for the other, in that side's colour. Words always stand beside it.

use pairing::Side;
use yew::prelude::*;

/// A small drawn mark, hidden from screen readers, for which the words are.
pub fn side_mark(side: Side) -> Html {
    let (class, shape) = match side {
        Side::A => (
            "app-mark app-mark--a",
            html! { <circle cx="8" cy="8" r="7" /> },
        ),
        Side::B => (
            "app-mark app-mark--b",
            html! { <rect x="1.5" y="1.5" width="13" height="13" /> },
        ),
    };
    html! {
        <svg {class} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{ shape }</svg>
    }
}
