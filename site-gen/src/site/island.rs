//! Pages with a tool: the client's data and scripts.

use toolkit::Bundle;

use super::{Site, document, form};
use crate::client::ISLANDS;
use crate::content::library::Node;
use crate::diagnostics::Problem;

/// Where the workspace's invented people lie.
const SAMPLE: &str = "workspace/sample-volunteers.csv";

/// The tool that a page asks for by `island` in its `[extra]`. A page with a template has the tool that fills it in.
pub(super) fn name(node: &Node) -> Option<&str> {
    let extra = node.meta.extra.as_map()?;
    let asked = extra
        .get(&tera::value::Key::Str("island"))
        .and_then(|island| island.as_str());
    asked.or_else(|| document::is_one(node).then_some("document"))
}

/// What goes before `</body>` of a page with a tool: its data block and the client's scripts.
///
/// The scripts are classic and deferred: modules do not run in a page opened from a folder.
pub(super) fn scripts(site: &Site, node: &Node) -> Result<String, Problem> {
    let Some(island) = name(node) else {
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
    match name(node) {
        Some("form") => return form::of(node).map(Bundle::of_form),
        Some("document") => return document::bundle(site, node),
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
    for asked in site.library.nodes.iter().filter_map(name) {
        site.assets.client(asked);
    }
}
