//! The field of one blank.

use documents::fill::words_in;
use documents::number::Number;
use documents::sum::{self, Factor, Worked};
use documents::{Blank, BlankKind, Profession, Value};
use yew::prelude::*;

use super::action::Action;
use super::logo::logo;
use super::state::{State, Target, can_be_shared, field};
use crate::parts::choose::option;
use crate::parts::disclosure::disclosure;
use crate::parts::line::{Line, line, value_of};

/// The list of professions to choose from.
pub const PROFESSIONS: &str = "professions";

/// From this many choices on, a list that opens is easier to look through than buttons.
const MANY: usize = 6;

/// The field of a blank, with the way to make it differ from the scheme's details.
pub fn blank(state: &State, blank: &Blank, dispatch: &Callback<Action>) -> Html {
    if blank.kind == BlankKind::Image {
        return logo(state, blank, dispatch);
    }
    if !blank.sum.is_empty() {
        return worked(state, blank);
    }
    let target = state.target(blank);
    let value = state.value(&target);
    let set = {
        let target = target.clone();
        dispatch.reform(move |value: Value| Action::Set(target.clone(), value))
    };
    html! {
        <div class="app-blank-field" key={blank.id.clone()}>
            { match blank.kind {
                BlankKind::Choice => choice(blank, value, set),
                BlankKind::Profession => profession(state, blank, value, set),
                BlankKind::List => entries(blank, value, set),
                _ => text(state, blank, value, set),
            } }
            if can_be_shared(blank) && (state.is_apart(&blank.id) || value.is_some()) {
                { difference(&target, blank, dispatch) }
            }
        </div>
    }
}

/// Whether the blank goes its own way in this document.
fn difference(target: &Target, blank: &Blank, dispatch: &Callback<Action>) -> Html {
    let id = blank.id.clone();
    let (label, action) = match target {
        Target::Details(_) => ("Make it different in this document", Action::Apart(id)),
        Target::Own(_) => ("Use what the scheme has", Action::Together(id)),
    };
    let onclick = dispatch.reform(move |_| action.clone());
    html! {
        <button type="button" class="app-link-button app-blank-field__apart" {onclick}>
            { label }
            <span class="nhsuk-u-visually-hidden">{ format!(": {}", blank.label) }</span>
        </button>
    }
}

fn hint(blank: &Blank) -> String {
    let example = match blank.kind {
        _ if blank.example.is_empty() => String::new(),
        BlankKind::Profession | BlankKind::Choice => String::new(),
        _ => format!("For example, {}", blank.example),
    };
    match (blank.hint.trim(), example.is_empty()) {
        ("", _) => example,
        (hint, true) => hint.to_owned(),
        (hint, false) => format!("{}. {example}", hint.trim_end_matches('.')),
    }
}

fn label(blank: &Blank) -> String {
    if blank.optional {
        format!("{} (optional)", blank.label)
    } else {
        blank.label.clone()
    }
}

fn typed(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::List(entries)) => entries.join("\n"),
        Some(Value::Profession(profession)) => profession.singular.clone(),
        None => String::new(),
    }
}

/// One line, or several.
fn text(state: &State, blank: &Blank, value: Option<&Value>, set: Callback<Value>) -> Html {
    let value = typed(value);
    let kind = blank.kind;
    let (type_, keys, width) = match kind {
        BlankKind::Email => ("email", None, None),
        BlankKind::Phone => ("tel", None, Some("nhsuk-input--width-20")),
        BlankKind::Number | BlankKind::Money => {
            ("text", Some("decimal"), Some("nhsuk-input--width-10"))
        }
        BlankKind::Date => ("text", None, Some("nhsuk-input--width-20")),
        BlankKind::Time => ("text", None, Some("nhsuk-input--width-10")),
        _ => ("text", None, None),
    };
    // Words in place of a number may be meant, unless a sum needs the number.
    let no_number = matches!(kind, BlankKind::Number | BlankKind::Money)
        && !value.trim().is_empty()
        && Number::read(&value).is_none()
        && counts(state, &blank.id);
    let error = no_number.then(|| {
        AttrValue::from(format!(
            "Enter a number, like 350 or 1,250.50. Until then nothing is worked out from “{}”",
            blank.label
        ))
    });
    let whole = Line {
        id: field(&blank.id),
        label: label(blank).into(),
        hint: hint(blank).into(),
        value: value.into(),
        error,
        rows: if kind == BlankKind::LongText { 5 } else { 1 },
        kind: type_,
        keys,
        width,
        list: None,
    };
    line(whole, set.reform(Value::Text))
}

/// Whether a sum counts this blank.
fn counts(state: &State, id: &str) -> bool {
    let mut factors = state
        .template()
        .blanks
        .iter()
        .flat_map(|blank| blank.sum.iter().flatten());
    factors.any(|factor| matches!(factor, Factor::Blank(counted) if counted == id))
}

/// Several entries, one to a line.
fn entries(blank: &Blank, value: Option<&Value>, set: Callback<Value>) -> Html {
    let one = "One to a line".to_owned();
    let hint = match hint(blank) {
        hint if hint.is_empty() => one,
        hint => format!("{one}. {hint}"),
    };
    let whole = Line {
        id: field(&blank.id),
        label: label(blank).into(),
        hint: hint.into(),
        value: typed(value).into(),
        rows: 4,
        ..Line::default()
    };
    let listed = |text: String| Value::List(text.split('\n').map(ToOwned::to_owned).collect());
    line(whole, set.reform(listed))
}

/// One of a few, or of many.
fn choice(blank: &Blank, value: Option<&Value>, set: Callback<Value>) -> Html {
    let chosen = typed(value);
    let id = field(&blank.id);
    let hint = hint(blank);
    let described = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let hint = described
        .clone()
        .map(|id| html! { <div class="nhsuk-hint" {id}>{ hint }</div> });
    if blank.choices.len() >= MANY {
        let onchange = set.reform(|event: Event| Value::Text(value_of(&event)));
        return html! {
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for={id.clone()}>{ label(blank) }</label>
                { hint }
                <select class="nhsuk-select" {id} {onchange} autocomplete="off" aria-describedby={described}>
                    { option("", "Choose", chosen.is_empty()) }
                    { for blank.choices.iter().map(|choice| option(&choice.id, &choice.label, choice.id == chosen)) }
                </select>
            </div>
        };
    }
    let one = |(place, choice): (usize, &documents::template::BlankChoice)| {
        // The first carries the id of the blank, so that links lead to it.
        let id = if place == 0 {
            id.clone()
        } else {
            AttrValue::from(format!("{id}-{}", place + 1))
        };
        let value = choice.id.clone();
        html! {
            <div class="nhsuk-radios__item" key={choice.id.clone()}>
                <input class="nhsuk-radios__input" type="radio" id={id.clone()} name={blank.id.clone()} autocomplete="off"
                    value={choice.id.clone()} checked={choice.id == chosen}
                    onchange={set.reform(move |_: Event| Value::Text(value.clone()))} />
                <label class="nhsuk-label nhsuk-radios__label" for={id}>{ &choice.label }</label>
            </div>
        }
    };
    html! {
        <div class="nhsuk-form-group">
            <fieldset class="nhsuk-fieldset" aria-describedby={described}>
                <legend class="nhsuk-fieldset__legend">{ label(blank) }</legend>
                { hint }
                <div class="nhsuk-radios nhsuk-radios--small nhsuk-radios--inline">
                    { for blank.choices.iter().enumerate().map(one) }
                </div>
            </fieldset>
        </div>
    }
}

/// A profession: typed or chosen, with the words that the document makes of it.
fn profession(state: &State, blank: &Blank, value: Option<&Value>, set: Callback<Value>) -> Html {
    let words = match value {
        Some(Value::Profession(profession)) => profession.clone(),
        value => Profession::guess(&typed(value)),
    };
    let whole = Line {
        id: field(&blank.id),
        label: label(blank).into(),
        hint: "Type, or choose from the list".into(),
        value: words.singular.clone().into(),
        list: Some(PROFESSIONS),
        ..Line::default()
    };
    let known = state.paper.clone();
    let named = move |text: String| {
        let mut professions = known.professions.iter();
        let wanted = text.trim().to_lowercase();
        match professions.find(|known| known.singular.to_lowercase() == wanted) {
            Some(profession) => Value::Profession(profession.clone()),
            None => Value::Text(text),
        }
    };
    let article = {
        let words = words.clone();
        set.reform(move |article| {
            Value::Profession(Profession {
                article,
                ..words.clone()
            })
        })
    };
    let plural = {
        let words = words.clone();
        set.reform(move |plural| {
            Value::Profession(Profession {
                plural,
                ..words.clone()
            })
        })
    };
    let several = if words.plural.trim().is_empty() {
        "say what more than one is called"
    } else {
        &words.plural
    };
    let shown = format!(
        "In the document: {} {}; {several}",
        words.article, words.singular
    );
    html! {
        <>
            { line(whole, set.reform(named)) }
            if !words.singular.trim().is_empty() {
                { disclosure(shown, false, html! {
                    <>
                        { line(Line {
                            id: format!("{}-article", field(&blank.id)).into(),
                            label: "“a” or “an”".into(),
                            value: words.article.clone().into(),
                            width: Some("nhsuk-input--width-5"),
                            ..Line::default()
                        }, article) }
                        { line(Line {
                            id: format!("{}-plural", field(&blank.id)).into(),
                            label: "More than one".into(),
                            value: words.plural.clone().into(),
                            ..Line::default()
                        }, plural) }
                    </>
                }) }
            }
        </>
    }
}

/// A number that is worked out, with what it is worked out from.
fn worked(state: &State, blank: &Blank) -> Html {
    let values = state.values_shown();
    let result = sum::worked(state.template(), blank, &values);
    let (shown, missing) = match &result {
        Worked::Out(number) => (Some(sum::shown(blank.kind, *number)), Vec::new()),
        Worked::Needs(ids) => (None, ids.clone()),
        Worked::TooLarge => (None, Vec::new()),
    };
    let name = |factor: &Factor| match factor {
        Factor::Number(number) => number.to_string(),
        Factor::Blank(id) => {
            let other = state.template().blank(id);
            let label = other.map_or(id.as_str(), |blank| blank.label.as_str());
            format!("“{label}”")
        }
    };
    let number = |factor: &Factor| match factor {
        Factor::Number(number) => number.to_string(),
        Factor::Blank(id) if missing.contains(id) => "?".to_owned(),
        Factor::Blank(id) => {
            words_in(state.template(), &values, id).unwrap_or_else(|| "?".to_owned())
        }
    };
    let written = |each: &dyn Fn(&Factor) -> String| {
        let products = blank.sum.iter();
        let products =
            products.map(|product| product.iter().map(each).collect::<Vec<_>>().join(" × "));
        products.collect::<Vec<_>>().join(" + ")
    };
    let needs: Vec<&str> = missing
        .iter()
        .filter_map(|id| state.template().blank(id))
        .map(|blank| blank.label.as_str())
        .collect();
    html! {
        <div class="app-worked" key={blank.id.clone()}>
            <p class="app-worked__label" id={field(&blank.id)} tabindex="-1">{ &blank.label }</p>
            <p class="app-worked__result">
                { shown.unwrap_or_else(|| match result {
                    Worked::TooLarge => "Too large to work out".to_owned(),
                    _ => "Not worked out yet".to_owned(),
                }) }
            </p>
            <p>{ written(&number) }</p>
            <p class="nhsuk-hint">{ written(&name) }</p>
            if !needs.is_empty() {
                <p class="nhsuk-hint">{ format!("Still needed: {}.", needs.join(", ")) }</p>
            }
        </div>
    }
}
