//! Noticing a template that does not end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::diagnostics::Problem;

type Running = Arc<Mutex<HashMap<thread::ThreadId, (Instant, String)>>>;

/// Knows what each thread is rendering, and since when. The default one watches nothing.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    running: Option<Running>,
}

/// Something being rendered; it is done when this is dropped.
#[derive(Debug)]
pub struct Watched {
    running: Option<Running>,
}

impl Watch {
    /// Calls `stuck` once, with a problem that names the page, when one page takes longer than `limit`.
    #[must_use]
    pub fn new(limit: Duration, stuck: impl FnOnce(Problem) + Send + 'static) -> Self {
        let running = Running::default();
        let watched = Arc::downgrade(&running);
        thread::spawn(move || {
            while let Some(running) = watched.upgrade() {
                let late = running
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .values()
                    .find(|(since, _)| since.elapsed() > limit)
                    .map(|(_, name)| name.clone());
                drop(running);
                if let Some(name) = late {
                    let message = format!(
                        "{name} has taken more than {} seconds to render.",
                        limit.as_secs()
                    );
                    stuck(
                        Problem::of_file("", message)
                            .help("Its template seems to loop: look for a loop within a loop."),
                    );
                    return;
                }
                thread::sleep(Duration::from_millis(200));
            }
        });
        Self {
            running: Some(running),
        }
    }

    /// Says that this thread renders `name` from now on.
    #[must_use]
    pub fn start(&self, name: &str) -> Watched {
        if let Some(running) = &self.running {
            let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
            #[allow(
                clippy::disallowed_methods,
                reason = "a limit on time, which changes nothing that is written"
            )]
            running.insert(thread::current().id(), (Instant::now(), name.to_owned()));
        }
        Watched {
            running: self.running.clone(),
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some(running) = &self.running {
            running
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&thread::current().id());
        }
    }
}
