//! Files of every version that was ever written, of the whole and of each part, are kept here for good and open.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failure here is a failed test"
)]

mod saved;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::PathBuf;

use saved::{of_documents, whole};
use scheme::details::Details;
use scheme::saved::{
    Documents, Options, Overrides, Pairs, Part, Parts, Past, People, Settings, ToldPairs, VERSION,
    Visits, WholeScheme,
};

fn fixture(name: &str) -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/fixtures/saved", name]
        .iter()
        .collect();
    std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. Each version that is written needs a fixture, which is never changed afterwards.",
            path.display()
        )
    })
}

/// A file with one part in it.
fn file_of(name: &str, part: &str) -> String {
    format!(
        "{{\"format\": \"workplace-exchange scheme\", \"version\": {VERSION}, \"parts\": {{\"{name}\": {part}}}}}"
    )
}

/// Every version of a part opens as this, and this is written as the fixture of the newest version.
fn every_version_opens<P: Part + PartialEq + Debug>(expected: &P) -> String {
    for version in 1..=P::VERSION {
        let kept = fixture(&format!("parts/{}-{version}.json", P::NAME));
        let file = file_of(P::NAME, &kept);
        let mut parts = Parts::read(file.as_bytes()).unwrap().scheme;
        assert_eq!(
            parts.take::<P>().unwrap().as_ref(),
            Some(expected),
            "{file}"
        );
        if version == P::VERSION {
            parts.put(expected);
            let written: serde_json::Value = serde_json::from_str(&parts.write()).unwrap();
            let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
            assert_eq!(
                written["parts"][P::NAME],
                kept,
                "the form of “{}” has changed: raise its version with a step, and add a fixture",
                P::NAME
            );
        }
    }
    format!("{}-{}.json", P::NAME, P::VERSION)
}

#[test]
fn every_version_of_every_part_has_a_fixture_that_opens() {
    let whole = whole();
    let newest = BTreeSet::from([
        every_version_opens::<Details>(&whole.details),
        every_version_opens::<Documents>(&whole.documents),
        every_version_opens::<People>(whole.people.as_ref().unwrap()),
        every_version_opens::<Settings>(whole.settings.as_ref().unwrap()),
        every_version_opens::<Overrides>(&whole.overrides),
        every_version_opens::<Past>(&whole.past),
        every_version_opens::<Pairs>(whole.pairs.as_ref().unwrap()),
        every_version_opens::<Options>(&whole.options),
        every_version_opens::<Visits>(&whole.visits),
        every_version_opens::<ToldPairs>(&whole.told),
    ]);
    let names = newest.iter().filter_map(|name| name.rsplit_once('-'));
    let tried: BTreeSet<&str> = names.map(|(name, _)| name).collect();
    let parts = whole.parts();
    assert_eq!(
        parts.names().collect::<BTreeSet<_>>(),
        tried,
        "every part is tried here"
    );
}

#[test]
fn every_version_of_the_file_has_a_fixture_that_opens() {
    assert_eq!(VERSION, 2, "add a fixture of the new version here");
    let first = scheme::saved::read(fixture("file-1.exchange.json").as_bytes()).unwrap();
    assert_eq!(first.scheme, of_documents());
    assert_eq!(first.warnings, [""; 0]);
    let second = fixture("file-2.exchange.json");
    let opened = WholeScheme::read(second.as_bytes()).unwrap();
    assert_eq!(opened.scheme, whole());
    assert_eq!(
        whole().write().unwrap(),
        second,
        "the layout is part of what people see"
    );
}

#[test]
fn a_file_of_the_first_version_is_saved_as_the_newest() {
    let first = scheme::saved::read(fixture("file-1.exchange.json").as_bytes()).unwrap();
    let again = scheme::saved::write(&first.scheme);
    assert!(again.contains("\"version\": 2"), "{again}");
    let opened = scheme::saved::read(again.as_bytes()).unwrap();
    assert_eq!(opened.scheme, first.scheme);
}
