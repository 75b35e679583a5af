//! Times a run and prints one line of JSON:
//! `cargo run --release -p pairing --example measure -- list-like 1000 [other side] [generous|greedy|ranksum] [file]`.
//!
//! With a file it also writes the cells there for `benches/beside_scipy.py`: one 64-bit float each, row by row, the
//! lower the better, 1e30 where forbidden. With STEPS set it prints each step that takes over half a millisecond.
#![allow(clippy::disallowed_methods, reason = "measuring needs a clock")]

#[path = "../benches/lists/mod.rs"]
mod lists;

use std::time::Instant;

use lists::{Kind, list};
use pairing::{Outcome, PairingError, Person, Preset, Reasons, Rules, Side, Step, Stepper, check};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_else(|| "list-like".to_owned());
    let kind = Kind::ALL
        .into_iter()
        .find(|known| known.name() == kind)
        .ok_or("list-like, random or tied")?;
    let n: usize = arguments
        .next()
        .unwrap_or_else(|| "1000".to_owned())
        .parse()?;
    let m: usize = arguments.next().map_or(Ok(n), |m| m.parse())?;
    let (mut people, mut rules) = list(kind, n.max(m));
    people.truncate(n.max(m) + m);
    people.drain(..n.max(m) - n);
    rules.choices = match arguments.next().as_deref() {
        Some("greedy") => Preset::Greedy,
        Some("ranksum") => Preset::RankSum,
        _ => Preset::Generous,
    };
    let file = arguments.next();
    let mut best = f64::INFINITY;
    let mut longest_step = 0.0f64;
    let mut outcome: Option<Outcome> = None;
    for _ in 0..(20_000 / n).clamp(2, 200) {
        let start = Instant::now();
        let mut run = Stepper::new(&people, &rules)?;
        let mut steps = Vec::new();
        loop {
            let begun = Instant::now();
            let step = run.step(1);
            steps.push((begun.elapsed().as_secs_f64() * 1e3, step));
            if step == Step::Done {
                break;
            }
        }
        outcome = Some(run.finish());
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        longest_step = steps.iter().map(|step| step.0).fold(0.0, f64::max);
        if std::env::var_os("STEPS").is_some() {
            let mut total = 0.0;
            for (time, step) in steps {
                total += time;
                if time > 0.5 {
                    println!("{total:.2} {time:.2} {step:?}");
                }
            }
            break;
        }
    }
    let outcome = outcome.ok_or("no run")?;
    if let Some(file) = file {
        std::fs::write(file, cells(&people, &rules)?)?;
    }
    let start = Instant::now();
    check(&people, &rules, &outcome)?;
    let checked = start.elapsed().as_secs_f64() * 1e3;
    let levels: Vec<String> = outcome
        .levels
        .iter()
        .map(|level| format!("\"{}\": {}", level.key, level.value))
        .collect();
    println!(
        "{{\"kind\": \"{}\", \"side\": {n}, \"solve_ms\": {best:.3}, \"longest_step_ms\": {longest_step:.3}, \"check_ms\": {checked:.3}, \"levels\": {{{}}}}}",
        kind.name(),
        levels.join(", ")
    );
    Ok(())
}

/// All levels in one float for each cell, as far as a float goes: each level counts about as much as all that follow
/// together could.
fn cells(people: &[Person], rules: &Rules) -> Result<Vec<u8>, PairingError> {
    let reasons = Reasons::new(people, rules)?;
    let on = |side| {
        (0..people.len())
            .filter(|&at| people.get(at).map(|person| person.side) == Some(side))
            .collect()
    };
    let (side_a, side_b): (Vec<usize>, Vec<usize>) = (on(Side::A), on(Side::B));
    let base = (2 * side_a.len().max(side_b.len()) + 1) as f64;
    let cost = |a: usize, b: usize| match reasons.worth(a, b) {
        None => 1e30,
        Some(levels) => -levels.iter().fold(0.0, |sum, level| match level.key {
            "random" => sum + level.value as f64 / (1u64 << 40) as f64,
            _ => sum * base + level.value as f64,
        }),
    };
    Ok(side_a
        .iter()
        .flat_map(|&a| side_b.iter().flat_map(move |&b| cost(a, b).to_le_bytes()))
        .collect())
}
