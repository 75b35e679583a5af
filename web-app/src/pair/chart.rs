//! Whose choices were met, as bars for each side and as a table of the same figures.

use pairing::Side;
use yew::prelude::*;

use super::figures::{SideFigures, Wish, figures};
use crate::parts::bars::{Bar, Fill, bars, patterns, percent};
use crate::parts::disclosure::disclosure;
use crate::parts::mark::side_mark;
use crate::parts::scroll::{Extent, scroll};
use crate::workspace::state::Solved;
use crate::workspace::words::side_name;

/// The bars of both sides, and their figures.
pub fn chart(solved: &Solved) -> Html {
    let sides = figures(&solved.job.people, &solved.outcome);
    html! {
        <div class="app-chart">
            { patterns() }
            <h4 class="nhsuk-heading-s">{ "Choices met" }</h4>
            <div class="app-chart__sides">
                { for sides.iter().map(|side| bars(title(solved, side), &bars_of(side), side.people())) }
            </div>
            { disclosure("Choices met as a table", false, table(solved, &sides)) }
        </div>
    }
}

fn title(solved: &Solved, side: &SideFigures) -> Html {
    html! {
        <>{ side_mark(side.side) }{ format!(" {}: {} people", side_name(solved, side.side), side.people()) }</>
    }
}

fn bars_of(side: &SideFigures) -> Vec<Bar> {
    Wish::ALL
        .into_iter()
        .map(|wish| Bar {
            label: wish.label(),
            count: side.count(wish),
            fill: fill(wish),
        })
        .filter(|bar| bar.count > 0 || bar.label != Wish::Unpaired.label())
        .collect()
}

fn fill(wish: Wish) -> Fill {
    match wish {
        Wish::First => Fill::Solid,
        Wish::Second => Fill::Slanted,
        Wish::Third => Fill::Dotted,
        Wish::NoneMet => Fill::Crossed,
        Wish::NoPreference | Wish::Unpaired => Fill::Outline,
    }
}

fn table(solved: &Solved, sides: &[SideFigures; 2]) -> Html {
    let number = |count: usize, of: usize| {
        html! {
            <td class="nhsuk-table__cell nhsuk-table__cell--numeric">{ format!("{count} ({}%)", percent(count, of)) }</td>
        }
    };
    let heading = |side: Side| {
        html! {
            <th class="nhsuk-table__header nhsuk-table__header--numeric" scope="col">
                { side_mark(side) }{ " " }{ side_name(solved, side) }
            </th>
        }
    };
    let content = html! {
            <table class="nhsuk-table">
                <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{ "Choices met" }</caption>
                <thead class="nhsuk-table__head">
                    <tr class="nhsuk-table__row">
                        <th class="nhsuk-table__header" scope="col">{ "What became of their choices" }</th>
                        { for sides.iter().map(|side| heading(side.side)) }
                        <th class="nhsuk-table__header nhsuk-table__header--numeric" scope="col">{ "Both" }</th>
                    </tr>
                </thead>
                <tbody class="nhsuk-table__body">
                    { for Wish::ALL.into_iter().map(|wish| {
                        let both: usize = sides.iter().map(|side| side.count(wish)).sum();
                        let people: usize = sides.iter().map(|side| side.people()).sum();
                        html! {
                            <tr class="nhsuk-table__row" key={wish.label()}>
                                <th class="nhsuk-table__header" scope="row">{ wish.label() }</th>
                                { for sides.iter().map(|side| number(side.count(wish), side.people())) }
                                { number(both, people) }
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
    };
    scroll("Choices met, table", Extent::Wide, content)
}
