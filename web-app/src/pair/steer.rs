//! What the administrator sets, and the button that starts.

use pairing::{PastRule, Preset, SessionRule};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::parts::errors::{FieldError, described_by, error_at, error_message, group_classes};
use crate::parts::radios::{Answer, Radios, radios};
use crate::workspace::action::{Action, Setting, Steer as Act};
use crate::workspace::settings::{SEED_FIELD, preset_label};
use crate::workspace::state::{Inputs, Run};

/// What steering shows.
#[derive(Debug, Clone, Copy)]
pub struct Steer<'a> {
    pub inputs: &'a Inputs,
    pub error: Option<&'a FieldError>,
    pub run: Option<&'a Run>,
    /// Whether pairing is the next thing to do on this screen.
    pub primary: bool,
    pub dispatch: &'a Callback<Action>,
}

/// The preset, the rules, the draw number and the button.
pub fn steer(props: Steer<'_>) -> Html {
    let dispatch = props.dispatch;
    let onsubmit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Pair
    });
    html! {
        <form class="app-zone app-steer" aria-labelledby="how-to-pair" novalidate=true {onsubmit}>
            <h3 class="nhsuk-heading-m" id="how-to-pair">{ "How to pair" }</h3>
            <div class="app-steer__columns">
                <div>
                    { radios(Radios {
                        name: "preset",
                        legend: "What matters most?",
                        answers: &PRESETS,
                        chosen: props.inputs.settings.preset,
                        on_choose: dispatch.reform(|preset| Action::Set(Setting::Preset(preset))),
                    }) }
                </div>
                <div>
                    { radios(Radios {
                        name: "sessions",
                        legend: "Half days",
                        answers: &SESSIONS,
                        chosen: props.inputs.settings.sessions,
                        on_choose: dispatch.reform(|rule| Action::Set(Setting::Sessions(rule))),
                    }) }
                    { radios(Radios {
                        name: "past-pairs",
                        legend: "Pairs of earlier rounds",
                        answers: &PAST_PAIRS,
                        chosen: props.inputs.settings.past_pairs,
                        on_choose: dispatch.reform(|rule| Action::Set(Setting::PastPairs(rule))),
                    }) }
                </div>
            </div>
            { seed(props) }
            { by_hand(props) }
            { start(props) }
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

fn seed(props: Steer<'_>) -> Html {
    let error = error_at(props.error, SEED_FIELD);
    let oninput = props.dispatch.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Action::Set(Setting::Seed(input.value()))
    });
    html! {
        <div class={group_classes(error)}>
            <label class="nhsuk-label nhsuk-label--s" for={SEED_FIELD}>{ "Draw number (seed)" }</label>
            <div class="nhsuk-hint" id="seed-hint">
                { "Decides between equally good pairs. The same number gives the same pairs." }
            </div>
            { error_message(SEED_FIELD, error) }
            <input id={SEED_FIELD} name="seed" type="text" inputmode="numeric" autocomplete="off" spellcheck="false"
                class={classes!("nhsuk-input", "nhsuk-input--width-5", error.map(|_| "nhsuk-input--error"))}
                aria-describedby={described_by(SEED_FIELD, true, error)}
                value={props.inputs.settings.seed.clone()} {oninput} />
        </div>
    }
}

/// What was set by hand, each with a way to leave it to the rules again.
fn by_hand(props: Steer<'_>) -> Html {
    let steering = &props.inputs.steering;
    if steering.is_empty() {
        return Html::default();
    }
    let name = |id: &String| {
        let mut volunteers = props
            .inputs
            .volunteers
            .iter()
            .flat_map(|volunteers| &volunteers.roster.volunteers);
        let volunteer = volunteers.find(|volunteer| volunteer.person.id == *id);
        volunteer.map_or(id.clone(), |volunteer| volunteer.person.name.clone())
    };
    let locked = steering.lock.iter().map(|couple| ("locked", couple));
    let forbidden = steering
        .forbid
        .iter()
        .map(|couple| ("never a pair", couple));
    html! {
        <div class="nhsuk-form-group">
            <h4 class="nhsuk-heading-s">{ "Set by hand" }</h4>
            <ul class="app-by-hand">
                { for locked.chain(forbidden).map(|(what, couple)| {
                    let both = format!("{} and {}", name(&couple.0), name(&couple.1));
                    let free = couple.clone();
                    let onclick = props.dispatch.reform(move |_| Action::Steer(Act::Free(free.clone())));
                    html! {
                        <li>
                            { format!("{both}: {what} ") }
                            <button type="button" class="app-bar__button" {onclick}>
                                { "Remove" }<span class="nhsuk-u-visually-hidden">{ format!(": {both}, {what}") }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}

fn start(props: Steer<'_>) -> Html {
    let Some(run) = props.run else {
        let class = classes!(
            "nhsuk-button",
            (!props.primary).then_some("nhsuk-button--secondary")
        );
        return html! {
            <button type="submit" id="pair-volunteers" {class}>{ "Pair volunteers" }</button>
        };
    };
    let cancel = props.dispatch.reform(|_| Action::Cancel);
    let done = (run.total > 0).then(|| run.done.to_string());
    html! {
        <div class="app-progress">
            <label class="nhsuk-label" for="pairing-progress">{ "Pairing" }</label>
            <progress id="pairing-progress" class="app-progress__bar" max={run.total.max(1).to_string()} value={done} />
            <button type="button" class="nhsuk-button nhsuk-button--secondary" onclick={cancel}>{ "Cancel" }</button>
        </div>
    }
}
