//! What is read as a proof and what is refused, word for word.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failure in a test's own function is a failed test"
)]

use pairing::{Certificate, LevelProof, Proof, Rules};
use scheme::{proof_json, read_proof};

fn proof() -> Proof {
    let two = || {
        vec![(
            "a@x.example".to_owned(),
            "Zoë \"Z\" \\ Hill\n\u{1}".to_owned(),
        )]
    };
    Proof {
        version: Proof::VERSION,
        rules: Rules {
            seed: u64::MAX,
            keep: two(),
            lock: two(),
            meetings: two(),
            forbid: two(),
            past: two(),
            ..Rules::default()
        },
        pairs: two(),
        certificate: Certificate {
            seed: u64::MAX,
            input_hash: u64::MAX - 1,
            levels: vec![LevelProof {
                key: "paired".to_owned(),
                value: i64::MAX,
                prices: vec![i64::MIN, 0],
            }],
        },
    }
}

fn written() -> String {
    String::from_utf8(proof_json(&proof()).unwrap()).unwrap()
}

fn sentence(text: &str) -> String {
    read_proof(text.as_bytes(), "proof.json")
        .unwrap_err()
        .to_string()
}

/// The sentence on a proof in which the first of such texts is another.
fn changed(from: &str, to: &str) -> String {
    let text = written();
    assert!(text.contains(from), "{text}");
    sentence(&text.replacen(from, to, 1))
}

#[test]
fn what_is_written_is_read_again_to_the_last_number() {
    assert_eq!(read_proof(written().as_bytes(), "proof.json"), Ok(proof()));
    assert!(written().ends_with("}\n"));
}

#[test]
fn a_key_that_no_proof_has_is_named_with_its_place() {
    for (from, to, named) in [
        ("{\"version\"", "{\"by\":\"me\",\"version\"", "\"by\""),
        ("\"seed\"", "\"sead\"", "\"sead\" in \"rules\""),
        (
            "\"input_hash\"",
            "\"input\"",
            "\"input\" in \"certificate\"",
        ),
        (
            "\"prices\"",
            "\"price\\n\"",
            "\"price\\n\" in entry 1 of \"levels\"",
        ),
        (
            "\"value\"",
            "\"0123456789012345678901234567890123456789!\"",
            "\"0123456789012345678901234567890123456789…\" in entry 1 of \"levels\"",
        ),
    ] {
        assert_eq!(
            changed(from, to),
            format!(
                "proof.json has the key {named}, which is not part of a proof. Save the proof again."
            )
        );
    }
}

/// A reader in JavaScript keeps 53 bits of a number, so the two that need 64 are texts.
#[test]
fn numbers_of_64_bits_are_texts_in_a_proof() {
    let value: serde_json::Value = serde_json::from_str(&written()).unwrap();
    let most = u64::MAX.to_string();
    assert_eq!(value["rules"]["seed"], most);
    assert_eq!(value["certificate"]["seed"], most);
    assert_eq!(
        value["certificate"]["input_hash"],
        (u64::MAX - 1).to_string()
    );
    for seed in ["7", "\"-7\"", "\"+7\"", "\"\"", "\"18446744073709551616\""] {
        let said = changed(&format!("\"seed\":\"{most}\""), &format!("\"seed\":{seed}"));
        assert!(said.contains("is of the wrong kind"), "{seed}: {said}");
    }
}

#[test]
fn another_version_is_refused_before_its_keys_are_looked_at() {
    for version in ["1", "3", "0", "18446744073709551615"] {
        assert_eq!(
            changed(
                "{\"version\":2",
                &format!("{{\"new\":[],\"version\":{version}")
            ),
            format!(
                "proof.json is a proof of version {version}, and this program reads version 2. Verify it with the toolkit \
                 that saved it."
            )
        );
    }
    assert_eq!(
        sentence("{\"pairs\":[]}"),
        "proof.json has no \"version\". Choose the file that was saved as a proof."
    );
}

#[test]
fn what_is_missing_or_of_the_wrong_kind_is_refused_at_its_place() {
    let malformed = |place: &str| {
        format!(
            "proof.json, {place}: something is missing, stands twice or is of the wrong kind. Save the proof again."
        )
    };
    assert_eq!(
        changed("{\"version\":2", "{\"version\":\"one\""),
        malformed("line 1, column 16")
    );
    assert_eq!(
        changed("{\"version\":2", "{\"version\":2,\"version\":2"),
        malformed("line 1, column 22")
    );
    assert_eq!(
        sentence("{\"version\":2,\n \"pairs\":[]}\n"),
        malformed("line 2, column 12")
    );
    assert_eq!(
        sentence("{\"version\":2,\"pairs\":[[\"a\"]]}"),
        malformed("line 1, column 27")
    );
    assert_eq!(sentence("[2]"), malformed("line 1, column 3"));
    assert_eq!(sentence("7"), malformed("line 1, column 1"));
}

#[test]
fn a_file_that_is_no_json_or_too_large_is_refused() {
    let other = "Choose the file that was saved as a proof.";
    assert_eq!(
        sentence("name,email\n"),
        format!("proof.json, line 1, column 2: this is not JSON. {other}")
    );
    for end in [0, 1, 60] {
        assert_eq!(
            sentence(&written().chars().take(end).collect::<String>()),
            "proof.json stops before the proof is complete. Save the proof again."
        );
    }
    let not_text = read_proof(&[b'{', b'"', 0xff, b'"'], "proof.json").unwrap_err();
    assert_eq!(
        not_text.to_string(),
        format!("proof.json, line 1, column 3: this is not JSON. {other}")
    );
    assert!(sentence(&"[".repeat(100_000)).starts_with("proof.json, line 1, column "));
    let most = 5 * 1024 * 1024;
    let blank = " ".repeat(most - written().len());
    assert!(read_proof((written() + &blank).as_bytes(), "proof.json").is_ok());
    assert_eq!(
        sentence(&(written() + &blank + " ")),
        format!("proof.json is larger than 5 MB, the most that a proof can be. {other}")
    );
}

#[test]
fn a_proof_that_could_not_be_read_again_is_not_written() {
    let mut large = proof();
    let room = 5 * 1024 * 1024 - written().len();
    large.pairs[0].0.push_str(&"x".repeat(room));
    assert!(proof_json(&large).is_ok());
    large.pairs[0].0.push('x');
    assert_eq!(
        proof_json(&large).unwrap_err().to_string(),
        "The proof would be larger than 5 MB, the most that can be read again. Split the list by area."
    );
}
