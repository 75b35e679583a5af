//! The page that tells authors how to write a template or a form: its examples work, and no setting is left out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failure here is a failed test"
)]

mod site_on_disk;

use std::fs;
use std::path::Path;

use site_on_disk::Site;

fn page() -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/about/own-templates/index.md");
    fs::read_to_string(path).unwrap()
}

/// The code of the page, in order.
fn examples(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    page.split(&fence)
        .skip(1)
        .map(|part| part.split_once("```").unwrap().0.to_owned())
        .collect()
}

#[test]
fn the_examples_are_pages_that_build() {
    let page = page();
    let [template, form] = examples(&page, "toml").try_into().unwrap();
    let [words] = examples(&page, "markdown").try_into().unwrap();
    let plain = "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{{ page.content | safe }}{% endblock \
                 main %}";
    let site = Site::new()
        .file("templates/document.html", plain)
        .file("templates/form.html", plain)
        .file(
            "content/templates/parking-note/index.md",
            format!("+++\n{template}+++\n{words}"),
        )
        .file("content/forms/lunch/index.md", format!("+++\n{form}+++\n"));
    assert_eq!(site.check(), "no problem");
    site.build();
    let listing = site.listing();
    for file in [
        "templates/parking-note/parking-note.docx",
        "forms/lunch/lunch.docx",
    ] {
        assert!(listing.contains(&file.to_owned()), "{file} is missing");
    }
}

/// The settings that a type reads, from what it says when it meets one that it does not know.
fn settings<T: serde::de::DeserializeOwned>() -> Vec<String> {
    let Err(error) = serde_json::from_str::<T>("{\"no such setting\":1}") else {
        panic!("an unknown setting was taken");
    };
    let told = error.to_string();
    let (_, expected) = told.split_once("expected ").unwrap();
    expected
        .split('`')
        .skip(1)
        .step_by(2)
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn the_page_names_every_setting() {
    let page = page();
    let all = [
        ("template", settings::<documents::Template>()),
        ("blank", settings::<documents::Blank>()),
        ("form", settings::<forms::Form>()),
        ("section", settings::<forms::form::Section>()),
        ("question", settings::<forms::Question>()),
        ("choice", settings::<forms::Choice>()),
        ("column", settings::<forms::form::Column>()),
    ];
    let missing: Vec<String> = all
        .iter()
        .flat_map(|(of, names)| names.iter().map(move |name| (of, name)))
        .filter(|(_, name)| !page.contains(&format!("`{name}`")))
        .map(|(of, name)| format!("{of}: {name}"))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
    assert!(all.iter().map(|(_, names)| names.len()).sum::<usize>() > 50);
}
