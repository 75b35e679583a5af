//! The page on which links to forms are prepared: the mistakes of its author, and what follows the site's forms.

mod site_on_disk;

use site_on_disk::Site;

const FORM: &str = "id = \"ask\"\nversion = 1\npurpose = \"p\"\nwho_sees = \"w\"\nminutes = 1\nreturn_to = \"nobody\"\nanonymous = \"never\"\n";

/// What the checks say of a page with these questions and this email.
fn told(questions: &str, email: &str) -> String {
    let page = format!(
        "+++\ntitle = \"Links\"\n[extra]\nisland = \"link\"\n[extra.link]\nsubject = \"[[form]]\"\nemail = [{email}]\n\
         poster = []\n[extra.link.form]\n{FORM}{questions}\n+++\nText.\n"
    );
    Site::new().file("content/page.md", page).check()
}

fn section(question: &str) -> String {
    format!(
        "[[extra.link.form.section]]\nid = \"s\"\ntitle = \"S\"\n[[extra.link.form.section.question]]\n{question}\n"
    )
}

#[test]
fn an_author_is_told_what_a_link_cannot_carry() {
    let which = section("id = \"form\"\ntype = \"choice\"\nlabel = \"Which?\"");
    let odd = section("id = \"shceme\"\ntype = \"text\"\nlabel = \"Name?\"");
    let cases = [
        ("a question that no link carries", told(&odd, "")),
        (
            "no choice of a form",
            told(
                &section("id = \"scheme\"\ntype = \"text\"\nlabel = \"Name?\""),
                "",
            ),
        ),
        (
            "a blank that nothing fills",
            told(&which, "\"Send it to [[too]].\""),
        ),
        ("no form on the site", told(&which, "")),
        (
            "no [extra.link]",
            Site::new()
                .file(
                    "content/page.md",
                    "+++\ntitle = \"Links\"\n[extra]\nisland = \"link\"\n+++\nText.\n",
                )
                .check(),
        ),
    ];
    let text: String = cases
        .iter()
        .map(|(case, told)| format!("## {case}\n{told}\n\n"))
        .collect();
    insta::assert_snapshot!(text);
}
