//! What follows from asking for a price, keeping drafts, and laying ways of pairing side by side.

use super::ids::{DRAFTS_HEADING, RESULT_HEADING, SURVEY_HEADING, TRIAL_HEADING};
use super::job::{self, Asked};
use super::state::{Draft, Inputs, Job, Purpose, Solved, Spot, Trial, Work, Workspace};
use super::steering::Couple;
use super::words;
use crate::parts::shared::Shared;

impl Workspace {
    /// Pairs again as for the result on the screen, with what is asked about locked.
    pub(super) fn ask(&mut self, question: Asked) {
        let work = self.work().clone();
        let Some(result) = &work.result else {
            return;
        };
        let spot = match question {
            Asked::Couple => Spot::Couple,
            Asked::Swap => Spot::Swap,
        };
        match job::asked(&work, result, question, &self.looking) {
            Err(error) => self.refuse(error),
            Ok((job, title, locks)) => {
                self.run(Shared::new(job), Purpose::Trial { title, locks }, spot);
            }
        }
    }

    pub(super) fn tried(&mut self, title: String, locks: Vec<Couple>, after: Shared<Solved>) {
        if let Some(before) = self.work().result.clone() {
            self.say(format!("The price is worked out. {title}."));
            self.trial = Some(Trial {
                title,
                locks,
                before,
                after,
            });
            self.focus.on(TRIAL_HEADING);
        }
    }

    /// Takes the result of a price over. What was asked is locked, and nothing else of the work changes.
    pub(super) fn use_trial(&mut self) {
        let fresh = |trial: &Trial| !self.is_old(trial);
        if !self.trial.as_ref().is_some_and(fresh) {
            return;
        }
        if let Some(trial) = self.trial.take() {
            let mut work = Work::clone(self.work());
            for couple in trial.locks {
                work.inputs.steering.lock(couple);
            }
            let summary = words::result_summary(&trial.after);
            work.result = Some(trial.after);
            self.history.change(work, "a pair locked at its price");
            self.note(
                RESULT_HEADING,
                format!("{} is locked now. {summary}", trial.title),
            );
            self.focus.on(RESULT_HEADING);
        }
    }

    pub(super) fn keep_draft(&mut self) {
        let mut work = Work::clone(self.work());
        let Some(solved) = work.result.clone() else {
            return;
        };
        let typed = self.looking.draft_name.trim();
        let name = if typed.is_empty() {
            format!("Draft {}", work.drafts.len() + 1)
        } else {
            typed.to_owned()
        };
        self.say(format!("Kept as {name}."));
        work.drafts.push(Draft { name, solved });
        self.history.change(work, "a draft kept");
        self.looking.draft_name.clear();
    }

    /// Makes a draft the result again. The list, the earlier pairs and the exchanges that are done stay as they are today: where
    /// the draft does not know of them, its pairs are kept as far as they can be.
    pub(super) fn use_draft(&mut self, at: usize) {
        let Some(Draft { name, solved }) = self.work().drafts.get(at).cloned() else {
            return;
        };
        if self.work().has_facts_of(&solved) {
            self.draft_taken_up(&name, solved, false);
            return;
        }
        let mut wanted = Work::clone(self.work());
        set_as_for(&mut wanted.inputs, &solved.job.inputs);
        match job::job(&wanted, Some(solved.pairs(&name))) {
            Err(error) => self.refuse(error),
            Ok(job) => self.run(Shared::new(job), Purpose::Draft { name }, Spot::Drafts),
        }
    }

    /// The result is the draft's, or what became of it when it was worked out `again`, with what was set for it. What that
    /// changes is said.
    pub(super) fn draft_taken_up(&mut self, name: &str, solved: Shared<Solved>, again: bool) {
        let mut work = Work::clone(self.work());
        let before = work.inputs.clone();
        set_as_for(&mut work.inputs, &solved.job.inputs);
        let mut said = if again {
            format!(
                "{name} was worked out again for the list, the earlier pairs and the exchanges done of today."
            )
        } else {
            format!("{name} is the result again.")
        };
        let changed = words::settings_changed(&before, &work.inputs);
        if !changed.is_empty() {
            said.push_str(&format!(
                " What was set for it came back with it: {}. Undo takes this back.",
                changed.join("; ")
            ));
        }
        work.result = Some(solved);
        self.history.change(work, "a draft taken up again");
        self.trial = None;
        self.note(RESULT_HEADING, said);
        self.focus.on(RESULT_HEADING);
    }

    pub(super) fn drop_draft(&mut self, at: usize) {
        let mut work = Work::clone(self.work());
        if at < work.drafts.len() {
            let draft = work.drafts.remove(at);
            self.history.change(work, "a draft removed");
            self.looking.compared = None;
            self.say(format!("{} is removed. Undo brings it back.", draft.name));
            self.focus.on(DRAFTS_HEADING);
        }
    }

    pub(super) fn survey(&mut self) {
        match job::survey(self.work()) {
            Err(error) => self.refuse(error),
            Ok(jobs) => {
                // The last one is paired first.
                let mut waiting: Vec<_> = jobs.into_iter().rev().map(Shared::new).collect();
                if let Some(job) = waiting.pop() {
                    let done = Vec::new();
                    self.run(job, Purpose::Survey { done, waiting }, Spot::Survey);
                }
            }
        }
    }

    fn next_of_survey(&mut self, done: Vec<Shared<Solved>>, mut waiting: Vec<Shared<Job>>) {
        if let Some(job) = waiting.pop() {
            // One run to the person: it is not said anew, and Cancel keeps the focus.
            self.go_on_with(job, Purpose::Survey { done, waiting }, Spot::Survey);
        } else {
            let mut work = Work::clone(self.work());
            work.survey = Some(Shared::new(done));
            self.history.change(work, "the presets side by side");
            self.say("The presets are side by side now.");
            self.focus.on(SURVEY_HEADING);
        }
    }

    pub(super) fn surveyed(
        &mut self,
        mut done: Vec<Shared<Solved>>,
        waiting: Vec<Shared<Job>>,
        solved: Shared<Solved>,
    ) {
        done.push(solved);
        self.next_of_survey(done, waiting);
    }
}

/// Sets the rules as they were set for other inputs. The list and the earlier pairs stay.
fn set_as_for(inputs: &mut Inputs, other: &Inputs) {
    inputs.settings = other.settings.clone();
    inputs.steering = other.steering.clone();
    inputs.apart = other.apart.clone();
}
