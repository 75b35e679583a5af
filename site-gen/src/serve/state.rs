//! What browsers wait for: the next build, and how it went.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::diagnostics::Problems;

/// Shared between the builder and the server.
#[derive(Debug, Default)]
pub(super) struct State {
    inner: Mutex<Inner>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inner {
    builds: u64,
    problems: Option<String>,
}

impl State {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, problems: Option<String>) {
        let mut inner = self.lock();
        inner.builds += 1;
        inner.problems = problems;
        drop(inner);
        self.changed.notify_all();
    }

    /// A build ended well.
    pub(super) fn succeeded(&self) {
        self.set(None);
    }

    /// A build found problems.
    pub(super) fn failed(&self, problems: &Problems) {
        self.set(Some(problems.to_string()));
    }

    /// How many builds there were.
    pub(super) fn builds(&self) -> u64 {
        self.lock().builds
    }

    /// What is wrong with the last build.
    pub(super) fn problems(&self) -> Option<String> {
        self.lock().problems.clone()
    }

    /// Waits until there are more builds than `seen`; gives back how many there are.
    pub(super) fn wait(&self, seen: u64) -> u64 {
        let mut inner = self.lock();
        while inner.builds <= seen {
            inner = self
                .changed
                .wait(inner)
                .unwrap_or_else(PoisonError::into_inner);
        }
        inner.builds
    }
}
