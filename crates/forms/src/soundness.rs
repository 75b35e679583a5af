//! Whether an author's form is sound. Every fault names the section or question and the way out.

use std::collections::BTreeSet;

use crate::form::{Anonymous, Form, Kind, Question, ReturnTo, ShowIf};

/// Everything an author has to mend, in the order of the form. Empty when the form is sound.
#[must_use]
pub fn faults(form: &Form) -> Vec<String> {
    let mut faults = Vec::new();
    if form.sections.is_empty() {
        faults.push("the form has no section: add [[extra.form.section]]".to_owned());
    }
    let mut sections = BTreeSet::new();
    let mut earlier: Vec<&Question> = Vec::new();
    let mut ids = BTreeSet::new();
    for section in &form.sections {
        let place = format!("section “{}”", section.id);
        if !sections.insert(&section.id) {
            faults.push(format!(
                "{place} stands twice: give each section an id of its own"
            ));
        }
        if section.questions.is_empty() {
            faults.push(format!(
                "{place} has no question: add one or take the section away"
            ));
        }
        faults.extend(condition(&place, section.show_if.as_ref(), &earlier));
        for question in &section.questions {
            let place = format!("question “{}”", question.id);
            if !ids.insert(&question.id) {
                faults.push(format!(
                    "{place} stands twice: give each question an id of its own"
                ));
            }
            if question.id.is_empty()
                || !question
                    .id
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            {
                faults.push(format!(
                    "{place}: write the id in lower case letters, digits and underscores"
                ));
            }
            if question.label.trim().is_empty() {
                faults.push(format!("{place} has no label: say what is asked"));
            }
            faults.extend(condition(&place, question.show_if.as_ref(), &earlier));
            faults.extend(answers(&place, question));
            if form.anonymous == Anonymous::Always && question.identifies {
                faults.push(format!("{place} tells who the person is, but the form is always without a name: take one away"));
            }
            earlier.push(question);
        }
    }
    if form.special_category && form.return_to == ReturnTo::Administrator {
        faults.push(
            "the form asks for special category answers, so it cannot go to the administrator: set return_to to \
             \"workforce\""
                .to_owned(),
        );
    }
    faults
}

fn condition(place: &str, condition: Option<&ShowIf>, earlier: &[&Question]) -> Vec<String> {
    let Some(condition) = condition else {
        return Vec::new();
    };
    let Some(rests_on) = earlier
        .iter()
        .find(|question| question.id == condition.question)
    else {
        return vec![format!(
            "{place} depends on “{}”, which is not an earlier question",
            condition.question
        )];
    };
    if !matches!(rests_on.kind, Kind::Choice | Kind::Choices) {
        return vec![format!(
            "{place} depends on “{}”, which is not a choice",
            condition.question
        )];
    }
    let unknown = condition
        .is
        .iter()
        .filter(|id| rests_on.choice(id).is_none());
    unknown
        .map(|id| {
            format!(
                "{place} depends on “{id}”, which “{}” does not offer",
                condition.question
            )
        })
        .collect()
}

fn answers(place: &str, question: &Question) -> Vec<String> {
    let mut faults = Vec::new();
    let chooses = matches!(question.kind, Kind::Choice | Kind::Choices);
    let may_choose = chooses || question.kind == Kind::Ranked;
    if chooses && question.choices.is_empty() && question.choices_from.is_none() {
        faults.push(format!(
            "{place} has nothing to choose from: add choices or choices_from"
        ));
    }
    if !may_choose && (!question.choices.is_empty() || question.choices_from.is_some()) {
        faults.push(format!(
            "{place} has choices, but its type does not take any: make it a choice"
        ));
    }
    let mut ids = BTreeSet::new();
    for choice in &question.choices {
        if !ids.insert(&choice.id) {
            faults.push(format!(
                "{place} offers “{}” twice: give each choice an id of its own",
                choice.id
            ));
        }
    }
    let last = question.choices.iter().position(|choice| choice.last);
    if last.is_some_and(|at| question.choices.iter().skip(at).any(|choice| !choice.last)) {
        faults.push(format!(
            "{place}: a choice with last = true has to stand at the end"
        ));
    }
    if (question.kind == Kind::Table) == question.columns.is_empty() {
        let way_out = if question.columns.is_empty() {
            "needs columns"
        } else {
            "has columns, but is not a table"
        };
        faults.push(format!("{place} {way_out}"));
    }
    for column in &question.columns {
        let known = matches!(
            column.kind,
            Kind::Text | Kind::LongText | Kind::Date | Kind::Email | Kind::Choice
        );
        if !known {
            faults.push(format!(
                "{place}, column “{}”: use text, long_text, date, email or choice",
                column.id
            ));
        }
        if (column.kind == Kind::Choice) == column.choices.is_empty() {
            faults.push(format!(
                "{place}, column “{}”: give choices to a choice, and to nothing else",
                column.id
            ));
        }
    }
    if !(1..=5).contains(&question.places()) {
        faults.push(format!("{place}: count must be from 1 to 5"));
    }
    faults
}
