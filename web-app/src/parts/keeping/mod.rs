//! "Keep a draft on this computer": the choice, what came of it, and the work that it takes.
//!
//! `machine` decides, `state` is what an island knows of it, `view` shows it. This hook hands the one to the other and to the
//! browser, and decides nothing.

mod machine;
mod state;
mod view;
#[cfg(feature = "document")]
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::machine::{Do, Event, Machine, Wish};
pub use self::state::{Keeping, Kept};
pub use self::view::Choice;
#[cfg(any(feature = "form", feature = "link"))]
pub use self::view::tick;
#[cfg(any(feature = "document", feature = "form", feature = "link"))]
pub use self::view::{choice, notice};
#[cfg(feature = "document")]
pub use self::words::words_of;
use crate::browser::download::{Outgoing, download};
use crate::browser::drafts::{self, Clearing, Draft, Looked, Opened, Saving, Store, Unusable};
use crate::browser::focus::focus;
use crate::browser::latest::{Latest, use_latest};
use crate::browser::timer::{self, Later};

/// How long after a change the work is kept, in milliseconds: a pause in typing.
const PAUSE: u32 = 500;
/// How long a change may wait while somebody goes on typing, in milliseconds. With what the browser needs to write it, at most
/// the last second is lost when the browser is killed.
const LIMIT: u32 = 800;
/// The name of the file with the words of a draft that cannot be opened.
const WORDS_FILE: &str = "kept-words.txt";

/// Takes a draft in, or says in a sentence why it cannot be opened.
pub type Opens = dyn Fn(&Draft) -> Result<(), String>;

/// What an island hands over so that its work is kept.
pub struct Work {
    /// The name of the draft.
    pub name: AttrValue,
    /// Whether this work may be kept at all, whatever the person says.
    pub may: bool,
    /// The work as text.
    pub text: Box<dyn Fn() -> String>,
    /// Takes a draft in, or says in a sentence why it cannot be opened.
    pub open: Box<Opens>,
    /// The words of a draft that cannot be opened, for a person to read.
    pub words: Box<dyn Fn(&str) -> String>,
    /// Saves the work to a file.
    pub save: Box<dyn Fn()>,
    /// Told of everything that happens.
    pub report: Callback<Kept>,
}

/// The newest rendering's work, and how its keeping stood then.
struct Rendered {
    work: Work,
    keeping: Keeping,
}

/// One for each page: what does not change from one rendering to the next.
struct Desk {
    rendered: Latest<Rendered>,
    store: Store,
    machine: RefCell<Machine>,
    pause: RefCell<Option<Later>>,
    limit: RefCell<Option<Later>>,
    /// The newer draft that the person is asked about.
    ahead: RefCell<Option<Draft>>,
    /// The words of the draft that cannot be opened.
    unusable: RefCell<String>,
}

/// Opens the draft when the page is opened, and keeps the work after each change. Gives back what the buttons of
/// [`notice`] call.
#[hook]
pub fn use_keeping(keeping: &Keeping, work: Work) -> Callback<Choice> {
    let wish = if work.may {
        keeping.wish()
    } else {
        Wish::Leave
    };
    let (kept, name) = (keeping.is_kept(), work.name.clone());
    let rendered = use_latest(Rendered {
        work,
        keeping: keeping.clone(),
    });
    let desk = use_memo((), move |()| Desk {
        rendered,
        store: Store::new(name),
        machine: RefCell::default(),
        pause: RefCell::default(),
        limit: RefCell::default(),
        ahead: RefCell::default(),
        unusable: RefCell::default(),
    });
    use_effect_with((), {
        let desk = Rc::clone(&desk);
        move |()| desk.open()
    });
    drafts::use_clearing({
        let desk = Rc::clone(&desk);
        Callback::from(move |clearing| match clearing {
            Clearing::Begins => desk.on(Event::Cleared),
            Clearing::Done => desk.report(Kept::Cleared),
            // Told where somebody kept something, and thinks that it is kept still.
            Clearing::Failed(why) if desk.rendered.get().keeping.wanted => {
                desk.report(Kept::Refused(why));
            }
            Clearing::Failed(_) => {}
        })
    });
    use_effect_with((wish, keeping.asked()), {
        let desk = Rc::clone(&desk);
        move |&(wish, _)| desk.on(Event::Wish { wish, kept })
    });
    use_effect_with(keeping.changes(), {
        let desk = Rc::clone(&desk);
        move |_| {
            if wish == Wish::Keep && !kept {
                desk.on(Event::Changed);
            }
        }
    });
    drafts::use_hidden({
        let desk = Rc::clone(&desk);
        Callback::from(move |()| desk.on(Event::Hidden))
    });
    use_callback((), move |choice, ()| desk.choose(choice))
}

impl Desk {
    fn report(&self, kept: Kept) {
        self.rendered.get().work.report.emit(kept);
    }

    /// Looks for the draft of this page.
    fn open(self: &Rc<Self>) {
        if !self.rendered.get().work.may || !drafts::allowed() {
            return;
        }
        let desk = Rc::clone(self);
        spawn_local(async move {
            match desk.store.open().await {
                Opened::Nothing => {}
                Opened::Draft(draft) => desk.show(&draft),
                Opened::Unusable(unusable) => desk.tell_unusable(unusable),
                Opened::Refused(why) => desk.report(Kept::Refused(why)),
            }
        });
    }

    /// Hands a draft to the island. One that it cannot read stays as it is.
    fn show(&self, draft: &Draft) {
        match (self.rendered.get().work.open)(draft) {
            Ok(()) => self.store.has_seen(draft),
            Err(why) => self.tell_unusable(Unusable {
                why,
                text: draft.text.clone(),
            }),
        }
    }

    fn tell_unusable(&self, unusable: Unusable) {
        self.unusable.replace(unusable.text);
        self.report(Kept::Unusable(unusable.why));
    }

    fn on(self: &Rc<Self>, event: Event<Draft>) {
        let all = self
            .machine
            .try_borrow_mut()
            .map(|mut machine| machine.on(event));
        for one in all.unwrap_or_default() {
            self.carry_out(one);
        }
    }

    fn carry_out(self: &Rc<Self>, one: Do<Draft>) {
        match one {
            Do::Lock => self.answer(async |desk| match desk.store.lock().await? {
                true => Some(Event::Locked),
                false => Some(Event::Elsewhere),
            }),
            Do::Wait => {
                self.answer(async |desk| desk.store.wait().await.then_some(Event::Locked));
            }
            Do::Release => self.store.release(),
            Do::StartPause => {
                self.pause.replace(Some(self.after(PAUSE)));
            }
            Do::StartLimit => {
                self.limit.replace(Some(self.after(LIMIT)));
            }
            Do::StopTimes => drop((self.pause.take(), self.limit.take())),
            Do::Save => self.save(),
            Do::Look => self.answer(async |desk| {
                Some(match desk.store.look().await {
                    Looked::Same => Event::Same,
                    Looked::Ahead(draft) => Event::Ahead(draft),
                    Looked::Gone => Event::Gone,
                    Looked::Unusable(unusable) => desk.unusable(unusable),
                    Looked::Refused(why) => Event::NotLooked(why),
                })
            }),
            Do::Remove => {
                self.answer(async |desk| Some(Event::Removed(desk.store.remove().await)));
            }
            Do::Open(draft) => self.show(&draft),
            Do::Overrule => {
                if let Some(draft) = self.ahead.take() {
                    self.store.has_seen(&draft);
                }
            }
            Do::AskAbout(draft) => {
                let at = draft.at.clone();
                self.ahead.replace(Some(draft));
                self.report(Kept::Ahead(at));
            }
            Do::TellUnusable(why) => self.report(Kept::Unusable(why)),
            Do::TellElsewhere => self.report(Kept::Elsewhere),
            Do::TellHere => self.report(Kept::Here),
            Do::TellGone => self.report(Kept::Cleared),
            Do::TellSaved { at, changes } => self.report(Kept::At { at, changes }),
            Do::TellRefused(why) => self.report(Kept::Refused(why)),
        }
    }

    /// Does something that takes a while, and tells the machine what came of it.
    fn answer(self: &Rc<Self>, work: impl AsyncFnOnce(&Self) -> Option<Event<Draft>> + 'static) {
        let desk = Rc::clone(self);
        spawn_local(async move {
            if let Some(event) = work(&desk).await {
                desk.on(event);
            }
        });
    }

    fn after(self: &Rc<Self>, milliseconds: u32) -> Later {
        let desk = Rc::clone(self);
        timer::after(milliseconds, move || desk.on(Event::Due))
    }

    fn save(self: &Rc<Self>) {
        let rendered = self.rendered.get();
        let changes = rendered.keeping.changes();
        // Begun here, and not once there is time for it: the page may be about to be closed.
        let saving = self.store.save((rendered.work.text)());
        self.answer(async move |desk| {
            Some(match saving.await {
                Saving::Kept(at) => Event::Saved { at, changes },
                Saving::Ahead(draft) => Event::Ahead(draft),
                Saving::Unusable(unusable) => desk.unusable(unusable),
                Saving::Refused(why) => Event::Failed(why),
            })
        });
    }

    fn unusable(&self, unusable: Unusable) -> Event<Draft> {
        self.unusable.replace(unusable.text);
        Event::Unusable(unusable.why)
    }

    /// The person has pressed a button of the notice.
    fn choose(self: &Rc<Self>, choice: Choice) {
        match choice {
            Choice::SaveWork => (self.rendered.get().work.save)(),
            Choice::TakeStored => {
                self.on(Event::TakeStored);
                if let Some(draft) = self.ahead.take() {
                    self.show(&draft);
                }
            }
            Choice::TakeOwn => self.on(Event::TakeOwn),
            Choice::SaveWords => {
                let words = (self.rendered.get().work.words)(&self.unusable.borrow());
                download(&Outgoing {
                    name: WORDS_FILE.to_owned(),
                    media_type: "text/plain",
                    // Old editors take text without this mark for another encoding.
                    bytes: format!("\u{feff}{}", words.replace('\n', "\r\n")).into_bytes(),
                });
                let said = format!("Its words are saved with your downloads, as {WORDS_FILE}.");
                self.report(Kept::Said(said));
            }
            Choice::RemoveUnusable => {
                let desk = Rc::clone(self);
                spawn_local(async move {
                    let removed = desk.store.remove().await;
                    desk.store.release();
                    desk.report(match removed {
                        Ok(()) => Kept::Gone,
                        Err(why) => Kept::Said(why),
                    });
                });
            }
        }
        // The buttons that decide go with the notice; those that save a file stay.
        if !matches!(choice, Choice::SaveWork | Choice::SaveWords) {
            focus(view::NOTICE);
        }
    }
}
