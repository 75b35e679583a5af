//! Working out a pairing in slices, so that the page stays alive and Cancel can be pressed.

use std::cell::RefCell;
use std::rc::Rc;

use pairing::{Checker, Outcome, Step, Stepper};
use yew::prelude::*;

use super::action::Action;
use super::state::{Job, Run, Solved, Workspace};
use crate::browser::timer::{Due, soon};
use crate::parts::shared::Shared;

/// Units of work in a slice: about 10 milliseconds on an old office PC.
const BUDGET: usize = 20_000;

/// How many people's cells the check looks at in a slice.
const CHECKED: usize = 100;

/// The slice that is due. Empty once the run is over or called off.
type Slot = Rc<RefCell<Option<Due>>>;

/// One run as its slices hand it on.
struct Slices {
    number: u32,
    job: Shared<Job>,
    slot: Slot,
    dispatcher: UseReducerDispatcher<Workspace>,
}

/// Works out the run that the state asks for; a run that is gone from the state is called off.
#[hook]
pub fn use_run(run: Option<&Run>, dispatcher: UseReducerDispatcher<Workspace>) {
    let asked = run.map(|run| (run.number, run.job.clone()));
    use_effect_with(asked, move |asked| {
        let slot = Slot::default();
        if let Some((number, job)) = asked.clone() {
            let slices = Slices {
                number,
                job,
                slot: Rc::clone(&slot),
                dispatcher,
            };
            next(&Rc::clone(&slot), move || slices.start());
        }
        move || drop(slot.take())
    });
}

/// Puts the next slice in the slot.
fn next(slot: &Slot, slice: impl FnOnce() + 'static) {
    let due = soon(slice);
    // The slice that ran until now is let go here.
    slot.replace(Some(due));
}

impl Slices {
    fn start(self) {
        match Stepper::new(&self.job.people, &self.job.rules) {
            Ok(stepper) => self.go_on(stepper),
            Err(error) => self.dispatcher.dispatch(Action::NotPairable {
                run: self.number,
                reason: error.to_string(),
            }),
        }
    }

    fn go_on(self, mut stepper: Stepper) {
        match stepper.step(BUDGET) {
            Step::Working { done, total } => {
                let slot = Rc::clone(&self.slot);
                self.dispatcher.dispatch(Action::Progress {
                    run: self.number,
                    done,
                    total,
                });
                next(&slot, move || self.go_on(stepper));
            }
            Step::Done => {
                let slot = Rc::clone(&self.slot);
                self.dispatcher.dispatch(Action::Checking(self.number));
                next(&slot, move || self.prove(stepper));
            }
        }
    }

    fn prove(self, stepper: Stepper) {
        let outcome = stepper.finish();
        match Checker::new(&self.job.people, &self.job.rules, &outcome) {
            Ok(checker) => self.check(checker, outcome),
            Err(error) => self.done(outcome, Err(error.to_string())),
        }
    }

    fn check(self, mut checker: Checker, outcome: Outcome) {
        if (0..CHECKED).any(|_| !checker.step()) {
            let proof = checker.finish().map_err(|error| error.to_string());
            self.done(outcome, proof);
        } else {
            let slot = Rc::clone(&self.slot);
            next(&slot, move || self.check(checker, outcome));
        }
    }

    fn done(self, outcome: Outcome, proof: Result<(), String>) {
        self.dispatcher.dispatch(Action::Paired {
            run: self.number,
            solved: Shared::new(Solved::new(self.job.clone(), outcome, proof)),
        });
    }
}
