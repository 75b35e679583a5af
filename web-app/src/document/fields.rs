//! The blanks as fields: the scheme's details first, then what this document alone needs.

use documents::{Blank, BlankKind};
use scheme::details::is_personal;
use yew::prelude::*;

use super::action::Action;
use super::field::{self, PROFESSIONS};
use super::logo;
use super::state::is_asked;
use super::state::{State, can_be_shared};

/// All fields. `many` is the way to make a copy for each person of a list.
pub fn fields(state: &State, dispatch: &Callback<Action>, many: Html) -> Html {
    let blanks = || state.template().blanks.iter();
    let (logos, shared): (Vec<&Blank>, Vec<&Blank>) = blanks()
        .filter(|blank| can_be_shared(blank))
        .partition(|blank| blank.kind == BlankKind::Image);
    let personal: Vec<&Blank> = blanks().filter(|blank| is_personal(&blank.from)).collect();
    let own: Vec<&Blank> = blanks().filter(|blank| blank.from.is_empty()).collect();
    let list = |blanks: &[&Blank]| -> Html {
        let asked = blanks.iter().filter(|blank| !state.is_of_list(blank));
        asked
            .map(|blank| field::blank(state, blank, dispatch))
            .collect()
    };
    html! {
        <div class="app-fields">
            <datalist id={PROFESSIONS}>
                { for state.paper.professions.iter().map(|known| html! { <option value={known.singular.clone()} /> }) }
            </datalist>
            if !shared.is_empty() || !logos.is_empty() {
                <details class="nhsuk-details app-fields__shared" open={state.details_open}>
                    <summary class="nhsuk-details__summary">
                        <h2 class="nhsuk-details__summary-text">{ shared_heading(state, &shared) }</h2>
                    </summary>
                    <div class="nhsuk-details__text">
                        <p class="nhsuk-hint">{ "You fill these in once. Every document of this site uses them." }</p>
                        { list(&shared) }
                        if !logos.is_empty() {
                            { logo::logos(state, list(&logos)) }
                        }
                    </div>
                </details>
            }
            if !personal.is_empty() {
                <section class="app-fields__group" aria-labelledby="fields-person">
                    <h2 class="app-fields__heading" id="fields-person">{ "Who it is for" }</h2>
                    { list(&personal) }
                    { many.clone() }
                </section>
            }
            { for groups(&own).into_iter().enumerate().map(|(at, (heading, blanks))| {
                let id = format!("fields-{at}");
                html! {
                    <section class="app-fields__group" aria-labelledby={id.clone()} key={id.clone()}>
                        <h2 class="app-fields__heading" {id}>{ heading }</h2>
                        { list(&blanks) }
                    </section>
                }
            }) }
            if personal.is_empty() {
                <section class="app-fields__group">{ many }</section>
            }
        </div>
    }
}

/// "Details of your scheme: 9 of 11 filled in".
fn shared_heading(state: &State, shared: &[&Blank]) -> String {
    let filled = shared
        .iter()
        .filter(|blank| is_filled(state, blank))
        .count();
    format!(
        "Details of your scheme: {filled} of {} filled in",
        shared.len()
    )
}

fn is_filled(state: &State, blank: &Blank) -> bool {
    let value = state.value(&state.target(blank));
    value.is_some_and(|value| !value.is_empty()) || state.logo(blank).is_some()
}

/// Blanks under their headings, in order. Lines to sign on have no field.
fn groups<'a>(own: &[&'a Blank]) -> Vec<(&'a str, Vec<&'a Blank>)> {
    let mut groups: Vec<(&str, Vec<&Blank>)> = Vec::new();
    for blank in own
        .iter()
        .filter(|blank| is_asked(blank) || !blank.sum.is_empty())
    {
        match groups.last_mut() {
            Some((heading, blanks)) if blank.group.is_empty() || *heading == blank.group => {
                blanks.push(blank)
            }
            _ => {
                let heading = if blank.group.is_empty() {
                    "This document"
                } else {
                    blank.group.as_str()
                };
                groups.push((heading, vec![blank]));
            }
        }
    }
    groups
}

/// Whether all that the scheme's details can fill is filled.
pub fn details_are_whole(state: &State) -> bool {
    let mut shared = state
        .template()
        .blanks
        .iter()
        .filter(|blank| can_be_shared(blank));
    shared.all(|blank| blank.optional || is_filled(state, blank))
}
