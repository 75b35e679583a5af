//! From a loaded page to a mounted island.

use toolkit::Bundle;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::AttrValue;

use crate::browser::{crash, location, page};
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
    if name != "workspace" {
        return Err(format!("The client has no tool called \"{name}\"."));
    }
    let text = page::bundle_text().ok_or("This page has lost its data. Reload it.")?;
    let bundle = Bundle::from_json(&text).map_err(|error| error.to_string())?;
    page::keep_words(&host, "About this tool and its files", ABOUT);
    let props = WorkspaceProps {
        sample: AttrValue::from(bundle.sample_volunteers),
        fragment: AttrValue::from(location::fragment()),
    };
    yew::Renderer::<Workspace>::with_root_and_props(host, props).render();
    Ok(())
}
