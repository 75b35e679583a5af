//! The pairs as a file.

use crate::browser::download::Outgoing;
use crate::workspace::state::Solved;

/// `pairs.csv` of a result.
pub fn pairs_file(solved: &Solved) -> Outgoing {
    Outgoing {
        name: "pairs.csv".to_owned(),
        media_type: "text/csv",
        bytes: scheme::pairs_csv(&solved.job.roster, &solved.outcome, &[]),
    }
}
