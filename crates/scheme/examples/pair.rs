//! Pairs the volunteers of a file as the page does, so that other programs can check a result.
//!
//! `cargo run --release -p scheme --example pair -- volunteers.csv --choices generous --seed 7 > pairs.csv`
//!
//! The pairs go to standard output as CSV. One JSON object goes to standard error: the settings, what each level came to,
//! choices met, who is unpaired, and the problems in the file as sentences. Exit code 2: the arguments are wrong. 1: the
//! file cannot be read or paired.

use std::io::Write;
use std::process::ExitCode;

use pairing::{Outcome, PastRule, Person, Preset, Rules, SessionRule};
use scheme::Roster;
use serde_json::{Value, json};

const USAGE: &str = "Usage: pair VOLUNTEERS.csv [--choices generous|greedy|ranksum] [--sessions soft|hard] \
                     [--past hard|soft] [--seed NUMBER]";

const CHOICES: [(&str, Preset); 3] = [
    ("generous", Preset::Generous),
    ("greedy", Preset::Greedy),
    ("ranksum", Preset::RankSum),
];
const SESSIONS: [(&str, SessionRule); 2] =
    [("soft", SessionRule::Soft), ("hard", SessionRule::Hard)];
const PAST: [(&str, PastRule); 2] = [("hard", PastRule::Hard), ("soft", PastRule::Soft)];

fn main() -> ExitCode {
    let (path, rules) = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(sentence) => {
            eprintln!("{sentence}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&path, &rules) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(path: &str, rules: &Rules) -> Result<(), String> {
    let bytes =
        std::fs::read(path).map_err(|error| format!("{path} cannot be opened: {error}."))?;
    let roster = scheme::read_volunteers(&bytes, path).map_err(|error| error.to_string())?;
    let people = roster.people();
    let outcome = pairing::solve(&people, rules).map_err(|error| error.to_string())?;
    pairing::check(&people, rules, &outcome)
        .map_err(|error| format!("The result failed its check: {error}"))?;
    let report = report(&roster, &people, rules, &outcome);
    std::io::stdout()
        .write_all(&scheme::pairs_csv(&roster, &outcome))
        .map_err(|error| format!("The pairs cannot be written: {error}."))?;
    eprintln!("{report}");
    Ok(())
}

fn report(roster: &Roster, people: &[Person], rules: &Rules, outcome: &Outcome) -> Value {
    let [a, b] = scheme::choices_met(people, outcome);
    let levels = outcome.levels.iter().map(|level| {
        json!({ "key": level.key, "name": scheme::level_name(level.key), "value": level.value })
    });
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
        "levels": levels.collect::<Vec<_>>(),
        "first": a.first + b.first,
        "second": a.second + b.second,
        "third": a.third + b.third,
        "none": a.none + b.none,
        "no_preference": a.no_preference + b.no_preference,
        "unpaired": unpaired.collect::<Vec<_>>(),
        "problems": roster.problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "warnings": roster.warnings,
    })
}

/// The path and the settings, or a sentence on what is wrong with the arguments.
fn arguments(mut given: impl Iterator<Item = String>) -> Result<(String, Rules), String> {
    let mut path = None;
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
            _ => return Err(format!("There is no setting {argument}.")),
        }
    }
    Ok((path.ok_or("Name the volunteers file.")?, rules))
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
