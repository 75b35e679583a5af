//! Input that is broken, huge or hostile: a clear error, and the old site intact.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_push_string,
    reason = "a failure here is a failed test"
)]

mod site_on_disk;

use insta::assert_snapshot;
use site_gen::site;
use site_on_disk::Site;

/// Builds a good site, then lets `spoil` break it: gives back what the second build says, and sees that the first
/// site still stands.
fn spoilt(spoil: impl FnOnce(Site) -> Site) -> String {
    let site = Site::new().page("The old site.");
    site.build();
    let before = (site.listing(), site.built("page/index.html"));
    let site = spoil(site);
    let told = site::build(&site.options())
        .map_or_else(|problems| problems.to_string(), |_| "no problem".to_owned());
    if told != "no problem" {
        assert_eq!(
            (site.listing(), site.built("page/index.html")),
            before,
            "the old site was touched"
        );
    }
    told
}

#[test]
fn deep_nesting_is_built_or_told() {
    for markdown in [
        "> ".repeat(30_000),
        "- ".repeat(3_000),
        "[".repeat(50_000),
        "*".repeat(50_000),
        "![".repeat(20_000) + "a",
    ] {
        let told = spoilt(|site| site.page(&markdown));
        assert!(
            told == "no problem" || told.starts_with("content/page.md"),
            "{}",
            told.get(..300).unwrap_or(&told)
        );
    }
}

#[test]
fn a_line_of_five_megabytes_is_built() {
    assert_eq!(
        spoilt(|site| site.page(&"word ".repeat(1_000_000))),
        "no problem"
    );
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let told = spoilt(|site| {
        site.file(
            "content/page.md",
            b"+++\ntitle = \"P\"\n+++\nOne\n\xff\xfe two\n",
        )
    });
    assert_snapshot!(told, @r"
    content/page.md: Line 5 of this file is not UTF-8 text.
      = Open it in an editor and save it again with the encoding UTF-8.

    1 problem
    ");
}

fn with_template(html: &str) -> String {
    let text = format!(
        "{{% extends \"base.html\" %}}{{% block main %}}<h1>One</h1>{html}{{% endblock main %}}\n"
    );
    spoilt(|site| site.file("templates/page.html", text))
}

#[test]
fn a_template_that_loops_is_told() {
    let loops =
        "{% for a in range(end=90000) %}{% for b in range(end=90000) %}x{% endfor %}{% endfor %}";
    let told = with_template(loops);
    assert!(
        told.contains("The loops over range(...) on this page run more than 1,000,000 times."),
        "{told}"
    );
    let writes = "{% set list = range(end=60000) %}{% for a in list %}{% for b in list %}0123456789{% endfor %}{% endfor %}";
    let told = with_template(writes);
    assert!(
        told.contains("wrote more than 32 MB for one page. It seems to loop."),
        "{told}"
    );
    let told = with_template("{% include \"page.html\" %}");
    assert!(told.contains("includes itself"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_told() {
    let told = spoilt(|site| {
        std::os::unix::fs::symlink("/etc", site.root.join("content/etc")).unwrap();
        std::os::unix::fs::symlink("nowhere", site.root.join("static")).unwrap();
        site
    });
    assert_snapshot!(told, @r"
    content/etc: This symbolic link leads out of the site's folder.
      = Copy what it leads to into the site.

    1 problem
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_made_is_told() {
    // A full disk fails in the same way, at the first file that does not fit.
    let site = Site::new().page("The old site.");
    site.build();
    let before = site.listing();
    let options = site::Options {
        out: Some(site.root.join("content/_index.md/dist")),
        ..site.options()
    };
    let told = site::build(&options).unwrap_err().to_string();
    assert!(
        told.contains("cannot be made (Not a directory") && told.contains("is as it was."),
        "{told}"
    );
    assert_eq!(site.listing(), before);
}

#[test]
fn a_folder_that_holds_other_things_is_not_overwritten() {
    let site = Site::new().page("Text.").file("photos/holiday.jpg", "x");
    let options = site::Options {
        out: Some(site.root.join("photos")),
        ..site.options()
    };
    let told = site::build(&options).unwrap_err().to_string();
    assert!(
        told.contains("photos holds files that are no site, so it is not overwritten."),
        "{told}"
    );
    assert!(site.root.join("photos/holiday.jpg").is_file());
}

/// The program itself, with a limit on the size of each file that it writes: the disk then refuses a larger one, as a full
/// disk does.
#[cfg(unix)]
fn built_where_files_stay_small(site: &Site) -> (bool, String) {
    let output = std::process::Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 4; exec \"$0\" build --root \"$1\"",
        ])
        .arg(env!("CARGO_BIN_EXE_site-gen"))
        .arg(&site.root)
        .output()
        .unwrap();
    let told =
        String::from_utf8_lossy(&output.stderr).replace(&site.root.display().to_string(), "SITE");
    (output.status.success(), told)
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_told_once_and_the_old_site_stands() {
    let site = Site::new().page("The old site.");
    site.build();
    let before = (site.listing(), site.built("page/index.html"));
    let (fits, told) = built_where_files_stay_small(&site);
    assert!(fits, "a small site has to fit: {told}");
    let site = (0..20).fold(site, |site, page| {
        let text = format!("+++\ntitle = \"Long\"\n+++\n{}\n", "word ".repeat(20_000));
        site.file(&format!("content/long-{page}.md"), text)
    });
    let (fits, told) = built_where_files_stay_small(&site);
    assert!(!fits);
    let (place, rest) = told.split_once(" cannot be written (").unwrap();
    assert!(place.starts_with("SITE/.dist.new/long-"), "{told}");
    assert_snapshot!(rest.trim_end(), @r"
    File too large (os error 27)).
      = The site in SITE/dist is as it was.

    1 problem
    ");
    assert_eq!((site.listing(), site.built("page/index.html")), before);
    assert!(
        !site.root.join(".dist.new").exists(),
        "the half-made site is left behind"
    );
}
