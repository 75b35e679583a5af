//! Results of a file, worked out again one after another. One that comes out as it was saved is a result with its check; one
//! that does not stays "as saved", is said to be so, and can be repaired.

use std::collections::BTreeSet;

use scheme::MadePair;
use scheme::saved::{KeptOption, Pairs, Standing};

use super::open::pairs_file;
use super::{Opening, write};
use crate::parts::shared::Shared;
use crate::workspace::ids::{BAR_PLACE, DRAFTS_HEADING};
use crate::workspace::job::past_couples;
use crate::workspace::professions::{apart_of, meetings};
use crate::workspace::settings::Settings;
use crate::workspace::state::{
    AsSaved, Draft, Inputs, Job, PairsFile, Purpose, Solved, Spot, Work, Workspace,
};
use crate::workspace::steering::{Couple, Steering};
use crate::workspace::words;

/// A result of a file that has not been worked out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedResult {
    /// The result.
    Pairs(Shared<Pairs>),
    /// One that was kept under a name.
    Option(Shared<KeptOption>),
}

impl SavedResult {
    fn pairs(&self) -> &Pairs {
        match self {
            Self::Pairs(pairs) => pairs,
            Self::Option(option) => &option.pairs,
        }
    }
}

impl AsSaved {
    fn waiting(&self) -> Vec<SavedResult> {
        let pairs = self.pairs.iter();
        let pairs = pairs.map(|(pairs, _)| SavedResult::Pairs(pairs.clone()));
        let options = self.options.iter().cloned().map(SavedResult::Option);
        // The last one is worked out first: the result, then what was kept first.
        let mut waiting: Vec<_> = pairs.chain(options).collect();
        waiting.reverse();
        waiting
    }
}

/// Pairs as they were saved, to be kept where they can be.
pub fn to_keep(pairs: &Pairs, done: &[Couple], name: &str) -> PairsFile {
    let pair = |pair: &MadePair| MadePair {
        done: pair.done || done.contains(&pair.ids),
        ..pair.clone()
    };
    PairsFile {
        name: name.to_owned(),
        pairs: Shared::new(pairs.pairs.iter().map(pair).collect()),
        known: 0,
    }
}

/// What a saved result was worked out from, beside the list of today.
fn job(work: &Work, saved: &Pairs) -> Option<Job> {
    let now = &work.inputs;
    let list = now.volunteers.as_ref()?;
    let rules = saved.rules.clone();
    let couples = |couples: &[Couple]| couples.iter().cloned().collect::<BTreeSet<_>>();
    let done = couples(&work.done);
    let lock = rules.lock.iter().filter(|couple| !done.contains(couple));
    let inputs = Inputs {
        volunteers: Some(list.clone()),
        settings: Settings {
            preset: rules.choices,
            sessions: rules.sessions,
            past_pairs: rules.past_pairs,
            seed: rules.seed.to_string(),
        },
        steering: Steering {
            lock: lock.cloned().collect(),
            forbid: rules.forbid.clone(),
        },
        past: if couples(&past_couples(now)) == couples(&rules.past) {
            now.past.clone()
        } else {
            vec![earlier(&rules.past)]
        },
        apart: if meetings(&list.professions, &now.apart) == rules.meetings {
            now.apart.clone()
        } else {
            apart_of(&list.professions, &rules.meetings)
        },
    };
    Some(Job {
        roster: list.roster.clone(),
        people: list.roster.people(),
        kept: saved.kept.clone().map(pairs_file),
        rules,
        inputs,
    })
}

/// Earlier pairs of which only the ids are known.
fn earlier(past: &[Couple]) -> PairsFile {
    let pair = |ids: &Couple| MadePair {
        names: ids.clone(),
        ids: ids.clone(),
        done: false,
    };
    PairsFile {
        name: "earlier pairs as saved".to_owned(),
        pairs: Shared::new(past.iter().map(pair).collect()),
        known: 0,
    }
}

impl Workspace {
    /// Takes a scheme in, in the place of what is here, as one step that Undo takes back.
    pub(crate) fn opened(&mut self, opening: Opening) {
        let Opening {
            name,
            work,
            warnings,
        } = opening;
        let list = work.inputs.volunteers.as_ref();
        let mut said = match list {
            Some(list) => format!(
                "{name} is open: {}.",
                words::people(list.roster.volunteers.len())
            ),
            None => format!("{name} is open. It has no list of volunteers yet."),
        };
        if self.has_unsaved_work() {
            said.push_str(" Undo brings back what was here.");
        }
        for warning in warnings {
            said.push(' ');
            said.push_str(&warning);
        }
        self.history.change(work, "a scheme opened");
        self.saved = Some(self.work().clone());
        self.run = None;
        self.readings.clear();
        self.error = None;
        self.trial = None;
        self.sealed = None;
        self.looking = Default::default();
        self.note(BAR_PLACE, said);
        self.focus.on(BAR_PLACE);
        self.check_saved();
    }

    /// Works out the results as saved, all anew.
    pub(crate) fn check_saved(&mut self) {
        let waiting = self.work().as_saved.waiting();
        self.next_again(waiting);
    }

    fn next_again(&mut self, mut waiting: Vec<SavedResult>) {
        let work = self.work().clone();
        while let Some(saved) = waiting.pop() {
            if let Some(job) = job(&work, saved.pairs()) {
                let purpose = Purpose::Again { saved, waiting };
                return self.go_on_with(Shared::new(job), purpose, Spot::Steer);
            }
        }
    }

    /// A saved result is worked out again: as it was, or otherwise.
    pub(crate) fn again(
        &mut self,
        saved: SavedResult,
        waiting: Vec<SavedResult>,
        solved: Shared<Solved>,
    ) {
        let standing = saved.pairs().compare(&solved.job.people, &solved.outcome);
        let same = standing == Standing::Same && solved.proof.is_ok();
        let mut work = Work::clone(self.work());
        match saved {
            SavedResult::Pairs(pairs) => {
                if let Some((known, how)) = &mut work.as_saved.pairs
                    && *known == pairs
                {
                    *how = Some(standing);
                    if same {
                        work.as_saved.pairs = None;
                        work.result = Some(solved);
                    }
                }
            }
            SavedResult::Option(option) => {
                let place = work
                    .as_saved
                    .options
                    .iter()
                    .position(|known| *known == option);
                if let Some(place) = place
                    && same
                {
                    work.as_saved.options.remove(place);
                    work.drafts.push(Draft {
                        name: option.name.clone(),
                        solved,
                    });
                }
            }
        }
        // The file holds the same after this as before.
        let was_saved = self.is_saved();
        self.history.replace(work);
        if was_saved {
            self.saved = Some(self.work().clone());
        }
        self.next_again(waiting);
        if self.run.is_none() {
            let said = came_of_it(self.work());
            self.note(BAR_PLACE, said);
        }
    }

    /// Works out a kept result that is only as saved, as far as the list of today lets it.
    pub(crate) fn use_saved(&mut self, at: usize) {
        let work = self.work().clone();
        let Some(option) = work.as_saved.options.get(at) else {
            return;
        };
        let kept = to_keep(&option.pairs, &work.done, &option.name);
        self.start(Some(kept), Purpose::Result, Spot::Drafts);
    }

    /// Forgets a kept result that is only as saved.
    pub(crate) fn drop_saved(&mut self, at: usize) {
        let mut work = Work::clone(self.work());
        if at < work.as_saved.options.len() {
            let option = work.as_saved.options.remove(at);
            self.history.change(work, "a draft removed");
            self.say(format!("{} is removed. Undo brings it back.", option.name));
            self.focus.on(DRAFTS_HEADING);
        }
    }

    /// Whether the work is in a file of the whole scheme as it is.
    pub fn is_saved(&self) -> bool {
        self.saved.as_deref() == Some(&**self.work())
    }

    /// Hands the scheme over as a file.
    pub(crate) fn save_scheme(&mut self) {
        match write::file(self.work()) {
            Ok(file) => {
                let said = format!("{} was handed to your browser to save.", file.name);
                self.outgoing = Some(Shared::new(file));
                self.saved = Some(self.work().clone());
                self.note(BAR_PLACE, said);
            }
            Err(text) => self.note(BAR_PLACE, text),
        }
    }
}

/// What came of working out all results of a file again.
fn came_of_it(work: &Work) -> String {
    let mut said = match &work.as_saved.pairs {
        Some((_, Some(standing))) => why(*standing).to_owned(),
        _ => {
            "The pairs were worked out again. They are as they were saved, and checked.".to_owned()
        }
    };
    for option in &work.as_saved.options {
        said.push_str(&format!(
            " The draft “{}” did not come out the same again. It stays in the file as it was saved.",
            option.name
        ));
    }
    said
}

/// Why pairs stay as they were saved.
pub fn why(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => {
            "The pairs are as they were saved, but their check failed. Do not use them: press Pair volunteers."
        }
        Standing::OtherPeople => {
            "The list is another than when these pairs were made, so they cannot be checked. Repair them: as many as can be stay."
        }
        Standing::OtherPairs => {
            "Worked out again, other pairs come of this list. Somebody changed the file, or another version of the toolkit made it. \
             Compare the pairs below with those that people were told, then repair them or pair again."
        }
    }
}
