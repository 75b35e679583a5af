//! The page on which links to forms are prepared, from the page's `[extra.link]`: what it asks follows the site's forms.

use forms::form::{ChoicesFrom, ReturnTo, ShowIf};
use forms::showing::depends_on_nation;
use forms::{Choice, Form, soundness};
use tera::value::Key;
use toolkit::{LINK_BLANKS, LINK_QUESTIONS, LinkPage, LinkTarget};

use super::{Site, form};
use crate::content::library::Node;
use crate::diagnostics::{Problem, nearest};

/// The question that chooses the form.
const WHICH: &str = "form";

/// The page's tool, or what its author has to mend.
pub(super) fn of(site: &Site, node: &Node) -> Result<LinkPage, Problem> {
    let mut page = written(node)?;
    let targets = targets(site);
    page.targets = targets
        .iter()
        .map(|(other, form)| LinkTarget {
            id: form.id.clone(),
            title: other.title().to_owned(),
            address: crate::html::address::relative(&node.url, &format!("{}index.html", other.url)),
        })
        .collect();
    if page.targets.is_empty() {
        let message =
            "No form of this site goes back to anybody, so there is no form to make links to.";
        return Err(Problem::of_file(&node.file.file, message)
            .help("Add a form whose return_to is not \"nobody\", or take the island away."));
    }
    let forms: Vec<Form> = targets.into_iter().map(|(_, form)| form).collect();
    follow(&mut page, &forms);
    let faults = soundness::faults(&page.form);
    if faults.is_empty() {
        Ok(page)
    } else {
        let message = format!("[extra.link.form] is not sound: {}.", faults.join("; "));
        Err(Problem::of_file(&node.file.file, message))
    }
}

/// What the author wrote, with names that the tool knows.
fn written(node: &Node) -> Result<LinkPage, Problem> {
    let problem = |message: String| Problem::of_file(&node.file.file, message);
    let extra = node.meta.extra.as_map();
    let link = extra.and_then(|extra| extra.get(&Key::Str("link")));
    let link = link.ok_or_else(|| {
        problem("The page has the island \"link\", but no [extra.link].".to_owned())
            .help("Write what the tool asks as [extra.link], or take the island away.")
    })?;
    let link = serde_json::to_value(link).and_then(serde_json::from_value::<LinkPage>);
    let link = link.map_err(|error| problem(format!("[extra.link] cannot be used: {error}.")))?;
    let unknown = link
        .form
        .questions()
        .map(|(_, question)| &question.id)
        .find(|id| !LINK_QUESTIONS.contains(&id.as_str()));
    if let Some(id) = unknown {
        let message = format!("A link has no room for the answer to the question \"{id}\".");
        return Err(problem(message).did_you_mean(nearest(id, LINK_QUESTIONS)));
    }
    if link.form.question(WHICH).is_none() {
        return Err(problem(
            "[extra.link.form] does not ask which form the link is for.".to_owned(),
        )
        .help("Add a question of the type \"choice\" with the id \"form\"."));
    }
    let lines = link.email.iter().chain(&link.poster).chain([&link.subject]);
    for blank in lines.flat_map(|line| blanks(line)) {
        if !LINK_BLANKS.contains(&blank) {
            let text = &node.file.text;
            let at = text.find(&format!("[[{blank}]]")).unwrap_or_default();
            let message = format!("Nothing fills the blank \"{blank}\" of a prepared link.");
            return Err(
                Problem::at(&node.file.file, text, at..at + blank.len() + 4, message)
                    .did_you_mean(nearest(blank, LINK_BLANKS)),
            );
        }
    }
    Ok(link)
}

/// The names in `[[...]]`.
fn blanks(line: &str) -> impl Iterator<Item = &str> {
    line.split("[[")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("]]")?.0))
}

/// The pages of forms that go back to somebody, in the order of their section. What is wrong with one is told there.
fn targets(site: &Site) -> Vec<(&Node, Form)> {
    let nodes = &site.library.nodes;
    nodes
        .iter()
        .flat_map(|section| &section.pages)
        .filter_map(|page| nodes.get(*page))
        .filter(|page| form::is_one(page))
        .filter_map(|page| Some((page, form::of(page).ok()?)))
        .filter(|(_, form)| form.return_to != ReturnTo::Nobody)
        .collect()
}

/// Offers the forms, and asks for a list only where the chosen form uses it. What no form uses is not asked at all.
fn follow(page: &mut LinkPage, forms: &[Form]) {
    let offered = page.targets.iter();
    let offered = offered.map(|target| Choice::plain(&target.id, &target.title));
    let offered: Vec<Choice> = offered.collect();
    for section in &mut page.form.sections {
        for question in &mut section.questions {
            if question.id == WHICH {
                question.choices.clone_from(&offered);
            } else if let Some(uses) = uses(&question.id) {
                let users = forms.iter().filter(|form| uses(form));
                question.show_if = Some(ShowIf {
                    question: WHICH.to_owned(),
                    is: users.map(|form| form.id.clone()).collect(),
                });
            }
        }
        section.questions.retain(|question| {
            question
                .show_if
                .as_ref()
                .is_none_or(|show| !show.is.is_empty())
        });
    }
    page.form
        .sections
        .retain(|section| !section.questions.is_empty());
}

/// How to see whether a form uses what this question asks for; `None` where every form does.
fn uses(question: &str) -> Option<fn(&Form) -> bool> {
    fn takes(form: &Form, list: ChoicesFrom) -> bool {
        form.questions()
            .any(|(_, question)| question.choices_from == Some(list))
    }
    match question {
        "others" => Some(|form| takes(form, ChoicesFrom::OtherSide)),
        "all" => Some(|form| takes(form, ChoicesFrom::Everybody)),
        "jobs" => Some(|form| takes(form, ChoicesFrom::Professions)),
        "nation" => Some(depends_on_nation),
        _ => None,
    }
}
