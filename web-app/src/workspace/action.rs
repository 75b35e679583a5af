//! Everything that can happen in the workspace.

use pairing::{PastRule, Preset, SessionRule};

use super::stage::Stage;
use super::state::{Detail, Only, Solved, Volunteers};
use super::steering::Couple;
use crate::parts::errors::FieldError;
use crate::parts::shared::Shared;

/// One thing that happened. `reduce` says what follows from it.
#[derive(Debug, Clone)]
pub enum Action {
    /// A stage was opened by its address.
    Open(Stage),
    /// A list of volunteers was read.
    Read(Volunteers),
    /// Something could not be done; what is on the screen stays.
    Refuse(FieldError),
    /// The paste field holds this text now.
    Paste(String),
    /// A setting was changed.
    Set(Setting),
    /// A pair was set by hand, or left to the rules again.
    Steer(Steer),
    /// Work out who meets whom.
    Pair,
    /// Work out what it would cost if the two met whose names are chosen.
    WhatIf,
    /// Take the result of the price over, with its lock.
    UseTrial,
    /// Put the price away.
    LeaveTrial,
    /// Keep the result under the name in the field.
    KeepDraft,
    /// Make this draft the result again, with its inputs.
    UseDraft(usize),
    /// Forget this draft.
    DropDraft(usize),
    /// The run with this number has come this far.
    Progress {
        run: u32,
        done: usize,
        total: usize,
    },
    /// The run with this number is done.
    Paired {
        run: u32,
        solved: Shared<Solved>,
    },
    /// The run with this number cannot be done, for this reason.
    NotPairable {
        run: u32,
        reason: String,
    },
    /// The person called the run off.
    Cancel,
    Undo,
    Redo,
    /// The screen is looked at in another way.
    Look(Look),
    /// This result was handed over as a file.
    Downloaded(Shared<Solved>),
}

/// What is to become of a couple.
#[derive(Debug, Clone)]
pub enum Steer {
    Lock(Couple),
    Forbid(Couple),
    Free(Couple),
}

/// A setting with its new value.
#[derive(Debug, Clone)]
pub enum Setting {
    Preset(Preset),
    Sessions(SessionRule),
    PastPairs(PastRule),
    Seed(String),
}

/// A change of what is shown.
#[derive(Debug, Clone)]
pub enum Look {
    Detail(Detail),
    Find(String),
    Only(Only),
    AllRows,
    /// The person of side A to ask about.
    AskA(String),
    /// The person of side B to ask about.
    AskB(String),
    DraftName(String),
    /// Compare this draft with the result, or none.
    Compare(Option<usize>),
}
