//! Who got what they asked for: by side, profession, locality and half days offered, and who is worst off.

use pairing::{Group, Offer, Person, Side, Tally};
use yew::prelude::*;

use super::figures::WISHES;
use super::once::{Once, Shown};
use super::progress::start_button;
use crate::parts::mark::side_mark;
use crate::parts::scroll::Extent;
use crate::parts::shared::Shared;
use crate::parts::table::{Row, Table, table};
use crate::workspace::action::Action;
use crate::workspace::ids::SURVEY_HEADING;
use crate::workspace::state::{Solved, Spot};
use crate::workspace::view::View;
use crate::workspace::words::side_name;

/// How many of those who are worst off are named.
const NAMED: usize = 60;

/// The tables, and the button that lays the presets side by side.
pub fn fairness_tab(view: View<'_>, solved: &Shared<Solved>) -> Html {
    html! {
        <>
            <Once shown={Shown::Fairness} solved={solved.clone()} />
            <h4 class="nhsuk-heading-s" id={SURVEY_HEADING} tabindex="-1">{ "Presets and half days side by side" }</h4>
            <p class="app-levels">
                { "Pairs your list by each of the three presets, with half days as a wish and as a rule. Your result stays as it is." }
            </p>
            { start_button(view, Spot::Survey, "Lay them side by side", "", Action::Survey) }
            if view.state.work().survey_is_out_of_date() {
                <div class="app-notice app-notice--warn">
                    <p>
                        <strong>{ "Out of date." }</strong>
                        { " The list or the rules have changed since these were laid side by side. Lay them side by side again." }
                    </p>
                </div>
            }
            if let Some(survey) = &view.state.work().survey {
                <Once shown={Shown::Survey(survey.clone())} solved={solved.clone()} />
            }
        </>
    }
}

/// A table for each way to group people, and who is worst off.
pub fn fairness_tables(solved: &Solved) -> Html {
    let fair = &solved.fairness;
    let marked = |side: Side, text: AttrValue| html! { <>{ side_mark(side) }{ " " }{ text }</> };
    let mut sides = Vec::new();
    for (side, tally) in &fair.sides {
        sides.push(row(marked(*side, side_name(solved, *side)), tally));
    }
    sides.push(row("Everybody".into(), &fair.all));
    let profession = |person: &Person| marked(person.side, given(&person.profession));
    let locality = |person: &Person| given(&person.locality).into();
    let offer = |person: &Person| offer_words(Offer::of(person)).into();
    let rows = |groups: &[Group], label: &dyn Fn(&Person) -> Html| {
        let mut rows = Vec::new();
        for group in groups {
            if let Some(person) = solved.job.people.get(group.first) {
                rows.push(row(label(person), &group.tally));
            }
        }
        rows
    };
    let groups = [
        ("By side", sides),
        ("By profession", rows(&fair.professions, &profession)),
        ("By locality", rows(&fair.localities, &locality)),
        ("By half days offered", rows(&fair.offers, &offer)),
    ];
    html! {
        <>
            { for groups.into_iter().map(|(name, rows)| html! {
                <>
                    <h4 class="nhsuk-heading-s">{ name }</h4>
                    { table(Table { name, extent: Extent::Wide, head: head(), rows }) }
                </>
            }) }
            { worst_off(solved) }
        </>
    }
}

fn head() -> Vec<Html> {
    let mut head: Vec<Html> = vec!["Group".into(), "People".into()];
    for (label, _) in &WISHES {
        head.push(Html::from(*label));
    }
    head
}

fn row(group: Html, tally: &Tally) -> Row {
    let mut cells = vec![group, tally.people().into()];
    for count in tally.counts() {
        cells.push(count.into());
    }
    Row::plain(cells)
}

fn given(name: &str) -> AttrValue {
    match name.trim() {
        "" => "None given".into(),
        name => name.to_owned().into(),
    }
}

fn offer_words(offer: Offer) -> &'static str {
    match offer {
        Offer::Few => "One or two half days for a visit",
        Offer::Some => "Three or more for each visit",
        Offer::Any => "Any half day",
    }
}

fn worst_off(solved: &Solved) -> Html {
    let worst = &solved.fairness.worst_off;
    let more = worst.len().saturating_sub(NAMED);
    let people = worst.iter().filter_map(|&at| solved.job.people.get(at));
    html! {
        <>
            <h4 class="nhsuk-heading-s">{ format!("Worst off ({})", worst.len()) }</h4>
            <p class="app-levels">{ "Those without a partner, and those who chose and got none of their choices." }</p>
            <ul class="app-names">
                { for people.take(NAMED).map(|person| html! { <li>{ side_mark(person.side) }{ " " }{ &person.name }</li> }) }
                if more > 0 {
                    <li>{ format!("and {more} more") }</li>
                }
            </ul>
        </>
    }
}
