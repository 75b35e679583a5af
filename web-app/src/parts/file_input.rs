//! A field for a file: what it is for, what is wrong with it, and what is being read.

use yew::prelude::*;

use super::errors::{described_by, error_message, group_classes};
use crate::browser::intake::Readings;

/// The field.
#[derive(Debug)]
pub struct FileInput<'a> {
    pub id: AttrValue,
    pub label: Html,
    /// Help under the label. Without any, the hint of the group that the field stands in describes it: its id.
    pub hint: Result<Html, &'static str>,
    pub error: Option<&'a str>,
    /// Endings and media types that the browser offers, for `accept`.
    pub accept: &'static str,
    /// The files that the tool waits for.
    pub readings: &'a Readings,
    pub onchange: Callback<Event>,
}

/// The field in its group. What was chosen is taken in by [`crate::browser::intake`].
pub fn file_input(field: FileInput<'_>) -> Html {
    let FileInput {
        id,
        label,
        hint,
        error,
        accept,
        readings,
        onchange,
    } = field;
    let own = described_by(&id, hint.is_ok(), error);
    let group = hint.as_ref().err().copied();
    let described: Vec<&str> = group.into_iter().chain(own.as_deref()).collect();
    let reading = readings.of(&id);
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label nhsuk-label--s" for={id.clone()}>{ label }</label>
            if let Ok(hint) = hint {
                <div class="nhsuk-hint" id={format!("{id}-hint")}>{ hint }</div>
            }
            { error_message(&id, error) }
            <input class="nhsuk-file-upload__input app-file" {id} type="file" {accept}
                aria-describedby={described.join(" ")} {onchange} />
            if let Some(reading) = reading {
                <p class="app-note">{ reading.words() }</p>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::intake::Reading;
    use crate::testing::{html_of_piece, words_of};

    fn shown(hint: Result<Html, &'static str>, error: Option<&str>) -> String {
        let mut readings = Readings::default();
        readings.start(Reading {
            number: 1,
            field: "list".into(),
            name: "slow.xlsx".to_owned(),
        });
        html_of_piece(file_input(FileInput {
            id: "list".into(),
            label: "List".into(),
            hint,
            error,
            accept: ".csv",
            readings: &readings,
            onchange: Callback::noop(),
        }))
    }

    #[test]
    fn the_error_of_each_file_field_is_among_what_describes_it() {
        let html = shown(Ok("A CSV file.".into()), Some("It is empty"));
        assert!(
            html.contains("aria-describedby=\"list-hint list-error\""),
            "{html}"
        );
        assert!(
            html.contains("id=\"list-hint\"") && html.contains("id=\"list-error\""),
            "{html}"
        );
        let html = shown(Err("lists-hint"), None);
        assert!(html.contains("aria-describedby=\"lists-hint\""), "{html}");
    }

    #[test]
    fn a_file_that_is_being_read_is_named_beside_its_field() {
        let words = words_of(&shown(Ok("A CSV file.".into()), None));
        assert_eq!(words, "List A CSV file. Reading slow.xlsx ...");
    }
}
