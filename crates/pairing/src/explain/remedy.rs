//! What would give somebody a partner.

use crate::explain::shortage::Pocket;
use crate::keys::Text;
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
    let waiting = pocket
        .people
        .iter()
        .filter(|person| !pocket.unpaired.contains(person));
    let couples = pocket
        .unpaired
        .iter()
        .chain(waiting)
        .flat_map(|&one| free.iter().map(move |&two| (one, two)));
    for (one, two) in couples.take(LOOKED_AT) {
        let Some(pair) = reasons.pair(one, two) else {
            continue;
        };
        let broken: Vec<BrokenRule> = pair
            .broken_rules
            .iter()
            .copied()
            .filter(|rule| !reasons.forgiven(*rule))
            .collect();
        let [rule] = broken.as_slice() else { continue };
        let (kind, remedy) = match rule {
            BrokenRule::Excluded => (0, exclusion(reasons, &pair)),
            BrokenRule::Sessions => (1, session(reasons, &pair)),
            BrokenRule::PastPair => (
                2,
                Some(Remedy::AllowPastPair {
                    a: pair.a,
                    b: pair.b,
                }),
            ),
            BrokenRule::Professions => (
                3,
                Some(Remedy::LetProfessionsMeet {
                    a: pair.a,
                    b: pair.b,
                }),
            ),
            // Nobody is paired with their own practice or their own side.
            BrokenRule::SameSide | BrokenRule::PatientOfA | BrokenRule::PatientOfB => continue,
        };
        if let Some(place) = kinds.get_mut(kind).filter(|place| place.len() < OF_A_KIND) {
            place.extend(remedy.filter(|remedy| !place.contains(remedy)));
        }
    }
    let mut all: Vec<Remedy> = kinds.into_iter().flatten().collect();
    all.extend(
        pocket
            .locked_away
            .iter()
            .take(OF_A_KIND)
            .map(|&person| Remedy::OpenLock { person }),
    );
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

/// The professions that may meet somebody of the pocket, as the table writes them; `None` when there is none.
fn welcome_professions(reasons: &Reasons<'_>, pocket: &Pocket) -> Option<Vec<String>> {
    let table = reasons.meetings();
    if table.is_empty() {
        return Some(Vec::new());
    }
    let theirs: Vec<String> = pocket
        .people
        .iter()
        .filter_map(|&person| reasons.profession(person))
        .collect();
    let mut welcome: Vec<String> = Vec::new();
    for (one, two) in table.iter().flat_map(|(one, two)| [(one, two), (two, one)]) {
        let known = welcome
            .iter()
            .any(|known| comparable(known) == comparable(two));
        if !known && theirs.contains(&comparable(one)) && !comparable(two).is_empty() {
            welcome.push(two.trim().to_owned());
        }
    }
    (!welcome.is_empty()).then_some(welcome)
}

/// The one entry that keeps the two apart; `None` when there are several.
fn exclusion(reasons: &Reasons<'_>, pair: &Pair) -> Option<Remedy> {
    let register = &reasons.register;
    let (a, b) = (register.keys.get(pair.a)?, register.keys.get(pair.b)?);
    let names =
        |entries: &[Text], called: &dyn Fn(Text) -> bool| entries.iter().any(|&text| called(text));
    let by_a = names(&a.exclusions, &|text| b.is_called(text));
    let by_b = names(&b.exclusions, &|text| a.is_called(text));
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

/// One more half day of the host, where only one direction does not meet.
fn session(reasons: &Reasons<'_>, pair: &Pair) -> Option<Remedy> {
    let keys = |person: usize| reasons.register.keys.get(person);
    let (host, visitor) = if pair.shared_sessions.b_visits_a.is_empty() {
        (pair.a, pair.b)
    } else {
        (pair.b, pair.a)
    };
    let half_days = keys(visitor)?.visit.offered();
    (pair.shared_sessions.directions() == 1).then_some(Remedy::AddSession {
        person: host,
        hosting: true,
        half_days,
        to_meet: visitor,
    })
}
