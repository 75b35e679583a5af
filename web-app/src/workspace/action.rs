//! Everything that can happen in the workspace.

use pairing::{PastRule, Preset, SessionRule};
use scheme::Change;

use super::lists::From;
use super::scheme_file::Opening;
use super::stage::Stage;
use super::state::{Detail, Left, Only, PairsFile, Sealed, Solved, Volunteers, Work};
use super::steering::Couple;
use crate::browser::intake::News;
use crate::parts::errors::FieldError;
use crate::parts::shared::Shared;

/// One thing that happened. `reduce` says what follows from it.
#[derive(Debug, Clone)]
pub enum Action {
    /// A stage was opened by its address.
    Open(Stage),
    /// What became of a file that was chosen.
    File(News<Box<Action>>),
    /// A saved scheme was read.
    Opened(Box<Opening>),
    /// A file was chosen that has a passphrase.
    Sealed(Shared<Sealed>),
    /// This work was saved as a file with a passphrase, under this name.
    SavedSealed(Shared<Work>, String),
    /// Work the results of the opened file out again.
    CheckSaved,
    /// Make this kept result of the opened file the result, as far as the list of today lets it.
    UseSaved(usize),
    /// Forget this kept result of the opened file.
    DropSaved(usize),
    /// Something goes on that has to be said.
    Say(String),
    /// A list of volunteers was read.
    Read(Volunteers),
    /// Something could not be done; what is on the screen stays.
    Refuse(FieldError),
    /// The paste field holds this text now.
    Paste(String),
    /// A cell of the list is put right, or a row taken out.
    Edit(Change),
    /// This person takes part no longer.
    TakeOut(String, From),
    /// This problem of the list is to stay as it is.
    Leave(Left),
    /// A setting was changed.
    Set(Setting),
    /// A pair was set by hand, or left to the rules again.
    Steer(Steer),
    /// Pairs of an earlier round were read.
    AddPast(PairsFile),
    /// This file of earlier pairs does not count any more.
    DropPast(usize),
    /// Pairs of this round were read: work out new pairs that keep all of them that can be kept.
    TakeUp(PairsFile),
    /// Work out who meets whom.
    Pair,
    /// The same, but keep the pairs of the result where that can be.
    Repair,
    /// Work out what it would cost if the two met whose names are chosen.
    WhatIf,
    /// Work out what it would cost if the two pairs that are chosen swapped partners.
    Swap,
    /// Pair the list by every preset and both rules for half days, to lay them side by side.
    Survey,
    /// Take the result of the price over, with its lock.
    UseTrial,
    /// Put the price away.
    LeaveTrial,
    /// Keep the result under the name in the field.
    KeepDraft,
    /// Make this draft the result again, as far as the list of today lets it.
    UseDraft(usize),
    /// Forget this draft.
    DropDraft(usize),
    /// The run with this number has come this far.
    Progress {
        run: u32,
        done: usize,
        total: usize,
    },
    /// The run with this number has its result, which is being checked.
    Checking(u32),
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
    /// Hand this over as a file.
    Save(Saved),
}

/// What is to become of a couple.
#[derive(Debug, Clone)]
pub enum Steer {
    Lock(Couple),
    Forbid(Couple),
    /// Their exchange is over: they stay a pair whatever else changes.
    Done(Couple),
    Free(Couple),
    /// Whether these two professions may meet is the other way round now.
    Professions(Couple),
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
    /// Show all of the list.
    AllRows,
    /// Show all pairs; the first of those that come.
    AllPairs(Couple),
    /// The person of side A to ask about.
    AskA(String),
    /// The person of side B to ask about.
    AskB(String),
    /// Go to the question what the person of side A would cost with somebody else.
    AskAbout(String),
    /// The first of two pairs that are to swap partners; none while none is chosen.
    SwapA(Option<Couple>),
    /// The second.
    SwapB(Option<Couple>),
    /// Go to the question what this pair would cost if it swapped partners with another.
    SwapOf(Couple),
    DraftName(String),
    /// Compare this draft with the result, or none.
    Compare(Option<usize>),
    /// Show the field for a saved scheme, or put it away.
    SchemeFile(bool),
}

/// A file that can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The whole scheme.
    Scheme,
    Pairs,
    Proof,
    /// The list of volunteers with what was put right here.
    List,
}
