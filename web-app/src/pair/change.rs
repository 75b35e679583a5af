//! What differs between two results, level by level and person by person.

use pairing::{Better, LevelChange, Lot, PersonChange, compare};
use scheme::{level_name, ordinal};
use yew::prelude::*;

use crate::parts::scroll::Extent;
use crate::parts::table::{Row, Table, add_texts, table, words};
use crate::workspace::state::Solved;
use crate::workspace::words::pairs;

/// The difference as a list and a table.
pub fn change(before: &Solved, after: &Solved) -> Html {
    let change = compare(
        (&before.job.people, &before.outcome),
        (&after.job.people, &after.outcome),
    );
    let everybody = match change.better_for_everybody {
        Some(Better::After) => "Nobody gets less, and somebody gets more.",
        Some(Better::Before) => "Nobody gets more, and somebody gets less.",
        None => "",
    };
    let levels: Vec<String> = change.levels.iter().filter_map(level_words).collect();
    html! {
        <div class="app-change">
            <p>
                { format!("{} of {} stay the same. ", change.pairs_kept, pairs(before.outcome.pairs.len())) }
                { everybody }
            </p>
            if levels.is_empty() {
                <p>{ "Every count is as good as before." }</p>
            } else {
                <ul>{ for levels.into_iter().map(|level| html! { <li>{ level }</li> }) }</ul>
            }
            if !change.people.is_empty() {
                { table(Table {
                    name: "What changes for whom",
                    extent: Extent::WideAndLong,
                    head: words(&["Person", "Before", "After"]),
                    rows: change.people.iter().map(row).collect(),
                }) }
            }
        </div>
    }
}

fn row(person: &PersonChange) -> Row {
    let mut cells = Vec::new();
    let (before, after) = (lot_words(&person.before), lot_words(&person.after));
    add_texts(&mut cells, vec![person.name.clone(), before, after]);
    Row::plain(cells)
}

/// "people with their first choice: 54, was 56". `None` when it is as before, and for the draw, which serves nobody.
fn level_words(level: &LevelChange) -> Option<String> {
    let LevelChange { key, before, after } = *level;
    if key == "random" || before == Some(after) {
        return None;
    }
    Some(match before {
        Some(before) => format!("{}: {after}, was {before}", level_name(key)),
        None => format!("{}: {after}", level_name(key)),
    })
}

/// "Dr Bell (1st choice)", "no partner".
fn lot_words(lot: &Lot) -> String {
    let partners = joined(&lot.names);
    match lot.choice {
        Some(choice) => format!("{partners} ({} choice)", ordinal(choice)),
        None => partners,
    }
}

/// "no partner", "Dr Bell", "Dr Bell and Cy".
pub fn joined(names: &[String]) -> String {
    if names.is_empty() {
        "no partner".to_owned()
    } else {
        names.join(" and ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_told_only_when_it_differs() {
        let level = |key, before, after| level_words(&LevelChange { key, before, after });
        assert_eq!(level("paired", Some(4), 4), None);
        assert_eq!(level("random", Some(4), 5), None);
        assert_eq!(
            level("p_1", Some(5), 4).as_deref(),
            Some("people with their first choice: 4, was 5")
        );
        assert_eq!(
            level("kept", None, 4).as_deref(),
            Some("existing pairs kept: 4")
        );
    }

    #[test]
    fn partners_are_told_by_name_with_the_choice_met() {
        let lot = |names: &[&str], choice| Lot {
            names: names.iter().map(|&name| name.to_owned()).collect(),
            choice,
            ..Lot::default()
        };
        assert_eq!(
            lot_words(&lot(&["Dr Bell"], Some(2))),
            "Dr Bell (2nd choice)"
        );
        assert_eq!(lot_words(&lot(&["Dr Bell", "Cy"], None)), "Dr Bell and Cy");
        assert_eq!(lot_words(&lot(&[], None)), "no partner");
    }
}
