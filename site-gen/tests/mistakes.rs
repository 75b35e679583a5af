//! The mistakes that authors make, each caught, each told with its place and the way out, word for word.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_push_string,
    reason = "a failure here is a failed test"
)]

mod site_on_disk;

use insta::assert_snapshot;
use site_on_disk::Site;

/// Cases with what the checks say of them, one after the other.
#[derive(Default)]
struct Told {
    text: String,
}

impl Told {
    fn add(&mut self, case: &str, told: String) {
        self.text.push_str(&format!("## {case}\n{told}\n\n"));
    }
}

fn page(markdown: &str) -> String {
    Site::new().page(markdown).check()
}

fn front_matter(toml: &str) -> String {
    Site::new()
        .file("content/page.md", format!("+++\n{toml}\n+++\nText.\n"))
        .check()
}

fn template(html: &str) -> String {
    let text = format!(
        "{{% extends \"base.html\" %}}{{% block main %}}<h1>One</h1>\n{html}{{% endblock main %}}\n"
    );
    Site::new()
        .page("Text.")
        .file("templates/page.html", text)
        .check()
}

/// A second page, to be nearly linked to.
fn with_visits(markdown: &str) -> String {
    let visits = "+++\ntitle = \"Visits\"\n+++\n## Before a visit\n";
    Site::new()
        .file("content/guide/_index.md", "+++\ntitle = \"Guide\"\n+++\n")
        .file("content/guide/visits.md", visits)
        .page(markdown)
        .check()
}

#[test]
fn links_in_markdown() {
    let mut told = Told::default();
    told.add(
        "link to no page",
        with_visits("See [visits](@/guide/visit.md)."),
    );
    told.add(
        "link to no part of a page",
        with_visits("See [visits](@/guide/visits.md#before-visit)."),
    );
    told.add(
        "link to no part of this page",
        with_visits("## Dates\n\n[Dates](#date)"),
    );
    told.add(
        "root-relative link",
        with_visits("See [visits](/guide/visits/)."),
    );
    told.add(
        "root-relative link to nothing",
        with_visits("See [visits](/guide/nothing/)."),
    );
    told.add(
        "relative link to nothing",
        with_visits("See [visits](guide/visit/)."),
    );
    told.add(
        "link to a markdown file",
        with_visits("See [visits](guide/visits.md)."),
    );
    told.add("link without an address", with_visits("See [visits]()."));
    told.add(
        "link without words",
        with_visits("See [](@/guide/visits.md)."),
    );
    told.add("link to nowhere", with_visits("See [top](#)."));
    told.add("link out of the site", with_visits("See [up](../../up/)."));
    told.add(
        "www without a scheme",
        with_visits("See [them](www.example.com)."),
    );
    told.add(
        "misspelt scheme",
        with_visits("See [them](htps://example.com)."),
    );
    told.add(
        "scheme that runs script",
        with_visits("<a href=\"javascript:go()\">Go</a>"),
    );
    told.add(
        "half an address",
        with_visits("[Them](https://) and [write](mailto:nobody)."),
    );
    told.add(
        "undefined reference",
        with_visits("See [the visits][visits] and [that][]."),
    );
    assert_snapshot!("links_in_markdown", told.text);
}

#[test]
fn files_and_images() {
    let mut told = Told::default();
    told.add("missing download", page("[List](list.csv)"));
    told.add("missing image", page("![A map](map.png)"));
    told.add(
        "image without alt text",
        Site::new()
            .file("static/map.png", "x")
            .page("![](@/map.png) <img src=\"@/map.png\">")
            .check(),
    );
    told.add(
        "image on another site",
        page("![A map](https://example.com/map.png)"),
    );
    told.add(
        "missing image in a set",
        page("<img alt=\"\" src=\"data:,\" srcset=\"a.png 1x, b.png 2x\">"),
    );
    told.add(
        "nearly the right file",
        Site::new()
            .file("static/forms/reflection.docx", "x")
            .page("[Form](@/forms/reflexion.docx)")
            .check(),
    );
    assert_snapshot!("files_and_images", told.text);
}

#[test]
fn structure_of_a_page() {
    let mut told = Told::default();
    told.add("id twice", page("## One {#same}\n\n## Two {#same}"));
    told.add(
        "id twice in html",
        page("<p id=\"a\">1</p>\n<p id=\"a\">2</p>"),
    );
    told.add("skipped heading level", page("## One\n\n#### Four"));
    told.add("empty heading", page("## \n\nText"));
    told.add("style attribute", page("<p style=\"color: red\">Red</p>"));
    told.add(
        "event attribute",
        page("<button onclick=\"go()\">Go</button>"),
    );
    told.add("no title element", Site::new().file("templates/base.html", "<html><head><meta charset=\"utf-8\"></head><body>{% block main %}{% endblock %}</body></html>").check());
    assert_snapshot!("structure_of_a_page", told.text);
}

#[test]
fn front_matter_of_a_page() {
    let mut told = Told::default();
    told.add("misspelt key", front_matter("titel = \"Page\""));
    told.add(
        "key of a section",
        front_matter("title = \"Page\"\nsort_by = \"date\""),
    );
    told.add(
        "key of one's own",
        front_matter("title = \"Page\"\nphase = \"pair\""),
    );
    told.add("missing title", front_matter("description = \"x\""));
    told.add(
        "wrong type",
        front_matter("title = \"Page\"\nweight = \"3\"\ndraft = 1\naliases = \"old\""),
    );
    told.add(
        "no date",
        front_matter("title = \"Page\"\ndate = \"6 August\""),
    );
    told.add("not toml", front_matter("title = Page"));
    told.add(
        "not closed",
        Site::new()
            .file("content/page.md", "+++\ntitle = \"Page\"\n\nText.\n")
            .check(),
    );
    told.add(
        "none at all",
        Site::new().file("content/page.md", "Text.\n").check(),
    );
    told.add(
        "unknown sort",
        Site::new()
            .file(
                "content/_index.md",
                "+++\ntitle = \"Home\"\nsort_by = \"wieght\"\n+++\n",
            )
            .check(),
    );
    told.add(
        "unknown template",
        front_matter("title = \"Page\"\ntemplate = \"pagina.html\""),
    );
    told.add(
        "unknown taxonomy",
        front_matter("title = \"Page\"\n[taxonomies]\ntopics = [\"letters\"]"),
    );
    told.add(
        "address taken",
        Site::new()
            .file("content/a.md", "+++\ntitle = \"A\"\nslug = \"b\"\n+++\n")
            .file("content/b.md", "+++\ntitle = \"B\"\n+++\n")
            .check(),
    );
    told.add(
        "alias taken",
        front_matter("title = \"Page\"\naliases = [\"/\", \"page\"]"),
    );
    assert_snapshot!("front_matter_of_a_page", told.text);
}

#[test]
fn component_calls() {
    let mut told = Told::default();
    told.add("unknown component", page("{{ <dwnload id=\"a\" /> }}"));
    told.add(
        "unknown argument",
        page("{% <callout tpye=\"info\"> %}\nText\n{% </callout> %}"),
    );
    told.add("missing argument", page("{{ <download /> }}"));
    told.add(
        "argument of the wrong type",
        page("{% <callout level=\"2\"> %}Text{% </callout> %}"),
    );
    told.add("never closed", page("{% <callout> %}\nText"));
    told.add("never opened", page("Text\n{% </callout> %}"));
    told.add("old shortcode", page("{{ download(id=\"a\") }}"));
    told.add("half a call", page("{{ <download id=\"a\" }}"));
    told.add(
        "component in a link",
        page("[x]({{ <download id=\"a\" /> }})"),
    );
    told.add(
        "broken link by a component",
        page("{{ <download id=\"a.csv\" /> }}"),
    );
    assert_snapshot!("component_calls", told.text);
}

#[test]
fn templates() {
    let mut told = Told::default();
    told.add(
        "broken link in a template",
        template("<a href=\"{{ get_url(path=\"@/nothing.md\") }}\">x</a>"),
    );
    told.add(
        "root-relative link in a template",
        template("<a href=\"/page/\">x</a>"),
    );
    told.add(
        "missing file in a template",
        template("<script src=\"{{ get_url(path=\"app.js\") }}\"></script>"),
    );
    told.add("unknown variable", template("{{ page.titel }}"));
    told.add("unknown filter", template("{{ page.title | uper }}"));
    told.add("unknown function", template("{{ get_pag(path=\"a\") }}"));
    told.add(
        "unknown page",
        template("{{ get_page(path=\"pag.md\").title }}"),
    );
    told.add("syntax", template("{% if page.title %}"));
    told.add(
        "unknown parent",
        Site::new()
            .file("templates/page.html", "{% extends \"bas.html\" %}")
            .page("x")
            .check(),
    );
    told.add(
        "missing data",
        template("{{ load_data(path=\"facts.toml\") }}"),
    );
    told.add("component that calls itself", Site::new().file("templates/components/a.html", "{% component a() %}{{ <b /> }}{% endcomponent a %}{% component b() %}{{ <a /> }}{% endcomponent b %}").check());
    assert_snapshot!("templates", told.text);
}

#[test]
fn settings() {
    let mut told = Told::default();
    let config = |text: &str| Site::new().file("config.toml", text).check();
    told.add(
        "misspelt setting",
        config("titel = \"Test\"\n[markdown]\nsmart_punctation = true\n"),
    );
    told.add(
        "setting of the wrong type",
        config("title = 3\nbase_url = \"example.org\"\n"),
    );
    told.add("settings that are not toml", config("title = \n"));
    told.add("broken link in the settings", Site::new()
        .file("config.toml", "title = \"T\"\n[extra]\nnav = [\"@/gone.md\"]\n")
        .file("templates/base.html", "<html><head><title>T</title></head><body>{% for path in config.extra.nav %}<a href=\"{{ get_url(path=path) }}\">x</a>{% endfor %}{% block main %}{% endblock %}</body></html>")
        .check());
    assert_snapshot!("settings", told.text);
}

#[test]
fn all_problems_come_in_one_run() {
    let site = Site::new()
        .page("[a](@/a.md) {{ <b /> }} ![](c.png)\n\n#### Deep")
        .file("content/other.md", "+++\ntitel = \"x\"\n+++\n[z](@/z.md)\n");
    let told = site.check();
    assert_eq!(told.lines().last(), Some("7 problems"), "{told}");
}

#[test]
fn what_is_right_is_not_told() {
    let site = Site::new()
        .file("static/a.png", "x")
        .file("content/guide/_index.md", "+++\ntitle = \"Guide\"\n+++\n")
        .file("content/guide/visits/index.md", "+++\ntitle = \"Visits\"\n+++\n## Before a visit\n\n[List](list.csv)\n")
        .file("content/guide/visits/list.csv", "a,b\n")
        .page(
            "[a](@/guide/visits/index.md#before-a-visit) [b](@/guide/_index.md) [c](../guide/visits/) [d](#top) \
             [e](https://example.com/?a=b#c) [f](mailto:a@example.com?subject=x) [g](tel:0300123) ![x](@/a.png) \
             `{{ <code /> }}` <https://example.com>\n\n## One\n\n### Two\n\n## Three\n",
        );
    assert_eq!(site.check(), "no problem");
}
