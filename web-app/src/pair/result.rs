//! What came of it: how many are paired, whose choices were met, and the detail below.

use yew::prelude::*;

use super::chart::chart;
use super::compare::compare_tab;
use super::drawing::{Drawing, MOST_PAIRS};
use super::export::pairs_file;
use super::figures::paired_people;
use super::list::pair_list;
use super::once::Once;
use super::proof::{proof_tab, sentence};
use crate::browser::download::download;
use crate::parts::shared::Shared;
use crate::parts::tabs::{Tab, Tabs, tabs};
use crate::workspace::action::{Action, Look};
use crate::workspace::reduce::RESULT_HEADING;
use crate::workspace::settings::preset_label;
use crate::workspace::state::{Detail, Solved};
use crate::workspace::view::View;
use crate::workspace::words;

/// The result with its figures, its file and its detail.
pub fn result_zone(view: View<'_>, solved: &Shared<Solved>) -> Html {
    let out_of_date = view.state.work().result_is_out_of_date();
    let dispatch = view.dispatch;
    let save = {
        let solved = solved.clone();
        dispatch.reform(move |_| {
            download(&pairs_file(&solved));
            Action::Downloaded(solved.clone())
        })
    };
    let button = classes!(
        "nhsuk-button",
        out_of_date.then_some("nhsuk-button--secondary")
    );
    html! {
        <section class="app-zone" aria-labelledby={RESULT_HEADING}>
            <h3 class="nhsuk-heading-m" id={RESULT_HEADING} tabindex="-1">{ "Result" }</h3>
            if out_of_date {
                { notice() }
            }
            { headline(solved) }
            { sentence(solved) }
            { chart(solved) }
            <button type="button" class={button} onclick={save}>{ "Download pairs (CSV)" }</button>
            { detail(view, solved) }
        </section>
    }
}

fn notice() -> Html {
    html! {
        <div class="app-notice app-notice--warn" id="out-of-date">
            <p>
                <strong>{ "Out of date." }</strong>
                { " The list or the settings have changed since. Press Pair volunteers to bring this up to date." }
            </p>
        </div>
    }
}

fn headline(solved: &Solved) -> Html {
    let people = &solved.job.people;
    let paired = paired_people(people, &solved.outcome);
    let settings = &solved.job.inputs.settings;
    html! {
        <p class="app-headline">
            <span class="app-headline__number">{ paired }</span>
            { format!(" of {} people paired", people.len()) }
            <span class="app-headline__how">
                { format!(
                    "{}. {}, draw number {}.",
                    words::pairs(solved.outcome.pairs.len()),
                    preset_label(settings.preset),
                    solved.job.rules.seed,
                ) }
            </span>
        </p>
    }
}

fn detail(view: View<'_>, solved: &Shared<Solved>) -> Html {
    let (looking, dispatch) = (&view.state.looking, view.dispatch);
    let drawn = solved.outcome.pairs.len() <= MOST_PAIRS;
    let tab = |value, id, label: &str| Tab {
        value,
        id,
        label: label.to_owned(),
    };
    let mut row = vec![tab(Detail::Pairs, "tab-pairs", "Pairs")];
    if drawn {
        row.push(tab(Detail::Drawing, "tab-drawing", "Drawing"));
    }
    row.push(tab(
        Detail::Unpaired,
        "tab-unpaired",
        &format!("Not paired ({})", solved.outcome.unpaired.len()),
    ));
    row.push(tab(Detail::Compare, "tab-compare", "Compare"));
    row.push(tab(Detail::Proof, "tab-proof", "Proof"));
    // A drawing that this result is too large for falls back to the list.
    let chosen = match looking.detail {
        Detail::Drawing if !drawn => Detail::Pairs,
        chosen => chosen,
    };
    let content = match chosen {
        Detail::Pairs => pair_list(view, solved),
        Detail::Drawing => html! { <Drawing solved={solved.clone()} /> },
        Detail::Unpaired => html! { <Once solved={solved.clone()} /> },
        Detail::Compare => compare_tab(view, solved),
        Detail::Proof => proof_tab(solved),
    };
    let row = Tabs {
        label: "Detail of the result",
        tabs: row,
        chosen,
        on_choose: dispatch.reform(|detail| Action::Look(Look::Detail(detail))),
    };
    tabs(row, content)
}
