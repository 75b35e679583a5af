//! Undo and redo: every state of the work since the page was opened, each sharing what did not change.

use yew::AttrValue;

use super::shared::Shared;

/// How many changes can be undone.
const KEPT: usize = 200;

/// One change: the work on its other side, and what the change was, in words that follow "Undid: ".
#[derive(Debug, PartialEq, Eq)]
struct Change<T> {
    work: Shared<T>,
    what: String,
}

impl<T> Clone for Change<T> {
    fn clone(&self) -> Self {
        Self {
            work: self.work.clone(),
            what: self.what.clone(),
        }
    }
}

/// The work as it is, as it was and, after an undo, as it will be again.
#[derive(Debug, PartialEq, Eq)]
pub struct History<T> {
    now: Shared<T>,
    past: Vec<Change<T>>,
    future: Vec<Change<T>>,
    /// The field whose keystrokes are being gathered into one change.
    typing: Option<AttrValue>,
}

impl<T> Clone for History<T> {
    fn clone(&self) -> Self {
        Self {
            now: self.now.clone(),
            past: self.past.clone(),
            future: self.future.clone(),
            typing: self.typing.clone(),
        }
    }
}

impl<T> History<T> {
    /// A history that starts with this work.
    pub fn new(work: T) -> Self {
        Self {
            now: Shared::new(work),
            past: Vec::new(),
            future: Vec::new(),
            typing: None,
        }
    }

    /// The work as it is.
    pub fn now(&self) -> &Shared<T> {
        &self.now
    }

    /// Makes `work` the work as it is. What was undone is gone.
    pub fn change(&mut self, work: T, what: impl Into<String>) {
        self.typing = None;
        let before = std::mem::replace(&mut self.now, Shared::new(work));
        self.past.push(Change {
            work: before,
            what: what.into(),
        });
        if self.past.len() > KEPT {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// As [`History::change`], but keystrokes in one field that follow each other count as one change.
    pub fn typed(&mut self, work: T, what: &str, field: impl Into<AttrValue>) {
        let field = Some(field.into());
        if self.typing == field {
            self.now = Shared::new(work);
        } else {
            self.change(work, what);
            self.typing = field;
        }
    }

    /// Makes `work` the work as it is, as if it had been so all along: nothing to undo.
    pub fn replace(&mut self, work: T) {
        self.now = Shared::new(work);
    }

    /// Goes one change back and says which it was.
    pub fn undo(&mut self) -> Option<String> {
        let change = self.past.pop()?;
        self.typing = None;
        Some(step(&mut self.now, change, &mut self.future))
    }

    /// Makes the change again that was undone last, and says which it was.
    pub fn redo(&mut self) -> Option<String> {
        let change = self.future.pop()?;
        self.typing = None;
        Some(step(&mut self.now, change, &mut self.past))
    }

    /// What [`History::undo`] would undo.
    pub fn undoable(&self) -> Option<&str> {
        self.past.last().map(|change| change.what.as_str())
    }

    /// What [`History::redo`] would do again.
    pub fn redoable(&self) -> Option<&str> {
        self.future.last().map(|change| change.what.as_str())
    }
}

fn step<T>(now: &mut Shared<T>, change: Change<T>, other_side: &mut Vec<Change<T>>) -> String {
    let Change { work, what } = change;
    let before = std::mem::replace(now, work);
    other_side.push(Change {
        work: before,
        what: what.clone(),
    });
    what
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_can_be_undone_and_done_again() {
        let mut history = History::new(0);
        history.change(1, "one");
        history.change(2, "two");
        assert_eq!(history.undo().as_deref(), Some("two"));
        assert_eq!(**history.now(), 1);
        assert_eq!(
            (history.undoable(), history.redoable()),
            (Some("one"), Some("two"))
        );
        assert_eq!(history.redo().as_deref(), Some("two"));
        assert_eq!(**history.now(), 2);
        assert_eq!(history.redo(), None);
    }

    #[test]
    fn undoing_gives_back_the_very_same_work() {
        let mut history = History::new(0);
        let first = history.now().clone();
        history.change(1, "one");
        history.undo();
        assert!(*history.now() == first, "the same value, not a copy");
    }

    #[test]
    fn a_new_change_drops_what_was_undone() {
        let mut history = History::new(0);
        history.change(1, "one");
        history.undo();
        history.change(2, "two");
        assert_eq!(history.redoable(), None);
        history.undo();
        assert_eq!(**history.now(), 0);
    }

    #[test]
    fn what_is_replaced_cannot_be_undone() {
        let mut history = History::new(0);
        history.change(1, "one");
        history.replace(2);
        assert_eq!(
            (**history.now(), history.undo().as_deref()),
            (2, Some("one"))
        );
        assert_eq!(**history.now(), 0);
    }

    #[test]
    fn typing_in_one_field_is_one_change() {
        let mut history = History::new(String::new());
        history.typed("4".into(), "the seed", "seed");
        history.typed("42".into(), "the seed", "seed");
        history.change("x".into(), "something else");
        history.typed("42".into(), "the seed", "seed");
        history.undo();
        history.undo();
        assert_eq!(history.now().as_str(), "42");
        history.undo();
        assert_eq!(history.now().as_str(), "");
    }

    #[test]
    fn the_oldest_change_goes_when_there_are_too_many() {
        let mut history = History::new(0);
        for number in 1..=KEPT + 1 {
            history.change(number, "a change");
        }
        while history.undo().is_some() {}
        assert_eq!(**history.now(), 1);
    }
}
