//! Pages with a tool: its data, and the scripts of the client and of the office.

use toolkit::Bundle;

use super::{Site, document, form, link};
use crate::client::Island;
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
    let Some(name) = name(node) else {
        return Ok(String::new());
    };
    let Some(island) = Island::named(name) else {
        return Err(Problem::of_file(
            &node.file.file,
            format!(
                "There is no tool called \"{name}\". Use one of these for `island`: {}.",
                Island::names()
            ),
        ));
    };
    // Before the client: an author is told of mistakes also where there is none.
    let bundle = bundle(site, node)?
        .to_json()
        .map_err(|error| Problem::of_file(&node.file.file, error.to_string()))?;
    let script = |path: &str, what: &str| match site.assets.get(path) {
        Some(Ok(script)) => Ok(&script.path),
        _ => Err(Problem::of_file(
            &node.file.file,
            format!("The theme has no static-js/{what}."),
        )),
    };
    let door = script(
        "assets/door.js",
        "door.js, which lets nothing out of the page",
    )?;
    let boot = script("assets/boot.js", "boot.js, which starts the client")?;
    let keeper = script("assets/office.js", "office.js, which starts the office")?;
    // When there is no client, the assets tell why.
    let (Some(client), Some(office)) = (
        site.assets.module(&island.client),
        site.assets.module(&island.office),
    ) else {
        return Ok(String::new());
    };
    let address = |path: &str| crate::html::address::relative(&node.url, path);
    let addresses: String = [("client", client), ("office", office)]
        .iter()
        .map(|(what, files)| {
            format!(
                " data-{what}-js=\"{}\" data-{what}-wasm=\"{}\" data-{what}-inline=\"{}\"",
                address(&files.script.path),
                address(&files.module.path),
                address(&files.inline.path)
            )
        })
        .collect();
    Ok(format!(
        "<script type=\"application/json\" id=\"toolkit-bundle\">{bundle}</script>\n\
         <script defer src=\"{}\"></script>\n<script defer src=\"{}\"></script>\n\
         <script defer src=\"{}\"{addresses}></script>\n<script defer src=\"{}\"></script>\n",
        address(door),
        address(keeper),
        address(boot),
        address(&client.script.path)
    ))
}

/// What the tool of this page needs from the content.
fn bundle(site: &Site, node: &Node) -> Result<Bundle, Problem> {
    match name(node) {
        Some("form") => return form::of(node).map(Bundle::of_form),
        Some("document") => return document::bundle(site, node),
        Some("link") => return link::of(site, node).map(Bundle::of_link),
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

/// Makes the modules ready of each tool that a page has.
pub(super) fn prepare(site: &Site) {
    for island in site
        .library
        .nodes
        .iter()
        .filter_map(name)
        .filter_map(Island::named)
    {
        site.assets.module(&island.client);
        site.assets.module(&island.office);
    }
}
