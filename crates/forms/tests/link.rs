//! The link that an administrator prepares: what comes back, and what is refused in which words.
#![allow(
    clippy::expect_used,
    reason = "what a test writes here reads, or the test fails"
)]

use forms::date::Date;
use forms::link::{Prepared, SIZE_LIMIT};
use proptest::prelude::*;

fn prepared() -> Prepared {
    Prepared {
        form: "preferences".into(),
        from: "Ana Poe <script>alert(1)</script>".into(),
        scheme: "Northtown exchange".into(),
        start: Date::new(2027, 3, 1),
        return_by: Date::new(2027, 2, 1),
        return_to: "exchange@northtown.example".into(),
        nation: "Wales".into(),
        other_side: vec!["Dr Ash".into(), "\u{202e}Bo".into()],
        professions: vec!["GP".into()],
        ..Prepared::default()
    }
}

/// A link with this JSON in it, made without the checks of [`Prepared::write`].
fn link_of(json: &str) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: String = json.bytes().map(|byte| format!("{byte:08b}")).collect();
    let six = |bits: &[u8]| {
        let text = std::str::from_utf8(bits).expect("zeros and ones");
        let padded = format!("{text:0<6}");
        let at = usize::from_str_radix(&padded, 2).expect("six bits");
        char::from(letters.get(at).copied().expect("six bits"))
    };
    format!(
        "s={}",
        bits.as_bytes().chunks(6).map(six).collect::<String>()
    )
}

fn refusal(json: &str) -> String {
    Prepared::read(&link_of(json))
        .expect_err("refused")
        .to_string()
}

#[test]
fn a_prepared_link_comes_back_as_it_was() {
    let link = prepared().write().expect("fits");
    assert!(
        link.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_=".contains(&byte))
    );
    assert_eq!(Prepared::read(&link), Ok(Some(prepared())));
}

#[test]
fn another_fragment_is_not_a_prepared_link() {
    for fragment in ["", "main", "visits", "S=abc"] {
        assert_eq!(Prepared::read(fragment), Ok(None), "{fragment}");
    }
}

#[test]
fn a_link_that_cannot_be_used_is_refused_in_plain_words() {
    let damaged = "This link is damaged or cut short. Copy the whole link from the email, or ask for a new one. You \
                   can fill in the form without it.";
    let whole = prepared().write().expect("fits");
    let cut: String = whole.chars().take(60).collect();
    for broken in [cut.as_str(), "s=", "s=!!"] {
        let error = Prepared::read(broken).expect_err("refused");
        assert_eq!(error.to_string(), damaged, "{broken}");
    }
    for json in [
        "[]",
        "{}",
        r#"{"v":1,"v":1}"#,
        r#"{"v":1,"to":7}"#,
        r#"{"v":1,"start":"2027-02-30"}"#,
    ] {
        assert_eq!(refusal(json), damaged, "{json}");
    }
    for newer in [
        r#"{"v":2,"colour":"red"}"#,
        r#"{"v":1.5,"from":[true,null]}"#,
        r#"{"v":99999999999,"v2":{}}"#,
    ] {
        assert_eq!(
            refusal(newer),
            "This link was made by a newer version of the toolkit. Ask for this site to be brought up to date. You can \
             fill in the form without it.",
            "{newer}"
        );
    }
    assert_eq!(
        refusal(r#"{"v":1,"colour":"red"}"#),
        "This link holds something that the page does not know (“colour”). Ask for a new one. You can fill in the \
         form without it."
    );
    assert_eq!(
        refusal(r#"{"v":1,"to":"a@b.example?bcc=c@d.example"}"#),
        "The return address in this link, “a@b.example?bcc=c@d.example”, is not one email address. Ask for a new \
         link. You can fill in the form without it."
    );
    assert_eq!(
        refusal(r#"{"v":1,"nation":"Atlantis"}"#),
        "This link names a nation that the form does not know, “Atlantis”. Ask for a new link. You can fill in the \
         form without it."
    );
    let long = format!("s={}", "A".repeat(SIZE_LIMIT));
    assert_eq!(
        Prepared::read(&long).expect_err("refused").to_string(),
        "This link is longer than 8 KB, so it was not made for a form here. Ask for a new one. You can fill in the \
         form without it."
    );
}

#[test]
fn a_link_that_would_be_too_long_is_not_made() {
    let many = Prepared {
        other_side: (0..400)
            .map(|at| format!("Doctor number {at:03}"))
            .collect(),
        ..Prepared::default()
    };
    assert_eq!(
        many.write().expect_err("refused").to_string(),
        "The link would be 11 KB long, and can have 8 KB. Take names away, or send the list of people beside it."
    );
}

proptest! {
    #[test]
    fn any_names_come_back(from in "\\PC{0,40}", names in proptest::collection::vec("\\PC{0,20}", 0..20)) {
        let prepared = Prepared { from, other_side: names, ..prepared() };
        let link = prepared.write().expect("fits");
        prop_assert_eq!(Prepared::read(&link), Ok(Some(prepared)));
    }

    #[test]
    fn any_fragment_is_read_or_refused(text in any::<String>()) {
        let _ = Prepared::read(&text);
        let _ = Prepared::read(&format!("s={text}"));
        let _ = Prepared::read(&link_of(&text));
    }
}

#[test]
fn whoever_makes_a_link_is_told_what_to_change() {
    let told = |link: Prepared| link.write().expect_err("refused").to_string();
    assert_eq!(
        told(Prepared {
            end: Date::new(2027, 2, 28),
            ..prepared()
        }),
        "The visits end before they start. Change one of the two days."
    );
    assert_eq!(
        told(Prepared {
            other_side: vec!["x".repeat(201)],
            ..Prepared::default()
        }),
        "A name in a link can have 200 characters. Shorten the longest, and enter each name on a line of its own."
    );
    assert_eq!(
        told(Prepared {
            everybody: vec![String::new(); 501],
            ..Prepared::default()
        }),
        "A list in a link can have 500 names. Take some away, or send the list of people beside it."
    );
    assert_eq!(
        told(Prepared {
            return_to: "a@b.example, c@d.example".into(),
            ..Prepared::default()
        }),
        "“a@b.example, c@d.example” is not one email address. Enter one that forms can go to, like name@example.com."
    );
    assert_eq!(
        told(Prepared {
            nation: "Atlantis".into(),
            ..Prepared::default()
        }),
        "No form knows the nation “Atlantis”. Choose another."
    );
}
