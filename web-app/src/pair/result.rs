//! What came of it: how many are paired, whose choices were met, and the detail below.

use yew::prelude::*;

use super::chart::chart;
use super::compare::compare_tab;
use super::drawing::{Drawing, MOST_PAIRS};
use super::fairness::fairness_tab;
use super::figures::paired_people;
use super::list::pair_list;
use super::once::{Once, Shown};
use super::progress::start_button;
use super::proof::{proof_tab, sentence};
use super::told::{repaired, told_tab};
use crate::parts::shared::Shared;
use crate::parts::tabs::{Tab, Tabs, tabs};
use crate::workspace::action::{Action, Look, Saved};
use crate::workspace::ids::RESULT_HEADING;
use crate::workspace::settings::preset_label;
use crate::workspace::state::{Detail, Solved, Spot};
use crate::workspace::view::{PRIMARY, SECONDARY, View, button};
use crate::workspace::words;

/// The result with its figures, its file and its detail.
pub fn result_zone(view: View<'_>, solved: &Shared<Solved>) -> Html {
    let out_of_date = view.state.work().result_is_out_of_date();
    let class = if out_of_date { SECONDARY } else { PRIMARY };
    html! {
        <section class="app-zone" aria-labelledby={RESULT_HEADING}>
            <h3 class="nhsuk-heading-m" id={RESULT_HEADING} tabindex="-1">{ "Result" }</h3>
            { view.note(RESULT_HEADING) }
            if out_of_date || view.state.run.as_ref().is_some_and(|run| run.spot == Spot::Repair) {
                { notice(view) }
            }
            { headline(solved) }
            { repaired(solved) }
            { sentence(solved) }
            { chart(solved) }
            { button(view.dispatch, class, "Download pairs (CSV)", "", Action::Save(Saved::Pairs)) }
            { detail(view, solved) }
        </section>
    }
}

fn notice(view: View<'_>) -> Html {
    html! {
        <div class="app-notice app-notice--warn" id="out-of-date">
            <p>
                <strong>{ "Out of date." }</strong>
                { " The list or the settings have changed since. Repair changes as few pairs as can be. Pair volunteers starts anew." }
            </p>
            { start_button(view, Spot::Repair, "Repair, keeping these pairs", "", Action::Repair) }
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
    let drawn = solved.outcome.pairs.len() <= MOST_PAIRS;
    let is_there = |detail: Detail| match detail {
        Detail::Drawing => drawn,
        Detail::Told => solved.job.kept.is_some(),
        _ => true,
    };
    let unpaired = format!("Not paired ({})", solved.outcome.unpaired.len());
    let told = format!("To tell ({})", solved.told.len());
    let all = [
        (Detail::Pairs, "tab-pairs", "Pairs"),
        (Detail::Drawing, "tab-drawing", "Drawing"),
        (Detail::Unpaired, "tab-unpaired", &unpaired),
        (Detail::Told, "tab-told", &told),
        (Detail::Fairness, "tab-fairness", "Fairness"),
        (Detail::Compare, "tab-compare", "Compare"),
        (Detail::Proof, "tab-proof", "Proof"),
    ];
    let tab = |(value, id, label): (Detail, &'static str, &str)| Tab {
        value,
        id,
        label: label.to_owned(),
    };
    // A tab that this result does not have falls back to the list.
    let chosen = Some(view.state.looking.detail).filter(|detail| is_there(*detail));
    let chosen = chosen.unwrap_or_default();
    let once = |shown| html! { <Once {shown} solved={solved.clone()} /> };
    let content = match chosen {
        Detail::Pairs => pair_list(view, solved),
        Detail::Drawing => html! { <Drawing solved={solved.clone()} /> },
        Detail::Unpaired => once(Shown::Unpaired),
        Detail::Told => told_tab(solved),
        Detail::Fairness => fairness_tab(view, solved),
        Detail::Compare => compare_tab(view, solved),
        Detail::Proof => proof_tab(view, solved),
    };
    let row = Tabs {
        label: "Detail of the result",
        tabs: all
            .into_iter()
            .filter(|(value, _, _)| is_there(*value))
            .map(tab)
            .collect(),
        chosen,
        on_choose: view
            .dispatch
            .reform(|detail| Action::Look(Look::Detail(detail))),
    };
    tabs(row, content)
}
