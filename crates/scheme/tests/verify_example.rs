//! A proof saved by the example `pair`, checked by the example `verify`: a true one holds, a changed one does not.

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
use serde_json::{Value, json};

fn verify(arguments: &[&str]) -> Output {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    program::output(PROGRAM.get_or_init(|| built("verify")), arguments)
}

/// A file of the test that asks for it.
fn place(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    path.to_str().unwrap().to_owned()
}

/// The sample paired, its proof in the file of that name, and what `pair` reports.
fn paired(name: &str, settings: &[&str]) -> (String, Value) {
    paired_from(SAMPLE, name, settings)
}

fn paired_from(volunteers: &str, name: &str, settings: &[&str]) -> (String, Value) {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let path = place(name);
    let arguments = [&[volunteers, "--proof", &path], settings].concat();
    let output = program::output(PROGRAM.get_or_init(|| built("pair")), &arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    (path, serde_json::from_slice(&output.stderr).unwrap())
}

fn proof(path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Why the proof is refused after a change, without the names of the files.
fn refused(path: &str, volunteers: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut changed = proof(path);
    change(&mut changed);
    std::fs::write(path, changed.to_string()).unwrap();
    let output = verify(&[volunteers, path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let start = format!("{path} is not proven for {volunteers}. ");
    let sentence = text(&output.stderr).strip_prefix(&start).unwrap();
    sentence.trim_end().to_owned()
}

const OTHER: &str =
    "The proof was made for another list or other rules. Pair the volunteers again.";

#[test]
fn a_true_proof_holds_with_every_rule() {
    for (name, settings) in [
        ("true-1.json", &["--seed", "18446744073709551615"][..]),
        ("true-2.json", &["--choices", "greedy", "--past", "soft"]),
        (
            "true-3.json",
            &["--choices", "ranksum", "--sessions", "hard"],
        ),
    ] {
        let (path, report) = paired(name, settings);
        let output = verify(&[SAMPLE, &path]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(output.stderr.is_empty());
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said, json!({ "proven": true, "levels": report["levels"] }));
    }
}

#[test]
fn a_changed_price_proves_less() {
    let (path, _) = paired("price.json", &[]);
    let sentence = refused(&path, SAMPLE, |proof| {
        let price = &mut proof["certificate"]["levels"][0]["prices"][0];
        *price = json!(price.as_i64().unwrap() + 1000);
    });
    assert_eq!(
        sentence,
        "Level paired comes to 117, and the proof only shows that more than 1117 is out of reach."
    );
}

#[test]
fn a_changed_value_is_noticed() {
    let (path, _) = paired("value.json", &[]);
    let sentence = refused(&path, SAMPLE, |proof| {
        proof["certificate"]["levels"][0]["value"] = json!(118);
    });
    assert_eq!(
        sentence,
        "Level paired does not come to what the result says."
    );
}

#[test]
fn changed_pairs_are_noticed() {
    let volunteers = place("four-volunteers.csv");
    let four = "name,side,preference_1\nAnn Lee,GP,Bob Hill\nCy Quay,GP,\nBob Hill,hospital,\nDi Tarn,hospital,\n";
    std::fs::write(&volunteers, four).unwrap();
    let (path, _) = paired_from(&volunteers, "pair.json", &[]);
    let truth = std::fs::read(&path).unwrap();
    let all = json!([["Ann Lee", "Bob Hill"], ["Cy Quay", "Di Tarn"]]);
    assert_eq!(proof(&path)["pairs"], all);
    let wrong_value = "Level paired does not come to what the result says.";
    for (pairs, sentence) in [
        (json!([["Ann Lee", "Bob Hill"]]), wrong_value),
        (
            json!([["Ann Lee", "Di Tarn"], ["Cy Quay", "Bob Hill"]]),
            "Level le_3 does not come to what the result says.",
        ),
        (
            json!([["Ann Lee", "Bob Hill"], ["Cy Quay", "Bob Hill"]]),
            "Person 3 has more partners than they take. Person 3 is Bob Hill.",
        ),
        (
            json!([["Ann Lee", "Cy Quay"], ["Bob Hill", "Di Tarn"]]),
            "People 1 and 2 may not be paired. Person 1 is Ann Lee. Person 2 is Cy Quay.",
        ),
        (
            json!([["Ann Lee", "Ann Lee"]]),
            "People 1 and 1 may not be paired. Person 1 is Ann Lee.",
        ),
        (json!([["Ann Lee", "Nobody"]]), OTHER),
    ] {
        std::fs::write(&path, &truth).unwrap();
        let said = refused(&path, &volunteers, |proof| proof["pairs"] = pairs);
        assert_eq!(said, sentence);
    }
}

#[test]
fn a_changed_seed_is_noticed_even_with_the_right_print() {
    let (path, _) = paired("seed.json", &["--seed", "7"]);
    let truth = std::fs::read(&path).unwrap();
    for places in [&["rules"][..], &["certificate"], &["rules", "certificate"]] {
        std::fs::write(&path, &truth).unwrap();
        let sentence = refused(&path, SAMPLE, |proof| {
            for place in places {
                proof[place]["seed"] = json!("8");
            }
        });
        assert_eq!(sentence, OTHER);
    }
    let (other, _) = paired("other-seed.json", &["--seed", "8"]);
    let print = proof(&other)["certificate"]["input_hash"].clone();
    let sentence = refused(&path, SAMPLE, |proof| {
        proof["rules"]["seed"] = json!("8");
        proof["certificate"]["seed"] = json!("8");
        proof["certificate"]["input_hash"] = print;
    });
    assert_eq!(
        sentence,
        "Level random does not come to what the result says."
    );
}

#[test]
fn a_list_with_one_changed_row_is_another_list() {
    let (path, _) = paired("list.json", &[]);
    let changed = place("changed-volunteers.csv");
    let sample = std::fs::read_to_string(SAMPLE).unwrap();
    std::fs::write(&changed, sample.replacen("Cardiology", "Dermatology", 1)).unwrap();
    assert_eq!(refused(&path, &changed, |_| {}), OTHER);
}

#[test]
fn files_that_cannot_be_read_exit_1_with_a_sentence() {
    let broken = place("broken.json");
    std::fs::write(&broken, "{\"version\":1,").unwrap();
    for (arguments, sentence) in [
        (
            ["no-such-file.csv", &broken],
            "no-such-file.csv cannot be opened: ".to_owned(),
        ),
        (
            [SAMPLE, "no-such-proof.json"],
            "no-such-proof.json cannot be opened: ".to_owned(),
        ),
        (
            [SAMPLE, &broken],
            format!("{broken} stops before the proof is complete. Save the proof again.\n"),
        ),
    ] {
        let output = verify(&arguments);
        assert_eq!(output.status.code(), Some(1));
        let said = text(&output.stderr);
        assert!(said.starts_with(&sentence), "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn wrong_arguments_exit_2_with_a_sentence() {
    for (arguments, sentence) in [
        (&[][..], "Name the volunteers file, then the proof."),
        (&["a.csv"], "Name the volunteers file, then the proof."),
        (
            &["a.csv", "b.json", "c.json"],
            "Two files are read: the volunteers, then the proof.",
        ),
        (
            &["a.csv", "b.json", "--fast"],
            "There is no setting --fast.",
        ),
    ] {
        let output = verify(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stderr).lines().next(), Some(sentence));
        assert!(output.stdout.is_empty());
    }
}
