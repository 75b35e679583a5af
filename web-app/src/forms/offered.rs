//! A second prepared link, opened in the page of the first: which of the two counts.

use forms::Prepared;
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::state::{Link, State};

/// The question, above whatever page of the form is open. Nothing while no other link was opened.
pub fn offered(state: &State, dispatch: &Callback<Action>) -> Html {
    let Some(link) = &state.offered else {
        return Html::default();
    };
    let choose = |new: bool| dispatch.reform(move |_: MouseEvent| Action::UseLink(new));
    let before = state.prepared().is_some();
    let title = match link.prepared() {
        Some(_) => "You have opened another link",
        None => "The link that you opened could not be used",
    };
    let keep = if before {
        "Keep the link from before"
    } else {
        "Go on without it"
    };
    html! {
        <div class="app-callout app-callout--warning app-screen-only" role="group" aria-labelledby="new-link-title"
            id={ids::LINK} tabindex="-1">
            <h2 class="app-callout__title" id="new-link-title">{ title }</h2>
            { words(link) }
            <div class="nhsuk-button-group">
                if link.prepared().is_some() {
                    <button type="button" class="nhsuk-button" onclick={choose(true)}>{ "Use the new link" }</button>
                }
                <button type="button" class="nhsuk-button nhsuk-button--secondary" onclick={choose(false)}>{ keep }</button>
            </div>
        </div>
    }
}

fn words(link: &Link) -> Html {
    match &link.says {
        Ok(Some(prepared)) => html! {
            <>
                <p>{ claims(prepared) }</p>
                <p>{ "Your answers stay as they are, whichever you choose." }</p>
            </>
        },
        Ok(None) => Html::default(),
        Err(why) => html! {
            <>
                <p>{ why }</p>
                <p>{ "Your answers are as they were." }</p>
            </>
        },
    }
}

/// Whom the new link says it is from, and where the form goes: by that somebody knows which to choose.
fn claims(link: &Prepared) -> Html {
    let part = |before: &'static str, text: &str| {
        (!text.is_empty()).then(|| html! { <>{ before }<bdi>{ text }</bdi></> })
    };
    let parts = [
        part(" from ", &link.from),
        part(" for the scheme ", &link.scheme),
        part(" and sends the form to ", &link.return_to),
    ];
    html! { <>{ "It says that it is" }{ for parts.into_iter().flatten() }{ "." }</> }
}
