//! From what is on the screen to what the solver is asked.

use pairing::{Preset, Rules, SessionRule};

use super::professions::meetings;
use super::reduce::{ASK_A_FIELD, ASK_B_FIELD, FILE_FIELD, SWAP_A_FIELD, SWAP_B_FIELD};
use super::settings::SEED_FIELD;
use super::state::{Job, PairsFile, Solved, Work};
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
    let mut past = Vec::new();
    for pair in inputs.past.iter().flat_map(|file| file.pairs.iter()) {
        past.push(pair.ids.clone());
        // Somebody's email may be another by now.
        if pair.names != pair.ids && !pair.names.0.is_empty() && !pair.names.1.is_empty() {
            past.push(pair.names.clone());
        }
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
            past,
            meetings: meetings(&volunteers.professions, &inputs.apart),
        },
        people: volunteers.roster.people(),
        kept,
        inputs: inputs.clone(),
    })
}

/// The job that answers a question about a result, and what the question is called.
///
/// # Errors
/// What has to be chosen first, at its field.
pub fn asked(
    work: &Work,
    result: &Solved,
    asked: Asked,
    chosen: &Couple,
) -> Result<(Job, String), FieldError> {
    let mut work = Work {
        inputs: result.job.inputs.clone(),
        done: work.done.clone(),
        ..Work::default()
    };
    let people = &result.job.people;
    let missing = |first: bool, [one, two]: [&'static str; 2], text: &str| FieldError {
        field: if first { one } else { two },
        text: text.to_owned(),
    };
    match asked {
        Asked::Couple => {
            let name = |id: &String| {
                let person = people.iter().find(|person| person.id == *id);
                person.map(|person| &person.name)
            };
            let (Some(a), Some(b)) = (name(&chosen.0), name(&chosen.1)) else {
                let first = name(&chosen.0).is_none();
                let fields = [ASK_A_FIELD, ASK_B_FIELD];
                return Err(missing(first, fields, "Choose one person of each side"));
            };
            let title = format!("If {a} met {b}");
            work.inputs.steering.lock(chosen.clone());
            Ok((job(&work, result.job.kept.clone())?, title))
        }
        Asked::Swap => {
            let pair = |text: &str| {
                let pair = result.outcome.pairs.get(text.parse::<usize>().ok()?)?;
                Some((people.get(pair.a)?, people.get(pair.b)?))
            };
            let (one, two) = (pair(&chosen.0), pair(&chosen.1));
            let (Some(one), Some(two)) = (one, two.filter(|two| one != Some(*two))) else {
                let fields = [SWAP_A_FIELD, SWAP_B_FIELD];
                return Err(missing(one.is_none(), fields, "Choose two pairs"));
            };
            for (a, b) in [(one.0, two.1), (two.0, one.1)] {
                work.inputs.steering.lock((a.id.clone(), b.id.clone()));
            }
            let title = format!(
                "If {} met {} and {} met {}",
                one.0.name, two.1.name, two.0.name, one.1.name
            );
            Ok((job(&work, Some(result.pairs("the result before")))?, title))
        }
    }
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
