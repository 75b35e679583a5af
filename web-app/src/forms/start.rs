//! The first page: what a link brought, Start, and a saved response to open.

use forms::Prepared;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::state::State;
use super::{draft, ids};
use crate::browser::screen;
use crate::parts::disclosure::disclosure;
use crate::parts::file_input::{FileInput, file_input};
use crate::parts::keeping::Kept;

/// The first page. What the form is for stands above it, in the page itself.
pub fn start(
    state: &State,
    report: &Callback<Kept>,
    dispatch: &Callback<Action>,
    open: &Callback<HtmlInputElement>,
) -> Html {
    let started = !state.is_empty();
    let refusal = state.refusal.as_deref();
    let saved = file_input(FileInput {
        id: ids::OPEN.into(),
        label: "Choose a saved response".into(),
        hint: Ok("A file whose name ends in .response.json".into()),
        error: refusal,
        accept: ".json,application/json",
        readings: &state.readings,
        onchange: open.reform(|event: Event| event.target_unchecked_into()),
    });
    html! {
        <div class="app-start">
            { match &state.link().says {
                Ok(Some(prepared)) => received(prepared),
                Ok(None) => Html::default(),
                Err(why) => html! {
                    <div class="app-callout app-callout--warning" role="alert">
                        <p class="app-callout__title">{ "This link could not be used" }</p>
                        <p>{ why }</p>
                    </div>
                },
            } }
            <div class="nhsuk-button-group">
                <button type="button" class="nhsuk-button" id={ids::START} onclick={dispatch.reform(|_| Action::Begin)}>
                    { if started { "Go on" } else { "Start" } }
                </button>
                if state.paper.has_blank {
                    <button type="button" class="nhsuk-button nhsuk-button--secondary" onclick={|_| screen::print()}>
                        { "Print a blank form" }
                    </button>
                }
            </div>
            { draft::choice(state, report) }
            { disclosure("Open a saved response", refusal.is_some(), saved) }
        </div>
    }
}

/// What the link says. All of it is a claim of whoever made the link, so it stands here before anything is entered.
fn received(link: &Prepared) -> Html {
    let day = |date: Option<forms::date::Date>| date.map(|date| date.to_string());
    let dates = match (day(link.start), day(link.end)) {
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("From {start}")),
        (None, end) => end.map(|end| format!("Until {end}")),
    };
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let rows = [
        ("It says it is from", text(&link.from)),
        ("Scheme", text(&link.scheme)),
        ("Visits", dates),
        ("Wanted by", day(link.return_by)),
        ("Goes to", text(&link.return_to)),
        ("Nation", text(&link.nation)),
    ];
    let mut names: Vec<&String> = link.other_side.iter().chain(&link.everybody).collect();
    names.dedup();
    html! {
        <section class="app-received app-callout" aria-labelledby="received">
            <h2 class="app-callout__title" id="received">{ "What your link brought" }</h2>
            <dl>
                { for rows.into_iter().filter_map(|(label, value)| value.map(|value| html! {
                    <div key={label}><dt>{ label }</dt><dd><bdi>{ value }</bdi></dd></div>
                })) }
            </dl>
            if !names.is_empty() {
                { disclosure(format!("People to choose from: {}", names.len()), false, html! {
                    <ul>{ for names.iter().map(|name| html! { <li><bdi>{ name }</bdi></li> }) }</ul>
                }) }
            }
            <p>{ "Anybody can make such a link. Check that you know who sent it." }</p>
        </section>
    }
}
