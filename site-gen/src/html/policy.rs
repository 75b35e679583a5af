//! The content security policy that every page carries.

use std::collections::BTreeSet;

use crate::assets::hash;

/// Inline scripts and styles of a page, which its policy lets through by their hashes.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Hashes of scripts.
    pub scripts: BTreeSet<String>,
    /// Hashes of styles.
    pub styles: BTreeSet<String>,
}

impl Inline {
    /// Notes a script or style that stands in the page itself.
    pub(super) fn note(&mut self, element: &str, text: &str) {
        let hashes = if element.eq_ignore_ascii_case("style") {
            &mut self.styles
        } else {
            &mut self.scripts
        };
        hashes.insert(format!("'{}'", hash::policy(text.as_bytes())));
    }

    /// The policy as a `<meta>` tag.
    pub(super) fn meta(&self) -> String {
        let list = |hashes: &BTreeSet<String>| {
            hashes
                .iter()
                .map(|hash| format!(" {hash}"))
                .collect::<String>()
        };
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' \
             'wasm-unsafe-eval'{}; style-src 'self'{}; img-src 'self' data: blob:; font-src 'self'; connect-src \
             'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; \
             require-trusted-types-for 'script'; trusted-types toolkit-boot toolkit-search\">",
            list(&self.scripts),
            list(&self.styles)
        )
    }
}
