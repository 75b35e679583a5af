//! What every document uses, and what one document has of its own.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod saved;

use documents::{Template, Values};
use saved::{details, text};

#[test]
fn own_values_stand_before_those_of_the_scheme() {
    let template: Template = serde_json::from_str(
        r#"{ "id": "letter", "version": 1, "kind": "letter", "blank": [
            { "id": "left", "label": "Left", "type": "image", "from": "scheme.logo_2" },
            { "id": "right", "label": "Right", "type": "image", "from": "scheme.logo_1" },
            { "id": "name", "label": "Name", "type": "text", "from": "scheme.name" },
            { "id": "area", "label": "Area", "type": "text", "from": "scheme.area" },
            { "id": "other", "label": "Other", "type": "text" } ] }"#,
    )
    .unwrap();
    let details = details();
    let own = Values::from([
        ("name".to_owned(), text(" ")),
        ("other".to_owned(), text("x")),
    ]);
    let filled = details.fill(&template, &own);
    let expected = [("name", "Harbour & Marsh Exchange"), ("other", "x")];
    assert_eq!(
        filled,
        expected
            .map(|(id, value)| (id.to_owned(), text(value)))
            .into()
    );
    let own = Values::from([("name".to_owned(), text("Another"))]);
    assert_eq!(
        details.fill(&template, &own).get("name"),
        Some(&text("Another"))
    );
    let names = details
        .logos_of(&template)
        .map(|logo| logo.map(|logo| logo.name.as_str()));
    assert_eq!(
        names,
        [None, Some("harbour.png")],
        "each logo keeps its end of the header"
    );
}
