//! Sealing with a passphrase: what comes back, what is refused, and a file of the `age` program.
#![cfg(feature = "seal")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failure here is a failed test"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use files::limits;
use files::seal::{self, SealError};
use proptest::prelude::*;

/// The least work, so that tests are quick.
const QUICK: u8 = 1;

const PASSPHRASE: &str = "saltmarsh tide 潮";

fn sealed(bytes: &[u8]) -> Vec<u8> {
    seal::seal(bytes, PASSPHRASE, QUICK).expect("is sealed")
}

#[test]
fn what_was_sealed_opens_with_its_passphrase_alone_and_is_never_the_same_twice() {
    let plain = "Siân's scheme 😀".repeat(9_000);
    let file = sealed(plain.as_bytes());
    assert_eq!(
        seal::open(&file, PASSPHRASE).as_deref(),
        Ok(plain.as_bytes())
    );
    assert_ne!(file, sealed(plain.as_bytes()));
    for wrong in ["saltmarsh tide", "Saltmarsh tide 潮", " saltmarsh tide 潮"] {
        assert_eq!(
            seal::open(&file, wrong),
            Err(SealError::WrongPassphrase),
            "{wrong}"
        );
    }
    assert!(!file.windows(4).any(|window| window == b"sche"));
    assert_eq!(seal::open(&sealed(b""), PASSPHRASE), Ok(Vec::new()));
}

/// Sealed with `age --encrypt --passphrase`, version 1.1.1 in Go, which asks for the work of 2^18.
#[test]
fn a_file_of_the_age_program_opens() {
    let file = STANDARD.decode(
        "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCAwMFBhUEh2NzdYeUp6UWtzRUpNZVhRIDE4Ck9jZGMvdkFRMkpXb0w4U1JibzJTTW96eHlB\
         V2FmS2tMQlp2cjduZ0JvVUEKLS0tIHMyM2t1Q2JZRHl4TnRTMXVEVEg0WHJuZmo4MTl5TS9TbHBjUXI5ZlpMOHcKoYP2EvLAalbD8m92A5n545rz\
         pG6Yksnir77z1n6k8a8rY1EhWYzFJJEf0jjwwdTMklczwwOK9n76ih0=",
    );
    let opened = seal::open(&file.expect("is base64"), "saltmarsh tide");
    assert_eq!(opened.as_deref(), Ok(&b"Sealed by another program.\n"[..]));
}

#[test]
fn what_was_changed_or_cut_short_is_told_from_a_wrong_passphrase() {
    let file = sealed(&[7; 200_000]);
    for cut in [file.len() - 1, file.len() - 70_000, 200, 100, 30, 22] {
        assert_eq!(
            seal::open(&file[..cut], PASSPHRASE),
            Err(SealError::Damaged),
            "cut at {cut}"
        );
    }
    let lines: Vec<usize> = file
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at)
        .collect();
    let changed = |at: usize| {
        let mut file = file.clone();
        file[at] = if file[at] == b'A' { b'B' } else { b'A' };
        seal::open(&file, PASSPHRASE)
    };
    // The line that holds the key, the line that guards the header, the body.
    assert_eq!(changed(lines[1] + 5), Err(SealError::WrongPassphrase));
    assert_eq!(changed(lines[2] + 8), Err(SealError::Damaged));
    assert_eq!(changed(file.len() - 5), Err(SealError::Damaged));
    assert_eq!(changed(file.len() - 100_000), Err(SealError::Damaged));
}

#[test]
fn work_that_would_take_hours_is_refused_before_it_is_done() {
    let file = String::from_utf8_lossy(&sealed(b"x")).into_owned();
    assert!(file.contains(" 1\n"), "{file}");
    for (work, expected) in [
        ("19", SealError::TooMuchWork),
        ("63", SealError::TooMuchWork),
        ("64", SealError::TooMuchWork),
    ] {
        let costly = file.replacen(" 1\n", &format!(" {work}\n"), 1);
        assert_eq!(
            seal::open(costly.as_bytes(), PASSPHRASE),
            Err(expected),
            "{work}"
        );
    }
    // And what is sealed here can be opened here.
    let header = |factor| {
        String::from_utf8_lossy(&seal::seal(b"x", "y", factor).expect("is sealed")).into_owned()
    };
    assert!(header(0).contains(" 1\n"));
}

#[test]
fn other_files_and_missing_words_are_refused() {
    assert_eq!(seal::seal(b"x", "", QUICK), Err(SealError::NoPassphrase));
    assert_eq!(seal::open(&sealed(b"x"), ""), Err(SealError::NoPassphrase));
    for other in [
        &b""[..],
        b"age-encryption.org",
        b"{\"scheme\":1}",
        b"PK\x03\x04",
    ] {
        assert_eq!(seal::open(other, PASSPHRASE), Err(SealError::NotSealed));
    }
    assert_eq!(
        seal::open(b"age-encryption.org/v9\n", PASSPHRASE),
        Err(SealError::NotSealed)
    );
    let for_a_key =
        age::encrypt(&age::x25519::Identity::generate().to_public(), b"x").expect("is sealed");
    assert_eq!(seal::open(&for_a_key, PASSPHRASE), Err(SealError::ForAKey));
    let large = vec![0; limits::SEALED_BYTES + 1];
    assert_eq!(
        seal::seal(&large, PASSPHRASE, QUICK),
        Err(SealError::TooLarge)
    );
}

#[test]
fn the_sentences() {
    let said = [
        (
            SealError::NoPassphrase,
            "Enter a passphrase. Nothing was done.",
        ),
        (
            SealError::TooLarge,
            "The file is larger than 50 MB, which is too large to protect or open here. Nothing was done.",
        ),
        (
            SealError::NotSealed,
            "This file is not protected with a passphrase. Choose a file that ends in .age. Nothing was opened.",
        ),
        (
            SealError::ForAKey,
            "This file is protected with a key, not with a passphrase. Ask whoever sent it to protect it with a \
             passphrase. Nothing was opened.",
        ),
        (
            SealError::TooMuchWork,
            "This file was protected in a way that would take a browser many minutes to open. Open it with the age \
             program, or ask for it with the usual protection. Nothing was opened.",
        ),
        (
            SealError::WrongPassphrase,
            "The passphrase does not open this file. Check capital letters and spaces, and try again. Nothing was opened.",
        ),
        (
            SealError::Damaged,
            "The file was changed or cut short after it was protected. Get a fresh copy of it. Nothing was opened.",
        ),
    ];
    for (error, sentence) in said {
        assert_eq!(error.to_string(), sentence);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands behind the first words of a sealed file: an answer, and not one that takes long.
    #[test]
    fn any_bytes_get_an_answer(tail in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..230, byte: u8) {
        let mut file = b"age-encryption.org/v1\n-> scrypt ".to_vec();
        file.extend(&tail);
        prop_assert!(seal::open(&file, PASSPHRASE).is_err());
        prop_assert!(seal::open(&tail, PASSPHRASE).is_err());
        // A sealed file with one byte changed never gives other words than were sealed.
        let mut file = sealed(b"The words that were sealed.");
        if let Some(place) = file.get_mut(at) {
            *place = byte;
        }
        let opened = seal::open(&file, PASSPHRASE);
        prop_assert!(opened.is_err() || opened.as_deref() == Ok(&b"The words that were sealed."[..]));
    }
}
