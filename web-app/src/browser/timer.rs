//! Letting the page breathe between two slices of long work.

use gloo::timers::callback::Timeout;

/// Work that is due; dropping it calls it off.
#[derive(Debug)]
pub struct Due(#[expect(dead_code, reason = "held only so that it is not dropped")] Timeout);

/// Runs `work` as soon as the page has dealt with what it was asked meanwhile.
pub fn soon(work: impl FnOnce() + 'static) -> Due {
    Due(Timeout::new(0, work))
}
