//! What follows from each action. Pure: the same state and action give the same state.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use super::action::{Action, Look, Saved, Setting, Steer};
use super::ids::{
    BAR_PLACE, BY_HAND_HEADING, OPEN_FIELD, OPEN_SECRET_FIELD, PAIRS_COUNT, PROFESSIONS,
    READ_HEADING, RESULT_HEADING, STEER_HEADING, SWAP_HEADING, WHAT_IF_HEADING,
};
use super::job::Asked;
use super::lists::{pair_id, take_out_id};
use super::professions::apart_at;
use super::settings::SEED_FIELD;
use super::state::{Detail, Note, Only, Purpose, Spot, Work, Workspace};
use crate::browser::intake::News;
use crate::pair::{pairs_file, proof_file};
use crate::parts::errors::{FieldError, SUMMARY_ID};
use crate::parts::shared::Shared;
use crate::volunteers::{FIRST_ROWS, list_file};

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
        if !is_by_the_way(&action) {
            self.note = None;
        }
        match action {
            Action::File(News::Reading(reading)) => {
                self.say(reading.words());
                self.readings.start(reading);
            }
            Action::File(News::Came(number, action)) => {
                if self.readings.end(number) {
                    self.apply(*action);
                }
            }
            Action::Open(stage) => {
                if self.stage != stage {
                    self.stage = stage;
                    self.error = None;
                    self.focus.on(stage.heading_id());
                }
            }
            Action::Opened(opening) => self.opened(*opening),
            Action::Sealed(sealed) => {
                self.error = None;
                self.say(format!("{} has a passphrase.", sealed.name));
                self.sealed = Some(sealed);
                self.looking.scheme_file = true;
                self.focus.on(OPEN_SECRET_FIELD);
            }
            Action::SavedSealed(work, name) => {
                self.error = None;
                // What was changed meanwhile is not in it.
                self.saved = Some(work);
                let said =
                    "was handed to your browser to save. It opens with its passphrase alone.";
                self.note(BAR_PLACE, format!("{name} {said}"));
            }
            Action::CheckSaved => self.check_saved(),
            Action::UseSaved(at) => self.use_saved(at),
            Action::DropSaved(at) => self.drop_saved(at),
            Action::Say(text) => self.note(BAR_PLACE, text),
            Action::Read(volunteers) => self.read(volunteers),
            Action::Refuse(error) => self.refuse(error),
            Action::Paste(text) => self.pasted = text,
            Action::Edit(change) => self.edit(&change),
            Action::TakeOut(id, from) => self.take_out(&id, from),
            Action::Leave(left) => self.leave(left),
            Action::Set(setting) => self.set(setting),
            Action::Steer(steer) => self.steer(steer),
            Action::AddPast(file) => self.add_past(file),
            Action::DropPast(at) => self.drop_past(at),
            Action::TakeUp(file) => self.take_up(file),
            Action::Pair => self.start(None, Purpose::Result, Spot::Steer),
            Action::Repair => {
                let result = self.work().result.as_ref();
                let kept = result.map(|solved| solved.pairs("the result before"));
                self.start(kept, Purpose::Result, Spot::Repair);
            }
            Action::WhatIf => self.ask(Asked::Couple),
            Action::Swap => self.ask(Asked::Swap),
            Action::Survey => self.survey(),
            Action::UseTrial => self.use_trial(),
            Action::LeaveTrial => {
                self.trial = None;
                self.focus.on(WHAT_IF_HEADING);
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
                if let Some(run) = self.run.take() {
                    self.note(run.spot.id(), "Pairing cancelled. Everything is as it was.");
                    self.focus.on(run.spot.id());
                }
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
        self.focus.on(SUMMARY_ID);
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
        let (what, place) = match steer {
            Steer::Lock(couple) => {
                let place = pair_id(&couple);
                steering.lock(couple);
                ("a lock", place)
            }
            Steer::Forbid(couple) => {
                let place = pair_id(&couple);
                work.done.retain(|known| *known != couple);
                steering.forbid(couple);
                ("a pair ruled out", place)
            }
            Steer::Done(couple) => {
                let place = pair_id(&couple);
                steering.free(&couple);
                if !work.done.contains(&couple) {
                    work.done.push(couple);
                }
                if self.looking.only == Only::Open {
                    // Its row is gone from those that are shown.
                    self.focus.on(PAIRS_COUNT);
                    ("an exchange that is done", PAIRS_COUNT.to_owned())
                } else {
                    ("an exchange that is done", place)
                }
            }
            Steer::Free(couple) => {
                work.done.retain(|known| *known != couple);
                steering.free(&couple);
                // Its line is gone, and the whole list with the last one.
                let none = steering.is_empty() && work.done.is_empty();
                let place = if none { STEER_HEADING } else { BY_HAND_HEADING };
                self.focus.on(place);
                ("a pair left to the rules", place.to_owned())
            }
            Steer::Professions(couple) => {
                let apart = &mut work.inputs.apart;
                match apart_at(apart, &couple.0, &couple.1) {
                    Some(at) => drop(apart.remove(at)),
                    None => apart.push(couple),
                }
                ("professions that may meet", PROFESSIONS.to_owned())
            }
        };
        if work == **self.work() {
            self.note(place, format!("It is set already: {what}."));
            return;
        }
        let stale = work.result_is_out_of_date();
        self.history.change(work, what);
        self.note(
            place,
            if stale {
                format!("Set: {what}. The result is out of date now.")
            } else {
                format!("Set: {what}.")
            },
        );
    }

    fn look(&mut self, look: Look) {
        let looking = &mut self.looking;
        match look {
            Look::Detail(detail) => looking.detail = detail,
            Look::Find(find) => looking.find = find,
            Look::Only(only) => looking.only = only,
            Look::AllRows => {
                looking.all_rows = true;
                // The button is gone; the first of the rows that came takes its place.
                self.focus.on(take_out_id(FIRST_ROWS));
            }
            Look::AllPairs(next) => {
                looking.all_pairs = true;
                self.focus.on(pair_id(&next));
            }
            Look::AskA(id) => looking.asked.0 = id,
            Look::AskB(id) => looking.asked.1 = id,
            Look::AskAbout(id) => {
                looking.asked = (id, String::new());
                looking.detail = Detail::Compare;
                self.focus.on(WHAT_IF_HEADING);
            }
            Look::SwapA(pair) => {
                let [one, _] = &mut looking.swap;
                *one = pair;
            }
            Look::SwapB(pair) => {
                let [_, two] = &mut looking.swap;
                *two = pair;
            }
            Look::SwapOf(pair) => {
                looking.swap = [Some(pair), None];
                looking.detail = Detail::Compare;
                self.focus.on(SWAP_HEADING);
            }
            Look::DraftName(name) => looking.draft_name = name,
            Look::Compare(draft) => looking.compared = draft,
            Look::SchemeFile(open) => {
                looking.scheme_file = open;
                if open {
                    self.focus.on(OPEN_FIELD);
                } else {
                    self.sealed = None;
                    self.error = None;
                    self.focus.on(BAR_PLACE);
                }
            }
        }
    }

    fn save(&mut self, saved: Saved) {
        if saved == Saved::Scheme {
            return self.save_scheme();
        }
        let work = self.work().clone();
        let file = match (saved, &work.result, &work.inputs.volunteers) {
            (Saved::List, _, Some(volunteers)) => Ok(list_file(volunteers)),
            (Saved::Pairs, Some(solved), _) => Ok(pairs_file(solved, &work)),
            (Saved::Proof, Some(solved), _) => proof_file(solved),
            _ => return,
        };
        match file {
            Ok(file) => {
                self.say(format!("{} was handed to your browser to save.", file.name));
                self.outgoing = Some(Shared::new(file));
                match saved {
                    Saved::Pairs => self.pairs_taken(),
                    Saved::List => self.saved_list(),
                    Saved::Proof | Saved::Scheme => {}
                }
            }
            Err(text) => self.refuse(FieldError {
                field: RESULT_HEADING,
                text,
            }),
        }
    }

    /// The pairs are in a file as they are now. What was set since they were made is not.
    fn pairs_taken(&mut self) {
        let now = self.work().clone();
        let made_with = now.result.as_ref().map(|solved| solved.job.inputs.clone());
        self.taken.push(match made_with {
            Some(inputs) if now.result_is_out_of_date() => Shared::new(Work {
                inputs,
                ..Work::clone(&now)
            }),
            _ => now,
        });
    }

    /// After a step through the history: what was wrong or under way belongs to another state.
    fn went(&mut self, text: String) {
        self.run = None;
        self.readings.clear();
        self.error = None;
        self.trial = None;
        self.looking.compared = None;
        self.say(text);
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.announcement.number = self.announcement.number.wrapping_add(1);
        self.announcement.text = text.into();
    }

    /// Says what a press did, for the ear and, at the place with this id, for the eye.
    pub(super) fn note(&mut self, place: impl Into<AttrValue>, text: impl Into<AttrValue>) {
        let text = text.into();
        self.say(text.to_string());
        self.note = Some(Note {
            place: place.into(),
            text,
        });
    }
}

/// What leaves the words beside the last press where they are: nobody pressed for it, or only to look.
fn is_by_the_way(action: &Action) -> bool {
    matches!(
        action,
        Action::Progress { .. }
            | Action::Checking(_)
            | Action::File(_)
            | Action::Paste(_)
            | Action::Save(_)
            | Action::Look(_)
    )
}
