//! Whose choices were met, as bars for each side and as a table of the same figures.

use pairing::{Side, Tally};
use yew::prelude::*;

use super::figures::WISHES;
use crate::parts::bars::{Bar, bars, patterns, percent};
use crate::parts::disclosure::disclosure;
use crate::parts::mark::side_mark;
use crate::parts::scroll::Extent;
use crate::parts::table::{Row, Table, table};
use crate::workspace::state::Solved;
use crate::workspace::words::{people, side_name};

/// The bars of both sides, and their figures.
pub fn chart(solved: &Solved) -> Html {
    let sides = &solved.fairness.sides;
    html! {
        <div class="app-chart">
            { patterns() }
            <h4 class="nhsuk-heading-s">{ "Choices met" }</h4>
            <div class="app-chart__sides">
                { for sides.iter().map(|(side, tally)| bars(title(solved, *side, tally), &bars_of(tally), tally.people())) }
            </div>
            { disclosure("Choices met as a table", false, figures(solved)) }
        </div>
    }
}

fn title(solved: &Solved, side: Side, tally: &Tally) -> Html {
    html! {
        <>{ side_mark(side) }{ format!(" {}: {}", side_name(solved, side), people(tally.people())) }</>
    }
}

fn bars_of(tally: &Tally) -> Vec<Bar> {
    let bar = |((label, fill), count): ((&'static str, _), usize)| Bar { label, count, fill };
    let all = WISHES.into_iter().zip(tally.counts()).map(bar);
    // Nobody without a partner is the usual thing and needs no bar.
    all.filter(|bar| bar.count > 0 || bar.label != "Not paired")
        .collect()
}

fn figures(solved: &Solved) -> Html {
    let [a, b] = &solved.fairness.sides;
    let tallies = [&a.1, &b.1, &solved.fairness.all];
    let heading = |side: Side| html! { <>{ side_mark(side) }{ " " }{ side_name(solved, side) }</> };
    let row = |(at, (label, _)): (usize, (&'static str, _))| {
        let share = |tally: &Tally| {
            let count = tally.counts().get(at).copied().unwrap_or_default();
            Html::from(format!("{count} ({}%)", percent(count, tally.people())))
        };
        let cells = std::iter::once(Html::from(label)).chain(tallies.map(share));
        Row::plain(cells.collect())
    };
    table(Table {
        name: "Choices met, table",
        extent: Extent::Wide,
        head: vec![
            "What became of their choices".into(),
            heading(a.0),
            heading(b.0),
            "Both".into(),
        ],
        rows: WISHES.into_iter().enumerate().map(row).collect(),
    })
}
