//! From a loaded page to a mounted island.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
#[cfg(feature = "workspace")]
use yew::AttrValue;

#[cfg(any(feature = "form", feature = "workspace"))]
use crate::browser::location;
use crate::browser::{crash, page};

/// The id of the disclosure that keeps the page's own words.
#[cfg(any(feature = "link", feature = "workspace"))]
pub(crate) const ABOUT: &str = "about-this-tool";

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
    // Read by the browser and not by serde, which would add what it knows of every other tool to each client.
    if page::number_in(&text, "version") != Some(toolkit::VERSION) {
        return Err(
            "This page and its tool were built at different times. Reload the page.".to_owned(),
        );
    }
    match name.as_str() {
        #[cfg(feature = "workspace")]
        "workspace" => workspace(host, &text),
        #[cfg(feature = "form")]
        "form" => form(host, &text),
        #[cfg(feature = "link")]
        "link" => link(host, &text),
        #[cfg(feature = "document")]
        "document" => document(host, &text),
        _ => Err(format!("The client has no tool called \"{name}\".")),
    }
}

#[cfg(feature = "workspace")]
fn workspace(host: Element, text: &str) -> Result<(), String> {
    use crate::workspace::{Workspace, WorkspaceProps};

    let sample = page::text_in(text, "sample_volunteers").unwrap_or_default();
    page::keep_words(&host, "About this tool and its files", ABOUT);
    let props = WorkspaceProps {
        sample: AttrValue::from(sample),
        fragment: AttrValue::from(location::fragment()),
    };
    yew::Renderer::<Workspace>::with_root_and_props(host, props).render();
    Ok(())
}

#[cfg(feature = "form")]
fn form(host: Element, text: &str) -> Result<(), String> {
    use crate::browser::screen;
    use yew::Callback;

    use crate::forms::state::{Link, Paper};
    use crate::forms::{FormIsland, FormProps, Last, Links, done};
    use crate::parts::shared::Shared;

    let lost = "This page has lost its form. The site has to be built again.";
    let form = page::piece_in(text, "form").ok_or(lost)?;
    let form = serde_json::from_str(&form).map_err(|error| format!("{lost} ({error})"))?;
    page::keep_blank(&host);
    let paper = Shared::new(Paper {
        title: page::main_heading().unwrap_or_default(),
        form,
        has_blank: true,
    });
    let links = Links {
        fragment: location::fragment(),
        read: {
            let paper = paper.clone();
            Callback::from(move |fragment: String| Link::read(&fragment, &paper.form))
        },
    };
    let props = FormProps {
        paper,
        links: Some(links),
        wide: screen::is_wide(),
        last: Callback::from(|last: Last| done(&last.state, last.office, &last.dispatch)),
    };
    yew::Renderer::<FormIsland>::with_root_and_props(host, props).render();
    Ok(())
}

#[cfg(feature = "link")]
fn link(host: Element, text: &str) -> Result<(), String> {
    use yew::Callback;

    use crate::browser::screen;
    use crate::forms::state::Paper;
    use crate::forms::{FormIsland, FormProps, Last};
    use crate::link::{LinkPage, Written, ready};
    use crate::parts::shared::Shared;

    let lost = "This page has lost its questions. The site has to be built again.";
    let page = page::piece_in(text, "link").ok_or(lost)?;
    let page: LinkPage =
        serde_json::from_str(&page).map_err(|error| format!("{lost} ({error})"))?;
    page::keep_words(&host, "About this tool, and how to do without it", ABOUT);
    let paper = Paper {
        title: page::main_heading().unwrap_or_default(),
        form: page.form,
        has_blank: false,
    };
    let props = FormProps {
        paper: Shared::new(paper),
        // This tool makes links and takes none.
        links: None,
        wide: screen::is_wide(),
        last: Callback::from(move |last: Last| {
            let written = Written {
                subject: &page.subject,
                email: &page.email,
                poster: &page.poster,
                targets: &page.targets,
            };
            ready(&written, &last)
        }),
    };
    yew::Renderer::<FormIsland>::with_root_and_props(host, props).render();
    Ok(())
}

#[cfg(feature = "document")]
fn document(host: Element, text: &str) -> Result<(), String> {
    use crate::document::{
        DocumentIsland, DocumentProps, Enclosure, EnclosureKind, Paper, Written,
    };
    use crate::parts::shared::Shared;

    let lost = |reason: &dyn std::fmt::Display| {
        format!("This page has lost its document. The site has to be built again. ({reason})")
    };
    let template = page::piece_in(text, "document").ok_or_else(|| lost(&"none is there"))?;
    let template = Written::read(template).map_err(|error| lost(&error))?;
    let professions = match page::piece_in(text, "professions") {
        Some(professions) => serde_json::from_str(&professions).map_err(|error| lost(&error))?,
        None => Vec::new(),
    };
    let mut enclosures = Vec::new();
    for piece in page::pieces_in(text, "enclosures") {
        let kind = match page::piece_in(&piece, "document") {
            Some(template) => {
                let template = Written::read(template).map_err(|error| lost(&error))?;
                EnclosureKind::Document(Box::new(template))
            }
            None => EnclosureKind::Form(page::piece_in(&piece, "form").unwrap_or_default()),
        };
        enclosures.push(Enclosure {
            id: page::text_in(&piece, "id").unwrap_or_default(),
            title: page::text_in(&piece, "title").unwrap_or_default(),
            kind,
        });
    }
    page::keep_blank(&host);
    let paper = Shared::new(Paper {
        title: page::main_heading().unwrap_or_default(),
        template,
        professions,
        enclosures,
    });
    yew::Renderer::<DocumentIsland>::with_root_and_props(host, DocumentProps { paper }).render();
    Ok(())
}
