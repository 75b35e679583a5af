//! Why two people are a pair, in a few words each.

use pairing::{BrokenRule, Pair, Person, Sessions, has_choices};

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

/// One reason, short enough for a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// How it weighs.
    pub tone: Tone,
    /// What it says.
    pub text: String,
}

/// All reasons of a pair of these people. Empty when the pair is not of them.
pub fn reasons(pair: &Pair, people: &[Person]) -> Vec<Reason> {
    let (Some(a), Some(b)) = (people.get(pair.a), people.get(pair.b)) else {
        return Vec::new();
    };
    let mut reasons = Vec::new();
    let mut add = |tone, text: String| reasons.push(Reason { tone, text });
    if pair.locked {
        add(Tone::Plain, "locked".to_owned());
    }
    for (person, met) in [(a, pair.choice_a), (b, pair.choice_b)] {
        match met {
            Some(choice) => add(
                Tone::Good,
                format!("{} choice of {}", ordinal(choice), person.name),
            ),
            None if has_choices(person) => {
                add(Tone::Plain, format!("not a choice of {}", person.name))
            }
            None => {}
        }
    }
    if pair.same_locality {
        add(Tone::Good, format!("same locality: {}", a.locality.trim()));
    }
    let (tone, text) = sessions(pair);
    add(tone, text);
    for rule in &pair.broken_rules {
        if let Some(text) = broken(*rule, a, b) {
            add(Tone::Care, text);
        }
    }
    reasons
}

fn sessions(pair: &Pair) -> (Tone, String) {
    let shared = pair.shared_sessions;
    let both_ways = [shared.b_visits_a, shared.a_visits_b];
    match shared.directions() {
        0 => (Tone::Care, "no half day in common".to_owned()),
        1 => (Tone::Care, "half days meet one way only".to_owned()),
        _ if both_ways == [Sessions::ALL; 2] => (Tone::Good, "any half day".to_owned()),
        _ => {
            let count: usize = both_ways.iter().map(|sessions| sessions.len()).sum();
            (Tone::Good, format!("{count} shared half days"))
        }
    }
}

/// A broken rule in words. `None` for half days, which have a reason of their own already.
fn broken(rule: BrokenRule, a: &Person, b: &Person) -> Option<String> {
    let patient = |patient: &Person, host: &Person| {
        format!("{} is a patient where {} works", patient.name, host.name)
    };
    Some(match rule {
        BrokenRule::SameSide => "both are on one side".to_owned(),
        BrokenRule::PatientOfB => patient(a, b),
        BrokenRule::PatientOfA => patient(b, a),
        BrokenRule::Excluded => "one excludes the other".to_owned(),
        BrokenRule::Professions => "their professions are not meant to meet".to_owned(),
        BrokenRule::PastPair => "were a pair before".to_owned(),
        BrokenRule::Sessions => return None,
    })
}

/// "1st", "2nd", "3rd".
pub fn ordinal(choice: u8) -> &'static str {
    match choice {
        1 => "1st",
        2 => "2nd",
        _ => "3rd",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pairing::{Rules, Side, solve};

    fn person(name: &str, side: Side, change: impl FnOnce(&mut Person)) -> Person {
        let mut person = Person {
            id: name.to_owned(),
            name: name.to_owned(),
            side,
            ..Person::default()
        };
        change(&mut person);
        person
    }

    fn texts(a: Person, b: Person) -> Vec<String> {
        let people = [a, b];
        let outcome = solve(&people, &Rules::default()).unwrap();
        reasons(&outcome.pairs[0], &people)
            .into_iter()
            .map(|reason| reason.text)
            .collect()
    }

    #[test]
    fn choices_and_places_are_said() {
        let ann = person("Ann", Side::A, |ann| {
            ann.choices = vec!["Bea".to_owned()];
            ann.locality = "Marsh".to_owned();
        });
        let bea = person("Bea", Side::B, |bea| {
            bea.choices = vec!["Zoe".to_owned()];
            bea.locality = " marsh".to_owned();
        });
        assert_eq!(
            texts(ann, bea),
            [
                "1st choice of Ann",
                "not a choice of Bea",
                "same locality: Marsh",
                "any half day"
            ]
        );
    }

    #[test]
    fn half_days_are_counted_over_both_visits() {
        let on = |half_days: &[&str]| -> Sessions {
            half_days.iter().map(|day| day.parse().unwrap()).collect()
        };
        let ann = person("Ann", Side::A, |ann| ann.host = on(&["Mon AM", "Tue AM"]));
        let bea = |visit: &[&str]| {
            person("Bea", Side::B, |bea| {
                (bea.visit, bea.host) = (on(visit), on(&["Fri PM"]))
            })
        };
        assert_eq!(texts(ann.clone(), bea(&["Mon AM"])), ["2 shared half days"]);
        assert_eq!(
            texts(ann, bea(&["Wed AM"])),
            ["half days meet one way only"]
        );
    }

    #[test]
    fn a_lock_says_which_rules_it_breaks() {
        let ann = person("Ann", Side::A, |ann| {
            ann.registered_practice = "Hill".to_owned();
            ann.locked_with = Some("Bea".to_owned());
        });
        let bea = person("Bea", Side::B, |bea| {
            bea.organisation = "Hill".to_owned();
            bea.exclusions = vec!["Ann".to_owned()];
        });
        assert_eq!(
            texts(ann, bea),
            [
                "locked",
                "any half day",
                "Ann is a patient where Bea works",
                "one excludes the other"
            ]
        );
    }
}
