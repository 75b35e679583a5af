//! What the page says.

use super::*;
use crate::document::{fields, many, missing, preview};
use crate::testing::{html_of_piece, words_of};
use yew::Callback;

fn fields_of(state: &State) -> String {
    html_of_piece(fields::fields(state, &Callback::noop(), yew::html! {}))
}

#[test]
fn details_come_first_then_whom_it_is_for_then_the_document() {
    let state = after(&start(), [detail("scheme.name", "Harbour")]);
    let html = fields_of(&state);
    let words = words_of(&html);
    assert!(
        words.starts_with("Details of your scheme: 1 of 2 filled in You fill these in once."),
        "{words}"
    );
    let places: Vec<usize> = ["Who it is for", "This document", "Costs"]
        .iter()
        .map(|heading| words.find(heading).unwrap())
        .collect();
    assert!(places.is_sorted(), "{words}");
    assert!(words.contains("For example, Harbour Make it different in this document"));
    assert!(words.contains("Sites (optional) One to a line"));
    assert!(html.contains("value=\"Harbour\""));
}

#[test]
fn a_sum_shows_its_numbers_and_what_is_still_needed() {
    let words = words_of(&fields_of(&start()));
    assert!(
        words.contains(
            "Total Not worked out yet ? × 2 × ? “Pairs” × 2 × “Cover” Still needed: Pairs, Cover."
        ),
        "{words}"
    );
    let state = after(&start(), [own("pairs", "twenty"), own("cover", "350")]);
    let words = words_of(&fields_of(&state));
    assert!(
        words.contains(
            "Error: Enter a number, like 350 or 1,250.50. Until then nothing is worked out from “Pairs”"
        ),
        "{words}"
    );
    let state = after(&state, [own("pairs", "20")]);
    let words = words_of(&fields_of(&state));
    assert!(
        words.contains("Total £14,000 20 × 2 × £350 “Pairs”"),
        "{words}"
    );
}

#[test]
fn a_profession_says_what_becomes_of_it() {
    let state = after(
        &start(),
        [detail("side_a.profession", "advanced nurse practitioner")],
    );
    let words = words_of(&fields_of(&state));
    assert!(
        words.contains(
            "In the document: an advanced nurse practitioner; advanced nurse practitioners"
        ),
        "{words}"
    );
}

#[test]
fn whatever_is_typed_stays_text_in_the_document() {
    let typed = "<img src=x onerror=alert(1)> \u{202e}😀\nsecond line";
    let state = after(&start(), [own("person", typed)]);
    let html = html_of_piece(preview::preview(&state, &state.filled(), &Callback::noop()));
    assert!(
        html.contains("&lt;img src=x onerror=alert(1)&gt; \u{202e}😀"),
        "{html}"
    );
    assert!(!html.contains("<img"));
    assert!(words_of(&html).contains("Fill in: [Partner]"));
}

#[test]
fn blanks_that_a_list_should_fill_are_told_apart() {
    let pairs = list("person_a,email_a,person_b,email_b\nAnn,ann@x.example,,");
    let state = after(&start(), [Action::Listed(Ok(pairs))]);
    let words = words_of(&html_of_piece(missing::missing(
        &state,
        &state.filled(),
        &Callback::noop(),
    )));
    assert!(words.starts_with("5 blanks are still empty"), "{words}");
    assert!(words.contains("Partner (not in your list)"), "{words}");
    assert!(
        !fields_of(&state).contains("blank-partner"),
        "there is no field to fill by hand"
    );
    let done = words_of(&html_of_piece(many::progress(
        &super::super::state::Progress {
            run: 1,
            what: "email drafts",
            done: 3,
            of: 118,
        },
        &Callback::noop(),
    )));
    assert_eq!(done, "3 of 118 email drafts made Cancel");
}

#[test]
fn one_of_anything_is_said_in_the_singular() {
    use crate::document::batch::Batch;
    let words: Vec<String> = [(Batch::Drafts, 1), (Batch::Drafts, 2), (Batch::Words, 1)]
        .into_iter()
        .map(|(batch, count)| format!("Make {count} {}", batch.words(count)))
        .collect();
    assert_eq!(
        words,
        [
            "Make 1 email draft",
            "Make 2 email drafts",
            "Make 1 Word document"
        ]
    );
    let state = after(&start(), [Action::Listed(Ok(list("name\nAnn")))]);
    assert_eq!(state.announcement.text, "1 person is on the list.");
}
