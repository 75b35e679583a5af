//! One question: its label, hint, error and field.

use forms::showing::Setting;
use forms::{Answer, Fault, Kind, Part};
use yew::prelude::*;

use super::action::Edit;
use super::edit;
use super::fields::{choice, date, ranked, table, text};
use super::ids;
use super::state::Paper;
use crate::parts::errors::{error_message, group_classes};
use crate::parts::shared::Shared;

#[derive(Debug, PartialEq, Properties)]
pub struct QuestionProps {
    pub paper: Shared<Paper>,
    /// The question's section and its place in it.
    pub at: (usize, usize),
    pub setting: Shared<Setting>,
    pub answer: Option<Answer>,
    /// What is wrong with this answer.
    pub faults: Vec<Fault>,
    pub edit: Callback<(String, Edit)>,
}

/// What the field of a question needs to know.
#[derive(Debug)]
pub struct Field<'a> {
    pub form: &'a forms::Form,
    pub question: &'a forms::Question,
    pub setting: &'a Setting,
    pub answer: &'a Answer,
    pub faults: &'a [Fault],
    pub edit: Callback<Edit>,
}

impl Field<'_> {
    /// The start of every id of this question.
    pub fn id(&self) -> String {
        ids::question(&self.question.id)
    }

    /// Whether the browser's spelling check helps here. Some browsers send the words to a service of theirs for it, so it
    /// is for sentences alone, and never for answers that may not be joined to a name.
    pub fn spelling(&self) -> &'static str {
        if self.form.special_category {
            "false"
        } else {
            "true"
        }
    }

    /// The id of one of its fields.
    pub fn id_of(&self, part: Part) -> String {
        ids::field(&self.question.id, Some(self.question.kind), part)
    }

    /// What is wrong at one of its fields.
    pub fn fault_at(&self, part: Part) -> Option<&str> {
        let mut faults = self.faults.iter();
        let fault = faults.find(|fault| fault.part == part)?;
        Some(&fault.message)
    }

    /// The message for the question as a whole. A table says beside each cell what is wrong there.
    pub fn message(&self) -> Option<&str> {
        let fault = self.faults.first()?;
        let beside = matches!(fault.part, Part::Cell(..) | Part::Other);
        (!beside).then_some(&fault.message)
    }

    /// The ids of the hint and of the error.
    pub fn described_by(&self, more: Option<String>) -> Option<AttrValue> {
        let id = self.id();
        let hint = (!self.question.hint.is_empty()).then(|| format!("{id}-hint"));
        let error = self.message().map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).chain(more).collect();
        (!ids.is_empty()).then(|| AttrValue::from(ids.join(" ")))
    }

    /// A callback for an `input` event.
    pub fn on_input(&self, change: impl Fn(String) -> Edit + 'static) -> Callback<InputEvent> {
        self.edit
            .reform(move |event: InputEvent| change(text::value_of(&event)))
    }
}

/// One question. Renders anew only when something of its own has changed.
#[component]
pub fn QuestionView(props: &QuestionProps) -> Html {
    let section = props.paper.form.sections.get(props.at.0);
    let Some(question) = section.and_then(|section| section.questions.get(props.at.1)) else {
        return Html::default();
    };
    let edit = {
        let id = question.id.clone();
        props.edit.reform(move |edit| (id.clone(), edit))
    };
    let empty = Answer::empty(question.kind);
    let fitting = props
        .answer
        .as_ref()
        .filter(|answer| answer.fits(question.kind));
    let field = Field {
        form: &props.paper.form,
        question,
        setting: &props.setting,
        answer: fitting.unwrap_or(&empty),
        faults: &props.faults,
        edit,
    };
    let one = edit::is_one_field(question, &props.setting);
    html! {
        <div class={group_classes(field.faults.first().map(|fault| fault.message.as_str()))}>
            if one {
                <label class="nhsuk-label nhsuk-label--s" for={field.id_of(Part::Whole)}>{ label(question) }</label>
                { around(&field) }
                { text::one_field(&field) }
            } else {
                <fieldset class="nhsuk-fieldset" aria-describedby={field.described_by(None)}>
                    <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{ label(question) }</legend>
                    { around(&field) }
                    { match question.kind {
                        Kind::Date => date::date(&field),
                        Kind::Ranked => ranked::ranked(&field),
                        Kind::Table => table::table(&field),
                        _ => choice::choices(&field),
                    } }
                </fieldset>
            }
        </div>
    }
}

/// The question with its mark when it may be left out.
fn label(question: &forms::Question) -> String {
    optional(&question.label, question.optional)
}

/// A label with its mark when it may be left out.
pub fn optional(label: &str, optional: bool) -> String {
    // An author may have said so already, in the words of the label.
    if optional && !label.ends_with("(optional)") {
        format!("{label} (optional)")
    } else {
        label.to_owned()
    }
}

/// The hint, why it is asked, and what is wrong.
fn around(field: &Field) -> Html {
    let Field { question, .. } = field;
    let id = field.id();
    html! {
        <>
            if !question.hint.is_empty() {
                <div class="nhsuk-hint" id={format!("{id}-hint")}>{ &question.hint }</div>
            }
            { error_message(&id, field.message()) }
            if !question.why.is_empty() {
                <details class="nhsuk-details app-why">
                    <summary class="nhsuk-details__summary">
                        <span class="nhsuk-details__summary-text">
                            { "Why we ask" }
                            <span class="nhsuk-u-visually-hidden">{ format!(": {}", question.label) }</span>
                        </span>
                    </summary>
                    <div class="nhsuk-details__text">{ &question.why }</div>
                </details>
            }
        </>
    }
}
