//! Many files, one for each person, made in slices between which the page breathes.

use std::cell::Cell;
use std::rc::Rc;

use files::archive::safe_name;
use yew::prelude::*;

use super::action::Action;
use super::exports;
use super::state::{Progress, State};
use crate::browser::download::{Outgoing, download};
use crate::browser::{office, timer};

/// What is made for each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch {
    Drafts,
    Words,
}

impl Batch {
    /// So many files, in words that follow the number.
    pub fn words(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::Drafts, 1) => "email draft",
            (Self::Drafts, _) => "email drafts",
            (Self::Words, 1) => "Word document",
            (Self::Words, _) => "Word documents",
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

/// The number of the run that is wanted. Each run looks at it before its next file and before its zip, so that a run that
/// was stopped, or that another one has taken the place of, saves nothing any more.
#[derive(Debug, Clone, Default)]
pub struct Runs {
    begun: Rc<Cell<u32>>,
    wanted: Rc<Cell<Option<u32>>>,
}

impl Runs {
    /// A number for a new run, the only one that is wanted from now on.
    fn begin(&self) -> u32 {
        let run = self.begun.get() + 1;
        self.begun.set(run);
        self.wanted.set(Some(run));
        run
    }

    /// Only this run is wanted; none, if there is no number.
    pub fn only(&self, run: Option<u32>) {
        self.wanted.set(run);
    }

    fn wants(&self, run: u32) -> bool {
        self.wanted.get() == Some(run)
    }
}

struct Run {
    number: u32,
    runs: Runs,
    state: State,
    batch: Batch,
    names: Vec<String>,
    files: Vec<Vec<u8>>,
    dispatch: Callback<Action>,
}

/// Makes a file for each person on the list, then one zip of them all.
pub fn start(state: &State, batch: Batch, runs: &Runs, dispatch: &Callback<Action>) {
    let run = Run {
        number: runs.begin(),
        runs: runs.clone(),
        names: names(state, batch),
        state: state.clone(),
        batch,
        files: Vec::new(),
        dispatch: dispatch.clone(),
    };
    dispatch.emit(Action::Making(Progress {
        run: run.number,
        what: batch.words(run.names.len()),
        done: 0,
        of: run.names.len(),
    }));
    go_on(run);
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
        self.dispatch.emit(Action::Made {
            run: self.number,
            done: self.files.len(),
        });
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
        if !run.runs.wants(run.number) {
            return;
        }
        let (number, dispatch) = (run.number, run.dispatch.clone());
        let outcome = match run.slice() {
            Ok(true) => {
                run.tell();
                return go_on(run);
            }
            Ok(false) => run.end(),
            Err(text) => Err(text),
        };
        dispatch.emit(Action::Ended {
            run: number,
            outcome,
        });
    };
    timer::soon(Box::new(work)).forget();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_run_is_wanted_and_none_once_it_is_stopped() {
        let runs = Runs::default();
        let first = runs.begin();
        assert!(runs.wants(first));
        let second = runs.begin();
        assert!(!runs.wants(first) && runs.wants(second));
        runs.only(None);
        assert!(!runs.wants(second));
    }
}
