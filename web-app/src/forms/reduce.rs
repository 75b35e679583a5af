//! What each action makes of the state. Pure: no browser, no clock.

use std::rc::Rc;

use forms::showing::nation_of;
use forms::{Answers, Fault, Part};
use yew::Reducible;

use super::action::{Action, Edit};
use super::place::Place;
use super::state::{Link, State, Work, setting};
use super::{edit, ids};
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
            Action::Begin => {
                let first = self.steps().first().copied();
                self.open(first.unwrap_or(Place::Check));
            }
            Action::Continue => self.go_on(),
            Action::Back => self.open(self.before()),
            Action::Go(place) => self.go(place),
            Action::Change(question) => self.change(&question),
            Action::ChangeNation => self.change_nation(),
            Action::Edit(question, edit) => self.edit(&question, edit),
            Action::Nation(nation) => {
                let work = Work {
                    nation,
                    ..self.work()
                };
                self.history.change(work, "the nation");
                self.follow_work();
            }
            Action::File(News::Reading(reading)) => {
                self.say(reading.words());
                self.readings.start(reading);
            }
            Action::File(News::Came(number, action)) => {
                if self.readings.end(number) {
                    self.act(*action);
                }
            }
            Action::Opened(Ok(answers)) => self.opened(answers),
            Action::Opened(Err(refusal)) => {
                self.refusal = Some(refusal);
                self.focus.on(SUMMARY_ID);
            }
            Action::Link(link) => self.meet(link),
            Action::UseLink(new) => self.settle(new),
            Action::Kept(kept) => {
                if let Some(words) = self.keeping.follow(kept) {
                    self.say(words);
                }
            }
            Action::Resumed(answers, at) => {
                self.take_in(answers, "the draft opened");
                self.keeping.follow(Kept::Resumed(at));
                self.say("Your draft is filled in.");
            }
            Action::WithName(with_name) => self.with_name = with_name,
            Action::Took(what) => {
                self.taken = Some(self.history.now().clone());
                self.say(what);
            }
            Action::Said(what) => self.say(what),
            Action::Failed(what) => self.say(what),
            Action::Wide(wide) => self.wide = wide,
            Action::Undo => {
                if let Some(what) = self.history.undo() {
                    self.follow_work();
                    self.say(format!("Undid: {what}"));
                }
            }
            Action::Redo => {
                if let Some(what) = self.history.redo() {
                    self.follow_work();
                    self.say(format!("Did again: {what}"));
                }
            }
            Action::Clear => {
                let work = Work {
                    answers: Answers::new(),
                    nation: String::new(),
                    link: self.history.now().link.clone(),
                };
                self.history.change(work, "all answers cleared");
                self.follow_work();
                self.open(Place::Start);
                // Whoever clears the answers does not want them to come back tomorrow.
                let nothing_kept = self.keeping.follow(Kept::Unwanted).unwrap_or_default();
                self.say(format!("All answers are cleared. {nothing_kept}").trim_end());
            }
        }
    }

    fn go_on(&mut self) {
        match self.place {
            Place::Start | Place::Done => {}
            Place::Nation | Place::Section(_) => {
                let faults = self.faults_on_screen();
                if faults.is_empty() {
                    self.open(self.after());
                } else {
                    self.show(faults);
                }
            }
            Place::Check => {
                let faults = self.all_faults();
                match faults.first().map(|fault| self.place_of(&fault.question)) {
                    None => self.open(Place::Done),
                    Some(place) => {
                        self.place = place.unwrap_or(Place::Start);
                        self.changing = true;
                        let here = self.faults_on_screen();
                        self.show(here);
                    }
                }
            }
        }
    }

    /// The page after this one.
    fn after(&self) -> Place {
        if self.wide || self.changing {
            return Place::Check;
        }
        let mut steps = self
            .steps()
            .into_iter()
            .skip_while(|step| *step != self.place);
        steps.nth(1).unwrap_or(Place::Check)
    }

    /// The page before this one.
    fn before(&self) -> Place {
        match self.place {
            Place::Done => Place::Check,
            _ if self.changing && self.place.asks() => Place::Check,
            Place::Check => self.steps().last().copied().unwrap_or(Place::Start),
            Place::Start => Place::Start,
            _ if self.wide => Place::Start,
            here => {
                let steps = self.steps();
                let earlier = steps.iter().take_while(|step| **step != here).last();
                earlier.copied().unwrap_or(Place::Start)
            }
        }
    }

    /// Where the browser's own Back or Forward leads, if the way there is open.
    fn go(&mut self, place: Place) {
        let open = match place {
            Place::Start => true,
            Place::Nation | Place::Section(_) => self.steps().contains(&place),
            Place::Check | Place::Done => self.all_faults().is_empty(),
        };
        if open {
            self.open(place);
        } else if self.place.asks() && matches!(place, Place::Check | Place::Done) {
            // As Continue does: what stands in the way is said.
            self.place = Place::Check;
            self.go_on();
        }
    }

    fn open(&mut self, place: Place) {
        self.changing &= place.asks();
        self.place = place;
        self.faults.clear();
        self.refusal = None;
        self.focus.on(match place {
            Place::Start => ids::START,
            _ => ids::HEADING,
        });
    }

    /// A link was opened while the page was. It counts at once where nothing is filled in; else the person is asked, and one
    /// that cannot be used never takes the place of one that can.
    fn meet(&mut self, link: Link) {
        if link.says == self.link().says {
            self.offered = None;
        } else if self.is_empty() && link.prepared().is_some() {
            self.take_link(link);
        } else {
            self.offered = Some(link);
            self.focus.on(ids::LINK);
        }
    }

    fn settle(&mut self, new: bool) {
        match self.offered.take() {
            Some(link) if new => self.take_link(link),
            _ => self.open(self.place),
        }
    }

    /// What a link brought stands on the first page, and is seen there before anything more is entered.
    fn take_link(&mut self, link: Link) {
        let work = Work {
            link: Shared::new(link),
            ..self.work()
        };
        self.offered = None;
        self.history.change(work, "the new link");
        self.follow_work();
        self.open(Place::Start);
        self.say("The new link is in use. See what it brought.");
    }

    fn change(&mut self, question: &str) {
        let Some(place) = self.place_of(question) else {
            return;
        };
        self.open(place);
        self.changing = true;
        let field = self.field(question, Part::Whole);
        self.focus.on(field);
    }

    fn change_nation(&mut self) {
        self.open(Place::Nation);
        self.changing = true;
        self.focus.on(ids::NATION);
    }

    fn show(&mut self, faults: Vec<Fault>) {
        self.faults = faults;
        self.refusal = None;
        self.focus.on(SUMMARY_ID);
    }

    fn edit(&mut self, id: &str, change: Edit) {
        let Some(question) = self.paper.form.question(id) else {
            return;
        };
        let what = edit::name(question, &change);
        let typing = change.typing();
        let focus = match &change {
            Edit::AddRow => {
                let rows = self.answers().get(id);
                let rows = rows.map_or(1, |answer| edit::rows_shown(question, answer));
                Some(self.field(id, Part::Cell(rows, 0)))
            }
            // The button that was pressed goes.
            Edit::RemoveRow(_) | Edit::Clear => Some(self.field(id, Part::Whole)),
            _ => None,
        };
        let removed = matches!(change, Edit::RemoveRow(_));
        let answer = edit::edited(question, &self.setting, self.answers().get(id), change);
        let mut work = self.work();
        if work.answers.get(id) == Some(&answer) {
            return;
        }
        work.answers.insert(id.to_owned(), answer);
        if removed {
            self.say(&*what);
        }
        self.keeping.changed();
        match typing {
            Some(field) => self.history.typed(work, &what, format!("{id} {field}")),
            None => self.history.change(work, what),
        }
        if let Some(focus) = focus {
            self.focus.on(focus);
        }
    }

    fn opened(&mut self, answers: Answers) {
        self.take_in(answers, "a saved response opened");
        self.taken = Some(self.history.now().clone());
        self.open(Place::Check);
        self.say("The saved response is open.");
    }

    /// Answers that were written before take the place of those on the screen.
    fn take_in(&mut self, answers: Answers, what: &str) {
        let nation = nation_of(self.form(), &answers).unwrap_or_default();
        let work = Work {
            answers,
            nation: nation.to_owned(),
            link: self.history.now().link.clone(),
        };
        self.history.change(work, what);
        self.follow_work();
    }

    fn work(&self) -> Work {
        (**self.history.now()).clone()
    }

    /// Brings the setting in line with the work.
    fn follow_work(&mut self) {
        self.keeping.changed();
        let now = setting(&self.paper, self.history.now());
        if *self.setting != now {
            self.setting = Shared::new(now);
        }
    }

    fn say(&mut self, text: impl Into<String>) {
        self.announcement = Announcement {
            number: self.announcement.number + 1,
            text: text.into(),
        };
    }
}
