//! What follows from asking for a price, keeping drafts, and laying ways of pairing side by side.

use super::job::{self, Asked};
use super::reduce::{DRAFTS_HEADING, RESULT_HEADING, SURVEY_HEADING, TRIAL_HEADING};
use super::state::{Draft, Job, Purpose, Solved, Trial, Work, Workspace};
use super::words;
use crate::parts::shared::Shared;

impl Workspace {
    /// Pairs again as for the result on the screen, with what is asked about locked.
    pub(super) fn ask(&mut self, question: Asked) {
        let work = self.work().clone();
        let Some(result) = &work.result else {
            return;
        };
        let chosen = match question {
            Asked::Couple => &self.looking.asked,
            Asked::Swap => &self.looking.swap,
        };
        match job::asked(&work, result, question, chosen) {
            Err(error) => self.refuse(error),
            Ok((job, title)) => self.run(Shared::new(job), Purpose::Trial { title }),
        }
    }

    pub(super) fn tried(&mut self, title: String, after: Shared<Solved>) {
        if let Some(before) = self.work().result.clone() {
            self.say(format!("The price is worked out. {title}."));
            self.trial = Some(Trial {
                title,
                before,
                after,
            });
            self.focus_on(TRIAL_HEADING);
        }
    }

    pub(super) fn use_trial(&mut self) {
        if let Some(trial) = self.trial.take() {
            self.take_over(trial.after, "a pair locked at its price");
        }
    }

    /// Makes this the result, with its own inputs.
    fn take_over(&mut self, solved: Shared<Solved>, what: &str) {
        self.say(words::result_summary(&solved));
        let mut work = Work::clone(self.work());
        work.inputs = solved.job.inputs.clone();
        work.result = Some(solved);
        self.history.change(work, what);
        self.trial = None;
        self.focus_on(RESULT_HEADING);
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

    pub(super) fn use_draft(&mut self, at: usize) {
        if let Some(draft) = self.work().drafts.get(at).cloned() {
            self.take_over(draft.solved, "a draft taken up again");
        }
    }

    pub(super) fn drop_draft(&mut self, at: usize) {
        let mut work = Work::clone(self.work());
        if at < work.drafts.len() {
            let draft = work.drafts.remove(at);
            self.history.change(work, "a draft removed");
            self.looking.compared = None;
            self.say(format!("{} is removed. Undo brings it back.", draft.name));
            self.focus_on(DRAFTS_HEADING);
        }
    }

    pub(super) fn survey(&mut self) {
        match job::survey(self.work()) {
            Err(error) => self.refuse(error),
            Ok(jobs) => {
                // The last one is paired first.
                let waiting = jobs.into_iter().rev().map(Shared::new).collect();
                self.next_of_survey(Vec::new(), waiting);
            }
        }
    }

    fn next_of_survey(&mut self, done: Vec<Shared<Solved>>, mut waiting: Vec<Shared<Job>>) {
        if let Some(job) = waiting.pop() {
            self.run(job, Purpose::Survey { done, waiting });
        } else {
            let mut work = Work::clone(self.work());
            work.survey = Some(Shared::new(done));
            self.history.change(work, "the presets side by side");
            self.say("The presets are side by side now.");
            self.focus_on(SURVEY_HEADING);
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
