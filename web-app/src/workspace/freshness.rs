//! Whether a result still answers what is asked now. What the solver reads is compared, and nothing else: where a list was
//! saved to, or which of its problems were left as they are, changes no pair.

use std::collections::BTreeSet;

use pairing::Person;
use scheme::Roster;

use super::job::past_couples;
use super::professions::meetings;
use super::state::{Inputs, Solved, Trial, Work, Workspace};
use super::steering::Couple;
use crate::parts::shared::Shared;

impl Work {
    /// Whether something that the result depends on was changed since.
    pub fn result_is_out_of_date(&self) -> bool {
        self.result
            .as_ref()
            .is_some_and(|solved| !self.is_answered_by(solved))
    }

    /// Whether the presets side by side are of another list, or of other rules, than those of now.
    pub fn survey_is_out_of_date(&self) -> bool {
        let mut ways = self.survey.iter().flat_map(|survey| survey.iter());
        ways.any(|solved| !self.has_rules_of(solved))
    }

    /// Whether the list, its earlier pairs and the exchanges that are done are those that this was worked out with: what has
    /// happened, as against what was set.
    pub fn has_facts_of(&self, solved: &Solved) -> bool {
        let inputs = &self.inputs;
        let Some(list) = &inputs.volunteers else {
            return false;
        };
        same_people(&solved.job.roster, &list.roster)
            && same_past(&solved.job.inputs, inputs)
            && (self.done.is_empty()
                || set(&self.done).is_subset(&made_of(solved).iter().collect()))
    }

    /// Whether this result answers the work as it is.
    fn is_answered_by(&self, solved: &Solved) -> bool {
        let (then, now) = (&solved.job.inputs.settings, &self.inputs.settings);
        then.preset == now.preset && then.sessions == now.sessions && self.has_rules_of(solved)
    }

    /// As [`Work::is_answered_by`], whatever the preset and the rule for half days.
    fn has_rules_of(&self, solved: &Solved) -> bool {
        let inputs = &self.inputs;
        let rules = &solved.job.rules;
        let may_meet = inputs
            .volunteers
            .as_ref()
            .map(|list| meetings(&list.professions, &inputs.apart));
        self.has_facts_of(solved)
            && rules.past_pairs == inputs.settings.past_pairs
            && Ok(rules.seed) == inputs.settings.seed()
            && set(&rules.forbid) == set(&inputs.steering.forbid)
            && may_meet.as_ref() == Some(&rules.meetings)
            && self.has_locks_of(solved)
    }

    /// A pair whose exchange is done stands whether or not it was a lock then, as long as it was made.
    fn has_locks_of(&self, solved: &Solved) -> bool {
        let then = set(&solved.job.rules.lock);
        let locked = set(&self.inputs.steering.lock);
        let done = set(&self.done);
        locked.is_subset(&then)
            && then
                .iter()
                .all(|couple| locked.contains(couple) || done.contains(couple))
    }
}

impl Workspace {
    /// Whether a price on the screen is of another result, list or setting than those of now.
    pub fn is_old(&self, trial: &Trial) -> bool {
        let work = self.work();
        work.result.as_ref() != Some(&trial.before) || work.result_is_out_of_date()
    }
}

fn set(couples: &[Couple]) -> BTreeSet<&Couple> {
    couples.iter().collect()
}

fn made_of(solved: &Solved) -> BTreeSet<Couple> {
    let id = |at: usize| solved.job.people.get(at).map(|person| person.id.clone());
    let couples = solved.outcome.pairs.iter();
    couples
        .filter_map(|pair| Some((id(pair.a)?, id(pair.b)?)))
        .collect()
}

/// Whether two lists are the same people to the solver, in whatever order.
fn same_people(one: &Shared<Roster>, two: &Shared<Roster>) -> bool {
    fn people(roster: &Roster) -> Vec<&Person> {
        let volunteers = roster.volunteers.iter();
        volunteers.map(|volunteer| &volunteer.person).collect()
    }
    if one == two {
        return true;
    }
    let (mut one, mut two) = (people(one), people(two));
    if one.len() != two.len() || one == two {
        return one.len() == two.len();
    }
    for people in [&mut one, &mut two] {
        people.sort_by(|one, two| one.id.cmp(&two.id));
    }
    one == two
}

fn same_past(one: &Inputs, two: &Inputs) -> bool {
    let files = |inputs: &Inputs| -> Vec<_> {
        let files = inputs.past.iter();
        files.map(|file| file.pairs.clone()).collect()
    };
    files(one) == files(two) || set(&past_couples(one)) == set(&past_couples(two))
}
