//! The WebAssembly modules that pages load: a client for each tool, and the office in two sizes.

/// A module: a package of the workspace, built with some of its features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Module {
    /// What its files are called after, and what the report of a build calls it.
    pub name: &'static str,
    /// The package.
    pub package: &'static str,
    /// Its features, with commas between them.
    pub features: &'static str,
    /// What its scripts leave behind for the theme's scripts.
    pub globals: Globals,
    /// How many bytes of brotli it may have. A phone on a bad line loads a form; a desk loads the rest.
    pub budget: usize,
}

/// The names that a module's scripts define.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Globals {
    /// The script that the module is bound by.
    pub glue: &'static str,
    /// The script that holds the module as base64, for pages opened from a folder.
    pub base64: &'static str,
    /// Whether the first is a factory, each call of which gives the script's state anew: so that a module can be started
    /// again after it stopped.
    pub factory: bool,
}

/// A page that asks for a tool, by `island` in its `[extra]`, loads these. A form on a phone does not wait for the pairing
/// solver, and loads no reader of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Island {
    /// What the page asks for.
    pub name: &'static str,
    /// The tool, first.
    pub client: Module,
    /// The heavy readers and writers, in the background.
    pub office: Module,
}

/// What `boot.js` starts.
const CLIENT: Globals = Globals {
    glue: "wasm_bindgen",
    base64: "toolkitClientBase64",
    factory: false,
};

/// What `office.js` starts, and starts again.
const OFFICE_GLOBALS: Globals = Globals {
    glue: "toolkitOfficeGlue",
    base64: "toolkitOfficeBase64",
    factory: true,
};

/// The office with all that it can do.
const OFFICE: Module = Module {
    name: "office",
    package: "office",
    features: "forms,documents,tables",
    globals: OFFICE_GLOBALS,
    budget: 900_000,
};

/// The office for a form on a phone: the writer of its Word file.
const OFFICE_FORM: Module = Module {
    name: "office-form",
    package: "office",
    features: "forms",
    globals: OFFICE_GLOBALS,
    budget: 130_000,
};

const fn client(name: &'static str, features: &'static str, budget: usize) -> Module {
    Module {
        name,
        package: "web-app",
        features,
        globals: CLIENT,
        budget,
    }
}

/// The tools that a page can ask for. Each is a feature of `web-app`.
pub const ISLANDS: [Island; 4] = [
    Island {
        name: "document",
        client: client("client-document", "document", 250_000),
        office: OFFICE,
    },
    Island {
        name: "form",
        client: client("client-form", "form", 200_000),
        office: OFFICE_FORM,
    },
    Island {
        name: "link",
        client: client("client-link", "link", 200_000),
        office: OFFICE_FORM,
    },
    Island {
        name: "workspace",
        client: client("client-workspace", "workspace", 600_000),
        office: OFFICE,
    },
];

impl Island {
    /// The tool of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ISLANDS.iter().find(|island| island.name == name)
    }

    /// The names of all tools, for messages.
    #[must_use]
    pub fn names() -> String {
        ISLANDS.map(|island| island.name).join(", ")
    }
}

/// Every module that some tool loads, each once.
#[must_use]
pub fn all() -> Vec<Module> {
    let mut modules: Vec<Module> = Vec::new();
    for module in ISLANDS
        .iter()
        .flat_map(|island| [island.client, island.office])
    {
        if !modules.contains(&module) {
            modules.push(module);
        }
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_modules_share_a_name() {
        let mut names: Vec<_> = all().iter().map(|module| module.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
