//! Why two people are a pair, in a few words each.

use pairing::{BrokenRule, HalfDay, Pair, Person, Sessions};

use super::figures::chose;

/// How a reason weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It speaks for the pair.
    Good,
    /// It is worth knowing.
    Plain,
    /// It asks for a look.
    Care,
}

/// One reason, fit for a chip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub tone: Tone,
    pub text: String,
}

fn reason(tone: Tone, text: impl Into<String>) -> Reason {
    Reason {
        tone,
        text: text.into(),
    }
}

/// All reasons of a pair, those that speak for it first.
pub fn reasons(pair: &Pair, people: &[Person]) -> Vec<Reason> {
    let (Some(a), Some(b)) = (people.get(pair.a), people.get(pair.b)) else {
        return Vec::new();
    };
    let mut reasons = Vec::new();
    if pair.locked {
        reasons.push(reason(Tone::Plain, "locked"));
    }
    for (person, choice) in [(a, pair.choice_a), (b, pair.choice_b)] {
        match choice {
            Some(choice) => reasons.push(reason(
                Tone::Good,
                format!("{} choice of {}", ordinal(choice), person.name),
            )),
            None if chose(person) => {
                reasons.push(reason(
                    Tone::Plain,
                    format!("not a choice of {}", person.name),
                ));
            }
            None => {}
        }
    }
    if pair.same_locality {
        reasons.push(reason(
            Tone::Good,
            format!("same locality: {}", a.locality.trim()),
        ));
    }
    reasons.push(sessions_reason(pair));
    for rule in &pair.broken_rules {
        // The chip on half days says it already.
        if *rule != BrokenRule::Sessions {
            reasons.push(reason(Tone::Care, broken(*rule, a, b)));
        }
    }
    reasons
}

fn sessions_reason(pair: &Pair) -> Reason {
    let shared = pair.shared_sessions;
    let (visits_a, visits_b) = (shared.b_visits_a, shared.a_visits_b);
    match (visits_a.is_empty(), visits_b.is_empty()) {
        (true, true) => reason(Tone::Care, "no half day in common"),
        (true, false) | (false, true) => reason(Tone::Care, "half days meet one way only"),
        (false, false) if visits_a == Sessions::ALL && visits_b == Sessions::ALL => {
            reason(Tone::Good, "any half day")
        }
        (false, false) => {
            let count = visits_a.len() + visits_b.len();
            reason(Tone::Good, format!("{count} shared half days"))
        }
    }
}

fn broken(rule: BrokenRule, a: &Person, b: &Person) -> String {
    match rule {
        BrokenRule::SameSide => "locked, though both are on one side".to_owned(),
        BrokenRule::PatientOfB => patient(a, b),
        BrokenRule::PatientOfA => patient(b, a),
        BrokenRule::Excluded => "locked, though one excludes the other".to_owned(),
        BrokenRule::PastPair => "were a pair before".to_owned(),
        BrokenRule::Sessions => "half days do not meet both ways".to_owned(),
    }
}

fn patient(patient: &Person, host: &Person) -> String {
    format!("{} is a patient where {} works", patient.name, host.name)
}

/// "1st", "2nd", "3rd".
pub fn ordinal(choice: u8) -> &'static str {
    match choice {
        1 => "1st",
        2 => "2nd",
        _ => "3rd",
    }
}

/// Half days as a person reads them: "Mon AM, Tue PM", "any half day" or "none in common".
pub fn half_days(sessions: Sessions) -> String {
    if sessions.is_empty() {
        return "none in common".to_owned();
    }
    if sessions == Sessions::ALL {
        return "any half day".to_owned();
    }
    let days: Vec<String> = sessions
        .iter()
        .map(|day: HalfDay| day.to_string())
        .collect();
    days.join(", ")
}

#[cfg(test)]
mod tests {
    use pairing::{Rules, solve};

    use super::*;
    use crate::testing::{a, b, on, with_choices};

    fn texts(people: &[Person]) -> Vec<String> {
        let outcome = solve(people, &Rules::default()).unwrap();
        reasons(&outcome.pairs[0], people)
            .into_iter()
            .map(|reason| reason.text)
            .collect()
    }

    #[test]
    fn the_choices_met_come_first_and_name_who_chose() {
        let people = [
            with_choices(a("Ann"), &["Bea"]),
            with_choices(b("Bea"), &["x", "Ann"]),
        ];
        assert_eq!(
            texts(&people),
            ["1st choice of Ann", "2nd choice of Bea", "any half day"]
        );
    }

    #[test]
    fn a_choice_that_was_not_met_is_said() {
        let people = [with_choices(a("Ann"), &["Zoe"]), b("Bea")];
        assert_eq!(texts(&people), ["not a choice of Ann", "any half day"]);
    }

    #[test]
    fn half_days_are_counted_over_both_visits() {
        let mut ann = a("Ann");
        ann.host = on(&["Mon AM", "Tue AM"]);
        let mut bea = b("Bea");
        bea.visit = on(&["Mon AM"]);
        bea.host = on(&["Fri PM", "Thu PM"]);
        assert_eq!(texts(&[ann.clone(), bea.clone()]), ["3 shared half days"]);
        ann.visit = on(&["Wed AM"]);
        assert_eq!(
            texts(&[ann.clone(), bea.clone()]),
            ["half days meet one way only"]
        );
        bea.visit = on(&["Wed PM"]);
        assert_eq!(texts(&[ann, bea]), ["no half day in common"]);
    }

    #[test]
    fn a_locked_pair_says_which_rule_it_breaks() {
        let mut ann = a("Ann");
        ann.registered_practice = "Hill Surgery".to_owned();
        ann.locked_with = Some("Bea".to_owned());
        let mut bea = b("Bea");
        bea.organisation = "Hill Surgery".to_owned();
        assert_eq!(
            texts(&[ann, bea]),
            ["locked", "any half day", "Ann is a patient where Bea works"]
        );
    }

    #[test]
    fn half_days_are_listed_in_the_order_of_the_week() {
        assert_eq!(half_days(on(&["Tue PM", "Mon AM"])), "Mon AM, Tue PM");
        assert_eq!(half_days(Sessions::ALL), "any half day");
        assert_eq!(half_days(Sessions::EMPTY), "none in common");
    }
}
