//! Times pairing the volunteers of a file and checking the result, the best of some runs, and says what the last one came
//! to, as one JSON object:
//! `cargo run --release -p scheme --example time -- volunteers.csv [--sessions soft|hard]`.
#![allow(clippy::disallowed_methods, reason = "measuring needs a clock")]

mod shared;

use std::process::ExitCode;
use std::time::Instant;

use pairing::{Rules, SessionRule};
use serde_json::json;

/// How many runs.
const RUNS: u64 = 12;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, sessions) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [path] | [path, "--sessions", "soft"] => (path, SessionRule::Soft),
        [path, "--sessions", "hard"] => (path, SessionRule::Hard),
        _ => {
            eprintln!("Usage: time VOLUNTEERS.csv [--sessions soft|hard]");
            return ExitCode::from(2);
        }
    };
    match run(path, sessions) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(path: &str, sessions: SessionRule) -> Result<(), String> {
    let people = shared::roster(path)?.people();
    let (mut pairing_ms, mut checking_ms) = (f64::INFINITY, f64::INFINITY);
    let mut levels = Vec::new();
    for seed in 1..=RUNS {
        let rules = Rules {
            sessions,
            seed,
            ..Rules::default()
        };
        let start = Instant::now();
        let outcome = pairing::solve(&people, &rules).map_err(|error| error.to_string())?;
        pairing_ms = pairing_ms.min(start.elapsed().as_secs_f64() * 1e3);
        let start = Instant::now();
        pairing::check(&people, &rules, &outcome).map_err(|error| error.to_string())?;
        checking_ms = checking_ms.min(start.elapsed().as_secs_f64() * 1e3);
        levels = shared::levels(&outcome.levels);
    }
    println!(
        "{}",
        json!({ "pairing_ms": pairing_ms, "checking_ms": checking_ms, "levels": levels })
    );
    Ok(())
}
