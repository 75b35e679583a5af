//! What follows from starting a run, and from what it comes to.

use super::ids::{CANCEL, RESULT_HEADING};
use super::job::job;
use super::state::{Detail, Job, PairsFile, Purpose, Run, Solved, Spot, Work, Workspace};
use super::words;
use crate::parts::shared::Shared;

impl Workspace {
    /// Pairs the list, anew or so that these pairs are kept where they can be.
    pub(super) fn start(&mut self, kept: Option<PairsFile>, purpose: Purpose, spot: Spot) {
        match job(self.work(), kept) {
            Err(error) => self.refuse(error),
            Ok(job) => self.run(Shared::new(job), purpose, spot),
        }
    }

    /// Starts a run. What was pressed makes room for its progress, and the focus goes to the way out.
    pub(super) fn run(&mut self, job: Shared<Job>, purpose: Purpose, spot: Spot) {
        self.go_on_with(job, purpose, spot);
        self.say("Pairing has started.");
        self.focus.on(CANCEL);
    }

    pub(super) fn go_on_with(&mut self, job: Shared<Job>, purpose: Purpose, spot: Spot) {
        self.error = None;
        self.runs += 1;
        self.run = Some(Run {
            purpose,
            spot,
            number: self.runs,
            job,
            done: 0,
            total: 0,
            checking: false,
        });
    }

    /// The run with this number, while it goes on.
    pub(super) fn running(&mut self, run: u32) -> Option<&mut Run> {
        self.run.as_mut().filter(|running| running.number == run)
    }

    pub(super) fn ended(&mut self, purpose: Purpose, solved: Shared<Solved>) {
        match purpose {
            Purpose::Result => self.paired(solved),
            Purpose::Draft { name } => self.draft_taken_up(&name, solved, true),
            Purpose::Trial { title, locks } => self.tried(title, locks, solved),
            Purpose::Survey { done, waiting } => self.surveyed(done, waiting, solved),
            Purpose::Again { saved, waiting } => self.again(saved, waiting, solved),
        }
    }

    fn paired(&mut self, solved: Shared<Solved>) {
        self.say(words::result_summary(&solved));
        let repaired = solved.job.kept.is_some();
        let mut work = Work::clone(self.work());
        let kept = solved.job.kept.iter().flat_map(|kept| kept.pairs.iter());
        for pair in kept.filter(|pair| pair.done) {
            if !work.done.contains(&pair.ids) {
                work.done.push(pair.ids.clone());
            }
        }
        work.result = Some(solved);
        work.as_saved.pairs = None;
        self.history.change(work, "a pairing");
        self.looking.find.clear();
        self.looking.only = Default::default();
        self.looking.detail = match self.looking.detail {
            _ if repaired => Detail::Told,
            Detail::Told => Detail::Pairs,
            detail => detail,
        };
        self.trial = None;
        self.looking.all_pairs = false;
        self.focus.on(RESULT_HEADING);
    }
}
