//! The pairs and their proof as files.

use std::collections::BTreeMap;

use pairing::Proof;
use scheme::Roster;

use crate::browser::download::Outgoing;
use crate::workspace::state::{Solved, Work};

/// `pairs.csv` of the result of this work.
pub fn pairs_file(solved: &Solved, work: &Work) -> Outgoing {
    Outgoing {
        name: "pairs.csv".to_owned(),
        media_type: "text/csv",
        bytes: scheme::pairs_csv(&roster(solved, work), &solved.outcome, &work.done),
    }
}

/// The list that was paired, with the telephone numbers of now: a number that was put right since changes no pair, so that the
/// result is not out of date, and the file would have the old one.
fn roster(solved: &Solved, work: &Work) -> Roster {
    let mut roster = Roster::clone(&solved.job.roster);
    if let Some(list) = &work.inputs.volunteers
        && list.roster != solved.job.roster
    {
        let people = list.roster.volunteers.iter();
        let now: BTreeMap<&str, &str> = people
            .map(|volunteer| (volunteer.person.id.as_str(), volunteer.phone.as_str()))
            .collect();
        for volunteer in &mut roster.volunteers {
            if let Some(phone) = now.get(volunteer.person.id.as_str()) {
                volunteer.phone = (*phone).to_owned();
            }
        }
    }
    roster
}

/// `proof.json` of a result, for anybody who has the list.
///
/// # Errors
/// A sentence, when it would be too large to be read again.
pub fn proof_file(solved: &Solved) -> Result<Outgoing, String> {
    let job = &solved.job;
    let proof = Proof::of(&job.people, &job.rules, &solved.outcome);
    Ok(Outgoing {
        name: "proof.json".to_owned(),
        media_type: "application/json",
        bytes: scheme::proof_json(&proof)?,
    })
}
