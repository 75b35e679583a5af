//! Short texts that say how things stand.

use pairing::Side;
use scheme::Roster;
use yew::AttrValue;

use super::settings::{past_label, preset_label, sessions_label};
use super::stage::Stage;
use super::state::{Inputs, Solved, Source, Volunteers, Work, Workspace};
use crate::pair::figures::paired_people;

/// "1 person", "2 people".
pub fn people(count: usize) -> String {
    match count {
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    }
}

/// "1 pair", "2 pairs".
pub fn pairs(count: usize) -> String {
    match count {
        1 => "1 pair".to_owned(),
        _ => format!("{count} pairs"),
    }
}

/// "1 person is left.", "2 people are left."
pub fn left(count: usize) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb} left.", people(count))
}

/// "1 problem", "2 problems".
pub fn problems(count: usize) -> String {
    match count {
        1 => "1 problem".to_owned(),
        _ => format!("{count} problems"),
    }
}

/// What was read, for a screen reader.
pub fn read_summary(roster: &Roster) -> String {
    let found = people(roster.volunteers.len());
    match roster.problems.len() {
        0 => format!("{found} read, no problems found."),
        count => format!("{found} read, {} found.", problems(count)),
    }
}

/// What a pairing came to, for a screen reader.
pub fn result_summary(solved: &Solved) -> String {
    let all = &solved.job.people;
    format!(
        "{} of {} paired.",
        paired_people(all, &solved.outcome),
        people(all.len())
    )
}

/// Where a list came from.
pub fn source(volunteers: &Volunteers) -> String {
    match &volunteers.source {
        Source::File(name) => name.clone(),
        Source::Pasted => "what you pasted".to_owned(),
        Source::Sample => "the sample".to_owned(),
    }
}

/// How a stage stands.
pub fn stage_status(stage: Stage, work: &Work, running: bool) -> String {
    match stage {
        Stage::Volunteers => match &work.inputs.volunteers {
            None => "Not started".to_owned(),
            Some(volunteers) => match volunteers.roster.problems.len() {
                0 => people(volunteers.roster.volunteers.len()),
                count => problems(count),
            },
        },
        Stage::Pair if running => "Pairing".to_owned(),
        Stage::Pair => match &work.result {
            None if work.as_saved.pairs.is_some() => "Pairs as saved".to_owned(),
            None => "Not started".to_owned(),
            Some(_) if work.result_is_out_of_date() => "Out of date".to_owned(),
            Some(solved) => pairs(solved.outcome.pairs.len()),
        },
    }
}

/// What is in a file and what is not. Empty when there is nothing to save.
pub fn saved(state: &Workspace) -> String {
    if state.is_saved() {
        return "Saved to a file".to_owned();
    }
    let pairs = match (&state.work().result, state.pairs_are_unsaved()) {
        (None, _) => None,
        (Some(_), true) => Some("Pairs not saved to a file yet"),
        (Some(_), false) => Some("Pairs saved to a file"),
    };
    let list = state
        .list_is_unsaved()
        .then_some("List changed here, not saved to a file yet");
    let both: Vec<&str> = list.into_iter().chain(pairs).collect();
    both.join(". ")
}

/// What differs between two sets of settings and pairs set by hand, a line each.
pub fn settings_changed(before: &Inputs, after: &Inputs) -> Vec<String> {
    let mut changed = Vec::new();
    let mut differs = |what: &str, before: &str, after: &str| {
        if before != after {
            changed.push(format!("{what} {after}, was {before}"));
        }
    };
    let (one, two) = (&before.settings, &after.settings);
    differs(
        "what matters most:",
        preset_label(one.preset),
        preset_label(two.preset),
    );
    differs(
        "half days:",
        sessions_label(one.sessions),
        sessions_label(two.sessions),
    );
    differs(
        "pairs of earlier rounds:",
        past_label(one.past_pairs),
        past_label(two.past_pairs),
    );
    differs("draw number", one.seed.trim(), two.seed.trim());
    let lists = [
        (
            &before.steering.lock,
            &after.steering.lock,
            "locked",
            "not locked any more",
        ),
        (
            &before.steering.forbid,
            &after.steering.forbid,
            "never a pair",
            "not ruled out any more",
        ),
        (&before.apart, &after.apart, "kept apart", "may meet again"),
    ];
    let list = after.volunteers.as_ref();
    let name = |id: &String| {
        let mut people = list.iter().flat_map(|list| &list.roster.volunteers);
        let found = people.find(|volunteer| volunteer.person.id == *id);
        found.map_or_else(|| id.clone(), |found| found.person.name.clone())
    };
    for (before, after, now, no_more) in lists {
        let come = after.iter().filter(|couple| !before.contains(couple));
        let gone = before.iter().filter(|couple| !after.contains(couple));
        let come = come.map(|couple| (couple, now));
        for ((a, b), what) in come.chain(gone.map(|couple| (couple, no_more))) {
            changed.push(format!("{} and {}: {what}", name(a), name(b)));
        }
    }
    changed
}

/// The name of a side in a result.
pub fn side_name(solved: &Solved, side: Side) -> AttrValue {
    side_label(&solved.job.roster, side)
}

/// The name of a side as the list has it, with a capital.
pub fn side_label(roster: &Roster, side: Side) -> AttrValue {
    let word = roster.side_word(side).trim();
    // A single letter says nothing by itself.
    if word.chars().nth(1).is_none() {
        return AttrValue::from(plain_side(side));
    }
    let mut word = word.to_owned();
    // Only plain letters: tables of all capitals are 4 KB of the client, compressed.
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    AttrValue::from(word)
}

fn plain_side(side: Side) -> &'static str {
    match side {
        Side::A => "Side A",
        Side::B => "Side B",
    }
}
