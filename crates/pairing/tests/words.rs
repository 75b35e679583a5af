//! Errors and notices, word for word.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure in a test is a failed test, not a lost afternoon's work"
)]

use pairing::{Person, Rules, Side, check, solve};

fn person(id: &str, side: Side) -> Person {
    Person {
        id: id.into(),
        name: id.into(),
        side,
        ..Person::default()
    }
}

fn refusal(people: &[Person]) -> String {
    solve(people, &Rules::default()).unwrap_err().to_string()
}

#[test]
fn everything_that_stands_in_the_way_is_said_at_once() {
    let mut twice = person("Ann Lee", Side::B);
    twice.id = " ann lee ".into();
    let mut greedy = person("Bo Park", Side::B);
    greedy.capacity = 3;
    let people = [
        person("Dr Ann Lee", Side::A),
        twice,
        person("", Side::A),
        greedy,
    ];
    assert_eq!(
        refusal(&people),
        "People 1 and 2 are both \"ann lee\". Give each an email of their own, or take one of the rows out.\n\
         Person 3 has neither an email nor a name. Give one of them, or take the row out.\n\
         Bo Park has the capacity 3. Use 1, or 2 for somebody who agrees to two partners."
    );
}

#[test]
fn more_locks_than_places_are_refused() {
    let mut people = vec![
        person("Ann", Side::A),
        person("Bo", Side::B),
        person("Cy", Side::B),
        person("Di", Side::B),
    ];
    for partner in &mut people[1..3] {
        partner.locked_with = Some("Ann".into());
    }
    assert_eq!(
        refusal(&people),
        "Ann is locked with Bo and Cy but takes one partner. Take a lock away, or set the capacity to 2."
    );
    people[0].capacity = 2;
    assert_eq!(solve(&people, &Rules::default()).unwrap().pairs.len(), 2);
    people[3].locked_with = Some("Ann".into());
    assert_eq!(
        refusal(&people),
        "Ann is locked with Bo, Cy and Di but takes two partners. Take a lock away."
    );
}

#[test]
fn entries_that_cannot_be_meant_are_reported_with_the_nearest_name() {
    let mut ann = person("Ann Lee", Side::A);
    ann.choices = vec!["Cardioligy".into(), "Xyz".into(), "No preference".into()];
    ann.exclusions = vec!["Bo Prak".into()];
    ann.locked_with = Some("Bo Park".into());
    let mut cy = person("Cy Fox", Side::A);
    cy.choices = vec!["Ann Lee".into(), "cy fox".into(), "Bo Park".into()];
    cy.previous = vec!["Cy Fox".into()];
    let mut bo = person("bo1", Side::B);
    bo.name = "Bo Park".into();
    bo.specialty = "Cardiology".into();
    let mut other = person("bo2", Side::B);
    other.name = "Bo Park".into();
    other.choices = vec!["Cy Fox".into(), "Dr Cy Fox ".into()];
    let people = [ann, cy, bo, other, person("Ann Lea", Side::B)];
    let outcome = solve(&people, &Rules::default()).unwrap();
    let said: Vec<String> = outcome
        .notices
        .iter()
        .map(|notice| notice.sentence(&people))
        .collect();
    assert_eq!(
        said,
        [
            "Ann Lee, preference_1: \"Cardioligy\" matches nobody on the other side. Did you mean \"Cardiology\"?",
            "Ann Lee, preference_2: \"Xyz\" matches nobody on the other side. Correct it, or leave it without effect.",
            "Ann Lee, exclusions: \"Bo Prak\" matches nobody on the other side. Did you mean \"Bo Park\"?",
            "Ann Lee, locked_with: \"Bo Park\" is the name of 2 people, so the lock was left out. Use an email.",
            "Cy Fox, preference_1: \"Ann Lee\" is only found on the person's own side. Did you mean \"Ann Lea\"?",
            "Cy Fox, preference_2: \"cy fox\" is the person's own. Name somebody on the other side.",
            "Cy Fox, preference_3: \"Bo Park\" is the name of 2 people, and each of them counts. Use an email to mean one.",
            "Cy Fox, previous: \"Cy Fox\" is the person's own. Name somebody on the other side.",
            "Bo Park, preference_2: \"Dr Cy Fox\" stands earlier among the choices already. It counts once.",
        ]
    );
}

#[test]
fn a_changed_proof_is_refused() {
    let people: Vec<Person> = (0..6)
        .map(|at| {
            person(
                &format!("p{at}"),
                if at % 2 == 0 { Side::A } else { Side::B },
            )
        })
        .collect();
    // A seed by which the first two are drawn together, so that the sentences can be written out.
    let (rules, outcome) = (0..)
        .map(|seed| Rules {
            seed,
            ..Rules::default()
        })
        .map(|rules| (rules.clone(), solve(&people, &rules).unwrap()))
        .find(|(_, outcome)| outcome.pairs[0].b == 1)
        .unwrap();
    let said = |change: &dyn Fn(&mut pairing::Outcome)| {
        let mut changed = outcome.clone();
        change(&mut changed);
        check(&people, &rules, &changed).unwrap_err().to_string()
    };
    assert_eq!(
        said(&|o| o.certificate.input_hash += 1),
        "The proof was made for another list or other rules. Pair the volunteers again."
    );
    assert_eq!(
        said(&|o| drop(o.certificate.levels.pop())),
        "The levels of the proof are not those of the rules. Pair the volunteers again."
    );
    assert_eq!(
        said(&|o| o.pairs[0].b = 2),
        "People 1 and 3 may not be paired."
    );
    assert_eq!(
        said(&|o| o.pairs[0].same_locality = true),
        "What the result says about people 1 and 2 is not so."
    );
    assert_eq!(
        said(&|o| drop(o.pairs.pop())),
        "The list of people without a partner does not fit the pairs."
    );
    assert_eq!(
        said(&|o| o.levels[1].value += 1),
        "Level le_3 does not come to what the result says."
    );
    assert_eq!(
        said(&|o| o.certificate.levels[0].prices[0] += 1),
        "Level paired comes to 6, and the proof only shows that more than 7 is out of reach."
    );
    assert_eq!(
        said(&|o| o.certificate.levels[0].prices[0] = i64::MIN),
        format!(
            "Level paired comes to 6, and the proof only shows that more than {} is out of reach.",
            i64::MAX
        )
    );
}

#[test]
fn every_rule_has_its_line() {
    let rules = include_str!("../RULES.md")
        .lines()
        .filter(|line| line.starts_with("| "))
        .count();
    assert_eq!(rules, 46 + 1, "46 rules and the heading");
}

#[test]
fn three_sides_are_refused_but_not_one_profession_on_both() {
    let with = |id: &str, side, profession: &str| Person {
        profession: profession.into(),
        ..person(id, side)
    };
    let mut people = vec![
        with("a", Side::A, "GP"),
        with("b", Side::B, "Consultant"),
        with("c", Side::A, "Nurse"),
    ];
    let table = [
        ("GP", "Consultant"),
        ("Consultant", "nurse"),
        ("Nurse", "GP"),
    ];
    let rules = Rules {
        meetings: table.map(|(one, two)| (one.into(), two.into())).to_vec(),
        ..Rules::default()
    };
    assert_eq!(
        solve(&people, &rules).unwrap_err().to_string(),
        "GP, Consultant and nurse may all meet each other, so they do not fall into two sides. \
         Run two rounds: first without nurse, then nurse with whoever is left."
    );
    // With nurses on both sides the list says who may meet whom.
    people.push(with("d", Side::B, "nurse"));
    let outcome = solve(&people, &rules).unwrap();
    assert_eq!(outcome.pairs.len(), 2);
    assert_eq!(check(&people, &rules, &outcome), Ok(()));
}
