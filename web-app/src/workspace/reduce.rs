//! What follows from each action. Pure: the same state and action give the same state.

use std::rc::Rc;

use pairing::Rules;
use yew::Reducible;

use super::action::{Action, Look, Setting};
use super::settings::SEED_FIELD;
use super::state::{Focus, Inputs, Job, Run, Solved, Volunteers, Work, Workspace};
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
            Action::Pair => self.start(),
            Action::Progress { run, done, total } => {
                if let Some(running) = self.run.as_mut().filter(|running| running.number == run) {
                    running.done = done;
                    running.total = total;
                }
            }
            Action::Paired { run, solved } => {
                if self.ends(run) {
                    self.paired(solved);
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

    fn start(&mut self) {
        match job(&self.work().inputs) {
            Err(error) => self.refuse(error),
            Ok(job) => {
                self.error = None;
                self.runs += 1;
                self.run = Some(Run {
                    number: self.runs,
                    job: Shared::new(job),
                    done: 0,
                    total: 0,
                });
                self.say("Pairing has started.");
            }
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
        self.looking.all_rows = false;
        self.focus_on(RESULT_HEADING);
    }

    fn look(&mut self, look: Look) {
        match look {
            Look::Detail(detail) => self.looking.detail = detail,
            Look::Find(find) => self.looking.find = find,
            Look::Only(only) => self.looking.only = only,
            Look::AllRows => self.looking.all_rows = true,
        }
    }

    /// After a step through the history: what was wrong or under way belongs to another state.
    fn went(&mut self, text: String) {
        self.run = None;
        self.error = None;
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
            ..Rules::default()
        },
    })
}
