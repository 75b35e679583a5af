//! The same list under every preset and both rules for half days.

use pairing::{Better, Offer, SessionRule, compare};
use yew::prelude::*;

use crate::parts::scroll::Extent;
use crate::parts::shared::Shared;
use crate::parts::table::{Row, Table, add_texts, table, words};
use crate::workspace::settings::preset_label;
use crate::workspace::state::Solved;

/// The columns.
const COLUMNS: [&str; 10] = [
    "Way of pairing",
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

/// A row for each way of pairing, and what they come to.
pub fn side_by_side(all: &[Shared<Solved>]) -> Html {
    html! {
        <>
            { table(Table {
                name: "Ways of pairing",
                extent: Extent::Wide,
                head: words(&COLUMNS),
                rows: all.iter().map(row).collect(),
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

fn row(solved: &Shared<Solved>) -> Row {
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
    let texts = vec![
        way(solved),
        (all.people() - all.unpaired).to_string(),
        all.first.to_string(),
        all.second.to_string(),
        all.third.to_string(),
        all.none.to_string(),
        format!("{sessions} of {}", 2 * solved.outcome.pairs.len()),
        met(&few),
        share(few_alone, &few),
        met(&others),
    ];
    let mut cells = Vec::new();
    add_texts(&mut cells, texts);
    Row::plain(cells)
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
