//! What differs between two results, level by level and person by person.

use pairing::{Better, LevelChange, Lot, comparable, compare};
use scheme::level_name;
use yew::prelude::*;

use super::half_days::ordinal;
use crate::parts::scroll::{Extent, scroll};
use crate::workspace::state::Solved;
use crate::workspace::words;

/// The difference as a list and a table.
pub fn change(before: &Solved, after: &Solved) -> Html {
    let change = compare(
        (&before.job.people, &before.outcome),
        (&after.job.people, &after.outcome),
    );
    let name = |id: &str| {
        let mut people = before.job.people.iter().chain(&after.job.people);
        let person = people.find(|person| comparable(&person.id) == id);
        person.map_or(id.to_owned(), |person| person.name.clone())
    };
    let everybody = match change.better_for_everybody {
        Some(Better::After) => "Nobody gets less, and somebody gets more.",
        Some(Better::Before) => "Nobody gets more, and somebody gets less.",
        None => "",
    };
    let levels: Vec<String> = change.levels.iter().filter_map(level_words).collect();
    html! {
        <div class="app-change">
            <p>
                { format!("{} of {} stay the same. ", change.pairs_kept, words::pairs(before.outcome.pairs.len())) }
                { everybody }
            </p>
            if levels.is_empty() {
                <p>{ "Every count is as good as before." }</p>
            } else {
                <ul>{ for levels.into_iter().map(|level| html! { <li>{ level }</li> }) }</ul>
            }
            if !change.people.is_empty() {
                { scroll("What changes for whom, table", Extent::WideAndLong, html! {
                    <table class="app-list">
                        <caption class="nhsuk-u-visually-hidden">{ "What changes for whom" }</caption>
                        <thead>
                            <tr><th scope="col">{ "Person" }</th><th scope="col">{ "Before" }</th><th scope="col">{ "After" }</th></tr>
                        </thead>
                        <tbody>
                            { for change.people.iter().map(|person| html! {
                                <tr key={person.id.as_str()}>
                                    <th scope="row">{ &person.name }</th>
                                    <td>{ lot_words(&person.before, &name) }</td>
                                    <td>{ lot_words(&person.after, &name) }</td>
                                </tr>
                            }) }
                        </tbody>
                    </table>
                }) }
            }
        </div>
    }
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
fn lot_words(lot: &Lot, name: &dyn Fn(&str) -> String) -> String {
    let partners: Vec<String> = lot.partners.iter().map(|id| name(id)).collect();
    match (partners.as_slice(), lot.choice) {
        ([], _) => "no partner".to_owned(),
        (_, Some(choice)) => format!("{} ({} choice)", partners.join(" and "), ordinal(choice)),
        (_, None) => partners.join(" and "),
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
        let name = |id: &str| if id == "b@x.example" { "Dr Bell" } else { id }.to_owned();
        let lot = |partners: &[&str], choice| Lot {
            partners: partners.iter().map(|&id| id.to_owned()).collect(),
            choice,
        };
        assert_eq!(
            lot_words(&lot(&["b@x.example"], Some(2)), &name),
            "Dr Bell (2nd choice)"
        );
        assert_eq!(
            lot_words(&lot(&["b@x.example", "Cy"], None), &name),
            "Dr Bell and Cy"
        );
        assert_eq!(lot_words(&lot(&[], None), &name), "no partner");
    }
}
