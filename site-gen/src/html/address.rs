//! What an address in a page means: which page or file of the site, or somewhere else.

use std::collections::{HashMap, HashSet};

use super::text::{percent_decode, percent_encode};
use crate::assets::Assets;
use crate::diagnostics::nearest;

/// What the site holds, by address.
#[derive(Debug, Default)]
pub struct SiteMap {
    /// `guide/pairing/` for each page that is written; empty for the home page.
    pub pages: HashSet<String>,
    /// The address of each markdown file: `guide/pairing/index.md` to `guide/pairing/`.
    pub content: HashMap<String, String>,
    /// Files that are copied or made under their own names, each with its bytes where they are known before the pages are.
    pub files: HashMap<String, Option<u64>>,
    /// Markdown files left out as drafts.
    pub drafts: Vec<String>,
    /// Where the site will be, without the last slash.
    pub base_url: String,
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Another site, an email address and so on: left as it is.
    Elsewhere,
    /// A page of this site, by address, and the part of it.
    Page {
        /// Its address: `guide/pairing/`.
        url: String,
        /// The id of the part, without `#`.
        fragment: Option<String>,
    },
    /// A file of this site, by the name that it is written under.
    File {
        /// Its path in the output.
        path: String,
        /// What follows it in the address: `?...` or `#...`.
        suffix: String,
        /// Its bytes, where they are known before the pages are made.
        size: Option<u64>,
    },
}

/// What is wrong with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadAddress {
    /// In a sentence.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

impl BadAddress {
    fn new(message: String, help: Option<String>) -> Self {
        Self { message, help }
    }
}

const SCHEMES: [&str; 8] = [
    "https", "http", "mailto", "tel", "sms", "data", "blob", "geo",
];

fn did_you_mean(nearest: Option<&str>, prefix: &str) -> Option<String> {
    nearest.map(|near| format!("Did you mean \"{prefix}{near}\"?"))
}

/// The scheme of an address: what stands before the first colon, if that is before any slash.
pub(crate) fn scheme_of(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    fits.then_some(scheme)
}

impl SiteMap {
    /// What `address` means on the page at `from` (`guide/pairing/`).
    ///
    /// # Errors
    /// When it leads nowhere.
    pub fn resolve(
        &self,
        assets: &Assets,
        from: &str,
        address: &str,
    ) -> Result<Target, BadAddress> {
        if address.is_empty() {
            return Err(BadAddress::new(
                "This link is empty.".into(),
                Some("Give it an address, or take it out.".into()),
            ));
        }
        if let Some(path) = address.strip_prefix("@/") {
            return self.resolve_content(assets, path);
        }
        if address.starts_with("//") {
            return Ok(Target::Elsewhere);
        }
        if !self.base_url.is_empty()
            && let Some(rest) = address.strip_prefix(&self.base_url)
            && (rest.is_empty() || rest.starts_with(['/', '#', '?']))
        {
            return self.resolve_path(assets, rest.trim_start_matches('/'), address);
        }
        if let Some(scheme) = scheme_of(address) {
            return elsewhere(address, scheme);
        }
        if let Some(fragment) = address.strip_prefix('#') {
            if fragment.is_empty() {
                let help = "Link to a heading as #its-id, or to the top of the page as #top.";
                return Err(BadAddress::new(
                    "The link \"#\" leads nowhere.".into(),
                    Some(help.into()),
                ));
            }
            return Ok(Target::Page {
                url: from.to_owned(),
                fragment: Some(percent_decode(fragment).into_owned()),
            });
        }
        match address.strip_prefix('/') {
            Some(path) => self.resolve_path(assets, path, address),
            None => {
                let Some(path) = join(from, address) else {
                    let message = format!("The link \"{address}\" leads out of the site.");
                    return Err(BadAddress::new(message, None));
                };
                self.resolve_path(assets, &path, address)
            }
        }
    }

    /// `@/guide/pairing/index.md#part`, or `@/mark.svg` as `get_url` writes it.
    fn resolve_content(&self, assets: &Assets, path: &str) -> Result<Target, BadAddress> {
        let (path, fragment) = match path.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (path, None),
        };
        let decoded = percent_decode(path);
        if let Some(url) = self.content.get(decoded.as_ref()) {
            let fragment = fragment
                .filter(|part| !part.is_empty())
                .map(|part| percent_decode(part).into_owned());
            return Ok(Target::Page {
                url: url.clone(),
                fragment,
            });
        }
        if !decoded.ends_with(".md") {
            return self.resolve_path(assets, path, &format!("@/{path}"));
        }
        if self.drafts.iter().any(|draft| *draft == decoded) {
            let message = format!("\"@/{decoded}\" is a draft, so no page is written for it.");
            return Err(BadAddress::new(
                message,
                Some("Publish the draft, or take the link out.".into()),
            ));
        }
        let near = nearest(&decoded, self.content.keys().map(String::as_str));
        Err(BadAddress::new(
            format!("There is no page \"@/{decoded}\"."),
            did_you_mean(near, "@/"),
        ))
    }

    /// A path within the site, without a slash in front; `shown` is what the author wrote.
    fn resolve_path(&self, assets: &Assets, path: &str, shown: &str) -> Result<Target, BadAddress> {
        let cut = path.find(['#', '?']).unwrap_or(path.len());
        let (path, suffix) = path.split_at_checked(cut).unwrap_or((path, ""));
        let decoded = percent_decode(path);
        let path = decoded.as_ref();
        let fragment = suffix
            .split_once('#')
            .map(|(_, part)| part)
            .filter(|part| !part.is_empty());
        let page = path.strip_suffix("index.html").unwrap_or(path);
        for url in [page.to_owned(), format!("{page}/")] {
            if self.pages.contains(&url) {
                return Ok(Target::Page {
                    url,
                    fragment: fragment.map(|part| percent_decode(part).into_owned()),
                });
            }
        }
        if let Some(found) = assets.get(path) {
            return match found {
                Ok(asset) => Ok(Target::File {
                    path: asset.path.clone(),
                    suffix: suffix.to_owned(),
                    size: Some(asset.bytes.len() as u64),
                }),
                // The asset's own problem is told once, by the build.
                Err(_) => Ok(Target::Elsewhere),
            };
        }
        if let Some(size) = self.files.get(path) {
            return Ok(Target::File {
                path: path.to_owned(),
                suffix: suffix.to_owned(),
                size: *size,
            });
        }
        Err(self.missing(assets, path, shown))
    }

    fn missing(&self, assets: &Assets, path: &str, shown: &str) -> BadAddress {
        let is_page = path.ends_with('/')
            || path.is_empty()
            || !path.rsplit('/').next().unwrap_or(path).contains('.');
        if shown.starts_with("www.") {
            return BadAddress::new(
                format!("There is no file \"{shown}\"."),
                Some(format!(
                    "To link to another site, write \"https://{shown}\"."
                )),
            );
        }
        if path.ends_with(".md") {
            let near = nearest(path, self.content.keys().map(String::as_str));
            let message = format!("\"{shown}\" is no address of a page.");
            return BadAddress::new(
                message,
                near.map(|near| format!("Link to the page as \"@/{near}\".")),
            );
        }
        if is_page {
            let near = nearest(
                &format!("{}/", path.trim_end_matches('/')),
                self.pages.iter().map(String::as_str),
            );
            let source = near
                .and_then(|near| self.content.iter().find(|(_, url)| *url == near))
                .map(|(path, _)| path);
            return BadAddress::new(
                format!("There is no page \"{shown}\"."),
                source.map(|path| format!("Did you mean \"@/{path}\"?")),
            );
        }
        let near = nearest(
            path,
            self.files.keys().map(String::as_str).chain(assets.names()),
        );
        BadAddress::new(
            format!("There is no file \"{shown}\"."),
            did_you_mean(near, ""),
        )
    }

    /// The address of `target` as written in the page at `from`: relative, with `index.html` named.
    #[must_use]
    pub fn relative(&self, from: &str, target: &Target) -> Option<String> {
        match target {
            Target::Elsewhere => None,
            Target::Page { url, fragment } => {
                let fragment = fragment
                    .as_ref()
                    .map(|part| format!("#{}", percent_encode(part)));
                if url == from
                    && let Some(fragment) = fragment
                {
                    return Some(fragment);
                }
                let page = if url.is_empty() || url.ends_with('/') {
                    format!("{url}index.html")
                } else {
                    url.clone()
                };
                Some(relative(from, &page) + fragment.as_deref().unwrap_or_default())
            }
            Target::File { path, suffix, .. } => Some(relative(from, path) + suffix),
        }
    }

    /// The whole address of `target`, for what must not be relative; starts with a slash when the site's place is
    /// not known.
    #[must_use]
    pub fn absolute(&self, target: &Target) -> Option<String> {
        let (path, suffix) = match target {
            Target::Elsewhere => return None,
            Target::Page { url, fragment } => (
                url,
                fragment
                    .as_ref()
                    .map(|part| format!("#{}", percent_encode(part)))
                    .unwrap_or_default(),
            ),
            Target::File { path, suffix, .. } => (path, suffix.clone()),
        };
        Some(format!(
            "{}/{}{suffix}",
            self.base_url,
            percent_encode(path)
        ))
    }

    /// Like [`SiteMap::absolute`], without the host: for pages that a host shows at any address, such as 404.
    #[must_use]
    pub fn rooted(&self, target: &Target) -> Option<String> {
        let whole = self.absolute(target)?;
        let path = whole
            .split_once("://")
            .and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..)));
        Some(path.map_or(whole.clone(), ToOwned::to_owned))
    }
}

/// Addresses with a scheme: known schemes pass.
fn elsewhere(address: &str, scheme: &str) -> Result<Target, BadAddress> {
    let lower = scheme.to_ascii_lowercase();
    let rest = address.get(scheme.len() + 1..).unwrap_or_default();
    if !SCHEMES.contains(&lower.as_str()) {
        let help = match lower.as_str() {
            "javascript" => Some(
                "The site's security policy blocks such links. Use a button in a tool.".to_owned(),
            ),
            _ => did_you_mean(nearest(&lower, SCHEMES), "").map(|help| help.replace("\"?", ":\"?")),
        };
        return Err(BadAddress::new(
            format!("\"{scheme}:\" is no kind of address that a page can link to."),
            help,
        ));
    }
    let broken = match lower.as_str() {
        "http" | "https" => {
            let host = rest
                .strip_prefix("//")
                .map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
            host.is_none_or(str::is_empty) || address.contains(char::is_whitespace)
        }
        "mailto" => {
            !rest.split('?').next().unwrap_or_default().contains('@') && !rest.starts_with('?')
        }
        "tel" | "sms" => !rest.contains(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    if broken {
        return Err(BadAddress::new(
            format!("\"{address}\" is not a whole address."),
            None,
        ));
    }
    Ok(Target::Elsewhere)
}

/// The path that the relative address `address` means on the page at `from`; none when it climbs too far.
fn join(from: &str, address: &str) -> Option<String> {
    let cut = address.find(['#', '?']).unwrap_or(address.len());
    let (path, suffix) = address.split_at_checked(cut)?;
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut joined = parts.join("/");
    if !joined.is_empty() && (path.is_empty() || path.ends_with(['/', '.'])) {
        joined.push('/');
    }
    joined.push_str(suffix);
    Some(joined)
}

/// The relative address of the file `to` from the page or file at `from`.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from
        .rsplit_once('/')
        .map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    let mut targets: Vec<&str> = to.split('/').collect();
    let name = targets.pop().unwrap_or_default();
    let common = folders
        .iter()
        .zip(&targets)
        .take_while(|(a, b)| a == b)
        .count();
    let mut path = "../".repeat(folders.len() - common);
    for folder in targets.iter().skip(common) {
        path.push_str(folder);
        path.push('/');
    }
    path.push_str(name);
    percent_encode(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_name_the_file() {
        assert_eq!(relative("", "guide/index.html"), "guide/index.html");
        assert_eq!(
            relative("guide/pairing/", "guide/visits/index.html"),
            "../visits/index.html"
        );
        assert_eq!(
            relative("guide/pairing/", "assets/a b.css"),
            "../../assets/a%20b.css"
        );
        assert_eq!(relative("guide/", "guide/index.html"), "index.html");
        assert_eq!(relative("assets/a.css", "assets/b.svg"), "b.svg");
    }

    #[test]
    fn relative_addresses_are_joined() {
        assert_eq!(
            join("guide/pairing/", "../visits/#a").as_deref(),
            Some("guide/visits/#a")
        );
        assert_eq!(
            join("guide/pairing/", "list.csv").as_deref(),
            Some("guide/pairing/list.csv")
        );
        assert_eq!(join("guide/", "..").as_deref(), Some(""));
        assert_eq!(join("", "../x"), None);
    }
}
