//! What each action makes of the state. Pure: no browser, no clock.

use std::rc::Rc;

use documents::{Value, Values};
use scheme::saved::SavedScheme;
use yew::Reducible;

use super::action::Action;
use super::fields::details_are_whole;
use super::ids;
use super::state::{List, Progress, State, Target, Trouble, Work, can_be_shared, field, tidied};
use crate::browser::intake::News;
use crate::parts::errors::SUMMARY_ID;
use crate::parts::keeping::Kept;
use crate::parts::live::Announcement;
use crate::parts::shared::Shared;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.act(action);
        Rc::new(next)
    }
}

impl State {
    fn act(&mut self, action: Action) {
        match action {
            Action::File(News::Reading(reading)) => {
                self.say(reading.words());
                self.readings.start(reading);
            }
            Action::File(News::Came(number, action)) => {
                if self.readings.end(number) {
                    self.act(*action);
                }
            }
            Action::Set(target, value) => self.set(&target, value),
            Action::Logo(key, Ok(logo)) => {
                let mut scheme = self.copy();
                let what = format!("the picture {}", logo.name);
                scheme.details.logos.insert(key, logo);
                self.change(scheme, what);
            }
            Action::Logo(_, Err(text)) => self.fail(ids::LOGO, text),
            Action::Alternative(key, text) => {
                let mut scheme = self.copy();
                if let Some(logo) = scheme.details.logos.get_mut(&key) {
                    logo.alternative = text;
                }
                self.typed(scheme, "what the picture shows", key);
            }
            Action::NoLogo(key) => {
                let mut scheme = self.copy();
                scheme.details.logos.remove(&key);
                self.change(scheme, "the picture taken out");
                let mut blanks = self.template().blanks.iter();
                let of = blanks.find(|blank| blank.from == key);
                if let Some(chooser) = of.map(|blank| field(&blank.id)) {
                    self.focus.on(chooser);
                }
            }
            Action::Apart(id) => self.part(id),
            Action::Together(id) => self.join(&id),
            Action::Opened(Ok(opened)) => {
                self.open(opened.scheme, "a saved scheme opened");
                self.saved = Some(self.scheme().clone());
                let warnings = opened.warnings.iter().map(|warning| format!(" {warning}"));
                self.say(format!(
                    "The saved scheme is open.{}",
                    warnings.collect::<String>()
                ));
            }
            Action::Opened(Err(text)) => self.fail(ids::OPEN, text),
            Action::Listed(Ok(list)) => self.take_list(list),
            Action::Listed(Err(text)) => self.fail(ids::LIST, text),
            Action::Unlisted => {
                self.set_list(None, "the list taken away");
                self.focus.on(ids::LIST);
                self.say("The list is taken away.");
            }
            Action::Show(place) => self.shown = place,
            Action::Enclose(id, wanted) => self.enclose(id, wanted),
            Action::Making(progress) => {
                self.progress = Some(progress);
                self.focus.on_if_lost(ids::CANCEL);
            }
            Action::Made { run, done } => {
                if let Some(progress) = self.progress_of(run) {
                    progress.done = done;
                }
            }
            Action::Ended { run, outcome } => self.end(run, outcome),
            Action::Cancel => {
                self.progress = None;
                self.focus.on(ids::MAKE);
                self.say("Cancelled. No file was made.");
            }
            Action::Saved => {
                self.saved = Some(self.scheme().clone());
                self.say("The scheme is saved with your downloads.");
            }
            Action::Did(what) => {
                self.trouble = None;
                self.say(what);
            }
            Action::Failed(Trouble { field, text }) => self.fail(field, text),
            Action::Kept(kept) => {
                if let Some(words) = self.keeping.follow(kept) {
                    self.say(words);
                }
            }
            Action::Resumed(scheme, at) => {
                self.open(*scheme, "work from this computer opened");
                self.keeping.follow(Kept::Resumed(at));
                self.say("Your work from this computer is open.");
            }
            Action::Undo => {
                let before = self.history.now().clone();
                if let Some(what) = self.history.undo() {
                    self.follow(&before);
                    self.say(format!("Undid: {what}"));
                }
            }
            Action::Redo => {
                let before = self.history.now().clone();
                if let Some(what) = self.history.redo() {
                    self.follow(&before);
                    self.say(format!("Did again: {what}"));
                }
            }
            Action::Clear => {
                let mut scheme = self.copy();
                scheme.documents.remove(&self.template().id);
                self.change(scheme, "this document emptied");
                self.say("This document is emptied. Your scheme’s details are as they were.");
            }
            Action::Find(id) => self.focus.on(field(&id)),
        }
    }

    fn set(&mut self, target: &Target, value: Value) {
        let mut scheme = self.copy();
        let stays = match target {
            Target::Own(id) => self.template().blank(id).is_some_and(can_be_shared),
            Target::Details(_) => false,
        };
        let (values, key) = self.values_in(&mut scheme, target);
        // What is emptied to the last letter is gone; white space stays while somebody types.
        let emptied = match &value {
            Value::Text(text) => text.is_empty(),
            Value::List(entries) => entries.iter().all(String::is_empty),
            Value::Profession(profession) => profession.singular.is_empty(),
        };
        match (emptied, stays) {
            (false, _) => values.insert(key.to_owned(), value),
            // The blank goes on differing from the scheme's details.
            (true, true) => values.insert(key.to_owned(), Value::Text(String::new())),
            (true, false) => values.remove(key),
        };
        let (what, typed) = self.name_of(target);
        self.typed(scheme, &what, typed);
    }

    /// What a change to this value is called, and the field whose keystrokes count as one change.
    fn name_of(&self, target: &Target) -> (String, String) {
        let mut blanks = self.template().blanks.iter();
        let found = blanks.find(|blank| match target {
            Target::Details(key) => &blank.from == key,
            Target::Own(id) => &blank.id == id,
        });
        let label = found.map_or("a blank", |blank| blank.label.as_str());
        (format!("“{label}”"), format!("{target:?}"))
    }

    fn values_in<'s, 't>(
        &self,
        scheme: &'s mut SavedScheme,
        target: &'t Target,
    ) -> (&'s mut Values, &'t str) {
        match target {
            Target::Details(key) => (&mut scheme.details.values, key),
            Target::Own(id) => {
                let own = scheme.documents.entry(self.template().id.clone());
                (own.or_default(), id)
            }
        }
    }

    /// The blank starts from what the scheme has, and goes its own way from there.
    fn part(&mut self, id: String) {
        let Some(blank) = self.template().blank(&id) else {
            return;
        };
        let label = blank.label.clone();
        let value = self.scheme().details.values.get(&blank.from).cloned();
        let value = value.unwrap_or_else(|| Value::Text(String::new()));
        let mut scheme = self.copy();
        let own = scheme.documents.entry(self.template().id.clone());
        own.or_default().insert(id.clone(), value);
        self.change(scheme, format!("“{label}” made different here"));
        self.focus.on(field(&id));
    }

    fn join(&mut self, id: &str) {
        let label = self.template().blank(id).map(|blank| blank.label.clone());
        let mut scheme = self.copy();
        if let Some(own) = scheme.documents.get_mut(&self.template().id) {
            own.remove(id);
        }
        self.change(
            scheme,
            format!("“{}” as in the scheme", label.unwrap_or_default()),
        );
        self.focus.on(field(id));
    }

    fn take_list(&mut self, list: List) {
        let people = list.recipients.people.len();
        let what = format!("the list {}", list.name);
        self.set_list(Some(Shared::new(list)), what);
        self.trouble = None;
        self.focus.on_if_lost(ids::SHOWN);
        self.say(format!(
            "{people} {} on the list.",
            if people == 1 {
                "person is"
            } else {
                "people are"
            }
        ));
    }

    fn set_list(&mut self, list: Option<Shared<List>>, what: impl Into<String>) {
        let before = self.history.now().clone();
        let work = Work {
            list,
            ..(*before).clone()
        };
        self.history.change(work, what);
        self.follow(&before);
    }

    fn enclose(&mut self, id: String, wanted: bool) {
        let mut enclosures = self.paper.enclosures.iter();
        let title = enclosures.find(|enclosure| enclosure.id == id);
        let title = title.map_or_else(String::new, |enclosure| enclosure.title.clone());
        let mut work = (**self.history.now()).clone();
        let what = if wanted {
            work.left_out.remove(&id);
            format!("“{title}” goes with the draft")
        } else {
            work.left_out.insert(id);
            format!("“{title}” left out of the draft")
        };
        self.history.change(work, what);
    }

    fn progress_of(&mut self, run: u32) -> Option<&mut Progress> {
        self.progress
            .as_mut()
            .filter(|progress| progress.run == run)
    }

    fn end(&mut self, run: u32, outcome: Result<String, String>) {
        if self.progress_of(run).is_none() {
            return;
        }
        self.progress = None;
        match outcome {
            Ok(saved) => {
                self.trouble = None;
                self.focus.on_if_lost(ids::MAKE);
                self.say(saved);
            }
            Err(text) => self.fail(ids::LIST, text),
        }
    }

    /// Another scheme takes the place of this one. What is being made of this one is not what anybody wants now.
    fn open(&mut self, scheme: SavedScheme, what: &str) {
        self.change(scheme, what);
        self.progress = None;
        self.details_open = !details_are_whole(self);
    }

    fn copy(&self) -> SavedScheme {
        (**self.scheme()).clone()
    }

    /// The work with this scheme in the place of the one before.
    fn with(&mut self, mut scheme: SavedScheme) -> Work {
        scheme.documents = tidied(scheme.documents);
        self.trouble = None;
        self.keeping.changed();
        Work {
            scheme: Shared::new(scheme),
            ..(**self.history.now()).clone()
        }
    }

    fn change(&mut self, scheme: SavedScheme, what: impl Into<String>) {
        let work = self.with(scheme);
        self.history.change(work, what);
    }

    fn typed(&mut self, scheme: SavedScheme, what: &str, field: String) {
        let work = self.with(scheme);
        self.history.typed(work, what, field);
    }

    /// Brings what follows the work in line with it.
    fn follow(&mut self, before: &Work) {
        let now = self.history.now();
        let (scheme, list) = (now.scheme != before.scheme, now.list != before.list);
        if scheme {
            self.keeping.changed();
        }
        if list {
            // Files for people who are on no list any more are not wanted.
            self.shown = 0;
            self.progress = None;
        }
    }

    fn fail(&mut self, field: &'static str, text: String) {
        self.trouble = Some(Trouble { field, text });
        // What was said before, such as that the file is being read, is no longer so.
        self.say("");
        self.focus.on(SUMMARY_ID);
    }

    fn say(&mut self, text: impl Into<String>) {
        self.announcement = Announcement {
            number: self.announcement.number + 1,
            text: text.into(),
        };
    }
}
