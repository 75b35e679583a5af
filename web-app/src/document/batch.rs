//! Many files, one for each person, made in slices between which the page breathes.

use std::cell::Cell;
use std::rc::Rc;

use files::archive::safe_name;
use yew::prelude::*;

use super::action::Action;
use super::state::{Progress, State, Trouble};
use super::{exports, ids};
use crate::browser::download::{Outgoing, download};
use crate::browser::{office, timer};

/// What is made for each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch {
    Drafts,
    Words,
}

impl Batch {
    /// The files, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Drafts => "email drafts",
            Self::Words => "Word documents",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Drafts => "eml",
            Self::Words => "docx",
        }
    }

    fn make(self, state: &State, at: usize) -> Result<Vec<u8>, String> {
        let person = state.people().get(at);
        let values = state.values_for(person);
        match self {
            Self::Words => exports::word(state, &values),
            Self::Drafts => {
                let enclosed = exports::enclosures(state, person)?;
                Ok(exports::eml(state, &values, person, &enclosed))
            }
        }
    }
}

/// How long one slice may take, in milliseconds: a page answers within 50.
const SLICE: f64 = 30.0;

/// Tells a batch to stop.
#[derive(Debug, Clone, Default)]
pub struct Stop(Rc<Cell<bool>>);

impl Stop {
    /// Stops the batch before its next file.
    pub fn now(&self) {
        self.0.set(true);
    }
}

struct Run {
    state: State,
    batch: Batch,
    names: Vec<String>,
    files: Vec<Vec<u8>>,
    stop: Stop,
    dispatch: Callback<Action>,
}

/// Makes a file for each person on the list, then one zip of them all.
pub fn start(state: &State, batch: Batch, dispatch: &Callback<Action>) -> Stop {
    let stop = Stop::default();
    let run = Run {
        names: names(state, batch),
        state: state.clone(),
        batch,
        files: Vec::new(),
        stop: stop.clone(),
        dispatch: dispatch.clone(),
    };
    run.tell();
    go_on(run);
    stop
}

/// A name for each file. Two people of one name get two names.
fn names(state: &State, batch: Batch) -> Vec<String> {
    let mut taken = std::collections::BTreeSet::new();
    let ending = batch.ending();
    let mut names = Vec::new();
    for person in state.people() {
        let mut number = 1_u32;
        loop {
            let name = match number {
                1 => person.name.clone(),
                number => format!("{} {number}", person.name),
            };
            let name = format!("{}.{ending}", safe_name(&name));
            if taken.insert(name.to_lowercase()) {
                names.push(name);
                break;
            }
            number += 1;
        }
    }
    names
}

impl Run {
    fn tell(&self) {
        self.dispatch.emit(Action::Progress(Some(Progress {
            what: self.batch.words(),
            done: self.files.len(),
            of: self.names.len(),
        })));
    }

    /// Makes files until the slice is over. True when there is more to do.
    fn slice(&mut self) -> Result<bool, String> {
        let start = timer::now();
        while self.files.len() < self.names.len() {
            if timer::now() - start > SLICE {
                return Ok(true);
            }
            let file = self.batch.make(&self.state, self.files.len())?;
            self.files.push(file);
        }
        Ok(false)
    }

    fn end(self) -> Result<(), String> {
        let bytes = office::zip(&self.names, &self.files)?;
        download(&Outgoing {
            name: format!("{}.zip", exports::file_stem(&self.state, None)),
            media_type: "application/zip",
            bytes,
        });
        Ok(())
    }
}

fn go_on(mut run: Run) {
    let work = move || {
        if run.stop.0.get() {
            return run.dispatch.emit(Action::Progress(None));
        }
        let dispatch = run.dispatch.clone();
        let ended = match run.slice() {
            Ok(true) => {
                run.tell();
                return go_on(run);
            }
            Ok(false) => run.end(),
            Err(text) => Err(text),
        };
        dispatch.emit(Action::Progress(None));
        dispatch.emit(match ended {
            Ok(()) => Action::Did("The files are saved with your downloads, as one zip."),
            Err(text) => Action::Failed(Trouble {
                field: ids::LIST,
                text,
            }),
        });
    };
    timer::soon(Box::new(work)).forget();
}
