//! What a run hands back.

use crate::{Certificate, Notice, Sessions};

/// The result of a run. All people are named by their index in the list given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The pairs, in the order of the list on side A.
    pub pairs: Vec<Pair>,
    /// Who has no partner, in the order of the list.
    pub unpaired: Vec<Unpaired>,
    /// What each level came to, the most important first.
    pub levels: Vec<Level>,
    /// The proof that no pairing that keeps the rules serves the levels better; see [`crate::check`].
    pub certificate: Certificate,
    /// What the administrator should know about the list.
    pub notices: Vec<Notice>,
}

impl Outcome {
    /// Everybody with whom the person is paired.
    #[must_use]
    pub fn partners(&self, person: usize) -> Vec<usize> {
        let partner = |pair: &Pair| match (pair.a == person, pair.b == person) {
            (true, _) => Some(pair.b),
            (_, true) => Some(pair.a),
            _ => None,
        };
        self.pairs.iter().filter_map(partner).collect()
    }

    /// What the level came to; `None` when the rules do not ask for it.
    #[must_use]
    pub fn level(&self, key: &str) -> Option<i64> {
        self.levels
            .iter()
            .find(|level| level.key == key)
            .map(|level| level.value)
    }
}

/// Two people who meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The person of side A (of two locked people on one side, the one earlier in the list).
    pub a: usize,
    /// The person of side B.
    pub b: usize,
    /// Which of `a`'s choices `b` meets: 1 to 3.
    pub choice_a: Option<u8>,
    /// Which of `b`'s choices `a` meets: 1 to 3.
    pub choice_b: Option<u8>,
    /// Whether both name the same locality.
    pub same_locality: bool,
    /// The half days that suit both, for each visit.
    pub shared_sessions: SharedSessions,
    /// Whether the pair was locked.
    pub locked: bool,
    /// The rules that this pair breaks because it is locked, or because past pairs are only avoided.
    pub broken_rules: Vec<BrokenRule>,
}

/// The half days that suit both partners, for each of the two visits; none named means that the sessions do not meet,
/// all 14 that both said any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SharedSessions {
    /// When `b` can visit and `a` can host.
    pub b_visits_a: Sessions,
    /// When `a` can visit and `b` can host.
    pub a_visits_b: Sessions,
}

impl SharedSessions {
    /// In how many of the two directions sessions meet: 0 to 2.
    #[must_use]
    pub fn directions(self) -> u8 {
        u8::from(!self.b_visits_a.is_empty()) + u8::from(!self.a_visits_b.is_empty())
    }
}

/// A rule that a pair breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BrokenRule {
    /// Both are on the same side.
    SameSide,
    /// `a` is a patient where `b` works.
    PatientOfB,
    /// `b` is a patient where `a` works.
    PatientOfA,
    /// One excludes the other, or the administrator forbade the pair.
    Excluded,
    /// The table of professions does not let theirs meet.
    Professions,
    /// They were paired in an earlier round.
    PastPair,
    /// Their sessions do not meet in both directions.
    Sessions,
}

/// A person without a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpaired {
    /// Who.
    pub person: usize,
}

/// One level of the rules and what the pairing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// `paired` (people), `pairs` (only when somebody takes two partners), `kept`, `fresh` (pairs not of an earlier
    /// round), `le_3`, `le_2`, `le_1`, `p_1`, `p_2`, `p_3`, `rank_sum`, `locality`, `sessions` (directions) or
    /// `random`.
    pub key: &'static str,
    /// What it came to. More is better at every level.
    pub value: i64,
}
