//! Pages with a tool: the client's data and scripts, and the blank files beside them.

use toolkit::Bundle;

use super::{Extra, Site, blank_form, document, form};
use crate::client::ISLANDS;
use crate::content::library::{Library, Node};
use crate::diagnostics::Problem;

/// Where the workspace's files lie.
const SAMPLE: &str = "workspace/sample-volunteers.csv";
const BLANK: &str = "workspace/volunteers-blank.csv";

/// The tool that a page asks for by `island` in its `[extra]`.
fn island(node: &Node) -> Option<&str> {
    node.meta
        .extra
        .as_map()?
        .get(&tera::value::Key::Str("island"))?
        .as_str()
}

/// What goes before `</body>` of a page with a tool: its data block and the client's scripts.
///
/// The scripts are classic and deferred: modules do not run in a page opened from a folder.
pub(super) fn scripts(site: &Site, node: &Node) -> Result<String, Problem> {
    let Some(island) = island(node) else {
        return Ok(String::new());
    };
    if !ISLANDS.contains(&island) {
        return Err(Problem::of_file(
            &node.file.file,
            format!(
                "There is no tool called \"{island}\". Use one of these for `island`: {}.",
                ISLANDS.join(", ")
            ),
        ));
    }
    let Some(Ok(boot)) = site.assets.get("assets/boot.js") else {
        return Err(Problem::of_file(
            &node.file.file,
            "The theme has no static-js/boot.js, which starts the client.",
        ));
    };
    // When there is no client, the assets tell why.
    let Some(client) = site.assets.client(island) else {
        return Ok(String::new());
    };
    let bundle = bundle(site, node)?
        .to_json()
        .map_err(|error| Problem::of_file(&node.file.file, error.to_string()))?;
    let address = |path: &str| crate::html::address::relative(&node.url, path);
    let boot = address(&boot.path);
    let module = address(&client.module.path);
    let script = address(&client.script.path);
    let inline = address(&client.inline.path);
    Ok(format!(
        "<script type=\"application/json\" id=\"toolkit-bundle\">{bundle}</script>\n\
         <script defer src=\"{boot}\" data-client-js=\"{script}\" data-client-wasm=\"{module}\" \
         data-client-inline=\"{inline}\"></script>\n<script defer src=\"{script}\"></script>\n"
    ))
}

/// What the tool of this page needs from the content.
fn bundle(site: &Site, node: &Node) -> Result<Bundle, Problem> {
    match island(node) {
        Some("form") => return form::of(node).map(Bundle::of_form),
        Some("document") => {
            let first = |problems: Vec<Problem>| {
                problems.into_iter().next().unwrap_or_else(|| {
                    Problem::of_file(&node.file.file, "The document cannot be used.")
                })
            };
            return document::of(node).map(Bundle::of_document).map_err(first);
        }
        _ => {}
    }
    let sample = site
        .source
        .assets
        .get(SAMPLE)
        .map(|file| crate::load::read_text(&file.disk, file.file.clone()))
        .transpose()?
        .map(|file| file.text.to_string())
        .unwrap_or_default();
    Ok(Bundle::new(sample))
}

/// Makes the client ready of each tool that a page has.
pub(super) fn prepare(site: &Site) {
    for asked in site.library.nodes.iter().filter_map(island) {
        site.assets.client(asked);
    }
}

fn has_workspace(library: &Library) -> bool {
    library.get("workspace/index.md").is_some() || library.get("workspace/_index.md").is_some()
}

/// The files that [`add_downloads`] will write.
pub(super) fn download_names(library: &Library) -> Vec<String> {
    let list = has_workspace(library).then(|| BLANK.to_owned());
    list.into_iter()
        .chain(blank_form::download_names(library))
        .chain(document::download_names(library))
        .collect()
}

/// Adds the blank files, written by the same code that the client uses.
pub(super) fn add_downloads(site: &Site, extras: &mut Vec<Extra>) {
    if has_workspace(&site.library) {
        extras.push(Extra {
            path: BLANK.to_owned(),
            bytes: scheme::blank_volunteers(),
        });
    }
    extras.extend(
        blank_form::downloads(&site.library)
            .chain(document::downloads(&site.library))
            .map(|(path, bytes)| Extra { path, bytes }),
    );
}
