//! What the administrator sets, and the button that starts.

use pairing::{PastRule, Preset, SessionRule};
use yew::prelude::*;

use super::professions::professions_zone;
use crate::parts::disclosure::disclosure;
use crate::parts::errors::{described_by, error_at, error_message, group_classes};
use crate::parts::radios::{Answer, Radios, radios};
use crate::volunteers::FileField;
use crate::workspace::action::{Action, Setting, Steer};
use crate::workspace::intake::Intake;
use crate::workspace::reduce::{KEPT_FIELD, PAST_FIELD};
use crate::workspace::settings::{SEED_FIELD, preset_label};
use crate::workspace::state::Volunteers;
use crate::workspace::view::{LINK, PRIMARY, SECONDARY, View, button, clicked, typed};
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
        <form class="app-zone app-steer" aria-labelledby="how-to-pair" novalidate=true {onsubmit}>
            <h3 class="nhsuk-heading-m" id="how-to-pair">{ "How to pair" }</h3>
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
            { disclosure("Keep pairs that were made before", error_at(view.error(), KEPT_FIELD).is_some(), html! {
                <FileField intake={Intake::Kept} error={view.state.error.clone()} dispatch={dispatch} />
            }) }
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
        label: "Better if they meet",
        hint: "Choices come first",
    },
    Answer {
        value: SessionRule::Hard,
        id: "hard",
        label: "Have to meet",
        hint: "Both visits must have a half day that suits both",
    },
];

const PAST_PAIRS: [Answer<PastRule>; 2] = [
    Answer {
        value: PastRule::Hard,
        id: "never",
        label: "Never again",
        hint: "Nobody gets a partner they have had",
    },
    Answer {
        value: PastRule::Soft,
        id: "avoid",
        label: "Avoid",
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
                        <li>
                            { format!("{}: {}, {} of them on this list ", file.name, words::pairs(file.pairs.len()), file.known) }
                            { button(view.dispatch, LINK, "Remove", &file.name, Action::DropPast(at)) }
                        </li>
                    }
                }) }
            </ul>
            { disclosure("Add a file of past pairs", error, html! {
                <FileField intake={Intake::Past} error={view.state.error.clone()} dispatch={view.dispatch} />
            }) }
        </>
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
            <h4 class="nhsuk-heading-s">{ "Set by hand" }</h4>
            <ul class="app-by-hand">
                { for couples.map(|(what, couple)| {
                    let text = format!("{} and {}: {what}", name(&couple.0), name(&couple.1));
                    let remove = button(view.dispatch, LINK, "Remove", &text, Action::Steer(Steer::Free(couple.clone())));
                    html! { <li>{ text }{ " " }{ remove }</li> }
                }) }
            </ul>
        </div>
    }
}

fn start(view: View<'_>, primary: bool) -> Html {
    let Some(run) = &view.state.run else {
        let class = if primary { PRIMARY } else { SECONDARY };
        return html! {
            <button type="submit" id="pair-volunteers" {class}>{ "Pair volunteers" }</button>
        };
    };
    let cancel = clicked(view.dispatch, Action::Cancel);
    let done = (run.total > 0).then(|| run.done.to_string());
    let label = if run.checking {
        "Checking the result"
    } else {
        "Pairing"
    };
    html! {
        <div class="app-progress">
            <label class="nhsuk-label" for="pairing-progress">{ label }</label>
            <progress id="pairing-progress" class="app-progress__bar" max={run.total.max(1).to_string()} value={done} />
            <button type="button" class={SECONDARY} onclick={cancel}>{ "Cancel" }</button>
        </div>
    }
}
