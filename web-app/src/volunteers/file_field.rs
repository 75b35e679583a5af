//! A field for a file: volunteers, or pairs of this round or an earlier one.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::{file, office};
use crate::parts::errors::{FieldError, described_by, error_at, error_message, group_classes};
use crate::workspace::action::Action;
use crate::workspace::intake::{self, Intake};

#[derive(Debug, PartialEq, Properties)]
pub struct FileFieldProps {
    pub intake: Intake,
    pub error: Option<FieldError>,
    pub dispatch: Callback<Action>,
}

/// The field with its label. What comes of the file is for [`intake::file`] to say.
#[component]
pub fn FileField(props: &FileFieldProps) -> Html {
    let intake = props.intake;
    let id = intake.field();
    let error = error_at(props.error.as_ref(), id);
    let onchange = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some((chosen, source)) = file::chosen(&input) else {
                return;
            };
            if let Some(error) = intake::size_problem(intake, &chosen.name, chosen.size) {
                dispatch.emit(Action::Refuse(error));
                return;
            }
            let dispatch = dispatch.clone();
            file::read(&source, move |bytes| {
                let here = bytes
                    .as_ref()
                    .is_ok_and(|bytes| intake::plain(bytes).is_some());
                let read = move || dispatch.emit(intake::file(intake, &chosen.name, bytes));
                if here {
                    read();
                } else {
                    office::when_settled(read);
                }
            });
        })
    };
    // The same file can be chosen again after it was put right: otherwise the browser sees no change.
    let onclick = Callback::from(|event: MouseEvent| {
        file::forget(&event.target_unchecked_into::<HtmlInputElement>());
    });
    let (label, hint, more) = match intake {
        Intake::Volunteers => (
            "Volunteers file",
            "An Excel workbook or a CSV file. It stays on your device. ",
            Some("How to prepare it"),
        ),
        Intake::Past => (
            "Add pairs of an earlier round",
            "A pairs.csv that you downloaded then.",
            None,
        ),
        Intake::Kept => (
            "Pairs of this round",
            "The pairs.csv that you downloaded. Write yes under done for pairs that have met.",
            None,
        ),
    };
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label nhsuk-label--s" for={id}>{ label }</label>
            <div class="nhsuk-hint" id={format!("{id}-hint")}>
                { hint }
                if let Some(more) = more {
                    <a href="#about-this-tool">{ more }</a>
                }
            </div>
            { error_message(id, error) }
            <input class="nhsuk-file-upload__input app-file" {id} type="file" accept=".xlsx,.xlsm,.csv,.txt,.tsv"
                aria-describedby={described_by(id, true, error)} {onchange} {onclick} />
        </div>
    }
}
