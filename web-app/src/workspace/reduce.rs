//! What follows from each action. Pure: the same state and action give the same state.

use std::rc::Rc;

use pairing::Rules;
use yew::Reducible;

use super::action::{Action, Look, Setting, Steer};
use super::settings::SEED_FIELD;
use super::state::{
    Draft, Focus, Inputs, Job, Purpose, Run, Solved, Trial, Volunteers, Work, Workspace,
};
use super::words;
use crate::parts::errors::{FieldError, SUMMARY_ID};
use crate::parts::shared::Shared;

/// The id of the heading above a list that was read.
pub const READ_HEADING: &str = "read";
/// The id of the heading above a result.
pub const RESULT_HEADING: &str = "result";
/// The id of the file field.
pub const FILE_FIELD: &str = "volunteers-file";
/// The id of the paste field.
pub const PASTE_FIELD: &str = "volunteers-paste";

/// The id of the heading above the question what two people would cost.
pub const WHAT_IF_HEADING: &str = "what-if";
/// The id of the heading above the answer.
pub const TRIAL_HEADING: &str = "price";
/// The id of the heading above the drafts.
pub const DRAFTS_HEADING: &str = "drafts";
/// The ids of the two fields that name a couple.
pub const ASK_A_FIELD: &str = "ask-a";
pub const ASK_B_FIELD: &str = "ask-b";

impl Reducible for Workspace {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.apply(action);
        Rc::new(next)
    }
}

impl Workspace {
    fn apply(&mut self, action: Action) {
        match action {
            Action::Open(stage) => {
                if self.stage != stage {
                    self.stage = stage;
                    self.error = None;
                    self.focus_on(stage.heading_id());
                }
            }
            Action::Read(volunteers) => self.read(volunteers),
            Action::Refuse(error) => self.refuse(error),
            Action::Paste(text) => self.pasted = text,
            Action::Set(setting) => self.set(setting),
            Action::Steer(steer) => self.steer(steer),
            Action::Pair => self.start(),
            Action::WhatIf => self.what_if(),
            Action::UseTrial => self.use_trial(),
            Action::LeaveTrial => {
                self.trial = None;
                self.focus_on(WHAT_IF_HEADING);
            }
            Action::KeepDraft => self.keep_draft(),
            Action::UseDraft(at) => self.use_draft(at),
            Action::DropDraft(at) => self.drop_draft(at),
            Action::Progress { run, done, total } => {
                if let Some(running) = self.run.as_mut().filter(|running| running.number == run) {
                    running.done = done;
                    running.total = total;
                }
            }
            Action::Paired { run, solved } => {
                let purpose = self.run.as_ref().map(|running| running.purpose.clone());
                if self.ends(run) {
                    match purpose {
                        Some(Purpose::Trial { title }) => self.tried(title, solved),
                        _ => self.paired(solved),
                    }
                }
            }
            Action::NotPairable { run, reason } => {
                if self.ends(run) {
                    self.refuse(FieldError {
                        field: READ_HEADING,
                        text: reason,
                    });
                }
            }
            Action::Cancel => {
                self.run = None;
                self.say("Pairing cancelled. Everything is as it was.");
                self.focus_on("pair-volunteers");
            }
            Action::Undo => {
                if let Some(what) = self.history.undo() {
                    self.went(format!("Undid: {what}."));
                }
            }
            Action::Redo => {
                if let Some(what) = self.history.redo() {
                    self.went(format!("Did again: {what}."));
                }
            }
            Action::Look(look) => self.look(look),
            Action::Downloaded(solved) => {
                self.say("pairs.csv was handed to your browser to save.");
                self.downloaded = Some(solved);
            }
        }
    }

    fn read(&mut self, volunteers: Volunteers) {
        let summary = words::read_summary(&volunteers.roster);
        let mut work = Work::clone(self.work());
        work.inputs.volunteers = Some(volunteers);
        self.history.change(work, "new volunteers");
        self.run = None;
        self.error = None;
        self.looking.all_rows = false;
        self.say(summary);
        self.focus_on(READ_HEADING);
    }

    fn refuse(&mut self, error: FieldError) {
        self.error = Some(error);
        self.focus_on(SUMMARY_ID);
    }

    fn set(&mut self, setting: Setting) {
        let mut work = Work::clone(self.work());
        let settings = &mut work.inputs.settings;
        match setting {
            Setting::Preset(preset) => settings.preset = preset,
            Setting::Sessions(sessions) => settings.sessions = sessions,
            Setting::PastPairs(past) => settings.past_pairs = past,
            Setting::Seed(seed) => {
                settings.seed = seed;
                self.history.typed(work, "the draw number", SEED_FIELD);
                return;
            }
        }
        self.history.change(work, "a setting");
    }

    fn steer(&mut self, steer: Steer) {
        let mut work = Work::clone(self.work());
        let steering = &mut work.inputs.steering;
        let what = match steer {
            Steer::Lock(couple) => {
                steering.lock(couple);
                "a lock"
            }
            Steer::Forbid(couple) => {
                steering.forbid(couple);
                "a pair ruled out"
            }
            Steer::Free(couple) => {
                steering.free(&couple);
                "a pair left to the rules"
            }
        };
        if work != **self.work() {
            self.history.change(work, what);
            self.say(format!(
                "Set: {what}. Press Pair volunteers to bring the result up to date."
            ));
        }
    }

    fn start(&mut self) {
        match job(&self.work().inputs) {
            Err(error) => self.refuse(error),
            Ok(job) => self.run(job, Purpose::Result),
        }
    }

    fn run(&mut self, job: Job, purpose: Purpose) {
        self.error = None;
        self.runs += 1;
        self.run = Some(Run {
            purpose,
            number: self.runs,
            job: Shared::new(job),
            done: 0,
            total: 0,
        });
        self.say("Pairing has started.");
    }

    /// Pairs again as for the result on the screen, with the two who are asked about locked.
    fn what_if(&mut self) {
        let Some(result) = self.work().result.clone() else {
            return;
        };
        let name = |id: &String| {
            let person = result.job.people.iter().find(|person| person.id == *id);
            person.map(|person| person.name.clone())
        };
        let (a, b) = &self.looking.asked;
        let (Some(name_a), Some(name_b)) = (name(a), name(b)) else {
            let text = "Choose one person of each side".to_owned();
            let field = if name(a).is_none() {
                ASK_A_FIELD
            } else {
                ASK_B_FIELD
            };
            self.refuse(FieldError { field, text });
            return;
        };
        let mut inputs = result.job.inputs.clone();
        inputs.steering.lock(self.looking.asked.clone());
        match job(&inputs) {
            Err(error) => self.refuse(error),
            Ok(job) => {
                let title = format!("If {name_a} met {name_b}");
                self.run(job, Purpose::Trial { title });
            }
        }
    }

    fn tried(&mut self, title: String, after: Shared<Solved>) {
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

    fn use_trial(&mut self) {
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

    fn keep_draft(&mut self) {
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

    fn use_draft(&mut self, at: usize) {
        if let Some(draft) = self.work().drafts.get(at).cloned() {
            self.take_over(draft.solved, "a draft taken up again");
        }
    }

    fn drop_draft(&mut self, at: usize) {
        let mut work = Work::clone(self.work());
        if at < work.drafts.len() {
            let draft = work.drafts.remove(at);
            self.history.change(work, "a draft removed");
            self.looking.compared = None;
            self.say(format!("{} is removed. Undo brings it back.", draft.name));
            self.focus_on(DRAFTS_HEADING);
        }
    }

    /// Whether this run is the one that goes on; if so it is over now.
    fn ends(&mut self, run: u32) -> bool {
        let current = self
            .run
            .as_ref()
            .is_some_and(|running| running.number == run);
        if current {
            self.run = None;
        }
        current
    }

    fn paired(&mut self, solved: Shared<Solved>) {
        self.say(words::result_summary(&solved));
        let mut work = Work::clone(self.work());
        work.result = Some(solved);
        self.history.change(work, "a pairing");
        self.looking.find.clear();
        self.looking.only = Default::default();
        self.trial = None;
        self.looking.all_rows = false;
        self.focus_on(RESULT_HEADING);
    }

    fn look(&mut self, look: Look) {
        match look {
            Look::Detail(detail) => self.looking.detail = detail,
            Look::Find(find) => self.looking.find = find,
            Look::Only(only) => self.looking.only = only,
            Look::AllRows => self.looking.all_rows = true,
            Look::AskA(id) => self.looking.asked.0 = id,
            Look::AskB(id) => self.looking.asked.1 = id,
            Look::DraftName(name) => self.looking.draft_name = name,
            Look::Compare(draft) => self.looking.compared = draft,
        }
    }

    /// After a step through the history: what was wrong or under way belongs to another state.
    fn went(&mut self, text: String) {
        self.run = None;
        self.error = None;
        self.trial = None;
        self.looking.compared = None;
        self.say(text);
    }

    fn say(&mut self, text: impl Into<String>) {
        self.announcement.number = self.announcement.number.wrapping_add(1);
        self.announcement.text = text.into();
    }

    fn focus_on(&mut self, id: &'static str) {
        self.focus = Focus {
            number: self.focus.number.wrapping_add(1),
            id,
        };
    }
}

/// The inputs in the solver's terms.
fn job(inputs: &Inputs) -> Result<Job, FieldError> {
    let volunteers = inputs.volunteers.as_ref().ok_or_else(|| FieldError {
        field: FILE_FIELD,
        text: "Choose a volunteers file, or use the sample volunteers".to_owned(),
    })?;
    let seed = inputs.settings.seed().map_err(|text| FieldError {
        field: SEED_FIELD,
        text,
    })?;
    Ok(Job {
        inputs: inputs.clone(),
        roster: volunteers.roster.clone(),
        people: volunteers.roster.people(),
        rules: Rules {
            choices: inputs.settings.preset,
            sessions: inputs.settings.sessions,
            past_pairs: inputs.settings.past_pairs,
            seed,
            lock: inputs.steering.lock.clone(),
            forbid: inputs.steering.forbid.clone(),
            ..Rules::default()
        },
    })
}
