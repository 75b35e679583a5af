//! What each action makes of the state. Pure: no browser, no clock.

use std::rc::Rc;

use documents::{Value, Values};
use scheme::saved::SavedScheme;
use yew::Reducible;

use super::action::Action;
use super::fields::details_are_whole;
use super::ids;
use super::state::{State, Target, Trouble, field};
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
                let mut scheme = self.work();
                let what = format!("the picture {}", logo.name);
                scheme.details.logos.insert(key, logo);
                self.change(scheme, what);
            }
            Action::Logo(_, Err(text)) => self.fail(ids::LOGO, text),
            Action::Alternative(key, text) => {
                let mut scheme = self.work();
                if let Some(logo) = scheme.details.logos.get_mut(&key) {
                    logo.alternative = text;
                }
                self.trouble = None;
                self.keeping.changed();
                self.history.typed(scheme, "what the picture shows", key);
            }
            Action::NoLogo(key) => {
                let mut scheme = self.work();
                scheme.details.logos.remove(&key);
                self.change(scheme, "the picture taken out");
            }
            Action::Apart(id) => self.part(id),
            Action::Together(id) => self.join(&id),
            Action::Opened(Ok(opened)) => {
                self.apart.clear();
                self.change(opened.scheme, "a saved scheme opened");
                self.details_open = !details_are_whole(self);
                self.saved = Some(self.history.now().clone());
                let warnings = opened.warnings.iter().map(|warning| format!(" {warning}"));
                self.say(format!(
                    "The saved scheme is open.{}",
                    warnings.collect::<String>()
                ));
            }
            Action::Opened(Err(text)) => self.fail(ids::OPEN, text),
            Action::Listed(Ok(list)) => {
                let people = list.recipients.people.len();
                self.list = Some(Shared::new(list));
                self.shown = 0;
                self.trouble = None;
                self.say(format!(
                    "{people} {} on the list.",
                    if people == 1 {
                        "person is"
                    } else {
                        "people are"
                    }
                ));
            }
            Action::Listed(Err(text)) => self.fail(ids::LIST, text),
            Action::Unlisted => {
                self.list = None;
                self.shown = 0;
                self.progress = None;
                self.say("The list is taken away.");
            }
            Action::Show(place) => self.shown = place,
            Action::Enclose(id, wanted) => {
                if wanted {
                    self.left_out.remove(&id);
                } else {
                    self.left_out.insert(id);
                }
            }
            Action::Progress(progress) => self.progress = progress,
            Action::Saved => {
                self.saved = Some(self.history.now().clone());
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
                self.apart.clear();
                self.change(*scheme, "work from this computer opened");
                self.details_open = !details_are_whole(self);
                self.keeping.follow(Kept::Resumed(at));
                self.say("Your work from this computer is open.");
            }
            Action::Undo => {
                if let Some(what) = self.history.undo() {
                    self.keeping.changed();
                    self.say(format!("Undid: {what}"));
                }
            }
            Action::Redo => {
                if let Some(what) = self.history.redo() {
                    self.keeping.changed();
                    self.say(format!("Did again: {what}"));
                }
            }
            Action::Clear => {
                let mut scheme = self.work();
                scheme.documents.remove(&self.template().id);
                self.apart.clear();
                self.change(scheme, "this document emptied");
                self.say("This document is emptied. Your scheme’s details are as they were.");
            }
            Action::Find(id) => self.focus.on(field(&id)),
        }
    }

    fn set(&mut self, target: &Target, value: Value) {
        let mut scheme = self.work();
        let (values, key) = self.values_of(&mut scheme, target);
        // What is emptied to the last letter is gone; white space stays while somebody types.
        let emptied = match &value {
            Value::Text(text) => text.is_empty(),
            Value::List(entries) => entries.iter().all(String::is_empty),
            Value::Profession(profession) => profession.singular.is_empty(),
        };
        if emptied {
            values.remove(key);
        } else {
            values.insert(key.to_owned(), value);
        }
        // The field stays where it is while its value is being written anew.
        if let Target::Own(id) = target
            && self.is_apart(id)
        {
            self.apart.insert(id.clone());
        }
        self.trouble = None;
        self.keeping.changed();
        let (what, typed) = self.name_of(target);
        self.history.typed(scheme, &what, typed);
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

    fn values_of<'s, 't>(
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
        if let Some(value) = value {
            let mut scheme = self.work();
            let own = scheme.documents.entry(self.template().id.clone());
            own.or_default().insert(id.clone(), value);
            self.change(scheme, format!("“{label}” made different here"));
        }
        self.focus.on(field(&id));
        self.apart.insert(id);
    }

    fn join(&mut self, id: &str) {
        let label = self.template().blank(id).map(|blank| blank.label.clone());
        let mut scheme = self.work();
        if let Some(own) = scheme.documents.get_mut(&self.template().id) {
            own.remove(id);
        }
        self.apart.remove(id);
        self.change(
            scheme,
            format!("“{}” as in the scheme", label.unwrap_or_default()),
        );
        self.focus.on(field(id));
    }

    fn work(&self) -> SavedScheme {
        (**self.history.now()).clone()
    }

    fn change(&mut self, mut scheme: SavedScheme, what: impl Into<String>) {
        scheme.documents = super::state::tidied(scheme.documents);
        self.trouble = None;
        self.keeping.changed();
        self.history.change(scheme, what);
    }

    fn fail(&mut self, field: &'static str, text: String) {
        self.trouble = Some(Trouble { field, text });
        self.progress = None;
        self.focus.on(SUMMARY_ID);
    }

    fn say(&mut self, text: impl Into<String>) {
        self.announcement = Announcement {
            number: self.announcement.number + 1,
            text: text.into(),
        };
    }
}
