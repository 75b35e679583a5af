use super::*;

fn render_with(text: &str) -> (Rendered, Vec<Fault>) {
    render(text, Style::default(), &|call, arguments, body| {
        Ok(format!(
            "<x-{}{}>{}</x-{}>",
            call.name,
            arguments.trim_end(),
            body.unwrap_or_default(),
            call.name
        ))
    })
}

fn html(text: &str) -> String {
    let (rendered, faults) = render_with(text);
    assert_eq!(faults, vec![]);
    rendered.html
}

#[test]
fn headings_get_unique_ids_and_a_tree() {
    let (rendered, _) = render_with("## Visits\n\n### Before\n\n## Visits\n\n## Own {#mine}\n");
    assert!(rendered.html.contains("<h2 id=\"visits\">"));
    assert!(rendered.html.contains("<h2 id=\"visits-1\">"));
    assert!(rendered.html.contains("<h2 id=\"mine\">Own</h2>"));
    let top: Vec<&str> = rendered
        .toc
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    assert_eq!(top, ["visits", "visits-1", "mine"]);
    assert_eq!(rendered.toc[0].children[0].title, "Before");
}

#[test]
fn a_component_alone_is_a_block_and_one_in_a_sentence_is_not() {
    assert_eq!(html("{{ <a /> }}"), "<x-a></x-a>\n");
    assert_eq!(
        html("See {{ <a b=\"c\" /> }} now."),
        "<p>See <x-a b=\"c\"></x-a> now.</p>\n"
    );
}

#[test]
fn a_body_is_markdown() {
    assert_eq!(
        html("{% <a> %}\n**b**\n{% </a> %}\n"),
        "<x-a><p><strong>b</strong></p>\n</x-a>\n"
    );
}

#[test]
fn text_around_a_block_component_stays_paragraphs() {
    assert_eq!(
        html("One\n{{ <a /> }}\nTwo"),
        "<p>One</p>\n<x-a></x-a>\n<p>Two</p>\n"
    );
}

#[test]
fn faults_name_the_place_in_the_whole_text() {
    let text = "One\n\n{% <a> %}\nx {{ bad }} y\n{% </a> %}\n";
    let (_, faults) = render_with(text);
    assert_eq!(faults.len(), 1);
    assert_eq!(text.get(faults[0].at.clone()), Some("{{ bad }}"));
}

#[test]
fn aligned_columns_need_no_style() {
    let html = html("|a|b|\n|-|-:|\n|1|2|\n");
    assert!(
        html.contains("<td class=\"app-align-right\">2</td>"),
        "{html}"
    );
    assert!(!html.contains("style="));
}

#[test]
fn the_summary_ends_at_more() {
    let (rendered, _) = render_with("One.\n\n<!-- more -->\n\nTwo.\n");
    assert_eq!(rendered.summary.as_deref(), Some("<p>One.</p>\n"));
}

#[test]
fn anchors_are_put_where_asked() {
    let style = Style {
        anchors: AnchorLinks::Right,
        ..Style::default()
    };
    let (rendered, _) = render("## A \"b\"\n", style, &|_, _, _| Ok(String::new()));
    assert_eq!(
        rendered.html,
        "<h2 id=\"a-b\">A \"b\"<a class=\"app-anchor\" href=\"#a-b\" aria-label=\"Link to this part: A &quot;b&quot;\">#</a></h2>\n"
    );
}

#[test]
fn deep_nesting_is_no_crash() {
    let text = "> ".repeat(20_000)
        + "x\n\n"
        + &"- ".repeat(5_000)
        + "y\n\n"
        + &"[".repeat(20_000)
        + &"*".repeat(20_000);
    let _ = render_with(&text);
    let components = "{% <a> %}".repeat(40) + &"{% </a> %}".repeat(40);
    let (_, faults) = render_with(&components);
    assert_eq!(
        faults[0].message,
        "Components are nested more than 16 deep here."
    );
}
