//! What can happen to a form.

use forms::Answers;
use forms::date::DatePart;

use super::place::Place;
use super::state::Link;
use crate::browser::intake::News;
use crate::parts::keeping::Kept;

/// Everything that changes the state of a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Goes from the first page to the questions.
    Begin,
    /// Checks what is on the page and goes on.
    Continue,
    /// Goes to the page before, with nothing checked.
    Back,
    /// Goes where the browser's Back or Forward leads.
    Go(Place),
    /// Goes back to one question from the list of answers.
    Change(String),
    /// Goes back to the choice of a nation from the list of answers.
    ChangeNation,
    /// Changes the answer to the question with this id.
    Edit(String, Edit),
    /// Says in which nation the person works.
    Nation(String),
    /// What became of a file that was chosen.
    File(News<Box<Action>>),
    /// A file was opened: its answers, or why it was refused.
    Opened(Result<Answers, String>),
    /// A link was opened in this page.
    Link(Link),
    /// Uses the link that was opened last, or goes on with the one before.
    UseLink(bool),
    /// Something happened to the draft on this device.
    Kept(Kept),
    /// A draft was on this device: its answers, and when it was kept.
    Resumed(Answers, String),
    /// Whether the files carry the person's name.
    WithName(bool),
    /// The answers were saved, copied or printed; what a screen reader says about it.
    Took(&'static str),
    /// Something was done that takes nothing away; what a screen reader says about it.
    Said(&'static str),
    /// Something could not be done; what a screen reader says about it.
    Failed(String),
    /// The screen turned wide or narrow.
    Wide(bool),
    /// Takes back the last change.
    Undo,
    /// Makes the change again that was taken back.
    Redo,
    /// Takes all answers away.
    Clear,
}

/// A change to one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// The text as typed; also a choice that is typed because the scheme has supplied no list.
    Text(String),
    /// One field of a date.
    Date(DatePart, String),
    /// A radio was chosen.
    Choose(String),
    /// A box was ticked, or its tick taken away.
    Tick(String, bool),
    /// What was said beside "other".
    Other(String),
    /// One place of a ranked question, from 0.
    Place(usize, String),
    /// One cell of a table: row from 0, column by id.
    Cell(usize, String, String),
    /// One row more at the end of a table.
    AddRow,
    /// The row goes, counted from 0.
    RemoveRow(usize),
    /// The answer goes.
    Clear,
}

impl Edit {
    /// The field whose keystrokes count as one change; `None` for a change that stands alone.
    pub fn typing(&self) -> Option<String> {
        match self {
            Self::Text(_) => Some("text".to_owned()),
            Self::Date(part, _) => Some(format!("{part:?}")),
            Self::Other(_) => Some("other".to_owned()),
            Self::Place(place, _) => Some(format!("place {place}")),
            Self::Cell(row, column, _) => Some(format!("cell {row} {column}")),
            Self::Choose(_) | Self::Tick(..) | Self::AddRow | Self::RemoveRow(_) | Self::Clear => {
                None
            }
        }
    }
}
