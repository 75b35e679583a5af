//! The one way out for files.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use super::blob::Address;

/// How long a file's address stays valid, in milliseconds: long enough for a slow disk or a "Save as" window.
const ADDRESS_LIVES: u32 = 60_000;

/// A file to hand to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The name that the browser suggests, such as `pairs.csv`.
    pub name: String,
    /// The media type, such as `text/csv`.
    pub media_type: &'static str,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// Saves a file on the person's own device, as the browser does with a download.
pub fn download(file: &Outgoing) {
    let Some((link, address)) = link_to(file) else {
        return;
    };
    link.click();
    link.remove();
    Timeout::new(ADDRESS_LIVES, move || drop(address)).forget();
}

/// A link to the file, in the page's body, with the address that it holds for as long as that value lives.
pub(super) fn link_to(file: &Outgoing) -> Option<(HtmlAnchorElement, Address)> {
    let address = Address::of(&file.bytes, file.media_type)?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(address.text());
    link.set_download(&file.name);
    document.body()?.append_child(&link).ok()?;
    Some((link, address))
}
