//! The first HTML of the pages: start, questions, answers, last page.

use yew::prelude::*;

use super::*;
use crate::browser::office::Office;
use crate::forms::state::{Link, Paper};
use crate::forms::{FormIsland, Links, done, questions, review};
use crate::parts::shared::Shared;
use crate::testing::{html_of_piece, words_of};

fn start(fragment: &str) -> String {
    let paper = Shared::new(Paper {
        title: "All kinds".to_owned(),
        form: form(),
        has_blank: true,
    });
    let links = Links {
        fragment: fragment.to_owned(),
        read: Callback::from(|fragment: String| Link::read(&fragment, &form())),
    };
    html_of_piece(html! {
        <FormIsland {paper} {links} wide=false last={Callback::from(|_| Html::default())} />
    })
}

/// A page of the island in a state that actions have made.
#[derive(PartialEq, Properties)]
struct PageProps {
    actions: Vec<Action>,
    page: Which,
}

#[derive(Clone, Copy, PartialEq)]
enum Which {
    Questions,
    Review,
    Done(Office),
}

#[component]
fn Page(props: &PageProps) -> Html {
    let actions = props.actions.clone();
    let state = use_reducer_eq(move || (*after(fresh(), actions)).clone());
    let dispatch = Callback::noop();
    match props.page {
        Which::Questions => questions(&state, &Callback::noop(), &Callback::noop(), &dispatch),
        Which::Review => review(&state, &dispatch),
        Which::Done(office) => done(&state, office, &dispatch),
    }
}

fn page(actions: Vec<Action>, page: Which) -> String {
    html_of_piece(html! { <Page {actions} {page} /> })
}

fn filled() -> Vec<Action> {
    vec![
        text("name", "Ana <Poe>"),
        text("email", "ana@surgery.example"),
        choose("visited", "no"),
    ]
}

#[test]
fn the_first_page_offers_start_a_blank_form_and_a_saved_response() {
    let words = words_of(&start(""));
    for piece in ["Start", "Print a blank form", "Open a saved response"] {
        assert!(words.contains(piece), "{piece} is not in {words}");
    }
    assert!(!words.contains("What your link brought"), "{words}");
}

#[test]
fn the_first_page_shows_what_a_link_brought_as_text() {
    let link = forms::Prepared {
        from: "Ana <img src=x>".to_owned(),
        return_to: "exchange@northtown.example".to_owned(),
        start: forms::date::Date::new(2027, 3, 1),
        other_side: vec!["Dr Ash".to_owned(), "Bo".to_owned()],
        ..forms::Prepared::default()
    };
    let html = start(&link.write().unwrap());
    assert!(
        html.contains("Ana &lt;img src=x&gt;") && !html.contains("<img"),
        "{html}"
    );
    let words = words_of(&html);
    for piece in [
        "It says it is from",
        "exchange@northtown.example",
        "From 1 March 2027",
        "People to choose from: 2",
    ] {
        assert!(words.contains(piece), "{piece} is not in {words}");
    }
}

#[test]
fn a_link_that_cannot_be_used_says_so_and_the_form_still_starts() {
    let words = words_of(&start("s=abc"));
    assert!(
        words.contains("This link could not be used This link is damaged or cut short."),
        "{words}"
    );
    assert!(words.contains("Start"), "{words}");
    let other = forms::Prepared {
        form: "sign-up".to_owned(),
        ..forms::Prepared::default()
    };
    let words = words_of(&start(&other.write().unwrap()));
    assert!(
        words.contains("This link is for the form “sign-up”."),
        "{words}"
    );
    assert!(
        !words_of(&start("main")).contains("This link"),
        "another fragment is no link"
    );
}

#[test]
fn a_part_says_where_in_the_form_it_is() {
    let html = page(vec![Action::Begin, Action::Continue], Which::Questions);
    let words = words_of(&html);
    assert!(
        words.starts_with("Part 2 of 4 : About you Only what we need."),
        "{words}"
    );
    assert!(words.ends_with("Continue Back"), "{words}");
    assert!(!html.contains("style="), "{html}");
    let nation = words_of(&page(vec![Action::Begin], Which::Questions));
    assert!(
        nation.contains("Which nation do you work in?") && nation.contains("Northern Ireland"),
        "{nation}"
    );
}

#[test]
fn the_answers_are_listed_with_a_link_to_change_each() {
    let html = page(filled(), Which::Review);
    let words = words_of(&html);
    assert!(
        words.starts_with("Check your answers Your nation Not answered Change"),
        "{words}"
    );
    assert!(html.contains("Ana &lt;Poe&gt;"), "{html}");
    assert!(
        words.contains(
            "What is your name? Ana &lt;Poe&gt; Change the answer to “What is your name?”"
        ),
        "{words}"
    );
    assert!(
        words.contains("Whom would you like to meet? Not answered"),
        "{words}"
    );
    assert!(
        !words.contains("When was it?"),
        "what is not asked is not listed: {words}"
    );
    assert!(html.contains(r##"href="#q-name""##), "{html}");
}

#[test]
fn the_last_page_offers_the_files_and_says_what_happens_next() {
    let words = words_of(&page(filled(), Which::Done(Office::Ready)));
    for piece in [
        "Your form is ready",
        "Nothing has been sent.",
        "Return it without my name",
        "Save the file to send back",
        "Open an email draft",
        "Print or save as PDF",
        "Save as plain text",
        "Copy as plain text",
        "What happens next Send it.",
    ] {
        assert!(words.contains(piece), "{piece} is not in {words}");
    }
}

#[test]
fn without_a_name_the_page_to_print_holds_no_trace_and_there_is_no_email() {
    let mut actions = filled();
    actions.push(Action::WithName(false));
    let html = page(actions, Which::Done(Office::Ready));
    let words = words_of(&html);
    assert!(
        !words.contains("Ana") && !html.contains("surgery"),
        "{html}"
    );
    assert!(
        words.contains("Left out: “What is your name?”, “What is your email address?”."),
        "{words}"
    );
    assert!(words.contains("An email shows who sent it"), "{words}");
    assert!(!html.contains("mailto:"), "{html}");
}

#[test]
fn the_word_document_waits_for_its_writer_and_says_what_to_do_without_it() {
    let ready = page(filled(), Which::Done(Office::Ready));
    assert!(
        ready.contains(">Save as a Word document</button>"),
        "{ready}"
    );
    assert!(!ready.contains("aria-disabled"), "{ready}");
    let loading = page(filled(), Which::Done(Office::Loading));
    assert!(
        loading.contains("aria-disabled=\"true\"")
            && loading.contains(">Save as a Word document (getting ready)</button>"),
        "{loading}"
    );
    let failed = words_of(&page(filled(), Which::Done(Office::Failed)));
    assert!(!failed.contains("Save as a Word document"), "{failed}");
    let way_out = "There is no Word document, because a part of this page could not be loaded. Save as plain text, or print. \
                   To try again: save the file to send back, reload this page, and open the file on its first page.";
    assert!(failed.contains(way_out), "{failed}");
}
