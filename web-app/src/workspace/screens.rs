//! What a person sees in each state, as HTML.

use std::collections::BTreeSet;

use pairing::Preset;
use yew::prelude::*;

use super::action::{Action, Look, Setting, Steer};
use super::frame::{stage_list, top_bar};
use super::scheme_file;
use super::stage::Stage;
use super::state::{Detail, Workspace};
use super::tests::{after, file, go_on, list, paired, seed, with_result};
use super::view::View;
use crate::pair::pair_stage;
use crate::parts::errors::error_summary;
use crate::parts::live::live;
use crate::testing::{html_of_piece, words_of};
use crate::volunteers::volunteers_stage;

/// The whole screen of a state, with the checks that hold for every screen.
pub(super) fn screen(state: &Workspace) -> String {
    let dispatch = Callback::noop();
    let sample = AttrValue::default();
    let choose = Callback::noop();
    let open = Callback::noop();
    let view = View {
        state,
        sample: &sample,
        dispatch: &dispatch,
        choose: &choose,
        open: &open,
    };
    let html = html_of_piece(html! {
        <>
            { live(&state.announcement) }
            { error_summary(view.error()) }
            { top_bar(view) }
            { scheme_file::panel(view) }
            { stage_list(view) }
            { match state.stage {
                Stage::Volunteers => volunteers_stage(view),
                Stage::Pair => pair_stage(view),
            } }
        </>
    });
    assert!(
        !html.contains(" style="),
        "the page's policy blocks style attributes"
    );
    let ids = values(&html, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice: {ids:?}");
    for attribute in [
        "for",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
    ] {
        for named in values(&html, attribute)
            .iter()
            .flat_map(|ids| ids.split(' '))
        {
            assert!(known.contains(named), "{attribute}={named} names nothing");
        }
    }
    html
}

/// The values of an attribute, wherever it stands.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

pub(super) fn words(state: &Workspace) -> String {
    words_of(&screen(state))
}

#[track_caller]
pub(super) fn says(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "\"{part}\" is not in: {text}");
    }
}

#[test]
fn an_empty_stage_explains_itself_and_offers_the_ways_in() {
    for stage in Stage::ALL {
        let text = words(&Workspace::at(stage));
        says(
            &text,
            &[
                "No volunteers yet.",
                "Volunteers file",
                "Use sample volunteers",
                "Pasted volunteers",
                "Not started",
            ],
        );
        assert!(!text.contains("Pair volunteers"), "nothing to pair yet");
    }
}

#[test]
fn a_list_shows_its_people_and_every_problem_with_its_place() {
    let wrong = "name,profession,side,host_days,preference_1\n\
        Ann,GP,general practice,Someday,Bea\n\
        Bea,Nurse,hospital,,Anm\n";
    let state = after([file("my list.csv", Ok(wrong.as_bytes().to_vec()))]);
    let text = words(&state);
    says(
        &text,
        &[
            "Read from my list.csv",
            "1 General practice",
            "1 Hospital",
            "Row 2, column 4 (host_days), Ann:",
            "Row 3, column 5 (preference_1), Bea:",
            "The list: 2 people",
            "Pair volunteers",
            "No pairs yet.",
        ],
    );
}

#[test]
fn the_presets_have_their_names_and_one_line_each() {
    let html = screen(&after([list()]));
    says(
        &words_of(&html),
        &[
            "Fewest disappointed As many people as can be get one of their three choices",
            "Most first choices As many first choices as can be",
            "Best overall A first choice counts 3, a second 2, a third 1",
        ],
    );
    assert_eq!(
        html.matches(" checked").count(),
        3,
        "one answer in each of three questions"
    );
}

#[test]
fn a_result_gives_its_figures_its_reasons_and_its_proof() {
    let text = words(&with_result());
    says(
        &text,
        &[
            "2 of 3 people paired",
            "1 pair. Fewest disappointed, draw number 1.",
            "Checked: no pairing that keeps your rules pairs more people",
            "First choice 1",
            "Choices met as a table",
            "Download pairs (CSV)",
            "1st choice of Ann",
            "1st choice of Bea",
            "any half day",
            "Not paired (1)",
        ],
    );
    assert!(!text.contains("Out of date"), "{text}");
}

#[test]
fn a_result_that_no_longer_fits_the_settings_says_so() {
    let state = go_on(
        with_result(),
        [Action::Set(Setting::Preset(Preset::Greedy))],
    );
    says(
        &words(&state),
        &[
            "Out of date.",
            "The list or the settings have changed since.",
        ],
    );
}

#[test]
fn every_tab_has_its_own_content() {
    for (detail, expected) in [
        (Detail::Drawing, "Point at a person"),
        (
            Detail::Unpaired,
            "There are places for 1 person on the other side, and 2 people compete for them: 1 too few. Bob",
        ),
        (
            Detail::Unpaired,
            "Invite 1 person more on the side General practice",
        ),
        (Detail::Compare, "What if two people met?"),
        (Detail::Proof, "people paired: 2"),
    ] {
        let state = go_on(with_result(), [Action::Look(Look::Detail(detail))]);
        says(&words(&state), &[expected]);
    }
}

#[test]
fn an_error_stands_in_the_summary_and_at_its_field() {
    let html = screen(&after([list(), seed("x"), Action::Pair]));
    let sentence = "Draw number must be a whole number, such as 7, not";
    assert_eq!(html.matches(sentence).count(), 2);
    says(
        &words_of(&html),
        &["There is a problem", "Error: Draw number"],
    );
    says(
        &html,
        &[
            "aria-describedby=\"seed-hint seed-error\"",
            "href=\"#seed\"",
        ],
    );
}

#[test]
fn a_run_shows_its_progress_and_a_way_to_call_it_off() {
    let state = after([
        list(),
        Action::Pair,
        Action::Progress {
            run: 1,
            done: 3,
            total: 12,
        },
    ]);
    let html = screen(&state);
    says(&html, &["max=\"12\"", "value=\"3\"", "Cancel"]);
    assert!(
        !html.contains("Pair volunteers</button>"),
        "it cannot be started twice"
    );
}

#[test]
fn names_are_shown_as_they_are_and_never_as_markup() {
    let list = "name,profession,side\n<b>Ann</b>,GP,general practice\nBea,Nurse,hospital\n";
    let html = screen(&after([file("x.csv", Ok(list.as_bytes().to_vec()))]));
    assert!(html.contains("&lt;b&gt;Ann") && !html.contains("<b>Ann"));
}

#[test]
fn what_was_set_by_hand_is_listed_with_a_way_back() {
    let couple = |b: &str| {
        (
            "ann@surgery.example".to_owned(),
            format!("{b}@hospital.example"),
        )
    };
    let state = go_on(
        with_result(),
        [
            Action::Steer(Steer::Lock(couple("bob"))),
            Action::Steer(Steer::Forbid(couple("bea"))),
        ],
    );
    says(
        &words(&state),
        &[
            "Set by hand",
            "Ann and Bob: locked Remove",
            "Ann and Bea: never a pair Remove",
            "Out of date.",
        ],
    );
}

#[test]
fn a_price_is_shown_level_by_level_and_person_by_person() {
    let state = go_on(
        with_result(),
        [
            Action::Look(Look::AskA("ann@surgery.example".to_owned())),
            Action::Look(Look::AskB("bob@hospital.example".to_owned())),
            Action::WhatIf,
        ],
    );
    let done = paired(&state);
    let state = go_on(
        state,
        [
            done,
            Action::KeepDraft,
            Action::Look(Look::Detail(Detail::Compare)),
        ],
    );
    says(
        &words(&state),
        &[
            "If Ann met Bob",
            "0 of 1 pair stay the same.",
            "people with their first choice: 1, was 2",
            "Ann Bea (1st choice) Bob",
            "Bea Ann (1st choice) no partner",
            "Lock this and use this result",
            "Draft 1 , 2 of 3 people paired",
        ],
    );
}
