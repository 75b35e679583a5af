//! The same list under every preset and both rules for half days.

use pairing::{Better, Offer, SessionRule, compare};
use yew::prelude::*;

use crate::parts::scroll::Extent;
use crate::parts::shared::Shared;
use crate::parts::table::{Row, Table, table};
use crate::workspace::settings::preset_label;
use crate::workspace::state::Solved;

/// The rows: what each way of pairing comes to.
const FIGURES: [&str; 9] = [
    "Paired",
    "First choice",
    "Second choice",
    "Third choice",
    "None of their choices",
    "Visits that fit half days",
    "Few half days offered: a choice met",
    "Few half days offered: not paired",
    "More offered: a choice met",
];

/// A column for each way of pairing, so that a figure is compared along its row, and what they come to.
pub fn side_by_side(all: &[Shared<Solved>]) -> Html {
    let mut head = vec![Html::from("Figure")];
    let mut columns = Vec::new();
    for solved in all {
        head.push(way(solved).into());
        columns.push(figures(solved).into_iter());
    }
    let mut rows = Vec::new();
    for name in FIGURES {
        let mut cells = vec![Html::from(name)];
        for column in &mut columns {
            cells.push(column.next().unwrap_or_default().into());
        }
        rows.push(Row::plain(cells));
    }
    html! {
        <>
            { table(Table {
                name: "Ways of pairing",
                extent: Extent::Wide,
                head,
                rows,
            }) }
            <ul>{ for notes(all).into_iter().map(|note| html! { <li>{ note }</li> }) }</ul>
        </>
    }
}

fn way(solved: &Solved) -> String {
    let settings = &solved.job.inputs.settings;
    let half_days = match settings.sessions {
        SessionRule::Soft => "half days a wish",
        SessionRule::Hard => "half days a rule",
    };
    format!("{}, {half_days}", preset_label(settings.preset))
}

/// What became of those who offered few half days, and of all others, in the order of [`pairing::Tally::counts`].
fn few_and_others(solved: &Solved) -> [[usize; 6]; 2] {
    let mut groups = [[0; 6]; 2];
    let [few, others] = &mut groups;
    for group in &solved.fairness.offers {
        let person = solved.job.people.get(group.first);
        let offer = person.map(Offer::of);
        let sums = if offer == Some(Offer::Few) {
            &mut *few
        } else {
            &mut *others
        };
        for (sum, count) in sums.iter_mut().zip(group.tally.counts()) {
            *sum += count;
        }
    }
    groups
}

/// In the order of [`FIGURES`].
fn figures(solved: &Solved) -> [String; 9] {
    let all = &solved.fairness.all;
    let [few, others] = few_and_others(solved);
    let share =
        |count: usize, group: &[usize; 6]| format!("{count} of {}", group.iter().sum::<usize>());
    let met = |group: &[usize; 6]| {
        let [first, second, third, ..] = group;
        share(first + second + third, group)
    };
    let [.., few_alone] = few;
    let sessions = solved.outcome.level("sessions").unwrap_or_default();
    [
        (all.people() - all.unpaired).to_string(),
        all.first.to_string(),
        all.second.to_string(),
        all.third.to_string(),
        all.none.to_string(),
        format!("{sessions} of {}", 2 * solved.outcome.pairs.len()),
        met(&few),
        share(few_alone, &few),
        met(&others),
    ]
}

/// What the ways differ in for people, in sentences.
fn notes(all: &[Shared<Solved>]) -> Vec<String> {
    let mut notes = Vec::new();
    let rule = |solved: &Solved| solved.job.inputs.settings.sessions;
    let better = |one: &Solved, two: &Solved| {
        let change = compare(
            (&one.job.people, &one.outcome),
            (&two.job.people, &two.outcome),
        );
        change.better_for_everybody == Some(Better::After)
    };
    for two in all {
        for one in all.iter().filter(|one| rule(one) == rule(two)) {
            if better(one, two) {
                notes.push(format!(
                    "{} is better for everybody than {}.",
                    way(two),
                    way(one)
                ));
            }
        }
    }
    if notes.is_empty() {
        notes.push("No preset is better for everybody than another: where one person gains, another loses.".to_owned());
    }
    // Soft and hard stand in the same order of presets.
    let (soft, hard) = all.split_at(all.len() / 2);
    for (soft, hard) in soft.iter().zip(hard) {
        let alone = |solved: &Solved| {
            let [[.., few], _] = few_and_others(solved);
            (solved.fairness.all.unpaired, few)
        };
        let ((all_soft, few_soft), (all_hard, few_hard)) = (alone(soft), alone(hard));
        notes.push(format!(
            "{}: {all_hard} without a partner where half days are a rule, {all_soft} where they are a wish. Of those who offered \
             few half days, {few_hard} and {few_soft}.",
            preset_label(soft.job.inputs.settings.preset),
        ));
    }
    notes
}
