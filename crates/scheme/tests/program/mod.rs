//! Runs an example as another program would.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// An invented list that the site offers to try.
pub const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../content/workspace/sample-volunteers.csv"
);

/// The example's program, built in the profile of the tests.
pub fn built(example: &str) -> PathBuf {
    let build = [
        "build",
        "--quiet",
        "--package",
        "scheme",
        "--example",
        example,
        "--message-format",
        "json",
    ];
    let output = Command::new(env!("CARGO"))
        .args(build)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    let messages = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let paths: Vec<String> = messages
        .filter_map(|message| Some(message["executable"].as_str()?.to_owned()))
        .collect();
    PathBuf::from(&paths[0])
}

/// What the program gave back.
pub fn output(program: &PathBuf, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().unwrap()
}

/// Bytes that a program wrote, as text.
pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
