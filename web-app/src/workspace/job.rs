//! From what is on the screen to what the solver is asked.

use pairing::{Preset, Rules, SessionRule};

use super::ids::{ASK_A_FIELD, ASK_B_FIELD, FILE_FIELD, SWAP_A_FIELD, SWAP_B_FIELD};
use super::professions::meetings;
use super::settings::SEED_FIELD;
use super::state::{Inputs, Job, Looking, PairsFile, Solved, Work};
use super::steering::Couple;
use crate::parts::errors::FieldError;

/// A question what a change would cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The two who are chosen meet.
    Couple,
    /// The two pairs that are chosen swap partners, and all others stay.
    Swap,
}

/// The work in the solver's terms. `kept` are pairs that are to stay where they can.
///
/// # Errors
/// What has to be put right first, at its field.
pub fn job(work: &Work, kept: Option<PairsFile>) -> Result<Job, FieldError> {
    let inputs = &work.inputs;
    let volunteers = inputs.volunteers.as_ref().ok_or_else(|| FieldError {
        field: FILE_FIELD,
        text: "Choose a volunteers file, or use the sample volunteers".to_owned(),
    })?;
    let seed = inputs.settings.seed().map_err(|text| FieldError {
        field: SEED_FIELD,
        text,
    })?;
    let mut lock = inputs.steering.lock.clone();
    lock.extend_from_slice(&work.done);
    let mut keep = Vec::new();
    for pair in kept.iter().flat_map(|kept| kept.pairs.iter()) {
        let list = if pair.done { &mut lock } else { &mut keep };
        list.push(pair.ids.clone());
    }
    Ok(Job {
        roster: volunteers.roster.clone(),
        rules: Rules {
            choices: inputs.settings.preset,
            sessions: inputs.settings.sessions,
            past_pairs: inputs.settings.past_pairs,
            seed,
            keep,
            lock,
            forbid: inputs.steering.forbid.clone(),
            past: past_couples(inputs),
            meetings: meetings(&volunteers.professions, &inputs.apart),
        },
        people: volunteers.roster.people(),
        kept,
        inputs: inputs.clone(),
    })
}

/// The pairs of earlier rounds as the solver reads them.
pub fn past_couples(inputs: &Inputs) -> Vec<Couple> {
    let mut past = Vec::new();
    for pair in inputs.past.iter().flat_map(|file| file.pairs.iter()) {
        past.push(pair.ids.clone());
        // Somebody's email may be another by now.
        if pair.names != pair.ids && !pair.names.0.is_empty() && !pair.names.1.is_empty() {
            past.push(pair.names.clone());
        }
    }
    past
}

/// What answers a question about a result: the job, what the question is called, and the locks that it is about.
pub type Answer = (Job, String, Vec<Couple>);

/// The job that answers a question about a result that is up to date.
///
/// # Errors
/// What has to be chosen or done first, at its field.
pub fn asked(
    work: &Work,
    result: &Solved,
    asked: Asked,
    looking: &Looking,
) -> Result<Answer, FieldError> {
    let [one_field, two_field] = match asked {
        Asked::Couple => [ASK_A_FIELD, ASK_B_FIELD],
        Asked::Swap => [SWAP_A_FIELD, SWAP_B_FIELD],
    };
    let missing = |first: bool, text: &str| FieldError {
        field: if first { one_field } else { two_field },
        text: text.to_owned(),
    };
    if work.result_is_out_of_date() {
        let text = "These pairs are out of date: the list or the settings have changed since. Repair them or pair again, then ask for \
                    the price";
        return Err(missing(true, text));
    }
    let mut work = Work {
        inputs: work.inputs.clone(),
        done: work.done.clone(),
        ..Work::default()
    };
    let people = &result.job.people;
    let (title, locks, kept) = match asked {
        Asked::Couple => {
            let chosen = &looking.asked;
            let name = |id: &String| {
                let person = people.iter().find(|person| person.id == *id);
                person.map(|person| &person.name)
            };
            let (Some(a), Some(b)) = (name(&chosen.0), name(&chosen.1)) else {
                let first = name(&chosen.0).is_none();
                return Err(missing(first, "Choose one person of each side"));
            };
            let title = format!("If {a} met {b}");
            (title, vec![chosen.clone()], result.job.kept.clone())
        }
        Asked::Swap => {
            let pair = |couple: &Option<Couple>| {
                let (a, b) = couple.as_ref()?;
                let person = |at: usize| people.get(at);
                let pairs = result.outcome.pairs.iter();
                let mut pairs = pairs.filter_map(|pair| Some((person(pair.a)?, person(pair.b)?)));
                pairs.find(|(one, two)| one.id == *a && two.id == *b)
            };
            let [one, two] = looking.swap.each_ref().map(pair);
            let (Some(one), Some(two)) = (one, two.filter(|two| one != Some(*two))) else {
                return Err(missing(one.is_none(), "Choose two pairs"));
            };
            let crossed = [(one.0, two.1), (two.0, one.1)];
            let locks = crossed.map(|(a, b)| (a.id.clone(), b.id.clone()));
            let title = format!(
                "If {} met {} and {} met {}",
                one.0.name, two.1.name, two.0.name, one.1.name
            );
            let kept = result.pairs("the result before");
            (title, locks.to_vec(), Some(kept))
        }
    };
    for couple in &locks {
        work.inputs.steering.lock(couple.clone());
    }
    Ok((job(&work, kept)?, title, locks))
}

/// The list under every preset and both rules for half days.
///
/// # Errors
/// As [`job`].
pub fn survey(work: &Work) -> Result<Vec<Job>, FieldError> {
    let kept = work
        .result
        .as_ref()
        .and_then(|solved| solved.job.kept.clone());
    let mut jobs = Vec::new();
    for sessions in [SessionRule::Soft, SessionRule::Hard] {
        for preset in Preset::ALL {
            let mut work = work.clone();
            work.inputs.settings.preset = preset;
            work.inputs.settings.sessions = sessions;
            jobs.push(job(&work, kept.clone())?);
        }
    }
    Ok(jobs)
}
