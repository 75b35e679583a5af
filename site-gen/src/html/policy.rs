//! The content security policy that every page carries.

use std::collections::BTreeSet;

use crate::assets::hash;

/// What a page's policy has to let through.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Hashes of scripts in the page itself.
    pub scripts: BTreeSet<String>,
    /// Hashes of styles in the page itself.
    pub styles: BTreeSet<String>,
    /// The page loads the client of a tool.
    pub has_tool: bool,
    /// The page loads the search.
    pub has_search: bool,
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

    /// The policies of trusted types that the page's own scripts make: `boot.js` and `search.js` load further scripts.
    fn trusted_types(&self) -> &'static str {
        match (self.has_tool, self.has_search) {
            (false, false) => "'none'",
            (true, false) => "toolkit-boot",
            (false, true) => "toolkit-search",
            (true, true) => "toolkit-boot toolkit-search",
        }
    }

    /// The policy as a `<meta>` tag. A page with a tool or a search adds a second, narrower one (`door.js`).
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
             require-trusted-types-for 'script'; trusted-types {}\">",
            list(&self.scripts),
            list(&self.styles),
            self.trusted_types()
        )
    }
}
