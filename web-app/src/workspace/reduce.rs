//! What follows from each action. Pure: the same state and action give the same state.

use std::rc::Rc;

use yew::Reducible;

use super::action::{Action, Look, Saved, Setting, Steer};
use super::job::{Asked, job};
use super::professions::apart_at;
use super::settings::SEED_FIELD;
use super::state::{Detail, Focus, Job, PairsFile, Purpose, Run, Solved, Work, Workspace};
use super::words;
use crate::pair::{pairs_file, proof_file};
use crate::parts::errors::{FieldError, SUMMARY_ID};
use crate::parts::shared::Shared;
use crate::volunteers::list_file;

/// The id of the heading above a list that was read.
pub const READ_HEADING: &str = "read";
/// The id of the heading above the problems of a list.
pub const PROBLEMS_HEADING: &str = "problems";
/// The id of the heading above a result.
pub const RESULT_HEADING: &str = "result";
/// The ids of the fields for files: volunteers, earlier pairs, pairs to keep.
pub const FILE_FIELD: &str = "volunteers-file";
pub const PAST_FIELD: &str = "past-file";
pub const KEPT_FIELD: &str = "kept-file";
/// The id of the paste field.
pub const PASTE_FIELD: &str = "volunteers-paste";

/// The id of the heading above the question what two people would cost.
pub const WHAT_IF_HEADING: &str = "what-if";
/// The id of the heading above the question what a swap would cost.
pub const SWAP_HEADING: &str = "swap";
/// The id of the heading above the answer.
pub const TRIAL_HEADING: &str = "price";
/// The id of the heading above the drafts.
pub const DRAFTS_HEADING: &str = "drafts";
/// The id of the heading above the ways of pairing side by side.
pub const SURVEY_HEADING: &str = "survey";
/// The ids of the fields that name a couple, and of those that name two pairs.
pub const ASK_A_FIELD: &str = "ask-a";
pub const ASK_B_FIELD: &str = "ask-b";
pub const SWAP_A_FIELD: &str = "swap-a";
pub const SWAP_B_FIELD: &str = "swap-b";

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
            Action::Edit(change) => self.edit(&change),
            Action::TakeOut(id) => self.take_out(&id),
            Action::Leave(left) => self.leave(left),
            Action::Set(setting) => self.set(setting),
            Action::Steer(steer) => self.steer(steer),
            Action::AddPast(file) => self.add_past(file),
            Action::DropPast(at) => self.drop_past(at),
            Action::TakeUp(file) => self.take_up(file),
            Action::Pair => self.start(None),
            Action::Repair => {
                let result = self.work().result.as_ref();
                let kept = result.map(|solved| solved.pairs("the result before"));
                self.start(kept);
            }
            Action::WhatIf => self.ask(Asked::Couple),
            Action::Swap => self.ask(Asked::Swap),
            Action::Survey => self.survey(),
            Action::UseTrial => self.use_trial(),
            Action::LeaveTrial => {
                self.trial = None;
                self.focus_on(WHAT_IF_HEADING);
            }
            Action::KeepDraft => self.keep_draft(),
            Action::UseDraft(at) => self.use_draft(at),
            Action::DropDraft(at) => self.drop_draft(at),
            Action::Progress { run, done, total } => {
                if let Some(running) = self.running(run) {
                    running.done = done;
                    running.total = total;
                }
            }
            Action::Checking(run) => {
                if let Some(running) = self.running(run) {
                    running.checking = true;
                }
            }
            Action::Paired { run, solved } => {
                if self.running(run).is_some()
                    && let Some(run) = self.run.take()
                {
                    self.ended(run.purpose, solved);
                }
            }
            Action::NotPairable { run, reason } => {
                if self.running(run).is_some() {
                    self.run = None;
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
            Action::Save(saved) => self.save(saved),
        }
    }

    pub(super) fn refuse(&mut self, error: FieldError) {
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
                work.done.retain(|known| *known != couple);
                steering.forbid(couple);
                "a pair ruled out"
            }
            Steer::Done(couple) => {
                steering.free(&couple);
                if !work.done.contains(&couple) {
                    work.done.push(couple);
                }
                self.downloaded = None;
                "an exchange that is done"
            }
            Steer::Free(couple) => {
                work.done.retain(|known| *known != couple);
                steering.free(&couple);
                "a pair left to the rules"
            }
            Steer::Professions(couple) => {
                let apart = &mut work.inputs.apart;
                match apart_at(apart, &couple.0, &couple.1) {
                    Some(at) => drop(apart.remove(at)),
                    None => apart.push(couple),
                }
                "professions that may meet"
            }
        };
        if work != **self.work() {
            let stale = work.result_is_out_of_date();
            self.history.change(work, what);
            self.say(if stale {
                format!("Set: {what}. The result is out of date now.")
            } else {
                format!("Set: {what}.")
            });
        }
    }

    /// Pairs the list, anew or so that these pairs are kept where they can be.
    pub(super) fn start(&mut self, kept: Option<PairsFile>) {
        match job(self.work(), kept) {
            Err(error) => self.refuse(error),
            Ok(job) => self.run(Shared::new(job), Purpose::Result),
        }
    }

    pub(super) fn run(&mut self, job: Shared<Job>, purpose: Purpose) {
        self.error = None;
        self.runs += 1;
        self.run = Some(Run {
            purpose,
            number: self.runs,
            job,
            done: 0,
            total: 0,
            checking: false,
        });
        self.say("Pairing has started.");
    }

    /// The run with this number, while it goes on.
    fn running(&mut self, run: u32) -> Option<&mut Run> {
        self.run.as_mut().filter(|running| running.number == run)
    }

    fn ended(&mut self, purpose: Purpose, solved: Shared<Solved>) {
        match purpose {
            Purpose::Result => self.paired(solved),
            Purpose::Trial { title } => self.tried(title, solved),
            Purpose::Survey { done, waiting } => self.surveyed(done, waiting, solved),
        }
    }

    fn paired(&mut self, solved: Shared<Solved>) {
        self.say(words::result_summary(&solved));
        let repaired = solved.job.kept.is_some();
        let mut work = Work::clone(self.work());
        work.result = Some(solved);
        self.history.change(work, "a pairing");
        self.looking.find.clear();
        self.looking.only = Default::default();
        self.looking.detail = match self.looking.detail {
            _ if repaired => Detail::Told,
            Detail::Told => Detail::Pairs,
            detail => detail,
        };
        self.trial = None;
        self.looking.all_rows = false;
        self.focus_on(RESULT_HEADING);
    }

    fn look(&mut self, look: Look) {
        let looking = &mut self.looking;
        match look {
            Look::Detail(detail) => looking.detail = detail,
            Look::Find(find) => looking.find = find,
            Look::Only(only) => looking.only = only,
            Look::AllRows => looking.all_rows = true,
            Look::AskA(id) => looking.asked.0 = id,
            Look::AskB(id) => looking.asked.1 = id,
            Look::AskAbout(id) => {
                looking.asked = (id, String::new());
                looking.detail = Detail::Compare;
                self.focus_on(WHAT_IF_HEADING);
            }
            Look::SwapA(pair) => looking.swap.0 = pair,
            Look::SwapB(pair) => looking.swap.1 = pair,
            Look::SwapOf(pair) => {
                looking.swap = (pair, String::new());
                looking.detail = Detail::Compare;
                self.focus_on(SWAP_HEADING);
            }
            Look::DraftName(name) => looking.draft_name = name,
            Look::Compare(draft) => looking.compared = draft,
        }
    }

    fn save(&mut self, saved: Saved) {
        let work = self.work().clone();
        let file = match (saved, &work.result, &work.inputs.volunteers) {
            (Saved::List, _, Some(volunteers)) => Ok(list_file(volunteers)),
            (Saved::Pairs, Some(solved), _) => Ok(pairs_file(solved, &work.done)),
            (Saved::Proof, Some(solved), _) => proof_file(solved),
            _ => return,
        };
        match file {
            Ok(file) => {
                self.say(format!("{} was handed to your browser to save.", file.name));
                self.outgoing = Some(Shared::new(file));
                match saved {
                    Saved::Pairs => self.downloaded = work.result.clone(),
                    Saved::List => self.saved_list(),
                    Saved::Proof => {}
                }
            }
            Err(text) => self.refuse(FieldError {
                field: RESULT_HEADING,
                text,
            }),
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

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.announcement.number = self.announcement.number.wrapping_add(1);
        self.announcement.text = text.into();
    }

    pub(super) fn focus_on(&mut self, id: &'static str) {
        self.focus = Focus {
            number: self.focus.number.wrapping_add(1),
            id,
        };
    }
}
