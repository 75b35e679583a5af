//! The newest value of something that changes with every rendering.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

/// What the newest rendering handed over. A listener, a timer or a promise that was set up once asks here, and so never works
/// with the state of an earlier rendering.
#[derive(Debug)]
pub struct Latest<T>(Rc<RefCell<Rc<T>>>);

impl<T> Clone for Latest<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Latest<T> {
    /// The newest value.
    pub fn get(&self) -> Rc<T> {
        Rc::clone(&self.0.borrow())
    }
}

/// Holds on to the newest `value`: each rendering puts its own in the place of the one before.
#[hook]
pub fn use_latest<T: 'static>(value: T) -> Latest<T> {
    let value = Rc::new(value);
    let latest = use_memo((), {
        let value = Rc::clone(&value);
        move |()| Latest(Rc::new(RefCell::new(value)))
    });
    // Nothing borrows for longer than it takes to copy a pointer, so this is always free.
    if let Ok(mut held) = latest.0.try_borrow_mut() {
        *held = value;
    }
    (*latest).clone()
}
