//! The pairs as a file for an administrator.

use pairing::{Outcome, Pair, Person, Sessions, has_choices};

use crate::reasons::reasons;
use crate::roster::{Roster, Volunteer};
use crate::sheet::table_csv;

/// The headings of `pairs.csv`. The first four are for mail merges and stay where they are.
const HEADINGS: [&str; 18] = [
    "person_a",
    "email_a",
    "person_b",
    "email_b",
    "organisation_a",
    "organisation_b",
    "profession_a",
    "profession_b",
    "choice_met_a",
    "choice_met_b",
    "same_locality",
    "b_visits_a",
    "a_visits_b",
    "locked",
    "reasons",
    "phone_a",
    "phone_b",
    "done",
];

/// `pairs.csv` of an outcome that was worked out for [`Roster::people`]: a row for each pair, ready for Excel.
///
/// `choice_met_a` is `1`, `2`, `3`, `none` or `no preference`. `b_visits_a` and `a_visits_b` list the half days that suit
/// both, or say `any` or `none`. `done` says whether the pair is one of those whose exchange is over, by their ids.
pub fn pairs_csv(roster: &Roster, outcome: &Outcome, done: &[(String, String)]) -> Vec<u8> {
    let people = roster.people();
    let mut rows = outcome.pairs.iter().filter_map(|pair| {
        let (a, b) = (
            roster.volunteers.get(pair.a)?,
            roster.volunteers.get(pair.b)?,
        );
        Some(row(pair, a, b, &people, done))
    });
    table_csv(&HEADINGS, &mut rows)
}

fn row(
    pair: &Pair,
    a: &Volunteer,
    b: &Volunteer,
    people: &[Person],
    done: &[(String, String)],
) -> Vec<String> {
    let yes_or_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let texts: Vec<String> = reasons(pair, people)
        .into_iter()
        .map(|reason| reason.text)
        .collect();
    let is_done = |(one, two): &(String, String)| *one == a.person.id && *two == b.person.id;
    vec![
        a.person.name.clone(),
        a.person.email.clone(),
        b.person.name.clone(),
        b.person.email.clone(),
        a.person.organisation.clone(),
        b.person.organisation.clone(),
        a.person.profession.clone(),
        b.person.profession.clone(),
        choice_met(&a.person, pair.choice_a),
        choice_met(&b.person, pair.choice_b),
        yes_or_no(pair.same_locality),
        half_days(pair.shared_sessions.b_visits_a),
        half_days(pair.shared_sessions.a_visits_b),
        yes_or_no(pair.locked),
        texts.join("; "),
        a.phone.clone(),
        b.phone.clone(),
        yes_or_no(done.iter().any(is_done)),
    ]
}

fn choice_met(person: &Person, met: Option<u8>) -> String {
    match met {
        Some(choice) => choice.to_string(),
        None if has_choices(person) => "none".to_owned(),
        None => "no preference".to_owned(),
    }
}

/// Here the empty set is what it says, unlike in somebody's offer: no half day suits both.
fn half_days(shared: Sessions) -> String {
    if shared.is_empty() {
        "none".to_owned()
    } else if shared == Sessions::ALL {
        "any".to_owned()
    } else {
        shared.listed("; ")
    }
}

/// What a level of the pairing counts, in words, by its key ([`pairing::Level::key`]).
pub fn level_name(key: &str) -> &str {
    match key {
        "paired" => "people paired",
        "pairs" => "pairs made",
        "kept" => "existing pairs kept",
        "fresh" => "pairs that are new",
        "le_3" => "people with one of their three choices",
        "le_2" => "people with their first or second choice",
        "le_1" | "p_1" => "people with their first choice",
        "p_2" => "people with their second choice",
        "p_3" => "people with their third choice",
        "rank_sum" => "points for choices",
        "locality" => "pairs with the same locality",
        "sessions" => "visits for which half days meet",
        "random" => "seeded draw",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_volunteers;
    use pairing::{Rules, solve};

    #[test]
    fn a_row_says_who_meets_whom_and_why() {
        let text = "name,email,phone,profession,side,organisation,locality,host_days,visit_days,preference_1,preference_2\n\
                    Dr Ann Lee,ann@marsh.example,+44 1632 960001,GP,GP,Marsh Surgery,Marsh,Mon AM;Tue PM,Fri,,Bob Hill\n\
                    Bob Hill,bob@salt.example,07700 900001,Consultant,hospital,\"Salt, General\",Marsh,Thu,Mon,Ann Lee,\n\
                    Cy Quay,cy@marsh.example,,=GP,GP,Quay Surgery,,,,,\n\
                    Di Tarn,di@salt.example,,Nurse,hospital,Salt General,,,,Cardiology,\n";
        let roster = read_volunteers(text.as_bytes(), "test.csv").unwrap();
        let outcome = solve(&roster.people(), &Rules::default()).unwrap();
        let done = [(
            "ann@marsh.example".to_owned(),
            "bob@salt.example".to_owned(),
        )];
        let csv = String::from_utf8(pairs_csv(&roster, &outcome, &done)).unwrap();
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines,
            [
                "person_a,email_a,person_b,email_b,organisation_a,organisation_b,profession_a,profession_b,choice_met_a,\
                 choice_met_b,same_locality,b_visits_a,a_visits_b,locked,reasons,phone_a,phone_b,done",
                "Dr Ann Lee,ann@marsh.example,Bob Hill,bob@salt.example,Marsh Surgery,\"Salt, General\",GP,Consultant,2,1,\
                 yes,Mon AM,none,no,\"2nd choice of Dr Ann Lee; 1st choice of Bob Hill; same locality: Marsh; half days \
                 meet one way only\",'+44 1632 960001,07700 900001,yes",
                "Cy Quay,cy@marsh.example,Di Tarn,di@salt.example,Quay Surgery,Salt General,\"'=GP\",Nurse,no preference,\
                 none,no,any,any,no,\"not a choice of Di Tarn; any half day\",,,no",
            ]
        );
    }

    #[test]
    fn every_level_has_words() {
        let roster = read_volunteers(
            b"name,side,capacity,previous\nAnn,GP,2,Bob\nBob,hospital,,\n",
            "test.csv",
        )
        .unwrap();
        let people = roster.people();
        for choices in pairing::Preset::ALL {
            let rules = Rules {
                choices,
                past_pairs: pairing::PastRule::Soft,
                keep: vec![("Ann".to_owned(), "Bob".to_owned())],
                ..Rules::default()
            };
            for level in solve(&people, &rules).unwrap().levels {
                assert_ne!(level_name(level.key), level.key);
            }
        }
    }
}
