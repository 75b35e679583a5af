//! Word to the other tabs of this site that everything was cleared, so that none of them keeps its work again.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;
use yew::prelude::*;

const NAME: &str = "workplace-exchange cleared";

/// Tells the other tabs. A browser without channels tells nobody: there each tab has to be cleared by itself.
pub fn tell() {
    if let Ok(channel) = BroadcastChannel::new(NAME) {
        let _ = channel.post_message(&JsValue::TRUE);
        channel.close();
    }
}

/// Calls back when this tab or another one has cleared everything.
#[hook]
pub fn use_cleared(cleared: Callback<()>) {
    use_effect_with((), move |()| {
        let listener = BroadcastChannel::new(NAME).ok().map(|channel| {
            let heard = EventListener::new(&channel, "message", move |_| cleared.emit(()));
            (channel, heard)
        });
        move || {
            if let Some((channel, heard)) = listener {
                drop(heard);
                channel.close();
            }
        }
    });
}
