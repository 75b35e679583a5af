//! A module of an earlier build, used again while nothing that it is made of has changed.
//!
//! cargo would find that out as well, but only by compiling: the modules of one package share one file name, so each of
//! them looks out of date to it after the other was made. A change to a page must not cost ten seconds.

use std::path::{Path, PathBuf};

use super::{Bound, Module, Profile};
use crate::assets::hash;

/// What modules are made of, besides the source of other crates, which `Cargo.lock` names to the digit.
const PARTS: [&str; 5] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "web-app",
    "crates",
];

/// A place for one module.
pub(super) struct Kept {
    folder: PathBuf,
    stamp: String,
}

impl Kept {
    /// The place for this module, with the stamp of today's source.
    pub fn of(workspace: &Path, module: &Module, profile: Profile) -> Self {
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| workspace.join("target"), PathBuf::from);
        let mut files = Vec::new();
        for part in PARTS {
            collect(&workspace.join(part), &mut files);
        }
        files.sort();
        let mut all = std::env::var("RUSTFLAGS").unwrap_or_default().into_bytes();
        for file in files {
            let name = file
                .strip_prefix(workspace)
                .unwrap_or(&file)
                .to_string_lossy()
                .into_owned();
            all.extend(name.into_bytes());
            all.push(0);
            all.extend(hash::hex(&std::fs::read(&file).unwrap_or_default()).into_bytes());
        }
        Self {
            folder: target.join("site-gen-clients").join(format!(
                "{}-{}",
                module.name,
                profile.cargo_name()
            )),
            stamp: hash::hex(&all),
        }
    }

    /// The module that was kept, when its source is that of today.
    pub fn read(&self) -> Option<Bound> {
        let stamp = std::fs::read_to_string(self.folder.join("stamp")).ok()?;
        if stamp != self.stamp {
            return None;
        }
        let read = |name: &str| std::fs::read(self.folder.join(name)).ok();
        Some(Bound {
            script: read("client.js")?,
            module: read("client.wasm")?,
            inline: read("client-inline.js")?,
        })
    }

    /// Keeps a module. Failing to is no loss: it is made again next time. The stamp goes in last.
    pub fn write(&self, bound: &Bound) {
        let put = |name: &str, bytes: &[u8]| std::fs::write(self.folder.join(name), bytes);
        let _ = std::fs::create_dir_all(&self.folder)
            .and_then(|()| put("stamp", b""))
            .and_then(|()| put("client.js", &bound.script))
            .and_then(|()| put("client.wasm", &bound.module))
            .and_then(|()| put("client-inline.js", &bound.inline))
            .and_then(|()| put("stamp", self.stamp.as_bytes()));
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_path_buf());
        return;
    }
    let Ok(entries) = path.read_dir() else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        if name != "target" && name != "tests" && name != "benches" {
            collect(&entry.path(), files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_used_again_until_its_source_changes() {
        let workspace = std::env::temp_dir().join(format!("site-gen-kept-{}", std::process::id()));
        std::fs::create_dir_all(workspace.join("web-app/src")).unwrap();
        std::fs::write(workspace.join("web-app/src/lib.rs"), "one").unwrap();
        // A folder of its own, whatever the variable says: the name is no module's. Names live as long as the program.
        let name: &'static str = Box::leak(format!("test-{}", std::process::id()).into_boxed_str());
        let module = Module {
            name,
            ..crate::client::all()[0]
        };
        let kept = || Kept::of(&workspace, &module, Profile::Client);
        let client = Bound {
            script: b"js".to_vec(),
            module: b"wasm".to_vec(),
            inline: b"in".to_vec(),
        };
        assert!(kept().read().is_none());
        kept().write(&client);
        assert_eq!(
            kept().read().map(|bound| bound.module),
            Some(b"wasm".to_vec())
        );
        std::fs::write(workspace.join("web-app/src/lib.rs"), "two").unwrap();
        assert!(kept().read().is_none());
        let folder = kept().folder;
        std::fs::remove_dir_all(&workspace).unwrap();
        let _ = std::fs::remove_dir_all(folder);
    }
}
