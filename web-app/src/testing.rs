//! People and pages for tests.

use pairing::{Person, Sessions, Side};
use yew::prelude::*;

/// Somebody of side A with this name.
pub fn a(name: &str) -> Person {
    Person {
        id: name.to_lowercase(),
        name: name.to_owned(),
        side: Side::A,
        ..Person::default()
    }
}

/// Somebody of side B with this name.
pub fn b(name: &str) -> Person {
    Person {
        side: Side::B,
        ..a(name)
    }
}

/// The person with these choices, the first one first.
pub fn with_choices(person: Person, choices: &[&str]) -> Person {
    Person {
        choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
        ..person
    }
}

/// These half days.
pub fn on(half_days: &[&str]) -> Sessions {
    half_days.iter().map(|day| day.parse().unwrap()).collect()
}

/// The HTML that a piece of a screen renders first.
pub fn html_of_piece(piece: Html) -> String {
    #[derive(PartialEq, Properties)]
    struct Holder {
        piece: Html,
    }
    #[component]
    fn Page(props: &Holder) -> Html {
        props.piece.clone()
    }
    let local = tokio::task::LocalSet::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let renderer = yew::LocalServerRenderer::<Page>::with_props(Holder { piece }).hydratable(false);
    local.block_on(&runtime, renderer.render())
}

/// The words of some HTML, without its elements.
pub fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
