//! Pairs the volunteers of a file as the page does, so that other programs can check a result.
//!
//! `cargo run --release -p scheme --example pair -- volunteers.csv --choices generous --seed 7 > pairs.csv`
//!
//! The pairs go to standard output as CSV. One JSON object goes to standard error: the settings, what each level came to,
//! choices met, who is unpaired, and the problems in the file as sentences. `--proof proof.json` saves a proof that the example `verify` checks.
//! Exit code 2: the arguments are wrong. 1: the
//! file cannot be read or paired.

mod shared;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use pairing::{Outcome, PastRule, Person, Preset, Proof, Rules, SessionRule};
use scheme::Roster;
use serde_json::{Value, json};

const USAGE: &str = "Usage: pair VOLUNTEERS.csv [--choices generous|greedy|ranksum] [--sessions soft|hard] \
                     [--past hard|soft] [--seed NUMBER] [--proof PROOF.json]";

/// What the arguments ask for.
struct Wanted {
    volunteers: String,
    rules: Rules,
    /// Where the proof is saved.
    proof: Option<String>,
}

const CHOICES: [(&str, Preset); 3] = [
    ("generous", Preset::Generous),
    ("greedy", Preset::Greedy),
    ("ranksum", Preset::RankSum),
];
const SESSIONS: [(&str, SessionRule); 2] =
    [("soft", SessionRule::Soft), ("hard", SessionRule::Hard)];
const PAST: [(&str, PastRule); 2] = [("hard", PastRule::Hard), ("soft", PastRule::Soft)];

fn main() -> ExitCode {
    let wanted = match arguments(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(sentence) => {
            eprintln!("{sentence}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&wanted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(wanted: &Wanted) -> Result<(), String> {
    let rules = &wanted.rules;
    let roster = shared::roster(&wanted.volunteers)?;
    let people = roster.people();
    let outcome = pairing::solve(&people, rules).map_err(|error| error.to_string())?;
    pairing::check(&people, rules, &outcome)
        .map_err(|error| format!("The result failed its check: {error}"))?;
    if let Some(path) = &wanted.proof {
        let bytes = scheme::proof_json(&Proof::of(&people, rules, &outcome))
            .map_err(|error| error.to_string())?;
        std::fs::write(path, bytes)
            .map_err(|error| format!("{path} cannot be written: {error}."))?;
    }
    let report = report(&roster, &people, rules, &outcome);
    std::io::stdout()
        .write_all(&scheme::pairs_csv(&roster, &outcome, &[]))
        .map_err(|error| format!("The pairs cannot be written: {error}."))?;
    eprintln!("{report}");
    Ok(())
}

fn report(roster: &Roster, people: &[Person], rules: &Rules, outcome: &Outcome) -> Value {
    let met = pairing::fairness(people, outcome).all;
    let unpaired = outcome
        .unpaired
        .iter()
        .filter_map(|unpaired| people.get(unpaired.person))
        .map(|person| &person.name);
    json!({
        "choices": word(&CHOICES, &rules.choices),
        "sessions": word(&SESSIONS, &rules.sessions),
        "past": word(&PAST, &rules.past_pairs),
        "seed": rules.seed,
        "pairs": outcome.pairs.len(),
        "levels": shared::levels(&outcome.levels),
        "first": met.first,
        "second": met.second,
        "third": met.third,
        "none": met.none,
        "no_preference": met.no_preference,
        "unpaired": unpaired.collect::<Vec<_>>(),
        "problems": roster.problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "warnings": roster.warnings,
    })
}

/// What is asked for, or a sentence on what is wrong with the arguments.
fn arguments(mut given: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut path = None;
    let mut proof = None;
    let mut rules = Rules::default();
    while let Some(argument) = given.next() {
        if !argument.starts_with("--") {
            match path.replace(argument) {
                None => continue,
                Some(first) => {
                    return Err(format!(
                        "One volunteers file is read at a time, and {first} is one already."
                    ));
                }
            }
        }
        let value = given
            .next()
            .ok_or_else(|| format!("{argument} needs a value after it."))?;
        match argument.as_str() {
            "--choices" => rules.choices = setting(&CHOICES, &argument, &value)?,
            "--sessions" => rules.sessions = setting(&SESSIONS, &argument, &value)?,
            "--past" => rules.past_pairs = setting(&PAST, &argument, &value)?,
            "--seed" => {
                rules.seed = value
                    .parse()
                    .map_err(|_| format!("--seed needs a whole number, not \"{value}\"."))?;
            }
            "--proof" => proof = Some(value),
            _ => return Err(format!("There is no setting {argument}.")),
        }
    }
    let volunteers = path.ok_or("Name the volunteers file.")?;
    if let Some(proof) = proof.as_ref().filter(|proof| same_file(proof, &volunteers)) {
        return Err(format!(
            "The proof would replace the volunteers in {proof}. Name another file for it."
        ));
    }
    Ok(Wanted {
        volunteers,
        rules,
        proof,
    })
}

fn same_file(one: &str, two: &str) -> bool {
    let place = |path: &str| Path::new(path).canonicalize().ok();
    one == two || place(one).is_some_and(|found| Some(found) == place(two))
}

fn setting<T: Copy>(known: &[(&str, T)], name: &str, value: &str) -> Result<T, String> {
    let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
    let found = known
        .iter()
        .find(|(word, _)| *word == value)
        .map(|(_, setting)| *setting);
    found.ok_or_else(|| format!("{name} can be {}, not \"{value}\".", words.join(" or ")))
}

fn word<'a, T: PartialEq>(known: &[(&'a str, T)], value: &T) -> &'a str {
    known
        .iter()
        .find(|(_, setting)| setting == value)
        .map_or("", |(word, _)| word)
}
