//! What abbreviations stand for is said at their first use on a page, and what nothing explains is told to its author.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failure here is a failed test"
)]

mod site_on_disk;

use insta::assert_snapshot;
use site_on_disk::Site;

const TERMS: &str = r#"
[[term]]
id = "icb"
term = "ICB"
expansion = "integrated care board"

[[term]]
id = "a-and-e"
term = "A&E"
expansion = "accident & emergency"

[[term]]
id = "ico"
term = "ICO"
expansion = "Information Commissioner's Office"

[[term]]
id = "qof"
term = "QOF"
expansion = "Quality and Outcomes Framework"

[[term]]
term = "MDT"
expansion = "multidisciplinary team"
plural = "teams of several professions"

[[term]]
id = "spa"
term = "SPA"
expansion = "supporting professional activity"

[[term]]
id = "spa-access"
term = "SPA (access)"
expansion = "single point of access"

[[term]]
term = "SNOMED CT"
expansion = "a list of codes"

[[term]]
term = "GP"
expansion = "general practitioner"

[[term]]
term = "TARGET"
meaning = "Half-days of learning."
"#;

const CONFIG: &str = "base_url = \"https://example.org\"\ntitle = \"Test\"\ncompress = false\n[abbreviations]\nterms = \
                      \"words/terms.toml\"\npage = \"@/words/index.md\"\nleave = [\"GP\", \"PDF\"]\n";

/// A site with a list of terms and a page that explains them.
fn site() -> Site {
    let base = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>T</title></head>\n<body>\n<header>An ABC and \
                the ICB</header><main>{% block main %}{% endblock main %}</main>\n</body>\n</html>\n";
    let parts: String = ["icb", "a-and-e", "ico", "qof", "spa", "spa-access"]
        .iter()
        .map(|id| format!("<p id=\"{id}\">A word.</p>\n"))
        .collect();
    Site::new()
        .file("config.toml", CONFIG)
        .file("templates/base.html", base)
        .file("content/words/terms.toml", TERMS)
        .file(
            "content/words/index.md",
            format!("+++\ntitle = \"Words\"\n+++\n{parts}"),
        )
}

/// The words of a page of that site, after its heading.
fn page(markdown: &str) -> String {
    let site = site().page(markdown);
    site.build();
    let body = site.body("page/index.html");
    let (_, words) = body.split_once("</h1>\n").unwrap();
    words.trim_end_matches("</main>").trim_end().to_owned()
}

#[test]
fn the_first_use_is_followed_by_its_words_and_they_lead_to_the_page_that_explains_it() {
    assert_eq!(
        page("Ask the ICB. The ICB decides."),
        "<p>Ask the <abbr>ICB</abbr> (<a class=\"app-term\" href=\"../words/index.html#icb\">integrated care board</a>). \
         The ICB decides.</p>"
    );
}

#[test]
fn forms_of_a_word_are_known() {
    let shown = page(
        "Two ICBs met.\n\nThe ICO's view, in A&E.\n\nAn MDT-style visit; more MDTs.\n\n(See QOF) and (ask the SNOMED CT list).",
    );
    assert_snapshot!(shown);
}

#[test]
fn brackets_are_not_put_into_brackets() {
    assert_snapshot!(page(
        "The last quarter (QOF ends in March) is busy. A board (two of them, the ICB) met."
    ));
}

#[test]
fn what_its_author_wrote_out_is_left_alone() {
    for markdown in [
        "The integrated care board (ICB) met.",
        "The ICB (integrated care board) met. The ICB decides.",
        "The [Integrated care\nboards](@/words/index.md) (ICBs) met.",
        "The Information Commissioner’s Office (ICO) met.",
        "The Home Working Group (HWG) met. The HWG decides. An XYZ (xylophone youth zone) came.",
        "A GP, two GPs, a PDF, TARGET days, SNOMED CT codes, Volume II and McDonald use LibreOffice.",
        "Files such as `ABC` and <code>ABC</code> and https://example.org/ABC.",
    ] {
        assert!(!page(markdown).contains("<abbr>"), "{markdown}");
    }
}

#[test]
fn headings_links_and_controls_stay_as_they_are_and_the_next_use_says_it() {
    let shown = page(
        "## The ICB\n\n[The ICB](@/words/index.md) and **the ICB** met.\n\n<button>ICB</button> <label>QOF</label> <cite>QOF</cite>\n\n| ICO |\n|---|\n| The ICO |",
    );
    assert_snapshot!(shown);
}

#[test]
fn a_folded_part_has_first_uses_of_its_own() {
    assert_snapshot!(page(
        "<details><summary>ICB</summary>The ICB and the ICB.</details>\n\n<details><summary>More</summary>An ICB.</details>\n\nThe \
         ICB.\n\n<details><summary>Last</summary><details>The ICB, \
         </details>and the QOF.</details>\n\nThe QOF.",
    ));
}

#[test]
fn what_people_take_away_is_checked_and_not_changed() {
    let site = site().page(
        "The ICB met.\n\n<div data-as-written><div>The ICB and the integrated care board.</div>\n<p>The QOF and the ICB.</p></div>\n\n\
         <div data-island=\"x\">SPA and ABC</div>\n\nThe QOF ended.",
    );
    assert_snapshot!(site.check());
}

#[test]
fn an_abbreviation_that_nothing_explains_is_told() {
    let site = site()
        .file("content/list.toml", "name = \"The HSE\"\n")
        .file(
            "templates/page.html",
            "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>\n{{ page.content }}{% set list = \
             load_data(path=\"content/list.toml\") %}<p>{{ list.name }}</p>\n<p>The TPL</p>{% endblock main %}\n",
        )
        .page("## The QOFF\n\nThe [ABCs](@/words/index.md) met after COVID-19. The ABCs met again. SPA time.");
    assert_snapshot!(site.check());
}

#[test]
fn a_setting_that_leads_nowhere_is_told() {
    let check = |config: &str, terms: &str| {
        site()
            .file(
                "config.toml",
                format!("title = \"T\"\n[abbreviations]\n{config}"),
            )
            .file("content/words/terms.toml", terms)
            .page("The ICB.")
            .check()
    };
    let told = [
        check("terms = \"words/term.toml\"\n", TERMS),
        check("leave = [\"GP\"]\n", TERMS),
        check(
            "trems = 1\nleave = \"GP\"\nterms = \"words/terms.toml\"\n",
            TERMS,
        ),
        check("terms = \"words/terms.toml\"\n", "[[term]]\nid = 3\n"),
        check("terms = \"words/terms.toml\"\n", "[[term]\n"),
        check(
            "terms = \"words/terms.toml\"\npage = \"@/words/index.md\"\n",
            "[[term]]\nid = \"icbs\"\nterm = \"ICB\"\nexpansion = \"integrated care board\"\n",
        ),
        check(
            "terms = \"words/terms.toml\"\npage = \"@/word/index.md\"\n",
            TERMS,
        ),
    ];
    assert_snapshot!(told.join("\n---\n"));
}

#[test]
fn without_the_setting_nothing_changes() {
    let site = Site::new().page("The ICB and an ABC.");
    site.build();
    assert!(
        site.body("page/index.html")
            .contains("<p>The ICB and an ABC.</p>")
    );
}
