//! The pairs and their proof as files.

use pairing::Proof;

use crate::browser::download::Outgoing;
use crate::workspace::state::Solved;
use crate::workspace::steering::Couple;

/// `pairs.csv` of a result. `done` are the couples whose exchange is over.
pub fn pairs_file(solved: &Solved, done: &[Couple]) -> Outgoing {
    Outgoing {
        name: "pairs.csv".to_owned(),
        media_type: "text/csv",
        bytes: scheme::pairs_csv(&solved.job.roster, &solved.outcome, done),
    }
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
