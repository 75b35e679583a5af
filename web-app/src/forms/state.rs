//! The state of a form: what was answered, and where in it the person is.

use forms::form::Anonymous;
use forms::showing::{NOT_SAID, Setting, depends_on_nation};
use forms::{Answers, Fault, Form, Part, Prepared, Record, check, response};

use super::ids;
use super::place::Place;
use crate::browser::intake::Readings;
use crate::parts::focus::Focus;
use crate::parts::history::History;
use crate::parts::keeping::Keeping;
use crate::parts::live::Announcement;
use crate::parts::shared::Shared;

/// What does not change while the page is open.
#[derive(Debug)]
pub struct Paper {
    /// The form's title, as the page's main heading has it.
    pub title: String,
    /// Its questions.
    pub form: Form,
    /// Whether the page holds the blank form, to print.
    pub has_blank: bool,
}

/// A prepared link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As it stands in the address after `#`, so that a reload finds it again.
    pub fragment: String,
    /// What it brought, or why it cannot be used. None where the address carries no link.
    pub says: Result<Option<Prepared>, String>,
}

impl Default for Link {
    fn default() -> Self {
        Self {
            fragment: String::new(),
            says: Ok(None),
        }
    }
}

impl Link {
    /// Reads the fragment of an address for this form.
    pub fn read(fragment: &str, form: &Form) -> Self {
        let says = match Prepared::read(fragment) {
            // A link for another form would bring the wrong names and the wrong address.
            Ok(Some(link)) if !link.form.is_empty() && link.form != form.id => Err(format!(
                "This link is for the form “{}”. Open it on that form's page, or fill in this form without it.",
                link.form
            )),
            Ok(link) => Ok(link),
            Err(refusal) => Err(refusal.to_string()),
        };
        let carries = !matches!(says, Ok(None));
        Self {
            fragment: if carries { fragment } else { "" }.to_owned(),
            says,
        }
    }

    /// What it brought.
    pub fn prepared(&self) -> Option<&Prepared> {
        self.says.as_ref().ok()?.as_ref()
    }
}

/// What the person has said, and the link that they use: all that Undo and Redo go through. Raw text, judged beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    pub answers: Answers,
    /// The nation that the person chose; empty when none.
    pub nation: String,
    pub link: Shared<Link>,
}

/// The whole state.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub paper: Shared<Paper>,
    pub history: History<Work>,
    /// What the scheme and the person's nation make of the questions. Follows the work.
    pub setting: Shared<Setting>,
    pub place: Place,
    pub wide: bool,
    /// True after a Change link, until the person is back at the answers.
    pub changing: bool,
    /// What was wrong when the person last asked to go on.
    pub faults: Vec<Fault>,
    /// Why a file could not be opened.
    pub refusal: Option<String>,
    /// Whether the files carry the person's name. Not in the history: it is chosen and seen where the files are, and Undo
    /// beside the questions would turn it round unseen.
    pub with_name: bool,
    /// A link that was opened while something was filled in: the person says which is to count.
    pub offered: Option<Link>,
    /// The work as it was last saved, copied or printed.
    pub taken: Option<Shared<Work>>,
    /// Whether a draft of the answers is on this device.
    pub keeping: Keeping,
    /// The files that are being read.
    pub readings: Readings,
    pub focus: Focus,
    pub announcement: Announcement,
}

impl State {
    /// A form that nobody has touched.
    pub fn new(paper: Shared<Paper>, link: Link, wide: bool) -> Self {
        let with_name = paper.form.anonymous != Anonymous::Always;
        let work = Work {
            answers: Answers::new(),
            nation: String::new(),
            link: Shared::new(link),
        };
        let setting = Shared::new(setting(&paper, &work));
        Self {
            paper,
            history: History::new(work),
            setting,
            place: Place::Start,
            wide,
            changing: false,
            faults: Vec::new(),
            refusal: None,
            with_name,
            offered: None,
            taken: None,
            keeping: Keeping::default(),
            readings: Readings::default(),
            focus: Focus::default(),
            announcement: Announcement::default(),
        }
    }

    /// The form.
    pub fn form(&self) -> &Form {
        &self.paper.form
    }

    /// The answers so far.
    pub fn answers(&self) -> &Answers {
        &self.history.now().answers
    }

    /// The link in use.
    pub fn link(&self) -> &Link {
        &self.history.now().link
    }

    /// What the link brought.
    pub fn prepared(&self) -> Option<&Prepared> {
        self.link().prepared()
    }

    /// True when nothing was answered and no nation was chosen.
    pub fn is_empty(&self) -> bool {
        let work = self.history.now();
        work.nation.is_empty() && work.answers.values().all(forms::Answer::is_empty)
    }

    /// True when the form has to ask in which nation the person works.
    pub fn asks_nation(&self) -> bool {
        asks_nation(&self.paper, self.link())
    }

    /// The pages of questions that apply, in order.
    pub fn steps(&self) -> Vec<Place> {
        let sections = self.form().sections.iter().enumerate();
        let shown = sections
            .filter(|(_, section)| {
                self.setting
                    .shows_section(self.form(), section, self.answers())
            })
            .map(|(at, _)| Place::Section(at));
        self.asks_nation()
            .then_some(Place::Nation)
            .into_iter()
            .chain(shown)
            .collect()
    }

    /// The pages of questions that are on the screen together.
    pub fn on_screen(&self) -> Vec<Place> {
        if self.wide {
            self.steps()
        } else {
            vec![self.place]
        }
    }

    /// What is wrong in the whole form now.
    pub fn all_faults(&self) -> Vec<Fault> {
        check::form(self.form(), &self.setting, self.answers())
    }

    /// What is wrong on the screen now.
    pub fn faults_on_screen(&self) -> Vec<Fault> {
        if self.wide {
            return self.all_faults();
        }
        let Place::Section(at) = self.place else {
            return Vec::new();
        };
        let section = self.form().sections.get(at);
        section.map_or_else(Vec::new, |section| {
            check::section(self.form(), section, &self.setting, self.answers())
        })
    }

    /// The section that asks this question.
    pub fn place_of(&self, question: &str) -> Option<Place> {
        let mut sections = self.form().sections.iter();
        let at = sections.position(|section| section.questions.iter().any(|q| q.id == question))?;
        Some(Place::Section(at))
    }

    /// The errors at the top of the page: the id of the field that each leads to, and what is wrong.
    pub fn errors(&self) -> Vec<(String, &str)> {
        let refusal = self.refusal.iter();
        let refusal = refusal.map(|text| (ids::OPEN.to_owned(), text.as_str()));
        let faults = self.faults.iter().map(|fault| {
            let field = self.field(&fault.question, fault.part);
            (field, fault.message.as_str())
        });
        refusal.chain(faults).collect()
    }

    /// The id of the field in which something is to be put right.
    pub fn field(&self, question: &str, part: Part) -> String {
        let kind = self.form().question(question).map(|question| question.kind);
        ids::field(question, kind, part)
    }

    /// True when there are answers that are in no file yet, and in no draft.
    pub fn has_unsaved_answers(&self) -> bool {
        let work = self.history.now();
        let empty = work.answers.values().all(forms::Answer::is_empty);
        !empty && self.taken.as_ref() != Some(work) && !self.keeping.is_kept()
    }

    /// What is answered, in words, for every way to take it away.
    pub fn record(&self) -> Record {
        Record::answered(
            &self.paper.title,
            self.form(),
            &self.setting,
            self.answers(),
            self.with_name,
        )
    }

    /// The file for whoever gets the form.
    pub fn response(&self) -> String {
        response::write(self.form(), &self.setting, self.answers(), self.with_name)
    }
}

/// What the scheme and the person's nation make of the questions.
pub fn setting(paper: &Paper, work: &Work) -> Setting {
    let prepared = work.link.prepared();
    let mut setting = prepared.map(Prepared::setting).unwrap_or_default();
    if asks_nation(paper, &work.link) {
        setting.nation = if work.nation.is_empty() {
            NOT_SAID.to_owned()
        } else {
            work.nation.clone()
        };
    }
    setting
}

fn asks_nation(paper: &Paper, link: &Link) -> bool {
    let prepared = link.prepared();
    depends_on_nation(&paper.form) && prepared.is_none_or(|link| link.nation.is_empty())
}
