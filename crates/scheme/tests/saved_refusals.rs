//! What is no sound scheme is refused in a sentence that says what it is and the way out; what can be read is read.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod saved;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use saved::{of_documents, whole};
use scheme::saved::{
    DEPTH_LIMIT, Parts, SIZE_LIMIT, WholeScheme, check_size, is_sealed, read, write,
};

const NOT_OURS: &str = "This is not a scheme saved here. Choose a file whose name ends in .exchange.json. Nothing was opened.";
const NEWER: &str = "This scheme was saved by a newer version of this toolkit. Reload the page to get the newest version, \
                     then open the file again. If that does not help, open it on the site where it was saved. Nothing was \
                     changed.";
const CUT_SHORT: &str = "This scheme is cut short: the file ends in the middle. Copy it again from where it was saved, or open \
                         an earlier copy. Nothing was opened.";

const FIRST: &str = include_str!("fixtures/saved/file-1.exchange.json");

fn refusal(file: &[u8]) -> String {
    WholeScheme::read(file).unwrap_err().to_string()
}

fn damaged(reason: &str) -> String {
    format!(
        "This scheme cannot be read: {reason}. The file may have been changed by hand or cut short. Open an earlier copy. \
         Nothing was opened."
    )
}

fn file() -> String {
    whole().write().unwrap()
}

#[test]
fn a_file_of_another_kind_says_what_it_is() {
    for other in [
        "[]",
        "7",
        "null",
        "Dear colleague\n",
        "{}",
        "{\"form\":\"reflection\"}",
        "{\"format\":\"something else\",\"version\":1}",
        "{\"format\":7,\"version\":1}",
    ] {
        assert_eq!(refusal(other.as_bytes()), NOT_OURS, "{other}");
    }
    let response = "{\"format\":\"exchange-response\",\"format_version\":1,\"form\":\"sign-up\",\"answers\":{}}";
    let proof = "{\"version\":1,\"rules\":{},\"pairs\":[],\"certificate\":{}}";
    for (bytes, sentence) in [
        (
            response.as_bytes(),
            "This is a form that somebody filled in, not a saved scheme. Open it on the page of that form. Nothing was opened.",
        ),
        (
            proof.as_bytes(),
            "This is the proof of a pairing, not a saved scheme. Choose a file whose name ends in .exchange.json. Nothing was \
             opened.",
        ),
        (
            b"name,email\nAnn,ann@surgery.example\n",
            "This looks like a list or a table, not a saved scheme. A list of people belongs in the workspace, under Volunteers. \
             Nothing was opened.",
        ),
        (
            b"age-encryption.org/v1\n-> scrypt x 18\n",
            "This file is protected with a passphrase. Open it where you can type the passphrase, or choose a copy that was \
             saved without one. Nothing was opened.",
        ),
        (
            b"PK\x03\x04 toolkit/index.html",
            "This is a zip folder, not a saved scheme. Take the file whose name ends in .exchange.json out of it and choose \
             that. Nothing was opened.",
        ),
        (
            b"PK\x03\x04 xl/workbook.xml",
            "This is a spreadsheet or an older Office file, not a saved scheme. A list of people belongs in the workspace, under \
             Volunteers. Nothing was opened.",
        ),
        (
            b"PK\x03\x04 word/document.xml",
            "This is a Word document, not a saved scheme. Choose a file whose name ends in .exchange.json. Nothing was opened.",
        ),
        (
            b"%PDF-1.7",
            "This is a PDF, not a saved scheme. Choose a file whose name ends in .exchange.json. Nothing was opened.",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "This is a picture, not a saved scheme. Choose a file whose name ends in .exchange.json. Nothing was opened.",
        ),
        (
            b"<!doctype html><title>Harbour</title>",
            "This is a web page, not a saved scheme. Choose a file whose name ends in .exchange.json. Nothing was opened.",
        ),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0", NOT_OURS),
    ] {
        assert_eq!(refusal(bytes), sentence);
    }
    assert!(is_sealed(b"-----BEGIN AGE ENCRYPTED FILE-----\n"));
    assert!(!is_sealed(file().as_bytes()));
}

#[test]
fn a_newer_file_is_never_called_damaged() {
    for newer in [
        "\"version\": 3,",
        "\"version\": 2.5,",
        "\"version\": 99999999999999999999,",
        "\"people\": true, \"version\": 3, \"ratio\": -0.25, \"none\": null,",
    ] {
        for file in [file(), FIRST.to_owned()] {
            let old = if file == FIRST {
                "\"version\": 1,"
            } else {
                "\"version\": 2,"
            };
            let file = file.replacen(old, newer, 1);
            assert_eq!(refusal(file.as_bytes()), NEWER, "{newer}");
            assert_eq!(read(file.as_bytes()).unwrap_err().to_string(), NEWER);
        }
    }
    let deep = "[".repeat(200) + &"]".repeat(200);
    let newer = format!(
        "{{\"new\": {deep}, \"twice\": 1, \"twice\": 2, \"version\": 3, \"format\": \"workplace-exchange scheme\"}}"
    );
    assert_eq!(refusal(newer.as_bytes()), NEWER);
}

#[test]
fn a_newer_part_that_has_to_be_understood_is_never_called_damaged() {
    let names: Vec<String> = whole().parts().names().map(str::to_owned).collect();
    for name in names {
        for newer in ["2, \"new\": null", "1.5", "4e9"] {
            let old = format!("\"{name}\": {{\n      \"version\": 1");
            let new = format!("\"{name}\": {{\n      \"version\": {newer}");
            let newer = file().replacen(&old, &new, 1);
            assert_ne!(newer, file());
            assert_eq!(refusal(newer.as_bytes()), NEWER, "{new}");
        }
    }
}

#[test]
fn what_stands_beside_the_parts_may_be_of_a_newer_version_and_is_named() {
    let says = "This scheme holds “rounds”, which this version of the toolkit does not know. If a newer version saved it, reload \
                the page to get the newest one, then open the file again. If somebody changed the file by hand, open an earlier \
                copy. Nothing was opened.";
    let beside = file().replacen(
        "\"parts\": {",
        "\"rounds\": [1.5, true, null],\n  \"parts\": {",
        1,
    );
    assert_eq!(refusal(beside.as_bytes()), says);
    let without = r#"{"format":"workplace-exchange scheme","version":2,"rounds":[1.5,true,null]}"#;
    assert_eq!(refusal(without.as_bytes()), says);
}

#[test]
fn what_is_damaged_says_where() {
    for (from, to, reason) in [
        (
            "\"version\": 2",
            "\"version\": \"2\"",
            "“version” is not as it was written",
        ),
        (
            "\"version\": 2",
            "\"version\": 0",
            "“version” is not as it was written",
        ),
        ("\"version\": 2,", "", "“version” is not as it was written"),
        (
            "\"pairs\": \"20\"",
            "\"pairs\": \"20\", \"pairs\": \"30\"",
            "“pairs” stands twice",
        ),
        (
            "\"Quay\"",
            "7",
            "entry 2 of “scheme.practices” in “values” in “details” is not as it was written",
        ),
        (
            "\"Quay\"",
            "nul",
            "near line 10 it is not as it was written",
        ),
        (
            "\"Quay\"",
            "NaN",
            "near line 10 it is not as it was written",
        ),
        (
            "\"alternative\"",
            "\"words\"",
            "“words” in “scheme.logo_1” in “logos” in “details” is not as it was written",
        ),
        (
            "\"cells\": [\"Zoë Quay\"",
            "\"cells\": [null",
            "entry 1 of “cells” in entry 2 of “rows” in “people” is not as it was written",
        ),
        (
            "\"row\": 3, \"cells\"",
            "\"row\": 2, \"cells\"",
            "row 2 of its list does not come after the row before it",
        ),
        (
            "\"greedy\"",
            "\"kind\"",
            "“preset” in “settings” is not as it was written",
        ),
        (
            "\"fedcba9876543210\"",
            "\"x\"",
            "the fingerprint of its pairs is no number",
        ),
        (
            "\"18446744073709551615\"",
            "\"-1\"",
            "the draw number of its pairs is no number",
        ),
        (
            "\"told\": {\n      \"version\": 1,",
            "\"told\": {",
            "“version” in “told” is not as it was written",
        ),
        (
            "\"told\": {\n      \"version\": 1,",
            "\"told\": {\n      \"version\": 1, \"date\": 1,",
            "“date” in “told” is not as it was written",
        ),
    ] {
        let file = file();
        let harmed = file.replacen(from, to, 1);
        assert_ne!(file, harmed, "{from}");
        assert_eq!(refusal(harmed.as_bytes()), damaged(reason));
    }
    let logo = file().replace("iVBORw==", "i???");
    assert_eq!(
        refusal(logo.as_bytes()),
        "The logo “harbour.png” in this scheme is damaged. Open an earlier copy. Nothing was opened."
    );
}

#[test]
fn a_damaged_file_of_the_first_version_says_where() {
    for (from, to, reason) in [
        (
            "\"details\"",
            "\"detials\"",
            "“detials” is not as it was written",
        ),
        (
            "\"Quay\"",
            "7",
            "entry 2 of “scheme.practices” in “values” in “details” is not as it was written",
        ),
        (
            "\"article\": \"a\"",
            "\"article\": []",
            "“article” in “side_b.profession” in “values” in “details” is not as it was written",
        ),
        (
            "\"alternative\"",
            "\"words\"",
            "“words” in “scheme.logo_1” in “logos” in “details” is not as it was written",
        ),
        (
            "\"Quay\"",
            "null",
            "entry 2 of “scheme.practices” in “values” in “details” is not as it was written",
        ),
        (
            "\"pairs\": \"20\"",
            "\"pairs\": \"20\", \"pairs\": \"30\"",
            "“pairs” stands twice",
        ),
    ] {
        assert_eq!(
            refusal(FIRST.replacen(from, to, 1).as_bytes()),
            damaged(reason)
        );
    }
}

#[test]
fn a_file_that_was_cut_short_says_so() {
    let whole = file();
    for cut in [2, 20, 60, 200, whole.len() / 2, whole.len() - 3] {
        let end = whole.floor_char_boundary(cut);
        assert_eq!(refusal(&whole.as_bytes()[..end]), CUT_SHORT, "{cut}");
    }
    for empty in ["", " \n", "\u{feff}"] {
        assert_eq!(
            refusal(empty.as_bytes()),
            "This file is empty. Copy it again from where it was saved, or open an earlier copy. Nothing was opened."
        );
    }
}

#[test]
fn limits_hold_before_anything_is_taken_in() {
    let too_large =
        "This file is larger than 25 MB, so it is not a scheme saved here. Nothing was opened.";
    assert_eq!(refusal(&vec![b' '; SIZE_LIMIT + 1]), too_large);
    assert_eq!(check_size(SIZE_LIMIT as u64), Ok(()));
    assert_eq!(check_size(u64::MAX).unwrap_err().to_string(), too_large);
    // The file and its parts are two of them.
    let nested = |deep: usize| {
        let lists = "[".repeat(deep) + &"]".repeat(deep);
        write(&of_documents()).replacen(
            "\"parts\": {",
            &format!("\"parts\": {{\"new\": {lists},"),
            1,
        )
    };
    assert!(read(nested(DEPTH_LIMIT - 2).as_bytes()).is_ok());
    for deep in [DEPTH_LIMIT - 1, 100, 100_000] {
        assert_eq!(
            refusal(nested(deep).as_bytes()),
            damaged("too many lists stand inside one another")
        );
    }
    let row = "{\"row\": 2, \"cells\":";
    let many: String = (2..5_100)
        .map(|row| format!("{{\"row\": {row}, \"cells\": []}},"))
        .collect();
    for (from, to, reason) in [
        (
            row,
            format!("{}{row}", many.replace("\"row\": 2,", "\"row\": 1,")),
            "its list has more than 5000 people",
        ),
        (
            "[\"Ann Lee\",",
            format!("[{}\"Ann Lee\",", "\"\",".repeat(200)),
            "its list has more than 200 columns",
        ),
        (
            "[\"Ann Lee\",",
            format!("[\"{}\",", "é".repeat(10_001)),
            "in row 2 of its list a cell has more than 10000 characters",
        ),
    ] {
        assert_eq!(
            refusal(file().replacen(from, &to, 1).as_bytes()),
            damaged(reason)
        );
    }
}

/// 1.1 MB of keys. In a build for release 442,724 of them, 5 MB, take a third of a second: see the benchmark.
const KEYS: u32 = 100_000;

/// Fails where the answer takes longer than anybody waits. It took minutes when each key was looked for
/// among all others.
fn soon<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(Duration::from_secs(20)).unwrap()
}

#[test]
fn a_file_with_hundreds_of_thousands_of_keys_is_answered_at_once() {
    let keys: String = (0..KEYS).map(|key| format!("\"k{key}\":\"\",")).collect();
    let first = format!(
        "{{\"format\":\"workplace-exchange scheme\",\"version\":1,\"details\":{{{keys}\"z\":\"\"}}}}"
    );
    let twice = first.replace("\"z\"", "\"k7\"");
    let at_the_top = format!("{{{keys}\"format\":\"workplace-exchange scheme\",\"version\":1}}");
    let in_parts = format!(
        "{{\"format\":\"workplace-exchange scheme\",\"version\":2,\"parts\":{{{keys}\"z\":0}}}}"
    );
    assert!(soon(move || read(first.as_bytes())).is_ok());
    let refused = soon(move || read(twice.as_bytes())).unwrap_err();
    assert_eq!(refused.to_string(), damaged("“k7” stands twice"));
    let refused = soon(move || read(at_the_top.as_bytes())).unwrap_err();
    assert_eq!(
        refused.to_string(),
        damaged("“k0” is not as it was written")
    );
    assert!(soon(move || Parts::read(in_parts.as_bytes())).is_ok());
}

#[test]
fn a_file_saved_again_by_another_program_is_read_with_a_warning() {
    let file = file();
    let utf16 = |unit: fn(u16) -> [u8; 2]| file.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let windows_1252: Vec<u8> = file
        .chars()
        .map(|letter| u8::try_from(letter as u32).unwrap())
        .collect();
    let marked = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
    let utf16_warning = "Another program saved this scheme again, as UTF-16. All of it could be read. Save it here to have it as it was.";
    for (bytes, warnings) in [
        (marked(b"\xef\xbb\xbf", file.clone().into_bytes()), vec![]),
        (
            marked(b"\xff\xfe", utf16(u16::to_le_bytes)),
            vec![utf16_warning],
        ),
        (
            marked(b"\xfe\xff", utf16(u16::to_be_bytes)),
            vec![utf16_warning],
        ),
        (utf16(u16::to_le_bytes), vec![utf16_warning]),
        (utf16(u16::to_be_bytes), vec![utf16_warning]),
        (
            windows_1252,
            vec![
                "Another program saved this scheme again in an older way (Windows-1252). Check these words: Zoë. If they look \
                 wrong, or letters have become question marks, open an earlier copy.",
            ],
        ),
    ] {
        let opened = WholeScheme::read(&bytes).unwrap();
        assert_eq!(opened.scheme, whole());
        assert_eq!(opened.warnings, warnings);
    }
    let lost = file.replace("Zoë", "Zo\u{fffd}");
    let opened = WholeScheme::read(lost.as_bytes()).unwrap();
    assert_eq!(
        opened.warnings,
        ["Some letters were lost before the file came here. Put them right in: Zo\u{fffd}."]
    );
}
