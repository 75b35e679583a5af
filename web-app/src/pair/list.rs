//! The pairs, one row each, with a search and a filter.

use pairing::{Pair, Person, Side, comparable, has_choices, place_of};
use yew::prelude::*;

use super::row::PairRow;
use crate::parts::choose::{Choose, choose};
use crate::parts::mark::side_mark;
use crate::parts::shared::Shared;
use crate::workspace::action::{Action, Look};
use crate::workspace::ids::PAIRS_COUNT;
use crate::workspace::lists::pair_id;
use crate::workspace::state::{Only, Solved};
use crate::workspace::steering::Couple;
use crate::workspace::view::{SECONDARY, View, button, picked, typed};
use crate::workspace::words::{pairs, side_name};

/// How many rows are drawn before a person asks for all.
pub const FIRST_ROWS: usize = 60;

/// The list with its search field and its filter. Its rows are components, so that what stays is not drawn again.
pub fn pair_list(view: View<'_>, solved: &Shared<Solved>) -> Html {
    let looking = &view.state.looking;
    let people = &solved.job.people;
    let pairs = &solved.outcome.pairs;
    let wanted = comparable(&looking.find);
    let done: Vec<bool> = {
        let over = &view.state.work().done;
        let ids = |pair: &Pair| Some((&people.get(pair.a)?.id, &people.get(pair.b)?.id));
        let is_over =
            |(a, b): (&String, &String)| over.iter().any(|(one, two)| one == a && two == b);
        pairs
            .iter()
            .map(|pair| !over.is_empty() && ids(pair).is_some_and(is_over))
            .collect()
    };
    let shown: Vec<usize> = (0..pairs.len())
        .filter(|&at| {
            let over = done.get(at).copied().unwrap_or_default();
            pairs.get(at).is_some_and(|pair| {
                is_kind(pair, people, over, looking.only) && mentions(pair, people, &wanted)
            })
        })
        .collect();
    let couple = |at: usize| -> Option<Couple> {
        let pair = pairs.get(at)?;
        Some((
            people.get(pair.a)?.id.clone(),
            people.get(pair.b)?.id.clone(),
        ))
    };
    let drawn = if looking.all_pairs {
        shown.len()
    } else {
        shown.len().min(FIRST_ROWS)
    };
    html! {
        <>
            { sieve(view) }
            <p class="app-count" role="status" id={PAIRS_COUNT} tabindex="-1">{ count(shown.len(), pairs.len()) }</p>
            { view.note(PAIRS_COUNT) }
            if !shown.is_empty() {
                <table class="app-pairs" role="table">
                    <caption class="nhsuk-u-visually-hidden">{ "Pairs and why" }</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            { for [Side::A, Side::B].map(|side| html! {
                                <th role="columnheader" scope="col">{ side_mark(side) }{ " " }{ side_name(solved, side) }</th>
                            }) }
                            <th role="columnheader" scope="col">{ "Why" }</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        { for shown.iter().take(drawn).filter_map(|&at| couple(at).map(|couple| {
                            let id = pair_id(&couple);
                            let note = view.state.note.as_ref().filter(|note| note.place == id);
                            // By its people and not by its place: what is open stays open for this pair, and for no other.
                            html! {
                                <PairRow key={id.clone()} id={id.clone()} solved={solved.clone()} {at}
                                    done={done.get(at).copied().unwrap_or_default()}
                                    note={note.map(|note| note.text.clone())} dispatch={view.dispatch} />
                            }
                        })) }
                    </tbody>
                </table>
            }
            if let Some(next) = shown.get(drawn).and_then(|&at| couple(at)) {
                { button(view.dispatch, SECONDARY, "Show all pairs", "", Action::Look(Look::AllPairs(next))) }
            }
        </>
    }
}

fn count(shown: usize, all: usize) -> String {
    if shown == all {
        pairs(all)
    } else {
        format!("{shown} of {}", pairs(all))
    }
}

fn sieve(view: View<'_>) -> Html {
    let looking = &view.state.looking;
    let oninput = typed(view.dispatch, |find| Action::Look(Look::Find(find)));
    let chosen = ONLY.iter().find(|(only, _, _)| *only == looking.only);
    html! {
        <div class="app-sieve app-screen-only">
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for="find-pair">{ "Find a person, place or specialty" }</label>
                <input class="nhsuk-input" id="find-pair" type="text" inputmode="search" autocomplete="off"
                    value={looking.find.clone()} {oninput} />
            </div>
            { choose(Choose {
                id: "only-pairs",
                label: "Show".into(),
                error: None,
                options: ONLY.map(|(_, id, label)| (id.into(), label.into())).to_vec(),
                chosen: chosen.map_or("", |(_, id, _)| id),
                onchange: picked(view.dispatch, |id| {
                    let chosen = ONLY.iter().find(|(_, known, _)| *known == id);
                    Action::Look(Look::Only(chosen.map_or(Only::All, |(only, _, _)| *only)))
                }),
            }) }
        </div>
    }
}

const ONLY: [(Only, &str, &str); 6] = [
    (Only::All, "all", "All pairs"),
    (Only::FirstChoice, "first", "With a first choice met"),
    (Only::Disappointed, "disappointed", "With choices not met"),
    (
        Only::Sessions,
        "sessions",
        "Half days do not meet both ways",
    ),
    (Only::Locked, "locked", "Locked"),
    (Only::Open, "open", "Exchange not done yet"),
];

fn is_kind(pair: &Pair, people: &[Person], done: bool, only: Only) -> bool {
    let disappointed = |person: usize, choice: Option<u8>| {
        choice.is_none() && people.get(person).is_some_and(has_choices)
    };
    match only {
        Only::All => true,
        Only::FirstChoice => pair.choice_a == Some(1) || pair.choice_b == Some(1),
        Only::Disappointed => {
            disappointed(pair.a, pair.choice_a) || disappointed(pair.b, pair.choice_b)
        }
        Only::Sessions => pair.shared_sessions.directions() < 2,
        Only::Locked => pair.locked,
        Only::Open => !done,
    }
}

/// Whether one of the two is described by what is sought, which is in the form of [`comparable`].
fn mentions(pair: &Pair, people: &[Person], sought: &str) -> bool {
    let described = |person: &Person| {
        [
            &person.name,
            &person.email,
            &person.profession,
            &person.organisation,
            &person.specialty,
            &person.locality,
        ]
        .into_iter()
        .any(|text| place_of(sought, &comparable(text)).is_some())
    };
    sought.is_empty()
        || [pair.a, pair.b]
            .into_iter()
            .filter_map(|person| people.get(person))
            .any(described)
}

#[cfg(test)]
mod tests {
    use pairing::{Rules, solve};

    use super::*;
    use crate::testing::{a, b, with_choices};

    #[test]
    fn pairs_are_found_by_what_describes_either_person() {
        let mut bea = b("Dr Bea Hill");
        bea.specialty = "Cardiology".to_owned();
        let people = [a("Ann"), bea];
        let pair = &solve(&people, &Rules::default()).unwrap().pairs[0];
        let found = |text| mentions(pair, &people, &comparable(text));
        assert!(found("") && found("ann") && found("dr hill") && found("CARDIO"));
        assert!(!found("renal"));
    }

    #[test]
    fn one_pair_is_no_plural() {
        assert_eq!(count(1, 1), "1 pair");
        assert_eq!(count(0, 1), "0 of 1 pair");
        assert_eq!(count(2, 3), "2 of 3 pairs");
    }

    #[test]
    fn each_kind_shows_its_own_pairs_only() {
        let people = [
            with_choices(a("Ann"), &["Zoe", "Bea"]),
            with_choices(b("Bea"), &["Zoe"]),
        ];
        let pair = &solve(&people, &Rules::default()).unwrap().pairs[0];
        let kinds: Vec<Only> = ONLY
            .iter()
            .map(|(only, _, _)| *only)
            .filter(|&only| is_kind(pair, &people, true, only))
            .collect();
        assert_eq!(kinds, [Only::All, Only::Disappointed]);
    }
}
