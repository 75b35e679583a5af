//! What a person sees when the tool itself fails: a notice, with the work that can still be saved.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::download::{Outgoing, link_to};
use super::page::document;

type Rescue = Box<dyn Fn() -> Vec<Outgoing>>;

thread_local! {
    /// Makes the files that are worth saving, from the state as it was after the last change.
    static RESCUE: RefCell<Option<Rescue>> = const { RefCell::new(None) };
    /// A tool that has stopped fails again at each press. The first notice stands for all.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// Says how to make the files that a crash notice offers. The newest call counts.
pub fn rescue_with(files: impl Fn() -> Vec<Outgoing> + 'static) {
    RESCUE.with(|rescue| {
        if let Ok(mut rescue) = rescue.try_borrow_mut() {
            *rescue = Some(Box::new(files));
        }
    });
}

/// As [`rescue_with`], anew with each rendering: what was true of an earlier one, such as that all was kept, may not be true any
/// more.
#[hook]
pub fn use_rescue(files: impl Fn() -> Vec<Outgoing> + 'static) {
    use_effect(move || rescue_with(files));
}

/// Shows a notice at the top of the tool for the first panic from here on.
pub fn show_notice_on_panic() {
    // Yew would put its own hook in place, which only writes to the console.
    yew::set_custom_panic_hook(Box::new(|info| {
        // The console is where whoever mends this will look first.
        log(&info.to_string());
        if STOPPED.replace(true) {
            return;
        }
        let Some((host, notice)) = show_notice() else {
            return;
        };
        // Nobody is to go on typing into a tool that takes nothing in. It stays readable.
        let _ = host.set_attribute("inert", "");
        // A rescue that fails itself finds the notice in place, and the host closed.
        let files = RESCUE.with(|rescue| {
            rescue
                .try_borrow()
                .ok()
                .and_then(|rescue| rescue.as_ref().map(|files| files()))
        });
        for file in files.unwrap_or_default() {
            offer(&notice, &file);
        }
        let _ = notice.focus();
    }));
}

fn show_notice() -> Option<(Element, HtmlElement)> {
    let document = document()?;
    let host = document.query_selector("[data-island]").ok()??;
    let notice: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    notice.set_class_name("nhsuk-error-summary");
    notice.set_tab_index(-1);
    notice.set_attribute("role", "alert").ok()?;
    let heading = document.create_element("h2").ok()?;
    heading.set_class_name("nhsuk-error-summary__title");
    heading.set_text_content(Some("This tool has stopped"));
    notice.append_child(&heading).ok()?;
    let text = document.create_element("p").ok()?;
    text.set_text_content(Some(
        "A fault in the tool stopped it. Nothing was sent anywhere. Files that you chose or saved are as they were. \
         Save what is offered here, then reload the page to go on.",
    ));
    notice.append_child(&text).ok()?;
    host.parent_node()?
        .insert_before(&notice, Some(&host))
        .ok()?;
    Some((host, notice))
}

/// A link to one file in the notice. Its address lives for as long as the page does.
fn offer(place: &HtmlElement, file: &Outgoing) -> Option<()> {
    let (link, address) = link_to(file)?;
    std::mem::forget(address);
    link.set_text_content(Some(&format!("Save {}", file.name)));
    let line = document()?.create_element("p").ok()?;
    line.append_child(&link).ok()?;
    place.append_child(&line).ok()?;
    Some(())
}

fn log(message: &str) {
    web_sys::console::error_1(&JsValue::from_str(message));
}
