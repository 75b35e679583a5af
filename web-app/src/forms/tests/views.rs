//! The first HTML of each kind of question.

use forms::{Answer, Prepared};
use yew::prelude::*;

use super::*;
use crate::forms::question::QuestionView;
use crate::parts::shared::Shared;
use crate::testing::html_of_piece;

/// The HTML of one question after some actions.
fn html(state: &Rc<State>, id: &str) -> String {
    let sections = &state.form().sections;
    let at = sections
        .iter()
        .enumerate()
        .find_map(|(at, section)| Some((at, section.questions.iter().position(|q| q.id == id)?)))
        .unwrap();
    let faults: Vec<_> = state.all_faults();
    let faults: Vec<_> = faults
        .into_iter()
        .filter(|fault| fault.question == id)
        .collect();
    html_of_piece(html! {
        <QuestionView paper={state.paper.clone()} {at} setting={state.setting.clone()}
            answer={state.answers().get(id).cloned()} {faults} edit={Callback::noop()} />
    })
}

fn has(html: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(html.contains(piece), "{piece} is not in {html}");
    }
}

#[test]
fn a_line_of_text_with_its_error_after_the_label() {
    let before = html(&fresh(), "name");
    has(
        &before,
        &[
            r#"<label for="q-name" class="nhsuk-label nhsuk-label--s">What is your name?</label>"#,
            r#"id="q-name-error""#,
            r#"<span class="nhsuk-u-visually-hidden">Error: </span>Enter your name"#,
            "nhsuk-form-group--error",
            "nhsuk-input--error",
            r#"aria-describedby="q-name-error""#,
            r#"autocomplete="off""#,
        ],
    );
    let typed = html(&after(fresh(), [text("name", "<b>Ana</b>")]), "name");
    has(&typed, &["value=\"&lt;b&gt;Ana&lt;/b&gt;\""]);
    assert!(!typed.contains("error"), "{typed}");
}

#[test]
fn an_email_address_with_hint_why_and_optional() {
    let html = html(&after(fresh(), [text("email", "ana")]), "email");
    has(
        &html,
        &[
            "What is your email address? (optional)",
            r#"<div id="q-email-hint" class="nhsuk-hint">Your work address</div>"#,
            r#"aria-describedby="q-email-hint q-email-error""#,
            r#"type="email""#,
            "Why we ask",
            "So that we can answer.",
            "Enter an email address with an @",
        ],
    );
    let (hint, error) = (
        html.find("q-email-hint\"").unwrap(),
        html.find("id=\"q-email-error\"").unwrap(),
    );
    assert!(hint < error, "the message stands after the hint");
}

#[test]
fn numbers_phones_and_times_bring_up_the_right_keys() {
    has(
        &html(&fresh(), "hours"),
        &[r#"inputmode="decimal""#, r#"type="text""#],
    );
    has(
        &html(&fresh(), "phone"),
        &[r#"type="tel""#, r#"autocomplete="off""#],
    );
    has(&html(&fresh(), "time"), &["nhsuk-input--width-5"]);
}

/// Browsers write what is typed and chosen to the disk, under the name of its field, unless the field says `off`.
#[test]
fn a_browser_may_remember_the_persons_own_details_and_nothing_else() {
    let remembered = |form: Form| -> Vec<(String, String)> {
        let paper = Paper {
            title: "All kinds".to_owned(),
            form,
            has_blank: true,
        };
        let state = Rc::new(State::new(Shared::new(paper), Link::default(), false));
        let state = after(
            state,
            [
                choose("visited", "other"),
                edit("places", Edit::Tick("other".to_owned(), true)),
            ],
        );
        let questions = state.form().questions();
        let mut found = Vec::new();
        for (_, question) in questions {
            let html = html(&state, &question.id);
            for kind in ["<input", "<textarea", "<select"] {
                for piece in html.split(kind).skip(1) {
                    let tag = piece.split('>').next().unwrap();
                    let says = tag.split("autocomplete=\"").nth(1);
                    let says = says.and_then(|rest| rest.split('"').next());
                    match says {
                        Some("off") => {}
                        says => {
                            found.push((question.id.clone(), says.unwrap_or("nothing").to_owned()))
                        }
                    }
                }
            }
        }
        found
    };
    let mut form = form();
    assert_eq!(remembered(form.clone()), [], "a form that may have no name");
    form.anonymous = forms::form::Anonymous::Never;
    let own = [("name", "name"), ("email", "email"), ("phone", "tel")];
    assert_eq!(
        remembered(form.clone()),
        own.map(|(id, token)| (id.to_owned(), token.to_owned()))
    );
    form.special_category = true;
    assert_eq!(remembered(form), [], "equality answers");
}

#[test]
fn a_spelling_check_is_for_sentences_alone_and_never_for_equality_answers() {
    let state = after(fresh(), [choose("visited", "yes")]);
    has(&html(&state, "saw"), &[r#"spellcheck="true""#]);
    assert!(
        !html(&state, "name").contains("spellcheck"),
        "the form has switched it off"
    );
    let mut form = form();
    form.special_category = true;
    let paper = Paper {
        title: "All kinds".to_owned(),
        form,
        has_blank: true,
    };
    let state = Rc::new(State::new(Shared::new(paper), Link::default(), false));
    let state = after(state, [choose("visited", "yes")]);
    has(&html(&state, "saw"), &[r#"spellcheck="false""#]);
}

#[test]
fn a_long_text_counts_what_is_left() {
    let typed = |typed: &str| {
        let state = after(fresh(), [choose("visited", "yes"), text("saw", typed)]);
        html(&state, "saw")
    };
    has(
        &typed("fifteen letters"),
        &[
            "<textarea",
            "You can enter up to 20 characters",
            "You have 5 characters remaining",
            "fewer than 11",
        ],
    );
    has(
        &typed(&"x".repeat(21)),
        &[
            "You have 1 character too many",
            "Shorten this answer by 1 character. It can have 20",
        ],
    );
}

#[test]
fn a_date_has_three_fields_and_letters_for_the_month() {
    let html = html(&after(fresh(), [choose("visited", "yes")]), "day");
    has(
        &html,
        &[
            "<legend class=\"nhsuk-fieldset__legend nhsuk-fieldset__legend--s\">When was it?</legend>",
            r#"<label for="q-day-day" class="nhsuk-label nhsuk-date-input__label">Day</label>"#,
            r#"for="q-day-month""#,
            r#"for="q-day-year""#,
            "Enter the date for “When was it”",
        ],
    );
    assert_eq!(html.matches("inputmode=\"numeric\"").count(), 2, "{html}");
    assert_eq!(html.matches("nhsuk-input--error").count(), 3, "{html}");
}

#[test]
fn radios_with_hint_divider_and_the_field_that_other_opens() {
    let before = html(&fresh(), "visited");
    has(
        &before,
        &[
            r#"id="q-visited" name="visited" type="radio""#,
            r#"id="q-visited-2""#,
            "At least once",
            r#"<div class="nhsuk-radios__divider">or</div>"#,
            "Choose an answer to “Have you visited”",
        ],
    );
    assert!(!before.contains("q-visited-other"), "{before}");
    let other = html(&after(fresh(), [choose("visited", "other")]), "visited");
    has(
        &other,
        &[
            r#"<label for="q-visited-other" class="nhsuk-label">Please say</label>"#,
            "checked",
        ],
    );
}

#[test]
fn checkboxes_and_half_days() {
    has(
        &html(&fresh(), "places"),
        &[r#"type="checkbox""#, "Ward", "nhsuk-checkboxes"],
    );
    has(
        &html(&fresh(), "days"),
        &["app-half-days", "Monday morning", r#"value="Mon AM""#],
    );
}

#[test]
fn a_list_that_the_scheme_gives_is_chosen_from_and_else_typed() {
    let typed = html(&fresh(), "job");
    has(&typed, &[r#"<label for="q-job""#, r#"type="text""#]);
    let link = Prepared {
        professions: vec!["GP".to_owned()],
        other_side: vec!["Dr Ash <i>".to_owned()],
        ..Prepared::default()
    };
    let state = with_link(Some(link));
    has(&html(&state, "job"), &[r#"type="radio""#, "GP"]);
    has(
        &html(&state, "ranked"),
        &["<datalist", "Dr Ash &lt;i&gt;", r#"list="q-ranked-list""#],
    );
    let chosen = after(state, [choose("job", "GP")]);
    has(&html(&chosen, "job"), &["Clear this answer"]);
}

#[test]
fn places_in_order() {
    let html = html(&fresh(), "ranked");
    has(
        &html,
        &[
            "First choice<",
            "Second choice (optional)",
            "Third choice (optional)",
            r#"id="q-ranked-2""#,
        ],
    );
}

#[test]
fn rows_of_a_table_with_an_error_at_its_cell() {
    let date = edit(
        "actions",
        Edit::Cell(0, "when".to_owned(), "31 4 2027".to_owned()),
    );
    let state = after(fresh(), [edit("actions", Edit::AddRow), date]);
    assert!(matches!(state.answers().get("actions"), Some(Answer::Table(rows)) if rows.len() == 2));
    let html = html(&state, "actions");
    has(
        &html,
        &[
            "Row 2",
            r#"<label for="q-actions-0-0" class="nhsuk-label">Action</label>"#,
            r#"id="q-actions-0-0-error""#,
            "Row 1: fill in “Action”",
            "Row 1, By: April 2027 has 30 days. Check the day",
            "By (optional)",
            "<select",
            "Add a row",
            "Remove",
        ],
    );
}

#[test]
fn a_table_of_one_row_says_so_in_the_singular() {
    let mut form = form();
    for section in &mut form.sections {
        for question in section.questions.iter_mut().filter(|q| q.id == "actions") {
            question.rows_max = Some(1);
        }
    }
    let paper = Paper {
        title: "All kinds".to_owned(),
        form,
        has_blank: true,
    };
    let state = Rc::new(State::new(Shared::new(paper), Link::default(), false));
    has(&html(&state, "actions"), &["There is room for 1 row."]);
}
