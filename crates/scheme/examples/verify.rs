//! Proves a result anew from the volunteers and the proof that was saved with it.
//!
//! `cargo run --release -p scheme --example verify -- volunteers.csv proof.json`
//!
//! A proof that holds gives one JSON object on standard output: `{"proven":true,"levels":[…]}`. Exit code 2: the arguments
//! are wrong. 1: a file cannot be read, or the proof does not hold for these volunteers; a sentence on standard error
//! says why.

mod shared;

use std::io::Write;
use std::process::ExitCode;

use pairing::{CheckError, Person};
use serde_json::json;

const USAGE: &str = "Usage: verify VOLUNTEERS.csv PROOF.json";

fn main() -> ExitCode {
    let (volunteers, proof) = match arguments(std::env::args().skip(1)) {
        Ok(paths) => paths,
        Err(sentence) => {
            eprintln!("{sentence}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&volunteers, &proof) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(volunteers_path: &str, proof_path: &str) -> Result<(), String> {
    let people = shared::roster(volunteers_path)?.people();
    let proof = scheme::read_proof(&shared::opened(proof_path)?, proof_path)
        .map_err(|error| error.to_string())?;
    let outcome = proof.verify(&people).map_err(|error| {
        let who = who(&error, &people);
        format!("{proof_path} is not proven for {volunteers_path}. {error}{who}")
    })?;
    let report = json!({ "proven": true, "levels": shared::levels(&outcome.levels) });
    writeln!(std::io::stdout(), "{report}")
        .map_err(|error| format!("The result cannot be written: {error}."))
}

/// The names of the people whom the error numbers: these are no rows, because a row with a mistake may be left out.
fn who(error: &CheckError, people: &[Person]) -> String {
    let mut numbered = match error {
        CheckError::PairNotAllowed { a, b }
        | CheckError::PairMisdescribed { a, b }
        | CheckError::LockLeftOut { a, b } => vec![*a, *b],
        CheckError::TooManyPartners { person } => vec![*person],
        _ => Vec::new(),
    };
    numbered.dedup();
    let name = |at: usize| {
        people
            .get(at)
            .map(|person| format!(" Person {} is {}.", at + 1, person.name))
    };
    numbered.into_iter().filter_map(name).collect()
}

/// The two paths, or a sentence on what is wrong with the arguments.
fn arguments(given: impl Iterator<Item = String>) -> Result<(String, String), String> {
    let given: Vec<String> = given.collect();
    if let Some(setting) = given.iter().find(|argument| argument.starts_with("--")) {
        return Err(format!("There is no setting {setting}."));
    }
    match <[String; 2]>::try_from(given) {
        Ok([volunteers, proof]) => Ok((volunteers, proof)),
        Err(given) if given.len() > 2 => {
            Err("Two files are read: the volunteers, then the proof.".to_owned())
        }
        Err(_) => Err("Name the volunteers file, then the proof.".to_owned()),
    }
}
