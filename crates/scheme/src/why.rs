//! Why a pair is as it is, in sentences.

use pairing::{BrokenRule, Outcome, Pair, PassedChoice, Person, Reasons, Why};

use crate::reasons::ordinal;

/// How many people of a choice are told of.
const TOLD: usize = 3;

/// What the rules left to the two, and what became of the choices that came before the one that was met.
pub fn pair_told(
    reasons: &Reasons<'_>,
    outcome: &Outcome,
    pair: &Pair,
    people: &[Person],
) -> Vec<String> {
    let mut sentences = Vec::new();
    for why in reasons.why(outcome, pair) {
        let Why {
            person, may_meet, ..
        } = why;
        let name = name(people, person);
        for choice in &why.passed {
            sentences.push(choice_told(choice, name, people));
        }
        let side = people.get(person).map(|person| person.side);
        let others = people
            .iter()
            .filter(|other| Some(other.side) != side)
            .count();
        sentences.push(format!(
            "Your rules let {name} meet {may_meet} of {others} people."
        ));
    }
    sentences
}

/// "Ann's 1st choice, Cardiology: Bob has Cy as a partner, and Di may not meet Ann (half days do not meet)."
fn choice_told(choice: &PassedChoice, chooser: &str, people: &[Person]) -> String {
    let mut told = format!(
        "{} choice of {chooser}, {}: ",
        ordinal(choice.number),
        choice.entry.trim()
    );
    if choice.people.is_empty() {
        told.push_str("nobody on the other side is called so.");
        return told;
    }
    for (at, passed) in choice.people.iter().take(TOLD).enumerate() {
        if at > 0 {
            told.push_str("; ");
        }
        told.push_str(name(people, passed.person));
        match (passed.broken_rules.first(), passed.paired_with.as_slice()) {
            (Some(rule), _) => {
                told.push_str(&format!(" may not meet {chooser} ({})", broken(*rule)))
            }
            (None, []) => told.push_str(" has no partner"),
            (None, partners) => {
                told.push_str(" is with ");
                for (at, partner) in partners.iter().enumerate() {
                    if at > 0 {
                        told.push_str(" and ");
                    }
                    told.push_str(name(people, *partner));
                }
            }
        }
    }
    match choice.people.len().saturating_sub(TOLD) {
        0 => told.push('.'),
        more => told.push_str(&format!("; and {more} more.")),
    }
    told
}

fn name(people: &[Person], at: usize) -> &str {
    people.get(at).map_or("", |person| person.name.as_str())
}

fn broken(rule: BrokenRule) -> &'static str {
    match rule {
        BrokenRule::SameSide => "the same side",
        BrokenRule::PatientOfA | BrokenRule::PatientOfB => "a patient there",
        BrokenRule::Excluded => "one excludes the other",
        BrokenRule::Professions => "their professions are not to meet",
        BrokenRule::PastPair => "a pair before",
        BrokenRule::Sessions => "half days do not meet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pairing::{Rules, Side, solve};

    #[test]
    fn choices_that_were_passed_over_are_told_with_what_stood_against_them() {
        let person = |name: &str, side, choices: &[&str]| Person {
            id: name.to_owned(),
            name: name.to_owned(),
            side,
            specialty: if side == Side::B {
                "Renal".to_owned()
            } else {
                String::new()
            },
            choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
            ..Person::default()
        };
        let mut people = [
            person("Ann", Side::A, &["Una", "Zed", "Renal"]),
            person("Ben", Side::A, &["Una"]),
            person("Cy", Side::A, &["renal"]),
            person("Una", Side::B, &["Ben"]),
            person("Val", Side::B, &["Ann"]),
            person("Wes", Side::B, &["Ann"]),
        ];
        people[0].exclusions = vec!["Val".to_owned()];
        let rules = Rules::default();
        let outcome = solve(&people, &rules).unwrap();
        let reasons = Reasons::new(&people, &rules).unwrap();
        let told = |at: usize| {
            let pair = outcome.pairs.iter().find(|pair| pair.a == at).unwrap();
            pair_told(&reasons, &outcome, pair, &people)
        };
        assert_eq!(
            told(0),
            [
                "1st choice of Ann, Una: Una is with Ben.",
                "2nd choice of Ann, Zed: nobody on the other side is called so.",
                "Your rules let Ann meet 2 of 3 people.",
                "Your rules let Wes meet 3 of 3 people.",
            ]
        );
        assert_eq!(
            told(2),
            [
                "Your rules let Cy meet 3 of 3 people.",
                "1st choice of Val, Ann: Ann may not meet Val (one excludes the other).",
                "Your rules let Val meet 2 of 3 people.",
            ]
        );
    }
}
