//! A proof that was written to a file and read again proves the same; a changed one proves nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a failure in a test is a failed test, not a lost afternoon's work"
)]

#[path = "../benches/lists/mod.rs"]
mod lists;

use lists::Kind;
use pairing::{CheckError, Proof, solve};

#[cfg(feature = "serde")]
#[test]
fn a_proof_survives_a_file() {
    let (people, rules) = lists::list(Kind::Listlike, 30);
    let outcome = solve(&people, &rules).unwrap();
    let text = serde_json::to_string(&Proof::of(&people, &rules, &outcome)).unwrap();
    let proof: Proof = serde_json::from_str(&text).unwrap();
    assert_eq!(proof.verify(&people), Ok(outcome));
    assert!(serde_json::from_str::<Proof>(&text.replacen("\"seed\"", "\"sead\"", 1)).is_err());
    assert!(
        text.contains("\"choices\":\"generous\"") && text.contains("\"sessions\":\"hard\""),
        "{text}"
    );
}

#[test]
fn a_proof_holds_for_its_list_alone() {
    let (people, mut rules) = lists::list(Kind::Listlike, 30);
    rules
        .lock
        .push((people[0].id.clone(), people[31].id.clone()));
    rules
        .keep
        .push((people[1].id.clone(), people[32].id.clone()));
    let outcome = solve(&people, &rules).unwrap();
    let proof = Proof::of(&people, &rules, &outcome);
    assert_eq!(proof.verify(&people), Ok(outcome.clone()));

    let mut fewer = people.clone();
    fewer.pop();
    assert_eq!(proof.verify(&fewer), Err(CheckError::OtherInput));
    let mut changed = people.clone();
    changed[5].specialty.push('x');
    assert_eq!(proof.verify(&changed), Err(CheckError::OtherInput));

    let mut worse = proof.clone();
    let (one, two) = (worse.pairs[3].1.clone(), worse.pairs[4].1.clone());
    (worse.pairs[3].1, worse.pairs[4].1) = (two, one);
    assert!(worse.verify(&people).is_err());
    let mut newer = proof.clone();
    newer.version += 1;
    assert_eq!(newer.verify(&people), Err(CheckError::OtherInput));
    let mut shorter = proof;
    shorter.certificate.levels.pop();
    assert_eq!(shorter.verify(&people), Err(CheckError::OtherLevels));
}
