//! Every form of the site's own content can be read, is sound, and prints with all that its template needs.
#![allow(
    clippy::expect_used,
    reason = "a file of the site's own content that cannot be read is a failed test"
)]

use std::fs;
use std::path::PathBuf;

use forms::{Form, soundness};

#[derive(serde::Deserialize)]
struct Page {
    extra: Extra,
}

#[derive(serde::Deserialize)]
struct Extra {
    /// None on a page beside the forms.
    form: Option<Form>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../content/forms")
}

#[test]
fn every_form_is_sound_and_named_after_its_folder() {
    let mut faults = Vec::new();
    let mut forms = 0;
    let entries = fs::read_dir(folder()).into_iter().flatten();
    for entry in entries.map(|entry| entry.expect("the folder lists")) {
        let page = entry.path().join("index.md");
        if !page.is_file() {
            continue;
        }
        let id = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(&page).expect("the page reads");
        let front = text.split("+++").nth(1).unwrap_or_default();
        match toml::from_str::<Page>(front) {
            Err(error) => faults.push(format!("{id}: {error}")),
            Ok(Page {
                extra: Extra { form: None },
            }) => {}
            Ok(Page {
                extra: Extra { form: Some(form) },
            }) => {
                forms += 1;
                if form.id != id {
                    faults.push(format!("{id}: the form's id is “{}”", form.id));
                }
                let own = soundness::faults(&form).into_iter();
                faults.extend(own.map(|fault| format!("{id}: {fault}")));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert!(forms >= 9, "{forms} forms");
}
