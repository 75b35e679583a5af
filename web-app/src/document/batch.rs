//! Many files, one for each person, made in slices between which the page breathes.

use std::cell::Cell;
use std::rc::Rc;

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
                exports::eml(state, &values, person, enclosed)
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
    plan: Plan,
    files: Vec<Vec<u8>>,
    dispatch: Callback<Action>,
}

/// Whom a batch makes files for. One person never stops it for the others.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Their places on the list.
    pub people: Vec<usize>,
    /// Why others get none, a sentence for each.
    pub left_out: Vec<String>,
}

/// Looks at all addresses before the first draft is made.
pub fn plan(state: &State, batch: Batch) -> Plan {
    let mut plan = Plan::default();
    for (at, person) in state.people().iter().enumerate() {
        match exports::addresses(person) {
            Err(error) if batch == Batch::Drafts => plan.left_out.push(error.to_string()),
            _ => plan.people.push(at),
        }
    }
    plan
}

/// Makes a file for each person on the list, then one zip of them all.
pub fn start(state: &State, batch: Batch, runs: &Runs, dispatch: &Callback<Action>) {
    let run = Run {
        number: runs.begin(),
        runs: runs.clone(),
        plan: plan(state, batch),
        state: state.clone(),
        batch,
        files: Vec::new(),
        dispatch: dispatch.clone(),
    };
    dispatch.emit(Action::Making(Progress {
        run: run.number,
        what: batch.words(run.plan.people.len()),
        done: 0,
        of: run.plan.people.len(),
    }));
    go_on(run);
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
        while let Some(person) = self.plan.people.get(self.files.len()) {
            if timer::now() - start > SLICE {
                return Ok(true);
            }
            let file = self.batch.make(&self.state, *person)?;
            self.files.push(file);
        }
        Ok(false)
    }

    /// Saves the zip; what became of all files, in words.
    fn end(self) -> Result<String, String> {
        let saved = if self.files.is_empty() {
            String::new()
        } else {
            let people = self.state.people();
            let wanted = self.plan.people.iter().filter_map(|at| people.get(*at));
            let wanted: Vec<String> = wanted.map(|person| person.name.clone()).collect();
            let names = office::file_names(&wanted, self.batch.ending())?;
            let bytes = office::zip(&names, &self.files)?;
            download(&Outgoing {
                name: format!("{}.zip", exports::file_stem(&self.state, None)),
                media_type: "application/zip",
                bytes,
            });
            saved(&wanted, &names, self.batch.ending())
        };
        if self.plan.left_out.is_empty() {
            Ok(saved)
        } else {
            Err(left_out(&self.plan.left_out, self.files.len(), &saved))
        }
    }
}

/// How many entries a sentence names.
const NAMED: usize = 5;

/// What is said of a zip: which of its files are called otherwise than the people are.
pub fn saved(wanted: &[String], names: &[String], ending: &str) -> String {
    let other = wanted
        .iter()
        .zip(names)
        .filter(|(wanted, name)| **name != format!("{}.{ending}", wanted.trim()))
        .map(|(_, name)| format!("“{name}”"));
    let other: Vec<String> = other.collect();
    let saved = "The files are saved with your downloads, as one zip.";
    let (first, more) = other.split_at(other.len().min(NAMED));
    if first.is_empty() {
        return saved.to_owned();
    }
    let more = match more.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "{saved} Some are not called just as the person is, because two people have one name, or a name is too long or has \
         letters that no file can have: {}{more}.",
        first.join(", ")
    )
}

/// What is said where some people get no draft.
pub fn left_out(why: &[String], made: usize, saved: &str) -> String {
    let (first, more) = why.split_at(why.len().min(NAMED));
    let people = match why.len() {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    };
    let more = match more.len() {
        0 => String::new(),
        1 => " The same holds for 1 more.".to_owned(),
        more => format!(" The same holds for {more} more."),
    };
    let others = match made {
        0 => "No draft was made.".to_owned(),
        1 => format!("A draft was made for 1 person. {saved}"),
        made => format!("Drafts were made for {made} people. {saved}"),
    };
    format!(
        "There is no draft for {people}. {}{more} Put the list right, and choose it again. {others}",
        first.join(" ")
    )
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
