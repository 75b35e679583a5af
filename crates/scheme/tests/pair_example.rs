//! The command-line example, as another program would use it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failure in a test's own function is a failed test"
)]

mod program;

use std::path::PathBuf;
use std::process::Output;
use std::sync::OnceLock;

use program::{SAMPLE, built, text};
use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    program::output(PROGRAM.get_or_init(|| built("pair")), arguments)
}

#[test]
fn the_sample_is_paired_with_every_preset() {
    for choices in ["generous", "greedy", "ranksum"] {
        let output = run(&[SAMPLE, "--choices", choices, "--seed", "7"]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let report: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(
            (&report["choices"], &report["seed"]),
            (&choices.into(), &7.into())
        );
        assert_eq!(
            (&report["sessions"], &report["past"]),
            (&"soft".into(), &"hard".into())
        );
        assert_eq!(report["levels"][0]["name"], "people paired");
        assert_eq!(report["levels"][0]["value"], 117);
        assert_eq!(report["problems"], Value::Array(vec![]));
        let people = ["first", "second", "third", "none", "no_preference"]
            .map(|key| report[key].as_u64().unwrap());
        let unpaired = report["unpaired"].as_array().unwrap().len() as u64;
        assert_eq!((people.iter().sum::<u64>(), unpaired), (117, 1));

        let table = files::csv::read(&output.stdout).unwrap().table;
        assert_eq!(
            table.headings[..4],
            ["person_a", "email_a", "person_b", "email_b"]
        );
        assert_eq!(table.rows.len() as u64, report["pairs"].as_u64().unwrap());
    }
}

#[test]
fn the_seed_decides_between_equals_and_nothing_else_changes() {
    let pairs = |seed: &str| run(&[SAMPLE, "--seed", seed]).stdout;
    assert_eq!(pairs("1"), pairs("1"));
    assert_ne!(pairs("1"), pairs("2"));
}

#[test]
fn problems_in_the_file_stand_in_the_same_object() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/volunteers/excel-dates.csv"
    );
    let output = run(&[file, "--sessions", "hard", "--past", "soft"]);
    let report: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(
        (&report["sessions"], &report["past"]),
        (&"hard".into(), &"soft".into())
    );
    assert_eq!(report["problems"].as_array().unwrap().len(), 2);
}

#[test]
fn wrong_arguments_exit_2_with_a_sentence() {
    for (arguments, sentence) in [
        (&[][..], "Name the volunteers file."),
        (
            &["a.csv", "b.csv"],
            "One volunteers file is read at a time, and a.csv is one already.",
        ),
        (
            &["a.csv", "--choices", "best"],
            "--choices can be generous or greedy or ranksum, not \"best\".",
        ),
        (
            &["a.csv", "--seed", "x"],
            "--seed needs a whole number, not \"x\".",
        ),
        (&["a.csv", "--seed"], "--seed needs a value after it."),
        (&["a.csv", "--speed", "9"], "There is no setting --speed."),
        (&["a.csv", "--proof"], "--proof needs a value after it."),
        (
            &["a.csv", "--proof", "a.csv"],
            "The proof would replace the volunteers in a.csv. Name another file for it.",
        ),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stderr).lines().next(), Some(sentence));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_exits_1_with_a_sentence() {
    let missing = run(&["no-such-file.csv"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(text(&missing.stderr).starts_with("no-such-file.csv cannot be opened: "));
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/volunteers/unclosed-quote.csv"
    );
    let broken = run(&[file]);
    assert_eq!(broken.status.code(), Some(1));
    assert_eq!(
        text(&broken.stderr),
        "Row 3, column 1 (First name): a quotation mark is opened but never closed. Nothing was imported.\n"
    );
    assert!(broken.stdout.is_empty());
}

#[test]
fn a_proof_that_cannot_be_saved_exits_1_and_gives_no_pairs() {
    let output = run(&[SAMPLE, "--proof", "no-such-folder/proof.json"]);
    assert_eq!(output.status.code(), Some(1));
    let sentence = text(&output.stderr);
    assert!(
        sentence.starts_with("no-such-folder/proof.json cannot be written: "),
        "{sentence}"
    );
    assert!(output.stdout.is_empty());
}
