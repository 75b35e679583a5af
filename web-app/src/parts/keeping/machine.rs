//! When the work is kept, and what is done about everything that can come between. Pure: it is told what happens, and answers
//! with what is to be done.
//!
//! One page at a time writes a draft: it asks for that right (a lock) once the person wants the work to be kept. From then on the
//! work is kept after a pause in typing, at the latest a little less than a second after the first change that is not kept, and when the page is hidden.
//! Each saving looks whether what is stored is still what this page has seen last. Where it is not, nothing is
//! overwritten, and the person is asked.

/// What is to become of what is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wish {
    /// The work is to be kept.
    Keep,
    /// The copy that is there stays as it is: it may be the only one.
    Leave,
    /// Nothing is to be kept.
    #[default]
    Remove,
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<Draft> {
    /// What the person wants, and whether all of the work is kept already, as that of a draft that was just opened.
    Wish {
        /// What the person wants.
        wish: Wish,
        /// Whether all of the work is kept.
        kept: bool,
    },
    /// The work has changed.
    Changed,
    /// One of the two times is up.
    Due,
    /// The page is hidden or left: it may never be shown again.
    Hidden,
    /// This page may write now.
    Locked,
    /// Another tab may write, and this one may not.
    Elsewhere,
    /// What is stored is what this page has seen last.
    Same,
    /// What is stored is newer than what this page has seen. In answer to a saving, nothing was written.
    Ahead(Draft),
    /// What is stored cannot be opened, and why. In answer to a saving, nothing was written.
    Unusable(String),
    /// The work was kept.
    Saved {
        /// The time of day.
        at: String,
        /// How often the work had changed by then.
        changes: u32,
    },
    /// The browser did not save it, and why.
    Failed(String),
    /// What was stored is removed, or why not.
    Removed(Result<(), String>),
    /// All drafts of this site were removed, by this tab or another one.
    Cleared,
    /// Nothing is stored any more, although this page has seen a draft there: somebody has removed it.
    Gone,
    /// The browser could not tell what is stored, and why.
    NotLooked(String),
    /// The person wants to go on with the newer work that is stored.
    TakeStored,
    /// The person wants this page's work to take the place of what is stored.
    TakeOwn,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Do<Draft> {
    /// Ask whether this page may write.
    Lock,
    /// Wait until the other tab is closed.
    Wait,
    /// Give the right to write back.
    Release,
    /// Begin the pause after a change anew.
    StartPause,
    /// Begin the longest time that a change may wait.
    StartLimit,
    /// Stop both times.
    StopTimes,
    /// Write the work as it is now.
    Save,
    /// Compare what is stored with what this page has seen.
    Look,
    /// Show this draft in the page.
    Open(Draft),
    /// Count what is stored as seen, so that the next saving may overwrite it.
    Overrule,
    /// Remove what is stored.
    Remove,
    /// Newer work is stored, and the person has to choose.
    AskAbout(Draft),
    /// Tell that what is stored cannot be opened.
    TellUnusable(String),
    /// Tell that another tab keeps the work.
    TellElsewhere,
    /// Tell that this tab keeps the work again.
    TellHere,
    /// Tell that the draft was removed elsewhere.
    TellGone,
    /// Tell that the work is kept.
    TellSaved {
        /// The time of day.
        at: String,
        /// How often the work had changed by then.
        changes: u32,
    },
    /// Tell why the work is not kept.
    TellRefused(String),
}

/// Whether this page may write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Right {
    #[default]
    None,
    /// It has asked, and there is no answer yet.
    Asked,
    /// Another tab has it.
    Waiting,
    Held,
    /// It is removing what is stored.
    Removing,
}

/// How the keeping of one page's work stands.
#[derive(Debug, Default)]
pub struct Machine {
    wish: Wish,
    right: Right,
    /// Something has changed since the work was handed to the browser last.
    unsaved: bool,
    /// The longest time that a change may wait is running.
    limited: bool,
    /// How many savings the browser has not answered yet.
    writing: usize,
    /// A time was up while the browser wrote.
    again: bool,
    /// This page has waited for another tab, and the person was told so.
    waited: bool,
    /// The person is asked whether newer work is to be opened.
    asking: bool,
    /// What is stored, or some of it, comes from this page or was opened by it.
    ours: bool,
}

impl Machine {
    /// Takes in what happened, and gives back what is to be done, in this order.
    pub fn on<Draft>(&mut self, event: Event<Draft>) -> Vec<Do<Draft>> {
        match event {
            Event::Wish { wish, kept } => self.wished(wish, kept),
            Event::Changed => self.changed(),
            Event::Due if self.writing > 0 => {
                self.again = self.may_save();
                Vec::new()
            }
            Event::Due | Event::Hidden => self.save(),
            Event::Locked if matches!(self.right, Right::Asked | Right::Waiting) => self.locked(),
            Event::Locked => Vec::new(),
            Event::Elsewhere if self.right == Right::Asked => self.elsewhere(),
            Event::Elsewhere => Vec::new(),
            Event::Same => self.goes_on_here(),
            Event::Ahead(draft) => self.ahead(draft),
            Event::Unusable(why) => self.stopped(Do::TellUnusable(why)),
            Event::Saved { at, changes } => self.saved(at, changes),
            Event::Failed(why) => self.stopped(Do::TellRefused(why)),
            Event::Removed(removed) => self.removed(removed),
            Event::Cleared => {
                self.wish = Wish::Remove;
                self.ours = false;
                self.unsaved = false;
                self.give_up()
            }
            Event::Gone => vec![Do::TellGone],
            Event::NotLooked(why) => vec![Do::TellRefused(why)],
            Event::TakeStored => {
                self.asking = false;
                self.unsaved = false;
                Vec::new()
            }
            Event::TakeOwn => {
                self.asking = false;
                self.unsaved = true;
                let mut all = vec![Do::Overrule, Do::TellHere];
                all.extend(self.save());
                all
            }
        }
    }

    fn wished<Draft>(&mut self, wish: Wish, kept: bool) -> Vec<Do<Draft>> {
        self.wish = wish;
        match (wish, self.right) {
            (Wish::Keep, Right::None) => {
                self.right = Right::Asked;
                self.unsaved = !kept;
                self.ours |= kept;
                vec![Do::Lock]
            }
            (Wish::Keep, Right::Held) => {
                self.unsaved |= !kept;
                self.save()
            }
            // The answer is on its way, and is dealt with then.
            (Wish::Keep, _) | (Wish::Remove, Right::Asked) | (_, Right::Removing) => Vec::new(),
            (Wish::Leave, _) | (Wish::Remove, Right::Waiting) => self.give_up(),
            (Wish::Remove, Right::None | Right::Held) => self.remove(),
        }
    }

    fn give_up<Draft>(&mut self) -> Vec<Do<Draft>> {
        self.right = Right::None;
        self.stop_times();
        self.asking = false;
        vec![Do::StopTimes, Do::Release]
    }

    fn remove<Draft>(&mut self) -> Vec<Do<Draft>> {
        self.stop_times();
        self.asking = false;
        self.unsaved = false;
        if self.writing > 0 {
            // What is being written now would come back.
            return vec![Do::StopTimes];
        }
        if std::mem::take(&mut self.ours) {
            self.right = Right::Removing;
            vec![Do::StopTimes, Do::Remove]
        } else {
            self.give_up()
        }
    }

    fn removed<Draft>(&mut self, removed: Result<(), String>) -> Vec<Do<Draft>> {
        let mut all = match self.wish {
            // The person has ticked the box again meanwhile.
            Wish::Keep => {
                self.right = Right::Held;
                self.unsaved = true;
                self.save()
            }
            Wish::Leave | Wish::Remove => self.give_up(),
        };
        if let Err(why) = removed {
            self.ours = true;
            all.push(Do::TellRefused(why));
        }
        all
    }

    fn stop_times(&mut self) {
        self.limited = false;
        self.again = false;
    }

    fn changed<Draft>(&mut self) -> Vec<Do<Draft>> {
        self.unsaved = true;
        if !self.may_save() {
            return Vec::new();
        }
        let mut all = vec![Do::StartPause];
        if !std::mem::replace(&mut self.limited, true) {
            all.push(Do::StartLimit);
        }
        all
    }

    fn may_save(&self) -> bool {
        self.wish == Wish::Keep && self.right == Right::Held && self.unsaved && !self.asking
    }

    fn save<Draft>(&mut self) -> Vec<Do<Draft>> {
        if !self.may_save() {
            return Vec::new();
        }
        self.stop_times();
        self.unsaved = false;
        self.writing += 1;
        vec![Do::StopTimes, Do::Save]
    }

    fn locked<Draft>(&mut self) -> Vec<Do<Draft>> {
        self.waited = self.right == Right::Waiting;
        self.right = Right::Held;
        match self.wish {
            // Another tab may have kept newer work since this page looked. Once it is known that none has, the work can be kept
            // in the moment in which the page is closed.
            Wish::Keep if self.waited || !self.unsaved => vec![Do::Look],
            Wish::Keep => self.save(),
            Wish::Leave => self.give_up(),
            Wish::Remove => self.remove(),
        }
    }

    fn elsewhere<Draft>(&mut self) -> Vec<Do<Draft>> {
        if self.wish != Wish::Keep {
            self.right = Right::None;
            return Vec::new();
        }
        self.right = Right::Waiting;
        vec![Do::TellElsewhere, Do::Wait]
    }

    fn goes_on_here<Draft>(&mut self) -> Vec<Do<Draft>> {
        if self.wish != Wish::Keep || !std::mem::take(&mut self.waited) {
            return self.save();
        }
        self.unsaved = true;
        let mut all = vec![Do::TellHere];
        all.extend(self.save());
        all
    }

    fn ahead<Draft>(&mut self, draft: Draft) -> Vec<Do<Draft>> {
        let saving = self.writing > 0;
        self.writing = self.writing.saturating_sub(1);
        if self.wish != Wish::Keep {
            return self.after_writing();
        }
        if !saving && !self.unsaved {
            // Nothing was done in this tab meanwhile, so the newer work is what the person expects to see.
            return vec![Do::Open(draft)];
        }
        self.stop_times();
        self.unsaved = true;
        self.asking = true;
        vec![Do::StopTimes, Do::AskAbout(draft)]
    }

    fn saved<Draft>(&mut self, at: String, changes: u32) -> Vec<Do<Draft>> {
        self.writing = self.writing.saturating_sub(1);
        self.ours = true;
        if self.wish != Wish::Keep {
            return self.after_writing();
        }
        let mut all = vec![Do::TellSaved { at, changes }];
        if self.again && self.writing == 0 {
            all.extend(self.save());
        }
        all
    }

    fn stopped<Draft>(&mut self, tell: Do<Draft>) -> Vec<Do<Draft>> {
        self.writing = self.writing.saturating_sub(1);
        if self.wish != Wish::Keep {
            return self.after_writing();
        }
        self.stop_times();
        self.unsaved = true;
        vec![Do::StopTimes, tell]
    }

    /// The browser has answered, and nobody waits for word of it any more.
    fn after_writing<Draft>(&mut self) -> Vec<Do<Draft>> {
        if self.wish == Wish::Remove && self.writing == 0 {
            self.remove()
        } else {
            Vec::new()
        }
    }
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;
