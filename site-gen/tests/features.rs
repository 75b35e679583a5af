//! What the generator does, feature by feature, on small sites.
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

/// Some files of a built site, one after the other.
fn files(site: &Site, paths: &[&str]) -> String {
    paths
        .iter()
        .map(|path| format!("## {path}\n{}\n", site.built(path).trim_end()))
        .collect()
}

fn titled(title: &str, more: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n{more}\n+++\nText of {title}.\n")
}

#[test]
fn sections_pages_order_and_neighbours() {
    let template = "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>\n{{ page.path }} | {{ page.slug }} | {% \
                    if page.lower %}{{ page.lower.title }}{% endif %} < > {% if page.higher %}{{ page.higher.title }}{% \
                    endif %} | {{ page.ancestors }} | {{ page.relative_path }} | {{ page.date | date }}{% endblock %}";
    let site = Site::new()
        .file("templates/page.html", template)
        .file(
            "content/guide/_index.md",
            "+++\ntitle = \"Guide\"\nsort_by = \"weight\"\n+++\n",
        )
        .file(
            "content/guide/Third Step.md",
            titled("Third", "weight = 3\ndate = 2026-08-06"),
        )
        .file(
            "content/guide/2026-01-05-first.md",
            titled("First", "weight = 1"),
        )
        .file(
            "content/guide/second/index.md",
            titled("Second", "weight = 2\nslug = \"zwei\"\ndate = 2026-02-01"),
        )
        .file("content/guide/second/list.csv", "a,b\n")
        .file(
            "content/guide/hidden.md",
            titled("Draft", "draft = true\ndate = 2026-02-01"),
        );
    site.build();
    let listing = site.listing().join("\n");
    let pages: Vec<String> = ["guide/first", "guide/zwei", "guide/third-step"]
        .iter()
        .map(|page| site.body(&format!("{page}/index.html")))
        .collect();
    assert_snapshot!(format!(
        "{listing}\n\n{}\n\n{}",
        site.body("guide/index.html"),
        pages.join("\n\n")
    ));
}

#[test]
fn drafts_are_built_on_request_alone() {
    let site = Site::new().file("content/a.md", titled("A", "draft = true"));
    site.build();
    assert!(!site.listing().contains(&"a/index.html".to_owned()));
    let options = site::Options {
        drafts: true,
        ..site.options()
    };
    site::build(&options).unwrap();
    assert!(site.listing().contains(&"a/index.html".to_owned()));
    let site = site.page("[a](@/a.md)");
    assert_snapshot!(site.check(), @r#"
    content/page.md:4:5: "@/a.md" is a draft, so no page is written for it.
      |
    4 | [a](@/a.md)
      |     ^^^^^^
      = Publish the draft, or take the link out.

    1 problem
    "#);
}

#[test]
fn addresses_are_relative_hashed_and_named() {
    let site = Site::new()
        .file("static/img/a b.svg", "<svg/>")
        .file("static/form.docx", "x")
        .file("content/guide/_index.md", titled("Guide", ""))
        .file("content/guide/visits/index.md", "+++\ntitle = \"Visits\"\n+++\n## Part\n\n[list](list.csv) [up](@/_index.md) [self](#part) \
             [part](@/guide/visits/index.md#part) [page](@/page.md#x) ![a](@/img/a%20b.svg) <img alt=\"\" srcset=\"@/img/a%20b.svg 1x\"> \
             [form](@/form.docx) [whole](https://example.org/guide/) [else](https://example.com/)\n")
        .file("content/guide/visits/list.csv", "a,b\n")
        .page("## X {#x}\n\n[visits](../guide/visits/)");
    site.build();
    assert_snapshot!(files(
        &site,
        &["guide/visits/index.html", "page/index.html"]
    ));
    assert_eq!(site.built("img/a b.d4dc566691.svg"), "<svg/>");
}

#[test]
fn components_have_typed_arguments_bodies_and_the_page() {
    let site = Site::new()
        .file("templates/components/own.html", "{% component own(count: integer, @page) %}<b>{{ count + 1 }} of {{ page.title }}</b>{% endcomponent own %}")
        .page("{% <callout type=\"warning\" level={2}> %}\n**Take care**\n\n{{ <own count={1} /> }}\n{% </callout> %}\n\nAs `{{ <own /> }}` and {{ <own count={4} /> }}.");
    site.build();
    assert_snapshot!(site.body("page/index.html"));
}

#[test]
fn taxonomies_have_lists_and_terms() {
    let config = "base_url = \"https://example.org\"\ntitle = \"Test\"\ncompress = false\ngenerate_feeds = true\ntaxonomies = [{ name = \"topics\", feed = true, paginate_by = 1 }]\n";
    let site = Site::new()
        .file("config.toml", config)
        .file("templates/taxonomy_list.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ taxonomy.name }}</h1>{% for term in terms %}<a href=\"{{ term.permalink }}\">{{ term.name }} {{ term.page_count }}</a>{% endfor %}{% endblock %}")
        .file("templates/taxonomy_single.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ term.name }}</h1>{% for page in paginator.pages %}<a href=\"{{ page.permalink }}\">{{ page.title }}</a>{% endfor %} {{ paginator.current_index }} of {{ paginator.number_pagers }}{% if paginator.next %} <a href=\"{{ paginator.next }}\">next</a>{% endif %}{% endblock %}")
        .file("content/a.md", titled("A", "date = 2026-01-01\n[taxonomies]\ntopics = [\"Long Letters\"]"))
        .file("content/b.md", titled("B", "date = 2026-02-01\nupdated = 2026-03-01\n[taxonomies]\ntopics = [\"Long Letters\", \"Phones\"]"))
        .page("Text.");
    site.build();
    let paths = [
        "topics/index.html",
        "topics/long-letters/index.html",
        "topics/long-letters/page/2/index.html",
    ];
    let bodies: Vec<String> = paths.iter().map(|path| site.body(path)).collect();
    assert_snapshot!(format!(
        "{}\n\n{}",
        bodies.join("\n\n"),
        files(&site, &["topics/phones/atom.xml", "atom.xml"])
    ));
}

#[test]
fn a_section_is_paginated() {
    let site = (1..=5)
        .fold(Site::new(), |site, n| site.file(&format!("content/news/n{n}.md"), titled(&format!("N{n}"), &format!("weight = {n}"))))
        .file("content/news/_index.md", "+++\ntitle = \"News\"\nsort_by = \"weight\"\npaginate_by = 2\n+++\n")
        .file("templates/section.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ section.title }}</h1>{% for page in paginator.pages %}{{ page.title }} {% endfor %}{% if paginator.previous %}<a href=\"{{ paginator.previous }}\">back</a>{% endif %}<a href=\"{{ paginator.last }}\">last</a>{% endblock %}");
    site.build();
    let bodies: Vec<String> = ["news/", "news/page/2/", "news/page/3/"]
        .iter()
        .map(|url| site.body(&format!("{url}index.html")))
        .collect();
    assert_snapshot!(bodies.join("\n"));
}

#[test]
fn aliases_feeds_sitemap_and_lists() {
    let config = "base_url = \"https://example.org/toolkit\"\ntitle = \"Test & co\"\ndescription = \"All of it.\"\ncompress = false\ngenerate_feeds = true\n";
    let site = Site::new().file("config.toml", config).file(
        "content/a.md",
        titled(
            "A <b>",
            "description = \"About a.\"\ndate = 2026-01-01\naliases = [\"old/a\", \"a.html\"]",
        ),
    );
    site.build();
    let paths = [
        "old/a/index.html",
        "a.html",
        "atom.xml",
        "sitemap.xml",
        "robots.txt",
        "llms.txt",
        "404.html",
    ];
    assert_snapshot!(files(&site, &paths));
}

#[test]
fn data_hashes_and_file_labels_reach_templates() {
    let template = "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>\n{% set facts = load_data(path=\"facts.toml\") %}{{ \
                    facts.a.b }} {% set table = load_data(path=\"content/list.csv\") %}{{ table.headers }} {{ \
                    table.records }} {% set json = load_data(path=\"d.json\") %}{{ json.x[1] }} {% if not \
                    load_data(path=\"gone.toml\", required=false) %}none{% endif %}\n{{ get_hash(path=\"d.json\", \
                    sha_type=256, base64=false) }}\n{% set file = get_file_info(path=\"content/list.csv\") %}{{ file.label }}{% \
                    endblock %}";
    let site = Site::new()
        .file("facts.toml", "[a]\nb = \"from toml\"\n")
        .file("d.json", "{\"x\":[1,\"from json\"]}")
        .file("content/list.csv", "h,i\n1,\"a, b\"\n")
        .file("templates/page.html", template)
        .page("Text.");
    site.build();
    assert_snapshot!(site.body("page/index.html"));
}

/// Every file of a built site, with its bytes.
fn all_bytes(site: &Site) -> Vec<(String, Vec<u8>)> {
    let read = |path: String| {
        let bytes = std::fs::read(site.root.join("dist").join(&path)).unwrap();
        (path, bytes)
    };
    site.listing().into_iter().map(read).collect()
}

#[test]
fn the_same_content_in_another_place_gives_the_same_bytes() {
    let make = || {
        let start = Site::new().file(
            "config.toml",
            "base_url = \"https://example.org\"\ntitle = \"T\"\nbuild_search_index = true\ngenerate_feeds = true\n\
             taxonomies = [{ name = \"tags\", feed = true }]\n",
        );
        let list = "{% extends \"base.html\" %}{% block main %}<h1>{{ taxonomy.name }}</h1>{% for term in terms %}<p>{{ \
                    term.name }}</p>{% endfor %}{% endblock main %}";
        let single = "{% extends \"base.html\" %}{% block main %}<h1>{{ term.name }}</h1>{% for page in term.pages %}<p>{{ \
                      page.title }}</p>{% endfor %}{% endblock main %}";
        let start = start
            .file("templates/taxonomy_list.html", list)
            .file("templates/taxonomy_single.html", single);
        (0..60).fold(start, |site, page| {
            let more = format!(
                "date = 2026-01-{:02}\n[taxonomies]\ntags = [\"a {}\", \"b {}\"]",
                page % 28 + 1,
                page % 7,
                page % 5
            );
            let text = titled(&format!("Page {}", page % 10), &more);
            site.file(&format!("content/page-{page}.md"), text)
        })
    };
    let (one, other) = (make(), make());
    assert_ne!(one.root, other.root);
    one.build();
    // Another number of threads finishes the pages in another order.
    let alone = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    alone.install(|| other.build().listing());
    let bytes = all_bytes(&one);
    assert!(bytes.len() > 150, "{}", bytes.len());
    assert!(bytes == all_bytes(&other), "the two sites differ");
}

#[test]
fn links_to_files_say_their_kind_and_size() {
    let form = "+++\ntitle = \"Sign up\"\n[extra.form]\nid = \"sign-up\"\nversion = 1\npurpose = \"Why.\"\nwho_sees = \
                \"Us.\"\nminutes = 1\nreturn_to = \"nobody\"\nanonymous = \"never\"\n[[extra.form.section]]\nid = \
                \"s\"\ntitle = \"S\"\n[[extra.form.section.question]]\nid = \"q\"\ntype = \"text\"\nlabel = \
                \"Q\"\n+++\n";
    let site = Site::new()
        .file("content/list.csv", "a,b\n")
        .file("content/big.pdf", vec![b' '; 1_250_000])
        .file("content/notes.txt", "notes")
        .file("content/forms/sign-up/index.md", form)
        .page(
            "[The list](@/list.csv) and [the *long* report](@/big.pdf)\n\n[Notes](@/notes.txt), but <a download \
             href=\"@/notes.txt\">keep them</a>\n\n[The form](@/forms/sign-up/sign-up.docx)\n\n[Said (CSV, 1 KB) \
             already](@/list.csv) and [a map](@/sitemap.xml)",
        );
    site.build();
    let word = std::fs::metadata(site.root.join("dist/forms/sign-up/sign-up.docx")).unwrap();
    let body = site.body("page/index.html").replace(
        &format!("(Word, {} KB)", word.len().div_ceil(1_000)),
        "(Word, its size)",
    );
    assert_snapshot!(body, @r#"
    <h1>Page</h1>
    <p><a href="../list.csv">The list (CSV, 1 KB)</a> and <a href="../big.pdf">the <em>long</em> report (PDF, 1.3 MB)</a></p>
    <p><a href="../notes.txt">Notes</a>, but <a download href="../notes.txt">keep them (text, 1 KB)</a></p>
    <p><a href="../forms/sign-up/sign-up.docx">The form (Word, its size)</a></p>
    <p><a href="../list.csv">Said (CSV, 1 KB) already</a> and <a href="../sitemap.xml">a map</a></p>
    "#);
}

#[test]
fn the_policy_names_what_stands_in_the_page() {
    let site = Site::new().page(
        "<script>go()</script>\n<style>a{}</style>\n<script type=\"application/json\">{}</script>",
    );
    site.build();
    let html = site.built("page/index.html");
    let policy = html
        .split_once("content=\"")
        .unwrap()
        .1
        .split_once('"')
        .unwrap()
        .0
        .to_owned();
    assert_snapshot!(policy, @"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='; style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
    assert!(html.contains("<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""));
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let make = || {
        let site = Site::new()
            .file("config.toml", "title = \"T\"\nbuild_search_index = true\ntaxonomies = [{ name = \"t\" }]\n[extra]\nz = 1\na = { d = 1, b = 2 }\n")
            .file("templates/taxonomy_list.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ config.extra }}</h1>{% endblock %}")
            .file("templates/taxonomy_single.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ term.name }}</h1>{% endblock %}")
            .page("Words to look for. <div data-search></div>");
        let site = (0..40).fold(site, |site, n| {
            let text = titled(
                &format!("P{n}"),
                &format!("[taxonomies]\nt = [\"x{}\", \"y{}\"]", n % 3, n % 5),
            );
            site.file(&format!("content/p{n}.md"), text)
        });
        site.build();
        site
    };
    let (one, two) = (make(), make());
    assert_eq!(one.listing(), two.listing());
    assert!(one.listing().iter().any(|path| path.ends_with(".html.br")));
    for path in one.listing() {
        let read = |site: &Site| std::fs::read(site.root.join("dist").join(&path)).unwrap();
        assert!(read(&one) == read(&two), "{path} differs");
    }
}

#[test]
fn a_build_leaves_no_stale_file_and_keeps_what_git_needs() {
    let site = Site::new()
        .page("Text.")
        .file("dist/.gitignore", "*\n")
        .file("dist/index.html", "old")
        .file("dist/stale.html", "old");
    site.build();
    let listing = site.listing();
    assert!(
        listing.contains(&".gitignore".to_owned()) && !listing.contains(&"stale.html".to_owned()),
        "{listing:?}"
    );
    let left: Vec<_> = std::fs::read_dir(&site.root)
        .unwrap()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(".dist"))
        .collect();
    assert!(left.is_empty());
}

#[test]
fn after_one_change_only_what_it_touches_is_built_again() {
    let site = (0..30).fold(Site::new(), |site, n| {
        site.file(&format!("content/p{n}.md"), titled(&format!("P{n}"), ""))
    });
    let options = site.options();
    let (mut built, _) = site::Built::new(&options).unwrap();
    let site = site.file("content/p3.md", "+++\ntitle = \"P3\"\n\n+++\nNew words.\n");
    assert_eq!(
        built.update(&["p3.md".to_owned()], &options).unwrap(),
        Some(1)
    );
    assert!(site.body("p3/index.html").contains("New words."));
    // The title shows on other pages.
    let site = site.file("content/p3.md", titled("Changed", ""));
    assert_eq!(built.update(&["p3.md".to_owned()], &options).unwrap(), None);
    // What a change breaks is told, and nothing is written.
    let (mut built, _) = site::Built::new(&options).unwrap();
    let site = site.file(
        "content/p3.md",
        titled("Changed", "").replace("Text", "[x](@/gone.md)"),
    );
    let told = built
        .update(&["p3.md".to_owned()], &options)
        .unwrap_err()
        .to_string();
    assert!(
        told.starts_with("content/p3.md:5:5: There is no page \"@/gone.md\"."),
        "{told}"
    );
    assert!(!site.body("p3/index.html").contains("gone"));
}

#[test]
fn a_packed_site_opens_with_what_a_host_needs() {
    let site = Site::new().page("Text.");
    site.build();
    let zip = site.root.join("toolkit-site.zip");
    site_gen::write::pack(&site.root.join("dist"), &zip).unwrap();
    let first = std::fs::read(&zip).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&first)).unwrap();
    let names: Vec<String> = (0..archive.len())
        .map(|place| {
            archive
                .by_index(place)
                .unwrap()
                .name()
                .unwrap()
                .into_owned()
        })
        .collect();
    assert_snapshot!(names.join("\n"));
    site_gen::write::pack(&site.root.join("dist"), &zip).unwrap();
    assert!(
        first == std::fs::read(&zip).unwrap(),
        "the same site makes the same zip"
    );
}

#[test]
fn a_packed_site_tells_its_host_what_the_tools_need() {
    let site = Site::new().page("Text.");
    site.build();
    let zip = site.root.join("toolkit-site.zip");
    site_gen::write::pack(&site.root.join("dist"), &zip).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&zip).unwrap()).unwrap();
    let mut text = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let notes = text("HOSTING.txt");
    for needed in [
        "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
        "Send .js as text/javascript.",
        "Check that .wasm files are sent as application/wasm.",
    ] {
        assert!(notes.contains(needed), "{needed}");
    }
    // Under a path the page for a wrong address is not at the root of the host.
    let apache = text("hosting/apache.htaccess");
    assert!(apache.contains("ErrorDocument 404 /%{reqenv:SITE}404.html\n"));
    assert!(!apache.contains("\nErrorDocument 404 /404.html"));
    assert!(text("hosting/nginx.conf").contains("error_page 404 /toolkit/404.html;"));
}
