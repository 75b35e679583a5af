//! Undo and redo as two buttons.

use yew::prelude::*;

/// The buttons, with what each would do for those who cannot see the page change. They are never `disabled`: the focus
/// stays on the button when the last change was undone.
pub fn undo_and_redo(
    class: &'static str,
    undo: (Option<&str>, Callback<MouseEvent>),
    redo: (Option<&str>, Callback<MouseEvent>),
) -> Html {
    let button = |label: &'static str, (what, onclick): (Option<&str>, Callback<MouseEvent>)| {
        html! {
            <button type="button" {class} aria-disabled={what.is_none().to_string()} {onclick}>
                { label }
                if let Some(what) = what {
                    <span class="nhsuk-u-visually-hidden">{ format!(": {what}") }</span>
                }
            </button>
        }
    };
    html! { <>{ button("Undo", undo) }{ button("Redo", redo) }</> }
}
