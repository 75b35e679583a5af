//! A second prepared link, opened in the page of the first.

use forms::Prepared;

use super::*;
use crate::forms::ids;
use crate::forms::place::Place;

fn link(from: &str) -> Link {
    let prepared = Prepared {
        from: from.to_owned(),
        return_to: format!("{}@hospital.example", from.to_lowercase()),
        ..Prepared::default()
    };
    Link::read(&prepared.write().unwrap(), &form())
}

fn broken() -> Link {
    Link::read("s=abc", &form())
}

fn from(state: &State) -> &str {
    state.prepared().map_or("", |link| link.from.as_str())
}

fn first() -> Rc<State> {
    after(fresh(), [Action::Link(link("Ann"))])
}

#[test]
fn a_link_opened_while_nothing_is_filled_in_counts_at_once() {
    let state = after(first(), [Action::Begin, Action::Link(link("Bob"))]);
    assert_eq!(from(&state), "Bob");
    assert_eq!(state.offered, None);
    assert_eq!(
        state.place,
        Place::Start,
        "what it brought is seen before anything is entered"
    );
    assert_eq!(state.focus.id, ids::START);
}

#[test]
fn a_link_opened_while_something_is_filled_in_is_asked_about() {
    let state = after(
        first(),
        [
            Action::Begin,
            text("name", "Ana"),
            Action::Link(link("Bob")),
        ],
    );
    assert_eq!(from(&state), "Ann", "nothing changes unasked");
    assert_eq!(state.focus.id, ids::LINK);
    assert_eq!(state.place, Place::Nation);

    let kept = after(state.clone(), [Action::UseLink(false)]);
    assert_eq!((from(&kept), &kept.offered), ("Ann", &None));
    assert_eq!(kept.place, Place::Nation);

    let used = after(state, [Action::UseLink(true)]);
    assert_eq!((from(&used), &used.offered), ("Bob", &None));
    assert_eq!(used.answers().len(), 1, "the answers stay");
    let back = after(used, [Action::Undo]);
    assert_eq!(back.announcement.text, "Undid: the new link");
    assert_eq!((from(&back), back.answers().len()), ("Ann", 1));
}

#[test]
fn a_link_that_cannot_be_used_takes_the_place_of_none_that_can() {
    for before in [vec![], vec![text("name", "Ana")]] {
        let state = after(after(first(), before), [Action::Link(broken())]);
        assert_eq!(from(&state), "Ann");
        assert!(
            state
                .offered
                .as_ref()
                .is_some_and(|link| link.says.is_err())
        );
        let state = after(state, [Action::UseLink(false)]);
        assert_eq!((from(&state), &state.offered), ("Ann", &None));
    }
}

#[test]
fn the_same_link_again_asks_nothing() {
    let state = after(first(), [text("name", "Ana"), Action::Link(link("Ann"))]);
    assert_eq!(state.offered, None);
}

#[test]
fn opened_answers_and_cleared_answers_leave_the_link_in_use() {
    let mut answers = forms::Answers::new();
    answers.insert("name".to_owned(), forms::Answer::Text("Ana".to_owned()));
    let state = after(first(), [Action::Opened(Ok(answers))]);
    assert_eq!(from(&state), "Ann");
    assert_eq!(from(&after(state, [Action::Clear])), "Ann");
}

#[test]
fn a_fragment_that_is_no_link_is_none() {
    assert_eq!(Link::read("main", &form()), Link::default());
    assert_eq!(
        link("Ann").fragment,
        link("Ann").prepared().unwrap().write().unwrap()
    );
}
