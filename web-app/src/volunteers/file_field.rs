//! A field for a file: volunteers, or pairs of this round or an earlier one.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::focus::focus;
use crate::parts::errors::error_at;
use crate::parts::file_input::{FileInput, file_input};
use crate::start::ABOUT;
use crate::workspace::intake::Intake;
use crate::workspace::view::View;

/// The field with its label. What comes of the file is for [`crate::workspace::intake::file`] to say.
pub fn file_field(view: View<'_>, intake: Intake) -> Html {
    let id = intake.field();
    let (label, hint) = match intake {
        Intake::Volunteers => (
            "Volunteers file",
            html! { <>{ "An Excel workbook or a CSV file. It stays on your device. " }{ how_to_prepare() }</> },
        ),
        Intake::Past => (
            "Add pairs of an earlier round",
            "A pairs.csv that you downloaded then.".into(),
        ),
        Intake::Kept => (
            "Pairs of this round",
            "The pairs.csv that you downloaded. Write yes under done for pairs that have met."
                .into(),
        ),
    };
    file_input(FileInput {
        id: id.into(),
        label: label.into(),
        hint: Ok(hint),
        error: error_at(view.error(), id),
        accept: ".xlsx,.xlsm,.csv,.txt,.tsv",
        readings: &view.state.readings,
        onchange: view.choose.reform(move |event: Event| {
            (intake, event.target_unchecked_into::<HtmlInputElement>())
        }),
    })
}

/// The panel is folded, and a fragment alone would lead to its closed lid.
fn how_to_prepare() -> Html {
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus(ABOUT);
    });
    html! { <a href={format!("#{ABOUT}")} {onclick}>{ "How to prepare it" }</a> }
}
