//! The document island without a browser: what each action does, and what the page says.

mod files;
mod history;
mod steps;
mod views;

use std::rc::Rc;

use documents::block::split_blanks;
use documents::{Block, Profession, Template, Value};
use yew::Reducible;

use super::action::Action;
use super::state::{Enclosure, EnclosureKind, List, Paper, State, Target, Written};
use crate::parts::shared::Shared;

fn paragraph(text: &str) -> Block {
    Block::Paragraph(split_blanks(text).0)
}

pub fn template() -> Template {
    let mut template: Template = serde_json::from_str(
        r#"{ "id": "third-email", "version": 1, "kind": "email", "subject": "[[scheme]]: meet [[partner]]", "blank": [
            { "id": "logo", "label": "Logo", "type": "image", "optional": true, "from": "scheme.logo_1" },
            { "id": "scheme", "label": "Name of the scheme", "type": "text", "from": "scheme.name", "example": "Harbour" },
            { "id": "who", "label": "Profession", "type": "profession", "from": "side_a.profession" },
            { "id": "person", "label": "Person", "type": "text", "from": "person.name" },
            { "id": "partner", "label": "Partner", "type": "text", "from": "partner.name" },
            { "id": "pairs", "label": "Pairs", "type": "number" },
            { "id": "cover", "label": "Cover", "type": "money", "group": "Costs" },
            { "id": "total", "label": "Total", "type": "money", "sum": [["pairs", 2, "cover"]] },
            { "id": "sites", "label": "Sites", "type": "list", "optional": true } ] }"#,
    )
    .unwrap();
    template.body = vec![
        paragraph("[[logo]]"),
        paragraph("Dear [[person]], your partner is [[partner]], [[who.a]]."),
        paragraph("[[pairs]] pairs cost [[total]]."),
        Block::List {
            ordered: false,
            items: vec![vec![paragraph("[[sites]]")]],
        },
    ];
    template
}

pub fn paper() -> Paper {
    let notice = Written::read(
        r#"{ "id": "notice", "version": 1, "kind": "notice", "blank": [
            { "id": "scheme", "label": "Scheme", "type": "text", "from": "scheme.name" } ], "body": [] }"#
            .to_owned(),
    )
    .unwrap();
    Paper {
        title: "Third email".to_owned(),
        template: Written {
            template: template(),
            json: String::new(),
        },
        professions: vec![Profession {
            singular: "GP".into(),
            plural: "GPs".into(),
            article: "a".into(),
        }],
        enclosures: vec![
            Enclosure {
                id: "notice".into(),
                title: "Patient notice".into(),
                kind: EnclosureKind::Document(Box::new(notice)),
            },
            Enclosure {
                id: "reflection".into(),
                title: "Reflection".into(),
                kind: EnclosureKind::Form("{}".into()),
            },
        ],
    }
}

pub fn start() -> Rc<State> {
    Rc::new(State::new(Shared::new(paper())))
}

pub fn after(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    let actions = actions.into_iter();
    actions.fold(state.clone(), |state, action| state.reduce(action))
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn detail(key: &str, value: &str) -> Action {
    Action::Set(Target::Details(key.to_owned()), text(value))
}

pub fn own(id: &str, value: &str) -> Action {
    Action::Set(Target::Own(id.to_owned()), text(value))
}

pub fn list(table: &str) -> List {
    let rows: Vec<Vec<String>> = table
        .lines()
        .map(|line| line.split(',').map(ToOwned::to_owned).collect())
        .collect();
    List {
        name: "pairs.csv".to_owned(),
        recipients: scheme::recipients::Recipients::read(&rows, &template()).unwrap(),
    }
}
