//! What the administrator sets, and the button that starts.

use pairing::{PastRule, Preset, SessionRule};
use yew::prelude::*;

use super::professions::professions_zone;
use super::progress::at_spot;
use crate::parts::disclosure::disclosure;
use crate::parts::errors::{described_by, error_at, error_message, group_classes};
use crate::parts::radios::{Answer, Radios, radios};
use crate::volunteers::file_field;
use crate::workspace::action::{Action, Setting, Steer};
use crate::workspace::ids::{BY_HAND_HEADING, KEPT_FIELD, PAST_FIELD, STEER_HEADING};
use crate::workspace::intake::Intake;
use crate::workspace::settings::{SEED_FIELD, past_label, preset_label, sessions_label};
use crate::workspace::state::{PairsFile, Spot, Volunteers};
use crate::workspace::view::{LINK, PRIMARY, SECONDARY, View, button, typed};
use crate::workspace::words;

/// The preset, the rules, the draw number and the button. `primary` when pairing is the next thing to do on this screen.
pub fn steer(view: View<'_>, volunteers: &Volunteers, primary: bool) -> Html {
    let dispatch = view.dispatch;
    let settings = &view.state.work().inputs.settings;
    let onsubmit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Pair
    });
    html! {
        <form class="app-zone app-steer" aria-labelledby={STEER_HEADING} novalidate=true autocomplete="off" {onsubmit}>
            <h3 class="nhsuk-heading-m" id={STEER_HEADING} tabindex="-1">{ "How to pair" }</h3>
            { view.note(STEER_HEADING) }
            <div class="app-steer__columns">
                { radios(Radios {
                    name: "preset",
                    legend: "What matters most?",
                    answers: &PRESETS,
                    chosen: settings.preset,
                    on_choose: dispatch.reform(|preset| Action::Set(Setting::Preset(preset))),
                }) }
                { radios(Radios {
                    name: "sessions",
                    legend: "Half days",
                    answers: &SESSIONS,
                    chosen: settings.sessions,
                    on_choose: dispatch.reform(|rule| Action::Set(Setting::Sessions(rule))),
                }) }
                <div>
                    { radios(Radios {
                        name: "past-pairs",
                        legend: "Pairs of earlier rounds",
                        answers: &PAST_PAIRS,
                        chosen: settings.past_pairs,
                        on_choose: dispatch.reform(|rule| Action::Set(Setting::PastPairs(rule))),
                    }) }
                    { past(view) }
                </div>
                { seed(view) }
            </div>
            { professions_zone(view, volunteers) }
            { disclosure(
                "Keep pairs that were made before",
                error_at(view.error(), KEPT_FIELD).is_some(),
                file_field(view, Intake::Kept),
            ) }
            { by_hand(view, volunteers) }
            { start(view, primary) }
        </form>
    }
}

const PRESETS: [Answer<Preset>; 3] = [
    Answer {
        value: Preset::Generous,
        id: "generous",
        label: preset_label(Preset::Generous),
        hint: "As many people as can be get one of their three choices",
    },
    Answer {
        value: Preset::Greedy,
        id: "greedy",
        label: preset_label(Preset::Greedy),
        hint: "As many first choices as can be, even if more people get none",
    },
    Answer {
        value: Preset::RankSum,
        id: "ranksum",
        label: preset_label(Preset::RankSum),
        hint: "A first choice counts 3, a second 2, a third 1",
    },
];

const SESSIONS: [Answer<SessionRule>; 2] = [
    Answer {
        value: SessionRule::Soft,
        id: "soft",
        label: sessions_label(SessionRule::Soft),
        hint: "Choices come first",
    },
    Answer {
        value: SessionRule::Hard,
        id: "hard",
        label: sessions_label(SessionRule::Hard),
        hint: "Both visits must have a half day that suits both",
    },
];

const PAST_PAIRS: [Answer<PastRule>; 2] = [
    Answer {
        value: PastRule::Hard,
        id: "never",
        label: past_label(PastRule::Hard),
        hint: "Nobody gets a partner they have had",
    },
    Answer {
        value: PastRule::Soft,
        id: "avoid",
        label: past_label(PastRule::Soft),
        hint: "Only where somebody would have no partner otherwise",
    },
];

/// The files of earlier pairs, and a field for one more.
fn past(view: View<'_>) -> Html {
    let files = &view.state.work().inputs.past;
    let error = error_at(view.error(), PAST_FIELD).is_some();
    html! {
        <>
            <ul class="app-by-hand">
                { for files.iter().enumerate().map(|(at, file)| {
                    html! {
                        <li key={file.name.clone()}>
                            { format!(
                                "{}: {}, {} of them on this list{} ",
                                file.name,
                                words::pairs(file.pairs.len()),
                                file.known,
                                beginning(files, at),
                            ) }
                            { button(view.dispatch, LINK, "Remove", &file.name, Action::DropPast(at)) }
                        </li>
                    }
                }) }
            </ul>
            { view.note(PAST_FIELD) }
            { disclosure("Add a file of past pairs", error, file_field(view, Intake::Past)) }
        </>
    }
}

/// What tells a file from another one of the same name: who stands in it first.
fn beginning(files: &[PairsFile], at: usize) -> String {
    let Some(file) = files.get(at) else {
        return String::new();
    };
    let numbered = |one: &PairsFile, two: &PairsFile| {
        let rest = one.name.strip_prefix(two.name.as_str());
        rest.is_some_and(|rest| rest.starts_with(" ("))
    };
    let namesake = |other: &PairsFile| numbered(file, other) || numbered(other, file);
    match file.pairs.first() {
        Some(first) if files.iter().any(namesake) => {
            format!(", the first {} and {}", first.names.0, first.names.1)
        }
        _ => String::new(),
    }
}

fn seed(view: View<'_>) -> Html {
    let error = error_at(view.error(), SEED_FIELD);
    let oninput = typed(view.dispatch, |seed| Action::Set(Setting::Seed(seed)));
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label nhsuk-label--s" for={SEED_FIELD}>{ "Draw number (seed)" }</label>
            <div class="nhsuk-hint" id="seed-hint">
                { "Decides between equally good pairs. The same number gives the same pairs." }
            </div>
            { error_message(SEED_FIELD, error) }
            <input id={SEED_FIELD} name="seed" type="text" inputmode="numeric" autocomplete="off" spellcheck="false"
                class="nhsuk-input nhsuk-input--width-5" aria-describedby={described_by(SEED_FIELD, true, error)}
                value={view.state.work().inputs.settings.seed.clone()} {oninput} />
        </div>
    }
}

/// What was set by hand, each with a way to leave it to the rules again.
fn by_hand(view: View<'_>, volunteers: &Volunteers) -> Html {
    let work = view.state.work();
    let steering = &work.inputs.steering;
    if steering.is_empty() && work.done.is_empty() {
        return Html::default();
    }
    let name = |id: &String| {
        let mut list = volunteers.roster.volunteers.iter();
        let volunteer = list.find(|volunteer| volunteer.person.id == *id);
        volunteer.map_or(id.clone(), |volunteer| volunteer.person.name.clone())
    };
    let kinds = [
        ("locked", &steering.lock),
        ("never a pair", &steering.forbid),
        ("exchange done", &work.done),
    ];
    let couples = kinds
        .iter()
        .flat_map(|(what, couples)| couples.iter().map(move |couple| (what, couple)));
    html! {
        <div class="nhsuk-form-group">
            <h4 class="nhsuk-heading-s" id={BY_HAND_HEADING} tabindex="-1">{ "Set by hand" }</h4>
            { view.note(BY_HAND_HEADING) }
            <ul class="app-by-hand">
                { for couples.map(|(what, couple)| {
                    let text = format!("{} and {}: {what}", name(&couple.0), name(&couple.1));
                    let remove = button(view.dispatch, LINK, "Remove", &text, Action::Steer(Steer::Free(couple.clone())));
                    html! { <li key={text.clone()}>{ text }{ " " }{ remove }</li> }
                }) }
            </ul>
        </div>
    }
}

fn start(view: View<'_>, primary: bool) -> Html {
    let class = if primary { PRIMARY } else { SECONDARY };
    let control = html! {
        <button type="submit" id={Spot::Steer.id()} {class}>{ "Pair volunteers" }</button>
    };
    at_spot(view, Spot::Steer, control)
}
