//! From a loaded page to a mounted island.

use toolkit::Bundle;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AttrValue;

use crate::browser::{crash, location, page, screen};
use crate::forms::{FormIsland, FormProps};
use crate::workspace::{Workspace, WorkspaceProps};

/// The id of the disclosure that keeps the page's own words.
const ABOUT: &str = "about-this-tool";

/// Mounts the tool that the page asks for. Where something is missing the page stays as it is, and says why.
///
/// # Errors
/// A sentence for the person, when the page's data block is missing or unreadable.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), String> {
    crash::show_notice_on_panic();
    let Some((host, name)) = page::island() else {
        return Ok(());
    };
    let text = page::bundle_text().ok_or("This page has lost its data. Reload it.")?;
    let bundle = Bundle::from_json(&text).map_err(|error| error.to_string())?;
    match name.as_str() {
        "workspace" => workspace(host, bundle),
        "form" => form(host, bundle)?,
        _ => return Err(format!("The client has no tool called \"{name}\".")),
    }
    Ok(())
}

fn workspace(host: Element, bundle: Bundle) {
    page::keep_words(&host, "About this tool and its files", ABOUT);
    let props = WorkspaceProps {
        sample: AttrValue::from(bundle.sample_volunteers),
        fragment: AttrValue::from(location::fragment()),
    };
    yew::Renderer::<Workspace>::with_root_and_props(host, props).render();
}

fn form(host: Element, bundle: Bundle) -> Result<(), String> {
    let form = bundle
        .form
        .ok_or("This page has lost its form. The site has to be built again.")?;
    page::keep_blank(&host);
    let props = FormProps {
        title: AttrValue::from(page::main_heading().unwrap_or_default()),
        form,
        fragment: AttrValue::from(location::fragment()),
        wide: screen::is_wide(),
    };
    yew::Renderer::<FormIsland>::with_root_and_props(host, props).render();
    Ok(())
}
