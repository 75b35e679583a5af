//! What would give somebody a partner.

use crate::explain::shortage::Pocket;

use crate::keys::Keys;
use crate::register::holds;
use crate::{BrokenRule, Pair, Reasons, Sessions, Side, comparable};

/// One change. Each but [`Remedy::OpenLock`] is enough for one more pair; that one gives the group a place, which
/// somebody else may lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Somebody no longer excludes somebody.
    DropExclusion {
        /// Who excludes.
        by: usize,
        /// Whom.
        other: usize,
    },
    /// The administrator no longer forbids a pair.
    DropForbidden {
        /// The person of side A.
        a: usize,
        /// The person of side B.
        b: usize,
    },
    /// A pair of an earlier round may be made again.
    AllowPastPair {
        /// The person of side A.
        a: usize,
        /// The person of side B.
        b: usize,
    },
    /// Somebody offers one more half day.
    AddSession {
        /// Who.
        person: usize,
        /// Whether for hosting, else for visiting.
        hosting: bool,
        /// Any one of these would do.
        half_days: Sessions,
        /// Whom they could then meet.
        to_meet: usize,
    },
    /// Two professions may meet.
    LetProfessionsMeet {
        /// A person of the one.
        a: usize,
        /// A person of the other.
        b: usize,
    },
    /// Somebody is no longer locked with their partner.
    OpenLock {
        /// Who.
        person: usize,
    },
    /// More people join.
    Invite {
        /// On which side.
        side: Side,
        /// How many, for everybody in the group to have a partner.
        people: usize,
        /// Their profession must be one of these, by the table of who may meet whom; any when empty.
        professions: Vec<String>,
    },
}

/// How many remedies of one kind are worth showing.
const OF_A_KIND: usize = 4;
/// How many couples are looked at: a person waits for the answer.
const LOOKED_AT: usize = 10_000;

/// What would help the pocket. A cell between somebody in it and somebody who can be freed is a way to one more pair.
pub(super) fn remedies(
    reasons: &Reasons<'_>,
    pocket: &Pocket,
    free: &[usize],
    side: Side,
) -> Vec<Remedy> {
    let mut kinds: [Vec<Remedy>; 4] = Default::default();
    let mut left = LOOKED_AT;
    // Those without a partner first, then whoever would give up theirs for another.
    for has_partner in [false, true] {
        for &one in &pocket.people {
            if pocket.unpaired.contains(&one) == has_partner {
                continue;
            }
            for &two in free {
                if left == 0 {
                    break;
                }
                left -= 1;
                if let Some((kind, remedy)) = one_more_pair(reasons, one, two)
                    && let Some(known) = kinds.get_mut(kind)
                    && known.len() < OF_A_KIND
                    && !known.contains(&remedy)
                {
                    known.push(remedy);
                }
            }
        }
    }
    let mut all = Vec::new();
    for kind in kinds {
        all.extend(kind);
    }
    for &person in pocket.locked_away.iter().take(OF_A_KIND) {
        all.push(Remedy::OpenLock { person });
    }
    // A table of professions that lets nobody meet them has to change first.
    if let Some(professions) = welcome_professions(reasons, pocket) {
        all.push(Remedy::Invite {
            side: side.other(),
            people: pocket.unpaired.len(),
            professions,
        });
    }
    all
}

/// What lets the two meet, and the number of its kind, when one thing alone keeps them apart.
fn one_more_pair(reasons: &Reasons<'_>, one: usize, two: usize) -> Option<(usize, Remedy)> {
    let pair = reasons.pair(one, two)?;
    let (a, b) = (pair.a, pair.b);
    let mut broken = None;
    for &rule in &pair.broken_rules {
        if !reasons.forgiven(rule) && broken.replace(rule).is_some() {
            return None;
        }
    }
    Some(match broken? {
        BrokenRule::Excluded => (0, exclusion(reasons, &pair)?),
        BrokenRule::Sessions => (1, session(reasons, &pair)?),
        BrokenRule::PastPair => (2, Remedy::AllowPastPair { a, b }),
        BrokenRule::Professions => (3, Remedy::LetProfessionsMeet { a, b }),
        // Nobody is paired with their own practice or their own side.
        BrokenRule::SameSide | BrokenRule::PatientOfA | BrokenRule::PatientOfB => return None,
    })
}

/// The professions that may meet somebody of the pocket, as the table writes them; `None` when there is none.
fn welcome_professions(reasons: &Reasons<'_>, pocket: &Pocket) -> Option<Vec<String>> {
    let table = reasons.meetings();
    if table.is_empty() {
        return Some(Vec::new());
    }
    let mut theirs = Vec::new();
    for &person in &pocket.people {
        theirs.extend(reasons.profession(person));
    }
    let mut welcome: Vec<String> = Vec::new();
    let mut known = vec![String::new()];
    for (one, two) in table {
        for (one, two) in [(one, two), (two, one)] {
            let new = comparable(two);
            if theirs.contains(&comparable(one)) && !known.contains(&new) {
                welcome.push(two.trim().to_owned());
                known.push(new);
            }
        }
    }
    (!welcome.is_empty()).then_some(welcome)
}

/// The one entry that keeps the two apart; `None` when there are several.
fn exclusion(reasons: &Reasons<'_>, pair: &Pair) -> Option<Remedy> {
    let register = &reasons.register;
    let (a, b) = (register.keys.get(pair.a)?, register.keys.get(pair.b)?);
    let names = |by: &Keys, whom: &Keys| by.exclusions.iter().any(|&text| whom.is_called(text));
    let (by_a, by_b) = (names(a, b), names(b, a));
    let ruled_out = holds(&register.ruled_out, (pair.a, pair.b));
    match (by_a, by_b, ruled_out) {
        (true, false, false) => Some(Remedy::DropExclusion {
            by: pair.a,
            other: pair.b,
        }),
        (false, true, false) => Some(Remedy::DropExclusion {
            by: pair.b,
            other: pair.a,
        }),
        (false, false, true) => Some(Remedy::DropForbidden {
            a: pair.a,
            b: pair.b,
        }),
        _ => None,
    }
}

/// One more half day of the host, where only one direction does not meet; of the visitor where no half day of theirs is known.
fn session(reasons: &Reasons<'_>, pair: &Pair) -> Option<Remedy> {
    let keys = |person: usize| reasons.register.keys.get(person);
    let (host, visitor) = if pair.shared_sessions.b_visits_a.is_empty() {
        (pair.a, pair.b)
    } else {
        (pair.b, pair.a)
    };
    if pair.shared_sessions.directions() != 1 {
        return None;
    }
    let (of_visitor, of_host) = (keys(visitor)?.visit.offered(), keys(host)?.host.offered());
    let asked_host = !of_visitor.is_empty();
    let half_days = if asked_host { of_visitor } else { of_host };
    (!half_days.is_empty()).then_some(Remedy::AddSession {
        person: if asked_host { host } else { visitor },
        hosting: asked_host,
        half_days,
        to_meet: if asked_host { visitor } else { host },
    })
}
