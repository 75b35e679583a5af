//! A blank form, from the same data that the form is filled in with.

use documents::{Block, Inline};
use forms::form::{ChoicesFrom, ShowIf};
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
        let condition = section.show_if.as_ref();
        let condition = condition.and_then(|condition| only_if(form, condition));
        let text = Some(section.text.clone()).filter(|text| !text.is_empty());
        let said: Vec<Block> = condition
            .into_iter()
            .chain(text)
            .map(|text| words(&text))
            .collect();
        if !said.is_empty() {
            sheet = sheet.words(said);
        }
        for question in &section.questions {
            sheet = sheet.question(&label(question), &hint(form, question), room(question));
        }
    }
    sheet
}

/// On paper nothing can be hidden, so it says when to answer.
fn only_if(form: &Form, condition: &ShowIf) -> Option<String> {
    let earlier = form.question(&condition.question)?;
    let answers = condition.is.iter().filter_map(|id| earlier.choice(id));
    let answers: Vec<&str> = answers.map(|choice| choice.label.as_str()).collect();
    Some(format!(
        "Only if you answered “{}” to “{}”.",
        answers.join("” or “"),
        earlier.label
    ))
}

fn asks_half_days(question: &Question) -> bool {
    question.choices_from == Some(ChoicesFrom::Sessions)
}

/// The half days of a week, each with a box.
fn week() -> Room {
    let row = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
    let boxes = |name| {
        row([
            name, "\u{2610}", "\u{2610}", "\u{2610}", "\u{2610}", "\u{2610}",
        ])
    };
    Room::Table {
        columns: row([
            "Half day",
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
        ]),
        rows: vec![boxes("Morning"), boxes("Afternoon")],
        empty_rows: 0,
    }
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
    let condition = question.show_if.as_ref();
    hints.extend(condition.and_then(|condition| only_if(form, condition)));
    if !question.nations.is_empty() {
        hints.push(format!("{} only.", question.nations.join(" and ")));
    }
    match question.kind {
        Kind::Choice if !question.choices.is_empty() => hints.push("Tick one.".to_owned()),
        Kind::Choices if !question.choices.is_empty() || asks_half_days(question) => {
            hints.push("Tick all that apply.".to_owned());
        }
        _ => {}
    }
    if !question.hint.is_empty() {
        hints.push(question.hint.clone());
    }
    hints.join(" ")
}

fn room(question: &Question) -> Room {
    match question.kind {
        Kind::Choices if asks_half_days(question) => week(),
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
        hint: choice.hint.clone(),
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
    use crate::docx::SheetItem;

    #[test]
    fn each_question_has_its_room_and_paper_says_when_to_answer() {
        let form: Form = serde_json::from_value(serde_json::json!({
            "id": "x", "version": 1, "purpose": "Why.", "who_sees": "Us.", "minutes": 1,
            "return_to": "nobody", "anonymous": "never",
            "section": [{ "id": "s", "title": "S", "question": [
                { "id": "a", "type": "choice", "label": "Did you go?", "choices": [
                    { "id": "yes", "label": "Yes", "hint": "Once will do" }, { "id": "other", "label": "Else", "other": true },
                    { "id": "not", "label": "Prefer not to say", "last": true }] },
                { "id": "b", "type": "date", "label": "When?", "hint": "A day.", "optional": true,
                  "show_if": { "question": "a", "is": ["yes"] } },
                { "id": "c", "type": "choices", "label": "Which half days?", "choices_from": "sessions" }
            ]}, { "id": "t", "title": "T", "show_if": { "question": "a", "is": ["yes", "other"] }, "question": [
                { "id": "d", "type": "text", "label": "More?" }]}]
        }))
        .unwrap();
        let questions: Vec<_> = form.questions().map(|(_, question)| question).collect();
        assert_eq!(label(questions[1]), "When? (optional)");
        assert_eq!(
            hint(&form, questions[1]),
            "Only if you answered “Yes” to “Did you go?”. A day."
        );
        assert_eq!(room(questions[1]), Room::Date);
        assert_eq!(hint(&form, questions[0]), "Tick one.");
        assert_eq!(hint(&form, questions[2]), "Tick all that apply.");
        let Room::Table { columns, rows, .. } = room(questions[2]) else {
            panic!("a table")
        };
        assert_eq!((columns.len(), rows.len()), (6, 2));
        assert_eq!(rows[1], ["Afternoon", "☐", "☐", "☐", "☐", "☐"]);
        let words = words("Only if you answered “Yes” or “Else” to “Did you go?”.");
        assert!(sheet(&form).items.contains(&SheetItem::Words(vec![words])));
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
        assert_eq!(choices[0].hint, "Once will do");
        assert!(crate::docx::write(&blank("Form", &form)).is_ok());
    }
}
