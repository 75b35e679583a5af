//! Word to the other tabs of this site that everything was cleared, so that none of them keeps its work again.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};
use yew::prelude::*;

use crate::browser::latest::use_latest;

const NAME: &str = "workplace-exchange cleared";

/// How the clearing goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clearing {
    /// It begins: nobody is to keep anything now.
    Begins,
    /// All is gone.
    Done,
    /// Something is left; why, in a sentence.
    Failed(String),
}

impl Clearing {
    fn word(&self) -> &str {
        match self {
            Self::Begins => "begins",
            Self::Done => "done",
            Self::Failed(why) => why,
        }
    }

    fn of(word: String) -> Self {
        match word.as_str() {
            "begins" => Self::Begins,
            "done" => Self::Done,
            _ => Self::Failed(word),
        }
    }
}

/// Tells all tabs, this one included. A browser without channels tells nobody: there each tab has to be cleared by itself.
pub fn tell(clearing: &Clearing) {
    if let Ok(channel) = BroadcastChannel::new(NAME) {
        let _ = channel.post_message(&JsValue::from_str(clearing.word()));
        channel.close();
    }
}

/// Calls back when this tab or another one clears everything.
#[hook]
pub fn use_clearing(heard: Callback<Clearing>) {
    let heard = use_latest(heard);
    use_effect_with((), move |()| {
        let listener = BroadcastChannel::new(NAME).ok().map(|channel| {
            let listener = EventListener::new(&channel, "message", move |event| {
                let word = event
                    .dyn_ref::<MessageEvent>()
                    .and_then(|event| event.data().as_string());
                if let Some(word) = word {
                    heard.get().emit(Clearing::of(word));
                }
            });
            (channel, listener)
        });
        move || {
            if let Some((channel, listener)) = listener {
                drop(listener);
                channel.close();
            }
        }
    });
}
