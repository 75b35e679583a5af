//! A picture at the head of documents: chosen from the person's files, with words for those who cannot see it.

use documents::Blank;
use scheme::details::{LOGO_BYTES, Logo};
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::state::{State, field};
use crate::browser::blob::Address;
use crate::browser::file;
use crate::parts::line::{Line, line};

/// The field of a picture.
pub fn logo(state: &State, blank: &Blank, dispatch: &Callback<Action>) -> Html {
    html! {
        <LogoField key={blank.id.clone()} id={field(&blank.id)} label={blank.label.clone()} of={blank.from.clone()}
            logo={state.logo(blank).cloned()} dispatch={dispatch.clone()} />
    }
}

#[derive(Debug, PartialEq, Properties)]
struct LogoProps {
    id: AttrValue,
    label: AttrValue,
    /// The key of the picture among the scheme's details.
    of: AttrValue,
    logo: Option<Logo>,
    dispatch: Callback<Action>,
}

#[component]
fn LogoField(props: &LogoProps) -> Html {
    let onchange = {
        let (dispatch, key) = (props.dispatch.clone(), props.of.to_string());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into();
            let Some((chosen, bytes)) = file::chosen(&input) else {
                return;
            };
            file::forget(&input);
            let (dispatch, key, name) = (dispatch.clone(), key.clone(), chosen.name.clone());
            if chosen.size > LOGO_BYTES as u64 {
                return dispatch.emit(Action::Logo(key, Err(too_large(&name))));
            }
            file::read(&bytes, move |bytes| {
                let logo = bytes.and_then(|bytes| taken(&name, bytes));
                dispatch.emit(Action::Logo(key, logo));
            });
        })
    };
    let key = props.of.to_string();
    html! {
        <div class="nhsuk-form-group app-logo-field">
            <label class="nhsuk-label" for={props.id.clone()}>{ format!("{} (optional)", props.label) }</label>
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
            <input class="nhsuk-file-upload" type="file" id={props.id.clone()} accept=".png,.jpg,.jpeg,image/png,image/jpeg"
                {onchange} />
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
pub fn logos(fields: Html) -> Html {
    html! {
        <fieldset class="nhsuk-fieldset app-logos">
            <legend class="nhsuk-fieldset__legend" id={ids::LOGO} tabindex="-1">{ "Logos at the head of documents" }</legend>
            <div class="nhsuk-hint">{ "PNG or JPEG files of up to 1 MB. They stay on your device." }</div>
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
