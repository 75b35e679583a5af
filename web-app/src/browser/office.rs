//! The office: the second WebAssembly module, which reads and writes Word files, workbooks, zips and protected files.
//!
//! `boot.js` loads it in the background once the page works. It keeps nothing: after a trap on a hostile file a fresh instance
//! takes its place, and the call gives back a sentence that says so. All errors are sentences for the person.

#![allow(dead_code, reason = "each client calls what its tool needs")]

use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

/// Whether the office can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    /// It will be there in a moment.
    Loading,
    /// It is there.
    Ready,
    /// It could not be loaded, or has not come in time. The page works without it. What comes late is still taken in.
    Failed,
}

#[wasm_bindgen]
extern "C" {
    /// `toolkitOffice` of `office.js`.
    type Keeper;

    #[wasm_bindgen(thread_local_v2, js_name = toolkitOffice)]
    static KEEPER: Option<Keeper>;

    #[wasm_bindgen(method, getter)]
    fn state(this: &Keeper) -> String;

    #[wasm_bindgen(method, catch)]
    fn run(this: &Keeper, name: &str, args: &Array) -> Result<JsValue, JsValue>;
}

/// What a page hears when the state changes.
pub(super) const CHANGED: &str = "toolkit-office";

impl Office {
    /// Its state at this moment.
    pub(super) fn now() -> Self {
        // First HTML is rendered natively in tests, where there is no page.
        if cfg!(not(target_family = "wasm")) {
            return Self::Loading;
        }
        let state = KEEPER.with(|keeper| keeper.as_ref().map(Keeper::state));
        match state.as_deref() {
            Some("loading") => Self::Loading,
            Some("ready") => Self::Ready,
            _ => Self::Failed,
        }
    }
}

/// The state of the office; renders again when it changes.
#[hook]
pub fn use_office() -> Office {
    let office = use_state_eq(Office::now);
    use_effect_with((), {
        let office = office.clone();
        move |()| {
            // It may have changed between the first rendering and this.
            office.set(Office::now());
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, CHANGED, move |_| office.set(Office::now()))
            });
            move || drop(listener)
        }
    });
    *office
}

/// The Word document of a filled-in form: `record_json` is a `forms::Record` as serde writes it.
pub fn form_docx(record_json: &str) -> Result<Vec<u8>, String> {
    bytes("form_docx", &[record_json.into()])
}

/// The Word document of a blank form: `form_json` is a `forms::Form` as serde writes it.
pub fn blank_form_docx(title: &str, form_json: &str) -> Result<Vec<u8>, String> {
    bytes("blank_form_docx", &[title.into(), form_json.into()])
}

/// The Word document of a template, filled in: a `documents::Template` and `documents::Values` as serde writes them, and logos
/// (PNG or JPEG) with their words for somebody who cannot see them.
pub fn template_docx(
    template_json: &str,
    title: &str,
    values_json: &str,
    logo_left: Option<&[u8]>,
    left_alt: &str,
    logo_right: Option<&[u8]>,
    right_alt: &str,
) -> Result<Vec<u8>, String> {
    let logo = |logo: Option<&[u8]>| {
        logo.map_or(JsValue::UNDEFINED, |bytes| Uint8Array::from(bytes).into())
    };
    let args = [
        template_json.into(),
        title.into(),
        values_json.into(),
        logo(logo_left),
        left_alt.into(),
        logo(logo_right),
        right_alt.into(),
    ];
    bytes("template_docx", &args)
}

/// A name for each file of a batch, in the order of what was wanted, all with this ending. No two are the same on any system,
/// and each can be unpacked everywhere.
pub fn file_names(wanted: &[String], ending: &str) -> Result<Vec<String>, String> {
    run("file_names", &[texts(wanted), ending.into()]).map(strings)
}

/// Files in one zip, each under its name; names may hold folders, with `/` between them.
pub fn zip(names: &[String], files: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    let files: Array = files
        .iter()
        .map(|file| Uint8Array::from(file.as_slice()))
        .collect();
    bytes("zip", &[texts(names), files.into()])
}

/// An email draft that Outlook opens: `draft_json` is a `files::email::Draft` as serde writes it; each file that goes with it
/// has its name, its media type and its bytes.
pub fn eml(draft_json: &str, files: &[(&str, &str, &[u8])]) -> Result<Vec<u8>, String> {
    let (names, types, bytes_of) = (Array::new(), Array::new(), Array::new());
    for (name, media_type, bytes) in files {
        names.push(&JsValue::from_str(name));
        types.push(&JsValue::from_str(media_type));
        bytes_of.push(&Uint8Array::from(*bytes));
    }
    bytes(
        "eml",
        &[
            draft_json.into(),
            names.into(),
            types.into(),
            bytes_of.into(),
        ],
    )
}

/// A table from a CSV file or a workbook: warnings, then rows. The first row holds the headings; what a spreadsheet shows as
/// row `n` is at `n - 1`, and is empty where the file has nothing there.
pub fn read_table(name: &str, bytes: &[u8]) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
    let read: Array =
        run("read_table", &[name.into(), Uint8Array::from(bytes).into()])?.unchecked_into();
    let rows: Array = read.get(1).unchecked_into();
    Ok((strings(read.get(0)), rows.iter().map(strings).collect()))
}

/// A workbook: each sheet is its name and its rows, the first of which holds the headings.
pub fn write_xlsx(title: &str, sheets: &[(String, Vec<Vec<String>>)]) -> Result<Vec<u8>, String> {
    let sheet = |(name, rows): &(String, Vec<Vec<String>>)| {
        let rows: Array = rows.iter().map(|row| texts(row)).collect();
        Array::of2(&name.into(), &rows)
    };
    let sheets: Array = sheets.iter().map(sheet).collect();
    bytes("write_xlsx", &[title.into(), sheets.into()])
}

/// Protects bytes with a passphrase, in the `age` format. Takes about a second.
pub fn seal(plain: &[u8], passphrase: &str) -> Result<Vec<u8>, String> {
    bytes("seal", &[Uint8Array::from(plain).into(), passphrase.into()])
}

/// Opens what was protected with a passphrase. Takes about a second.
pub fn unseal(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, String> {
    bytes(
        "unseal",
        &[Uint8Array::from(sealed).into(), passphrase.into()],
    )
}

/// A text as a QR code: an SVG picture.
pub fn qr_svg(text: &str) -> Result<String, String> {
    let svg = run("qr_svg", &[text.into()])?;
    Ok(svg.as_string().unwrap_or_default())
}

fn bytes(name: &str, args: &[JsValue]) -> Result<Vec<u8>, String> {
    let made: Uint8Array = run(name, args)?.unchecked_into();
    Ok(made.to_vec())
}

fn texts(texts: &[String]) -> JsValue {
    let texts: Array = texts.iter().map(JsValue::from).collect();
    texts.into()
}

fn strings(array: JsValue) -> Vec<String> {
    let array: Array = array.unchecked_into();
    array.iter().filter_map(|text| text.as_string()).collect()
}

fn run(name: &str, args: &[JsValue]) -> Result<JsValue, String> {
    const NOT_THERE: &str = "The part of this tool that reads and writes files could not be loaded. Save your work, then reload the page.";
    let args: Array = args.iter().collect();
    KEEPER.with(|keeper| {
        let keeper = keeper.as_ref().ok_or_else(|| NOT_THERE.to_owned())?;
        keeper.run(name, &args).map_err(|error| {
            let error: js_sys::Error = error.unchecked_into();
            error.message().into()
        })
    })
}
