//! Which sections, questions and choices apply, given the answers so far and the scheme.

use std::borrow::Cow;

use crate::answers::{Answer, Answers};
use crate::form::{Choice, ChoicesFrom, Form, Question, Section, ShowIf};

/// The nations that questions and choices can be limited to.
pub const NATIONS: [&str; 4] = ["England", "Wales", "Scotland", "Northern Ireland"];

/// What [`Setting::nation`] holds while nobody has said which one it is: questions for some nations are not asked.
pub const NOT_SAID: &str = "not said";

/// What the scheme supplies to a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The nation whose questions are asked; empty asks those of every nation, [`NOT_SAID`] those of none.
    pub nation: String,
    /// Names of the volunteers on the other side.
    pub other_side: Vec<String>,
    /// Names of all volunteers.
    pub everybody: Vec<String>,
    /// Professions that take part.
    pub professions: Vec<String>,
}

/// The half days of a working week, as the volunteers file writes them and as people say them.
const SESSIONS: [(&str, &str); 10] = [
    ("Mon AM", "Monday morning"),
    ("Mon PM", "Monday afternoon"),
    ("Tue AM", "Tuesday morning"),
    ("Tue PM", "Tuesday afternoon"),
    ("Wed AM", "Wednesday morning"),
    ("Wed PM", "Wednesday afternoon"),
    ("Thu AM", "Thursday morning"),
    ("Thu PM", "Thursday afternoon"),
    ("Fri AM", "Friday morning"),
    ("Fri PM", "Friday afternoon"),
];

impl Setting {
    /// The choices of a question here: its own that apply in this nation, or the scheme's.
    #[must_use]
    pub fn choices<'a>(&self, question: &'a Question) -> Vec<Cow<'a, Choice>> {
        let listed = question
            .choices
            .iter()
            .filter(|choice| self.covers(&choice.nations))
            .map(Cow::Borrowed);
        let named = |names: &[String]| {
            names
                .iter()
                .map(|name| Choice::plain(name, name))
                .collect::<Vec<_>>()
        };
        let from_scheme = match question.choices_from {
            None => Vec::new(),
            Some(ChoicesFrom::OtherSide) => named(&self.other_side),
            Some(ChoicesFrom::Everybody) => named(&self.everybody),
            Some(ChoicesFrom::Professions) => named(&self.professions),
            Some(ChoicesFrom::Sessions) => SESSIONS
                .into_iter()
                .map(|(id, label)| Choice::plain(id, label))
                .collect(),
        };
        from_scheme
            .into_iter()
            .map(Cow::Owned)
            .chain(listed)
            .collect()
    }

    /// True when the scheme was to supply the choices and has not: the answer is then typed.
    #[must_use]
    pub fn is_free(&self, question: &Question) -> bool {
        question.choices_from.is_some() && self.choices(question).is_empty()
    }

    fn covers(&self, nations: &[String]) -> bool {
        nations.is_empty() || self.nation.is_empty() || nations.contains(&self.nation)
    }

    /// True when the section is asked, and with it at least one of its questions.
    #[must_use]
    pub fn shows_section(&self, form: &Form, section: &Section, answers: &Answers) -> bool {
        let asked = self.asked(form, answers);
        asked.iter().any(|(at, _)| at.id == section.id)
    }

    /// True when the question is asked.
    #[must_use]
    pub fn shows(&self, form: &Form, question: &Question, answers: &Answers) -> bool {
        let asked = self.asked(form, answers);
        asked.iter().any(|(_, one)| one.id == question.id)
    }

    /// The questions that are asked, in order.
    ///
    /// A condition holds when the answer it rests on is one of those named, and that question is itself asked.
    /// [`crate::soundness`] sees to it that a condition rests on an earlier question, so one pass is enough.
    #[must_use]
    pub fn asked<'a>(&self, form: &'a Form, answers: &Answers) -> Vec<(&'a Section, &'a Question)> {
        let mut asked = Vec::new();
        for section in &form.sections {
            let section_asked = holds(section.show_if.as_ref(), &asked, answers);
            for question in &section.questions {
                let shown = section_asked
                    && self.covers(&question.nations)
                    && holds(question.show_if.as_ref(), &asked, answers);
                if shown {
                    asked.push((section, question));
                }
            }
        }
        asked
    }
}

/// Whether a condition holds, given the questions before it that are asked.
fn holds(condition: Option<&ShowIf>, asked: &[(&Section, &Question)], answers: &Answers) -> bool {
    let Some(condition) = condition else {
        return true;
    };
    let chosen = |id: &String| condition.is.contains(id);
    (asked.iter()).any(|(_, earlier)| earlier.id == condition.question)
        && match answers.get(&condition.question) {
            Some(Answer::Choice(one)) => chosen(&one.id),
            Some(Answer::Choices(many)) => many.ids.iter().any(chosen),
            _ => false,
        }
}

/// True when some of the form is for some nations only.
#[must_use]
pub fn depends_on_nation(form: &Form) -> bool {
    form.questions().any(|(_, question)| {
        !question.nations.is_empty()
            || question
                .choices
                .iter()
                .any(|choice| !choice.nations.is_empty())
    })
}

/// The nation that the answers can only have been given in, if they tell.
#[must_use]
pub fn nation_of(form: &Form, answers: &Answers) -> Option<&'static str> {
    let limited: Vec<&Vec<String>> = form
        .questions()
        .filter(|(_, question)| !question.nations.is_empty())
        .filter(|(_, question)| {
            answers
                .get(&question.id)
                .is_some_and(|answer| !answer.is_empty())
        })
        .map(|(_, question)| &question.nations)
        .collect();
    let mut fitting = NATIONS.into_iter().filter(|nation| {
        limited
            .iter()
            .all(|list| list.iter().any(|one| one == nation))
    });
    let first = fitting.next().filter(|_| !limited.is_empty());
    first.filter(|_| fitting.next().is_none())
}
