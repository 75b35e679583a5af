//! A blank form, from the same data that the form is filled in with.

use documents::{Block, Inline};
use forms::{Choice, Form, Kind, Question};

use crate::docx::{DocxDocument, FormSheet, Room, Say, SheetChoice};

/// Rows to write in, where the form does not say how many.
const EMPTY_ROWS: u8 = 4;
/// Lines for a long answer.
const LONG_ANSWER: u8 = 7;

/// The blank form under this title, to be given to [`crate::docx::write`].
#[must_use]
pub fn blank(title: &str, form: &Form) -> DocxDocument {
    DocxDocument {
        nameless: true,
        ..DocxDocument::of_form(title, sheet(form))
    }
}

fn sheet(form: &Form) -> FormSheet {
    let about = [form.purpose.as_str(), form.who_sees.as_str()];
    let mut sheet = FormSheet::new().words(about.into_iter().map(words).collect());
    for section in &form.sections {
        sheet = sheet.section(&section.title);
        if !section.text.is_empty() {
            sheet = sheet.words(vec![words(&section.text)]);
        }
        for question in &section.questions {
            sheet = sheet.question(&label(question), &hint(form, question), room(question));
        }
    }
    sheet
}

fn words(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

fn label(question: &Question) -> String {
    let optional = if question.optional { " (optional)" } else { "" };
    format!("{}{optional}", question.label)
}

/// The hint, and on paper also when the question is to be answered.
fn hint(form: &Form, question: &Question) -> String {
    let mut hints = Vec::new();
    if let Some(condition) = &question.show_if
        && let Some(earlier) = form.question(&condition.question)
    {
        let answers = condition
            .is
            .iter()
            .filter_map(|id| earlier.choice(id))
            .map(|choice| choice.label.as_str());
        let answers = answers.collect::<Vec<_>>().join("” or “");
        hints.push(format!(
            "Only if you answered “{answers}” to “{}”.",
            earlier.label
        ));
    }
    if !question.nations.is_empty() {
        hints.push(format!("{} only.", question.nations.join(" and ")));
    }
    if question.kind == Kind::Choices && !question.choices.is_empty() {
        hints.push("Tick all that apply.".to_owned());
    }
    if !question.hint.is_empty() {
        hints.push(question.hint.clone());
    }
    hints.join(" ")
}

fn room(question: &Question) -> Room {
    match question.kind {
        Kind::Choice | Kind::Choices if question.choices.is_empty() => Room::Lines(2),
        Kind::Choice | Kind::Choices => {
            Room::Choices(question.choices.iter().map(choice).collect())
        }
        Kind::Date => Room::Date,
        Kind::LongText => Room::Box(LONG_ANSWER),
        Kind::Ranked => Room::Ranked(u8::try_from(question.places()).unwrap_or(u8::MAX)),
        Kind::Table => Room::Table {
            columns: question
                .columns
                .iter()
                .map(|column| column.label.clone())
                .collect(),
            rows: Vec::new(),
            empty_rows: question
                .rows_min
                .and_then(|rows| u8::try_from(rows).ok())
                .map_or(EMPTY_ROWS, |rows| rows.max(EMPTY_ROWS)),
        },
        Kind::Text | Kind::Email | Kind::Phone | Kind::Number | Kind::Time => Room::Lines(1),
    }
}

fn choice(choice: &Choice) -> SheetChoice {
    let say = if choice.other_label.is_empty() {
        "Please say"
    } else {
        &choice.other_label
    };
    SheetChoice {
        label: choice.label.clone(),
        ticked: false,
        apart: choice.last,
        say: choice.other.then(|| Say {
            label: say.to_owned(),
            written: String::new(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_has_its_room_and_paper_says_when_to_answer() {
        let form: Form = serde_json::from_value(serde_json::json!({
            "id": "x", "version": 1, "purpose": "Why.", "who_sees": "Us.", "minutes": 1,
            "return_to": "nobody", "anonymous": "never",
            "section": [{ "id": "s", "title": "S", "question": [
                { "id": "a", "type": "choice", "label": "Did you go?", "choices": [
                    { "id": "yes", "label": "Yes" }, { "id": "other", "label": "Else", "other": true },
                    { "id": "not", "label": "Prefer not to say", "last": true }] },
                { "id": "b", "type": "date", "label": "When?", "hint": "A day.", "optional": true,
                  "show_if": { "question": "a", "is": ["yes"] } }
            ]}]
        }))
        .unwrap();
        let questions: Vec<_> = form.questions().map(|(_, question)| question).collect();
        assert_eq!(label(questions[1]), "When? (optional)");
        assert_eq!(
            hint(&form, questions[1]),
            "Only if you answered “Yes” to “Did you go?”. A day."
        );
        assert_eq!(room(questions[1]), Room::Date);
        let Room::Choices(choices) = room(questions[0]) else {
            panic!("choices")
        };
        assert_eq!(
            choices
                .iter()
                .map(|choice| choice.apart)
                .collect::<Vec<_>>(),
            [false, false, true]
        );
        assert_eq!(
            choices[1].say.as_ref().map(|say| say.label.as_str()),
            Some("Please say")
        );
        assert!(crate::docx::write(&blank("Form", &form)).is_ok());
    }
}
