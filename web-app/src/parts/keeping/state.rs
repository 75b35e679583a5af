//! What an island knows of the keeping of its work: part of its state, and pure.

use yew::AttrValue;

use super::machine::Wish;
use crate::browser::screen::device;

/// Whether the work is kept on this computer, and how that goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The person wants it, and nothing stands against it.
    pub wanted: bool,
    /// How often the work has changed.
    changes: u32,
    /// When the work was kept last, and how often it had changed by then.
    kept: Option<(u32, AttrValue)>,
    /// What stands against it.
    notice: Option<Notice>,
    /// What the last press on a button of the notice came to.
    said: AttrValue,
    /// How often the person has ticked the box.
    asked: u32,
}

/// What stands against keeping the work, for the person to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The browser refuses; a sentence.
    Refused(AttrValue),
    /// Another tab keeps this work. This one takes over once that is closed.
    Elsewhere,
    /// Newer work than this page's is kept; the time of day of that.
    Ahead(AttrValue),
    /// What is kept cannot be opened; why.
    Unusable(AttrValue),
}

/// What happens to the keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// The person ticked the box.
    Wanted,
    /// The person took the tick away, or emptied the work: what this page keeps is removed.
    Unwanted,
    /// All drafts of this site were removed, or this one was, perhaps in another tab.
    Cleared,
    /// The person has removed all drafts of this site here.
    Emptied,
    /// A draft was there, kept at this time, so the person has chosen this before.
    Resumed(String),
    /// The work was kept.
    At {
        /// The time of day.
        at: String,
        /// [`Keeping::changes`] of the work that was kept.
        changes: u32,
    },
    /// It could not be kept.
    Refused(String),
    /// Another tab keeps it.
    Elsewhere,
    /// Newer work is kept; the time of day of that.
    Ahead(String),
    /// What is kept cannot be opened; why.
    Unusable(String),
    /// This tab keeps the work again.
    Here,
    /// The person pressed a button of the notice; what came of it.
    Said(String),
    /// What could not be opened is removed.
    Gone,
}

impl Keeping {
    /// Takes in what happened. Gives back what a screen reader should say about it.
    pub fn follow(&mut self, kept: Kept) -> Option<String> {
        match kept {
            Kept::Wanted => {
                // Counted, so that the box is drawn anew where it may not be ticked yet.
                self.asked = self.asked.wrapping_add(1);
                if !self.is_in_the_way() {
                    self.here();
                    self.kept = None;
                }
                None
            }
            // What nobody can open is not removed without a word.
            Kept::Unwanted if matches!(self.notice, Some(Notice::Unusable(_))) => None,
            Kept::Unwanted | Kept::Cleared => {
                let kept = self.wanted || matches!(self.notice, Some(Notice::Refused(_)));
                self.not_wanted();
                kept.then(nothing_is_kept)
            }
            Kept::Emptied => {
                self.not_wanted();
                Some(nothing_is_kept())
            }
            Kept::Resumed(at) => {
                self.here();
                self.kept = Some((self.changes, at.into()));
                None
            }
            Kept::At { at, changes } => {
                // Word that comes after the tick was taken away is of a copy that is being removed.
                self.kept = self.wanted.then(|| (changes, at.into()));
                None
            }
            Kept::Here => {
                if matches!(self.notice, Some(Notice::Elsewhere | Notice::Ahead(_))) {
                    self.here();
                }
                None
            }
            Kept::Said(what) => {
                self.said = what.clone().into();
                Some(what)
            }
            Kept::Gone => {
                self.notice = None;
                let said =
                    "It is removed. To keep this page’s work from now on, tick “Keep a draft”.";
                self.follow(Kept::Said(said.to_owned()))
            }
            Kept::Refused(why) => self.stopped_by(Notice::Refused(why.into())),
            Kept::Elsewhere => self.stopped_by(Notice::Elsewhere),
            Kept::Ahead(at) => self.stopped_by(Notice::Ahead(at.into())),
            Kept::Unusable(why) => self.stopped_by(Notice::Unusable(why.into())),
        }
    }

    fn here(&mut self) {
        self.wanted = true;
        self.notice = None;
        self.said = AttrValue::default();
    }

    fn not_wanted(&mut self) {
        *self = Self {
            changes: self.changes,
            asked: self.asked,
            ..Self::default()
        };
    }

    fn stopped_by(&mut self, notice: Notice) -> Option<String> {
        self.wanted = false;
        self.kept = None;
        self.notice = Some(notice);
        self.said = AttrValue::default();
        // Where it stands in the page it is read out by itself.
        None
    }

    /// Whether something is kept, or is being kept, that this page may not touch before the person has decided about it.
    fn is_in_the_way(&self) -> bool {
        matches!(
            self.notice,
            Some(Notice::Elsewhere | Notice::Ahead(_) | Notice::Unusable(_))
        )
    }

    /// The work has changed. Whatever changes it has to call this, so that no change counts as kept before it is.
    pub fn changed(&mut self) {
        self.changes = self.changes.wrapping_add(1);
    }

    /// How often the work has changed.
    pub fn changes(&self) -> u32 {
        self.changes
    }

    /// How often the person has ticked the box.
    pub fn asked(&self) -> u32 {
        self.asked
    }

    /// What stands against keeping the work.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// What the last press on a button of the notice came to; may be empty.
    pub fn said(&self) -> &AttrValue {
        &self.said
    }

    /// The time of day at which all of the work was kept; none while some of it is not.
    fn at(&self) -> Option<&AttrValue> {
        let (changes, at) = self.kept.as_ref()?;
        (self.wanted && *changes == self.changes).then_some(at)
    }

    /// Whether all of the work is kept.
    pub fn is_kept(&self) -> bool {
        self.at().is_some()
    }

    /// How it stands, in a few words.
    pub fn words(&self) -> String {
        match (self.at(), self.wanted) {
            (Some(at), _) => format!("Kept on this {} {at}", device()),
            (None, true) => "Keeping …".to_owned(),
            (None, false) => format!("Not kept on this {}", device()),
        }
    }

    /// What is to become of what is kept.
    pub fn wish(&self) -> Wish {
        match (self.wanted, &self.notice) {
            // This tab still wants it, and waits for the other one or for an answer.
            (true, _) | (_, Some(Notice::Elsewhere | Notice::Ahead(_))) => Wish::Keep,
            (false, None) => Wish::Remove,
            (false, Some(Notice::Refused(_) | Notice::Unusable(_))) => Wish::Leave,
        }
    }
}

/// What holds once a draft was removed. The browser frees the space on the disk in its own time: the words can be found in its
/// files until then. No page can hurry that: in Chromium, neither overwriting first nor 24 MB of other data made a difference.
pub fn nothing_is_kept() -> String {
    format!(
        "Nothing is kept on this {0} any more. The browser may take a while to clear the words from the {0}’s disk.",
        device()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(keeping: &Keeping, at: &str) -> Kept {
        Kept::At {
            at: at.to_owned(),
            changes: keeping.changes(),
        }
    }

    /// Wanted, and kept at 10:42.
    fn kept() -> Keeping {
        let mut keeping = Keeping::default();
        keeping.follow(Kept::Wanted);
        keeping.follow(at(&keeping, "10:42"));
        keeping
    }

    #[test]
    fn what_is_kept_and_what_is_not_is_said() {
        let mut keeping = Keeping::default();
        assert_eq!(keeping.words(), "Not kept on this computer");
        keeping.follow(Kept::Wanted);
        assert_eq!(
            (keeping.words().as_str(), keeping.is_kept()),
            ("Keeping …", false)
        );
        let mut keeping = kept();
        assert_eq!(
            (keeping.words().as_str(), keeping.is_kept()),
            ("Kept on this computer 10:42", true)
        );
        keeping.changed();
        assert!(!keeping.is_kept(), "a change is not kept yet");
        keeping.follow(Kept::Refused("No room.".to_owned()));
        assert_eq!((keeping.wanted, keeping.is_kept()), (false, false));
        assert_eq!(keeping.words(), "Not kept on this computer");
    }

    #[test]
    fn word_that_older_work_is_kept_makes_no_newer_work_count_as_kept() {
        let mut keeping = kept();
        let late = at(&keeping, "10:43");
        keeping.changed();
        keeping.follow(late);
        assert!(!keeping.is_kept());
        keeping.follow(at(&keeping, "10:44"));
        assert!(keeping.is_kept());
    }

    #[test]
    fn what_stands_in_the_way_stays_until_the_person_decides() {
        for kept in [
            Kept::Elsewhere,
            Kept::Ahead("10:42".to_owned()),
            Kept::Unusable("No.".to_owned()),
        ] {
            let mut keeping = Keeping::default();
            keeping.follow(kept.clone());
            let (notice, asked) = (keeping.notice().cloned(), keeping.asked());
            keeping.follow(Kept::Wanted);
            assert_eq!(keeping.notice().cloned(), notice, "{kept:?}");
            assert!(!keeping.wanted, "the box says what is true");
            assert_ne!(keeping.asked(), asked, "and is drawn anew");
        }
        let mut keeping = Keeping::default();
        keeping.follow(Kept::Unusable("No.".to_owned()));
        assert_eq!(keeping.follow(Kept::Unwanted), None);
        assert_eq!(
            keeping.wish(),
            Wish::Leave,
            "emptying a form removes no words unread"
        );
        keeping.follow(Kept::Gone);
        assert_eq!(keeping.notice(), None);
    }

    #[test]
    fn a_copy_from_before_a_refusal_goes_when_the_answers_are_cleared() {
        let mut keeping = kept();
        keeping.follow(Kept::Refused("No room.".to_owned()));
        assert_eq!(keeping.wish(), Wish::Leave, "it may be the only copy");
        assert_eq!(keeping.follow(Kept::Unwanted), Some(nothing_is_kept()));
        assert_eq!(keeping.wish(), Wish::Remove);
    }

    #[test]
    fn a_tab_that_takes_over_has_its_box_ticked_again() {
        let mut keeping = Keeping::default();
        keeping.follow(Kept::Elsewhere);
        assert_eq!(keeping.wish(), Wish::Keep, "it waits for its turn");
        keeping.follow(Kept::Here);
        assert!(keeping.wanted && keeping.notice().is_none());
        // Somebody who took the tick away meanwhile is not overruled.
        let mut keeping = kept();
        keeping.follow(Kept::Unwanted);
        keeping.follow(Kept::Here);
        assert!(!keeping.wanted);
    }
}
