//! A picture at the head of documents: chosen from the person's files, with words for those who cannot see it.

use documents::Blank;
use scheme::details::{LOGO_BYTES, Logo};
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::state::{State, field};
use crate::browser::blob::Address;
use crate::browser::intake::{self, Door, Readings, use_intake};
use crate::parts::errors::error_message;
use crate::parts::file_input::{FileInput, file_input};
use crate::parts::line::{Line, line};

/// What describes each field of a picture: the hint of all of them, and what is wrong with one.
const HINT: &str = "logos-hint";
const WRONG_HINT: &str = "logos-hint logos-error";

/// The field of a picture.
pub fn logo(state: &State, blank: &Blank, dispatch: &Callback<Action>) -> Html {
    html! {
        <LogoField key={blank.id.clone()} id={field(&blank.id)} label={blank.label.clone()} of={blank.from.clone()}
            logo={state.logo(blank).cloned()} readings={state.readings.clone()}
            wrong={state.trouble_at(ids::LOGO).is_some()} dispatch={dispatch.clone()} />
    }
}

#[derive(Debug, PartialEq, Properties)]
struct LogoProps {
    id: AttrValue,
    label: AttrValue,
    /// The key of the picture among the scheme's details.
    of: AttrValue,
    logo: Option<Logo>,
    readings: Readings,
    /// Whether a picture was refused.
    wrong: bool,
    dispatch: Callback<Action>,
}

#[component]
fn LogoField(props: &LogoProps) -> Html {
    let files = use_intake(props.dispatch.reform(Action::File));
    let onchange = {
        let (files, key) = (files.clone(), props.of.to_string());
        let door = Door {
            field: props.id.clone(),
            most: LOGO_BYTES as u64,
            too_large,
            office: intake::never,
        };
        Callback::from(move |event: Event| {
            let key = key.clone();
            files.take(&event.target_unchecked_into(), &door, move |name, bytes| {
                let logo = bytes.and_then(|bytes| taken(name, bytes));
                Box::new(Action::Logo(key, logo))
            });
        })
    };
    let key = props.of.to_string();
    html! {
        <div class="nhsuk-form-group app-logo-field">
            if let Some(logo) = &props.logo {
                <div class="app-logo-field__chosen">
                    <Picture logo={logo.clone()} />
                    <span>{ &logo.name }</span>
                    <button type="button" class="app-link-button"
                        onclick={props.dispatch.reform({ let key = key.clone(); move |_| Action::NoLogo(key.clone()) })}>
                        { "Take it out" }
                        <span class="nhsuk-u-visually-hidden">{ format!(": {}", props.label) }</span>
                    </button>
                </div>
                { line(Line {
                    id: format!("{}-words", props.id).into(),
                    label: "Whose logo is it?".into(),
                    hint: "For people who cannot see it".into(),
                    value: logo.alternative.clone().into(),
                    ..Line::default()
                }, props.dispatch.reform(move |text| Action::Alternative(key.clone(), text))) }
            }
            { file_input(FileInput {
                id: props.id.clone(),
                label: format!("{} (optional)", props.label).into(),
                hint: Err(if props.wrong { WRONG_HINT } else { HINT }),
                error: None,
                accept: ".png,.jpg,.jpeg,image/png,image/jpeg",
                readings: &props.readings,
                onchange,
            }) }
        </div>
    }
}

fn too_large(name: &str) -> String {
    format!(
        "The picture {name} is larger than 1 MB. Choose a smaller one, or save it smaller in a picture program."
    )
}

/// A picture from a file's bytes. What it is, its first bytes tell, and not its name.
pub fn taken(name: &str, bytes: Vec<u8>) -> Result<Logo, String> {
    if bytes.len() > LOGO_BYTES {
        return Err(too_large(name));
    }
    let known = bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(&[0xff, 0xd8, 0xff]);
    if !known {
        return Err(format!(
            "The file {name} is not a PNG or JPEG picture. Choose one whose name ends in .png, .jpg or .jpeg."
        ));
    }
    Ok(Logo {
        name: name.to_owned(),
        bytes: bytes.into(),
        alternative: String::new(),
    })
}

#[derive(Debug, PartialEq, Properties)]
pub struct PictureProps {
    pub logo: Logo,
}

/// The picture itself, on screen.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let address = use_memo(props.logo.bytes.clone(), |bytes| Address::of(bytes, ""));
    let address = (*address).as_ref().map(|address| address.text().to_owned());
    html! { <img class="app-logo" src={address} alt={props.logo.alternative.clone()} /> }
}

/// All pictures, under the id that errors about them lead to.
pub fn logos(state: &State, fields: Html) -> Html {
    html! {
        <fieldset class="nhsuk-fieldset app-logos">
            <legend class="nhsuk-fieldset__legend" id={ids::LOGO} tabindex="-1">{ "Logos at the head of documents" }</legend>
            <div class="nhsuk-hint" id={HINT}>{ "PNG or JPEG files of up to 1 MB. They stay on your device." }</div>
            { error_message(ids::LOGO, state.trouble_at(ids::LOGO)) }
            { fields }
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        let png = taken("x.txt", b"\x89PNG\r\n\x1a\nrest".to_vec()).unwrap();
        assert_eq!(png.name, "x.txt");
        assert!(taken("x.jpg", vec![0xff, 0xd8, 0xff, 0xe0]).is_ok());
        assert_eq!(
            taken("x.png", b"<svg/>".to_vec()).unwrap_err(),
            "The file x.png is not a PNG or JPEG picture. Choose one whose name ends in .png, .jpg or .jpeg."
        );
        assert_eq!(
            taken("big.png", vec![0; LOGO_BYTES + 1]).unwrap_err(),
            "The picture big.png is larger than 1 MB. Choose a smaller one, or save it smaller in a picture program."
        );
    }
}
