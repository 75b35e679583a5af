//! Letting the page breathe between two slices of long work.

use gloo::timers::callback::Timeout;

/// Work that is due; dropping it calls it off.
#[derive(Debug)]
pub struct Due(Timeout);

impl Due {
    /// Lets the work be done although nobody holds on to it.
    pub fn forget(self) {
        self.0.forget();
    }
}

/// Runs `work` as soon as the page has dealt with what it was asked meanwhile.
pub fn soon(work: impl FnOnce() + 'static) -> Due {
    Due(Timeout::new(0, work))
}

/// Runs `work` after so many milliseconds.
pub fn after(milliseconds: u32, work: impl FnOnce() + 'static) -> Due {
    Due(Timeout::new(milliseconds, work))
}
