//! Short texts that say how things stand.

use pairing::Side;
use scheme::Roster;
use yew::AttrValue;

use super::stage::Stage;
use super::state::{Solved, Source, Volunteers, Work, Workspace};
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
            None => "Not started".to_owned(),
            Some(_) if work.result_is_out_of_date() => "Out of date".to_owned(),
            Some(solved) => pairs(solved.outcome.pairs.len()),
        },
    }
}

/// Whether the pairs are in a file. Empty when there are none.
pub fn saved(state: &Workspace) -> &'static str {
    let work = state.work();
    if work.result.is_none() {
        ""
    } else if work.result == state.downloaded {
        "Pairs saved to a file"
    } else {
        "Pairs not saved to a file yet"
    }
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
