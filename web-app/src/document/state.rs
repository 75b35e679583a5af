//! The state of a document: what was filled in, for whom, and what was taken away.

use std::collections::{BTreeMap, BTreeSet};

use documents::{Blank, BlankKind, Filled, Profession, Template, Value, Values, fill};
use scheme::details::{Logo, is_personal};
use scheme::recipients::{Recipient, Recipients};
use scheme::saved::SavedScheme;
use yew::AttrValue;

use crate::browser::intake::Readings;
use crate::parts::focus::Focus;
use crate::parts::history::History;
use crate::parts::keeping::Keeping;
use crate::parts::live::Announcement;
use crate::parts::shared::Shared;

/// What does not change while the page is open.
#[derive(Debug)]
pub struct Paper {
    /// The document's title, as the page's main heading has it.
    pub title: String,
    pub template: Written,
    /// Professions to choose from, with their articles and plurals.
    pub professions: Vec<Profession>,
    /// What can go with an email.
    pub enclosures: Vec<Enclosure>,
}

/// A template, beside the JSON that it came as: the office reads that, so that the client need not write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub template: Template,
    pub json: String,
}

impl Written {
    /// Reads a template.
    ///
    /// # Errors
    /// What serde says of JSON that is no template.
    pub fn read(json: String) -> serde_json::Result<Self> {
        let template = serde_json::from_str(&json)?;
        Ok(Self { template, json })
    }
}

/// A document or form that goes with an email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    pub id: String,
    pub title: String,
    pub kind: EnclosureKind,
}

/// What an enclosure is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnclosureKind {
    /// A template, filled in with the same details.
    Document(Box<Written>),
    /// A blank form, as JSON: only the writer of Word files has to read it.
    Form(String),
}

/// Where a value belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The details of the scheme, by key: every document uses it.
    Details(String),
    /// This document alone, by the blank's id.
    Own(String),
}

/// A list of people that the document goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name of the file that it came from.
    pub name: String,
    pub recipients: Recipients,
}

/// What the person changes, all of which Undo and Redo go through. The rest of the state is only about looking.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// The scheme's details and its documents: what a saved file holds.
    pub scheme: Shared<SavedScheme>,
    /// The people that the document goes to.
    pub list: Option<Shared<List>>,
    /// Enclosures that are left out of email drafts, by id.
    pub left_out: BTreeSet<String>,
}

/// Many files being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The number of the run, by which word of one that was stopped is told from word of this one.
    pub run: u32,
    /// What is being made, in words: "email drafts".
    pub what: &'static str,
    pub done: usize,
    pub of: usize,
}

/// Something that went wrong, and the id of the field where it can be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub field: &'static str,
    pub text: String,
}

/// The whole state.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub paper: Shared<Paper>,
    pub history: History<Work>,
    /// Which of the list's people the page shows, from 0.
    pub shown: usize,
    /// The files being made. None as soon as that is stopped: word of a stopped run changes nothing.
    pub progress: Option<Progress>,
    /// Whether the scheme's details are unfolded when they are shown first.
    pub details_open: bool,
    pub trouble: Option<Trouble>,
    /// The work as it was last saved to a file.
    pub saved: Option<Shared<SavedScheme>>,
    pub keeping: Keeping,
    /// The files that are being read.
    pub readings: Readings,
    pub focus: Focus,
    pub announcement: Announcement,
}

impl State {
    /// What is wrong at the field with this id.
    pub fn trouble_at(&self, field: &str) -> Option<&str> {
        let trouble = self.trouble.as_ref();
        let trouble = trouble.filter(|trouble| trouble.field == field);
        trouble.map(|trouble| trouble.text.as_str())
    }

    /// A document that nobody has touched.
    pub fn new(paper: Shared<Paper>) -> Self {
        Self {
            paper,
            history: History::new(Work {
                scheme: Shared::new(SavedScheme::default()),
                list: None,
                left_out: BTreeSet::new(),
            }),
            shown: 0,
            progress: None,
            details_open: true,
            trouble: None,
            saved: None,
            keeping: Keeping::default(),
            readings: Readings::default(),
            focus: Focus::default(),
            announcement: Announcement::default(),
        }
    }

    pub fn template(&self) -> &Template {
        &self.paper.template.template
    }

    pub fn scheme(&self) -> &Shared<SavedScheme> {
        &self.history.now().scheme
    }

    pub fn list(&self) -> Option<&Shared<List>> {
        self.history.now().list.as_ref()
    }

    /// What was filled in for this document alone.
    pub fn own(&self) -> Option<&Values> {
        self.scheme().documents.get(&self.template().id)
    }

    /// Where the value of a blank is kept.
    pub fn target(&self, blank: &Blank) -> Target {
        if can_be_shared(blank) && !self.is_apart(&blank.id) {
            Target::Details(blank.from.clone())
        } else {
            Target::Own(blank.id.clone())
        }
    }

    /// Whether a blank that the scheme's details could fill differs in this document. An empty value of its own counts too,
    /// so that the field stays where it is while its value is being written anew.
    pub fn is_apart(&self, id: &str) -> bool {
        self.own().is_some_and(|own| own.contains_key(id))
    }

    /// The value that the field of a blank shows.
    pub fn value(&self, target: &Target) -> Option<&Value> {
        match target {
            Target::Details(key) => self.scheme().details.values.get(key),
            Target::Own(id) => self.own()?.get(id),
        }
    }

    /// The picture that a blank stands for.
    pub fn logo(&self, blank: &Blank) -> Option<&Logo> {
        self.scheme().details.logos.get(&blank.from)
    }

    /// The person whose copy the page shows.
    pub fn recipient(&self) -> Option<&Recipient> {
        self.list()?.recipients.people.get(self.shown)
    }

    /// The people that the document goes to; none when it goes to nobody in particular.
    pub fn people(&self) -> &[Recipient] {
        self.list()
            .map_or(&[], |list| list.recipients.people.as_slice())
    }

    /// Whether a blank is filled from the list of people, so that there is no field for it.
    pub fn is_of_list(&self, blank: &Blank) -> bool {
        self.list().is_some() && is_personal(&blank.from)
    }

    /// What fills the blanks for everybody.
    pub fn values(&self) -> Values {
        values_of(self.scheme(), self.template())
    }

    /// What fills the blanks of the copy that the page shows.
    pub fn values_shown(&self) -> Values {
        self.values_for(self.recipient())
    }

    /// What fills the blanks of one person's copy.
    pub fn values_for(&self, person: Option<&Recipient>) -> Values {
        let everybody = self.values();
        match person {
            Some(person) => person.fill(self.template(), &everybody),
            None => everybody,
        }
    }

    /// The document that the page shows.
    pub fn filled(&self) -> Filled {
        fill(self.template(), &self.values_shown())
    }

    /// What is still blank: the blank's id and label.
    pub fn missing<'a>(&'a self, filled: &'a Filled) -> impl Iterator<Item = &'a Blank> {
        let blanks = filled.missing.iter();
        blanks.filter_map(|id| self.template().blank(id))
    }

    /// Whether there is work that is in no file yet.
    pub fn has_unsaved_work(&self) -> bool {
        let now = self.scheme();
        !now.is_empty() && self.saved.as_ref() != Some(now) && !self.keeping.is_kept()
    }

    /// The scheme's own name; empty when it has none yet.
    pub fn scheme_name(&self) -> &str {
        match self.scheme().details.values.get("scheme.name") {
            Some(Value::Text(name)) => name.trim(),
            _ => "",
        }
    }
}

/// What fills the blanks of a template for everybody. A blank that was made different and then emptied is blank: the
/// document says what its field says.
pub fn values_of(scheme: &SavedScheme, template: &Template) -> Values {
    let none = Values::new();
    let own = scheme.documents.get(&template.id).unwrap_or(&none);
    let mut values = scheme.details.fill(template, own);
    for (id, _) in own.iter().filter(|(_, value)| value.is_empty()) {
        values.remove(id);
    }
    values
}

/// Whether the details of the scheme can fill a blank.
pub fn can_be_shared(blank: &Blank) -> bool {
    !blank.from.is_empty() && !is_personal(&blank.from)
}

/// Whether a blank has a field at all: sums are worked out, and lines to sign on are filled in with a pen.
pub fn is_asked(blank: &Blank) -> bool {
    blank.sum.is_empty() && blank.kind != BlankKind::Signature
}

/// The id of a blank's field.
pub fn field(id: &str) -> AttrValue {
    AttrValue::from(format!("blank-{id}"))
}

/// Documents without their empty values: what was cleared is not kept.
pub fn tidied(mut documents: BTreeMap<String, Values>) -> BTreeMap<String, Values> {
    documents.retain(|_, values| !values.is_empty());
    documents
}
