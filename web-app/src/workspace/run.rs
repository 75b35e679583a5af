//! Working out a pairing in slices, so that the page stays alive and Cancel can be pressed.

use std::cell::RefCell;
use std::rc::Rc;

use pairing::{Checker, Outcome, Step, Stepper};
use yew::prelude::*;

use super::action::Action;
use super::state::{Job, Run, Solved, Workspace};
use crate::browser::timer::{Due, now, soon};
use crate::parts::shared::Shared;

/// How long a slice goes on, in milliseconds: half of what a person would notice, for slower machines than ours.
const SLICE: f64 = 20.0;

/// How often the progress is drawn, in milliseconds. Drawing costs time too.
const DRAWN_EVERY: f64 = 100.0;

/// Units of the solver's work, and people of the check, between two looks at the clock, which cost time too: about a
/// millisecond at 2,000 people a side.
const UNITS: usize = 2_000;
const PEOPLE: usize = 32;

/// The slice that is due. Empty once the run is over or called off.
type Slot = Rc<RefCell<Option<Due>>>;

/// One run as its slices hand it on.
struct Slices {
    number: u32,
    job: Shared<Job>,
    slot: Slot,
    dispatcher: UseReducerDispatcher<Workspace>,
    /// When the progress was drawn last.
    drawn: f64,
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
                drawn: now(),
            };
            next(&Rc::clone(&slot), move || slices.start());
        }
        move || drop(slot.take())
    });
}

/// Puts the next slice in the slot.
fn next(slot: &Slot, slice: impl FnOnce() + 'static) {
    let due = soon(Box::new(slice));
    // The slice that ran until now is let go here.
    slot.replace(Some(due));
}

impl Slices {
    fn start(self) {
        match Stepper::new(&self.job.people, &self.job.rules) {
            // A slice of its own: the first time it takes as long as any.
            Ok(stepper) => next(&Rc::clone(&self.slot), move || self.go_on(stepper)),
            Err(error) => self.dispatcher.dispatch(Action::NotPairable {
                run: self.number,
                reason: error.to_string(),
            }),
        }
    }

    fn go_on(mut self, mut stepper: Stepper) {
        let start = now();
        let slot = Rc::clone(&self.slot);
        loop {
            match stepper.step(UNITS) {
                Step::Working { done, total } if now() - start > SLICE => {
                    if now() - self.drawn > DRAWN_EVERY {
                        self.drawn = now();
                        self.dispatcher.dispatch(Action::Progress {
                            run: self.number,
                            done,
                            total,
                        });
                    }
                    return next(&slot, move || self.go_on(stepper));
                }
                Step::Working { .. } => {}
                Step::Done => {
                    self.dispatcher.dispatch(Action::Checking(self.number));
                    return next(&slot, move || self.prove(stepper));
                }
            }
        }
    }

    fn prove(self, stepper: Stepper) {
        let outcome = stepper.finish();
        match Checker::new(&self.job.people, &self.job.rules, &outcome) {
            Ok(checker) => next(&Rc::clone(&self.slot), move || self.check(checker, outcome)),
            Err(error) => self.done(outcome, Err(error.to_string())),
        }
    }

    fn check(self, mut checker: Checker, outcome: Outcome) {
        let start = now();
        let slot = Rc::clone(&self.slot);
        while now() - start < SLICE {
            if !(0..PEOPLE).all(|_| checker.step()) {
                let proof = checker.finish().map_err(|error| error.to_string());
                // What follows is drawing: not in the same breath.
                return next(&slot, move || self.done(outcome, proof));
            }
        }
        next(&slot, move || self.check(checker, outcome));
    }

    fn done(self, outcome: Outcome, proof: Result<(), String>) {
        self.dispatcher.dispatch(Action::Paired {
            run: self.number,
            solved: Shared::new(Solved::new(self.job.clone(), outcome, proof)),
        });
    }
}
