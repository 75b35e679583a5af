//! What can happen to a document.

use documents::Value;
use scheme::details::Logo;
use scheme::saved::{Opened, SavedScheme};

use super::state::{List, Progress, Target, Trouble};
use crate::browser::intake::News;
use crate::parts::keeping::Kept;

/// Everything that changes the state of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// What became of a file that was chosen.
    File(News<Box<Action>>),
    /// A value was typed or chosen.
    Set(Target, Value),
    /// A picture was chosen, or why it cannot be used.
    Logo(String, Result<Logo, String>),
    /// What a picture shows was typed.
    Alternative(String, String),
    /// The picture goes.
    NoLogo(String),
    /// This blank differs from the scheme's details in this document.
    Apart(String),
    /// This blank is filled from the scheme's details again.
    Together(String),
    /// A saved scheme was opened, or why not.
    Opened(Result<Opened<SavedScheme>, String>),
    /// A list of people was read, or why not.
    Listed(Result<List, String>),
    /// The list of people goes.
    Unlisted,
    /// Shows the copy of this person.
    Show(usize),
    /// Whether an enclosure goes with email drafts.
    Enclose(String, bool),
    /// Many files are being made from now on.
    Making(Progress),
    /// So many files of this run are made.
    Made { run: u32, done: usize },
    /// This run has ended: its files are saved, as the text says, or why not.
    Ended {
        run: u32,
        outcome: Result<String, String>,
    },
    /// Stops the making of many files.
    Cancel,
    /// The work is in a file now.
    Saved,
    /// Something was done; what a screen reader says about it.
    Did(&'static str),
    /// Something could not be done.
    Failed(Trouble),
    /// What became of keeping the work on this computer.
    Kept(Kept),
    /// Work from this computer was opened; the time of day at which it was kept.
    Resumed(Box<SavedScheme>, String),
    /// Takes back the last change.
    Undo,
    /// Makes the change again that was taken back.
    Redo,
    /// Empties this document; the scheme's details stay.
    Clear,
    /// Moves the focus to the field of a blank.
    Find(String),
}
