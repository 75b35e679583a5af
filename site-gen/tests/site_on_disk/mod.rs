//! A small site in a temporary folder, for tests.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use site_gen::client::Profile;
use site_gen::site::{self, Options};

static COUNT: AtomicUsize = AtomicUsize::new(0);

const BASE: &str = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{% block title %}{{ config.title \
                    }}{% endblock title %}</title></head>\n<body>\n{% block main %}{% endblock main \
                    %}\n</body>\n</html>\n";

/// What every site here starts with: templates that need no style sheet, and a home page.
const START: [(&str, &str); 8] = [
    (
        "config.toml",
        "base_url = \"https://example.org\"\ntitle = \"Test\"\ncompress = false\n",
    ),
    (
        "content/_index.md",
        "+++\ntitle = \"Home\"\n+++\nWelcome.\n",
    ),
    ("templates/base.html", BASE),
    (
        "templates/index.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ section.title }}</h1>\n{{ section.content }}{% endblock main %}\n",
    ),
    (
        "templates/section.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ section.title }}</h1>\n{{ section.content }}{% for page in \
         section.pages %}<p><a href=\"{{ page.permalink }}\">{{ page.title }}</a></p>\n{% endfor %}{% endblock main %}\n",
    ),
    (
        "templates/page.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>\n{{ page.content }}{% endblock main %}\n",
    ),
    (
        "templates/components/callout.html",
        "{% component callout(type: string = \"info\", level: integer = 1) %}<div class=\"{{ type }}\">{{ body }}</div>{% \
         endcomponent callout %}{% component download(id: string) %}<a href=\"{{ get_url(path=id) }}\">{{ id }}</a>{% \
         endcomponent download %}\n",
    ),
    (
        "templates/404.html",
        "{% extends \"base.html\" %}{% block main %}<h1>Not found</h1>{% endblock main %}\n",
    ),
];

/// A site in a folder that is removed when this is dropped.
pub struct Site {
    pub root: PathBuf,
}

impl Site {
    /// The smallest site.
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root =
            std::env::temp_dir().join(format!("site-gen-test-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        let site = Self {
            root: fs::canonicalize(&root).unwrap(),
        };
        START
            .iter()
            .fold(site, |site, (path, text)| site.file(path, text))
    }

    /// A copy of a folder of `tests/fixtures/`, on top of the smallest site.
    pub fn fixture(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures")
            .join(name);
        let site = Self::new();
        copy(&folder, &site.root);
        site
    }

    /// Writes a file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let place = self.root.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
        self
    }

    /// Writes `content/page.md` with a title and this markdown.
    pub fn page(self, markdown: &str) -> Self {
        let text = format!("+++\ntitle = \"Page\"\n+++\n{markdown}\n");
        self.file("content/page.md", text)
    }

    pub fn options(&self) -> Options {
        Options {
            root: self.root.clone(),
            client: Profile::None,
            ..Options::default()
        }
    }

    /// What the checks say: every problem as it is printed, or "no problem".
    pub fn check(&self) -> String {
        site::check(&self.options())
            .map_or_else(|problems| problems.to_string(), |_| "no problem".to_owned())
    }

    /// Builds, which has to succeed.
    pub fn build(&self) -> &Self {
        site::build(&self.options()).unwrap_or_else(|problems| panic!("{problems}"));
        self
    }

    /// A file of the built site.
    pub fn built(&self, path: &str) -> String {
        fs::read_to_string(self.root.join("dist").join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files of the built site, sorted.
    pub fn listing(&self) -> Vec<String> {
        let mut files = Vec::new();
        list(&self.root.join("dist"), "", &mut files);
        files.sort();
        files
    }

    /// The built page between its `<body>` tags.
    pub fn body(&self, path: &str) -> String {
        let html = self.built(path);
        let (_, rest) = html.split_once("<body>\n").unwrap();
        rest.split_once("\n</body>").unwrap().0.to_owned()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn list(folder: &Path, within: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = format!("{within}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{path}/"), files);
        } else {
            files.push(path);
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
