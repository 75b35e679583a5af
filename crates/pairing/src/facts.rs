//! What is true of one pair, worked out from the two people alone.

use crate::keys::Keys;
use crate::outcome::{BrokenRule, Pair, SharedSessions};
use crate::register::{Register, holds};
use crate::{Rules, SessionRule};

/// Everything that the levels and the reasons need to know about two people. `pair.a` and `pair.b` as in [`Pair`].
pub(crate) struct Facts {
    pub pair: Pair,
    pub kept: bool,
    pub past: bool,
    pub random: i64,
}

impl Facts {
    /// The facts about `a` and `b`; `None` when one of them is not on the list.
    pub fn of(register: &Register, rules: &Rules, a: usize, b: usize) -> Option<Self> {
        let (keys_a, keys_b) = (register.keys.get(a)?, register.keys.get(b)?);
        let listed = |pairs: &[(usize, usize)]| holds(pairs, (a, b));
        let past = listed(&register.past);
        let shared_sessions = SharedSessions {
            b_visits_a: keys_b.visit.shared(keys_a.host),
            a_visits_b: keys_a.visit.shared(keys_b.host),
        };
        let same = |one: u32, two: u32| one != 0 && one == two;
        let broken = [
            (
                BrokenRule::SameSide,
                register.sides.get(a) == register.sides.get(b),
            ),
            (
                BrokenRule::PatientOfB,
                same(keys_a.registered_practice, keys_b.organisation),
            ),
            (
                BrokenRule::PatientOfA,
                same(keys_b.registered_practice, keys_a.organisation),
            ),
            (
                BrokenRule::Excluded,
                excludes(keys_a, keys_b) || excludes(keys_b, keys_a) || listed(&register.forbidden),
            ),
            (
                BrokenRule::Professions,
                !register.may_meet(keys_a.profession, keys_b.profession),
            ),
            (BrokenRule::PastPair, past),
            (
                BrokenRule::Sessions,
                rules.sessions == SessionRule::Hard && shared_sessions.directions() < 2,
            ),
        ];
        let mut broken_rules = Vec::new();
        for (rule, broken) in broken {
            if broken {
                broken_rules.push(rule);
            }
        }
        let seed = matching::seed_number(rules.seed);
        Some(Self {
            pair: Pair {
                a,
                b,
                choice_a: choice_met(keys_a, keys_b),
                choice_b: choice_met(keys_b, keys_a),
                same_locality: same(keys_a.locality, keys_b.locality),
                shared_sessions,
                locked: listed(&register.locked),
                broken_rules,
            },
            kept: listed(&register.kept),
            past,
            random: matching::pair_value(seed, keys_a.number, keys_b.number),
        })
    }
}

fn excludes(one: &Keys, two: &Keys) -> bool {
    one.exclusions.iter().any(|&text| two.is_called(text))
}

fn choice_met(chooser: &Keys, partner: &Keys) -> Option<u8> {
    for (number, choice) in (1u8..).zip(chooser.choices) {
        if partner.meets(choice) {
            return Some(number);
        }
    }
    None
}
