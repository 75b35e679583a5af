//! Running cargo for wasm32, and adding the target when it is missing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{ClientError, Module, Profile};

const TARGET: &str = "wasm32-unknown-unknown";

/// The program in the environment variable, which cargo and rustup set for what they run, or its usual name.
fn program(variable: &str, name: &str) -> OsString {
    std::env::var_os(variable).unwrap_or_else(|| name.into())
}

/// Adds the wasm32 target to the toolchain in use, when its library folder is missing.
pub(super) fn ensure_target(workspace: &Path) -> Result<(), ClientError> {
    let rustc = program("RUSTC", "rustc");
    let output = Command::new(&rustc)
        .current_dir(workspace)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .map_err(|error| {
            ClientError::new(format!(
                "The client needs the Rust compiler, and `rustc` could not be started ({error}). Install Rust with \
                 rustup, then build again."
            ))
        })?;
    let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    if output.status.success() && folder.is_dir() {
        return Ok(());
    }
    eprintln!("Adding the Rust target {TARGET}");
    let added = Command::new("rustup")
        .current_dir(workspace)
        .args(["target", "add", TARGET])
        .stdout(Stdio::null())
        .status();
    match added {
        Ok(status) if status.success() => Ok(()),
        _ => Err(ClientError::new(format!(
            "The Rust target {TARGET} is missing and could not be added. Run `rustup target add {TARGET}`, then build \
             again."
        ))),
    }
}

/// Compiles a package with some of its features and returns the path of its module.
pub(super) fn compile(
    workspace: &Path,
    module: &Module,
    profile: Profile,
) -> Result<PathBuf, ClientError> {
    let mut command = Command::new(program("CARGO", "cargo"));
    command
        .current_dir(workspace)
        .args(["build", "--package", module.package, "--lib"])
        .args(["--target", TARGET])
        .args(["--no-default-features", "--features", module.features])
        .args(["--profile", profile.cargo_name()])
        .args(["--message-format", "json-render-diagnostics"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags(workspace))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit());
    // What cargo set for this program is about this program, not about the client.
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        if name_text.starts_with("CARGO_PKG_") || name_text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    let output = command.output().map_err(|error| {
        ClientError::new(format!(
            "The client needs cargo, and it could not be started ({error})."
        ))
    })?;
    if !output.status.success() {
        return Err(ClientError::new(format!(
            "The client ({}) does not compile. The compiler's messages are above.",
            module.package
        )));
    }
    module_in(&String::from_utf8_lossy(&output.stdout)).ok_or_else(|| {
        ClientError::new(format!(
            "The client ({}) compiled, but made no .wasm file. Its Cargo.toml needs crate-type = [\"cdylib\"].",
            module.package
        ))
    })
}

/// Flags for the compiler: where this machine keeps the source of crates must not be told to everybody who loads the
/// client, and two machines have to make the same bytes.
fn flags(workspace: &Path) -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
            Some(PathBuf::from(home).join(".cargo"))
        });
    let registries = home.map(|home| home.join("registry").join("src"));
    let folders = registries
        .and_then(|folder| folder.read_dir().ok())
        .into_iter()
        .flatten();
    let mut folders: Vec<PathBuf> = folders
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders.push(workspace.to_path_buf());
    folders.extend(library_source(workspace));
    let given = std::env::var("CARGO_ENCODED_RUSTFLAGS")
        .or_else(|_| {
            std::env::var("RUSTFLAGS")
                .map(|flags| flags.split_whitespace().collect::<Vec<_>>().join("\u{1f}"))
        })
        .ok()
        .filter(|flags| !flags.is_empty());
    let hidden = folders
        .iter()
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    given
        .into_iter()
        .chain(hidden)
        .collect::<Vec<_>>()
        .join("\u{1f}")
}

/// Where rustup keeps the source of the standard library, if it does: rustc then names it by its place on this machine.
fn library_source(workspace: &Path) -> Option<PathBuf> {
    let output = Command::new(program("RUSTC", "rustc"))
        .current_dir(workspace)
        .args(["--print", "sysroot"])
        .output()
        .ok()?;
    let root = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let source = root.join("lib").join("rustlib").join("src").join("rust");
    (output.status.success() && source.is_dir()).then_some(source)
}

/// Finds the module among cargo's messages: one JSON object on each line.
fn module_in(messages: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| {
            message.get("reason").and_then(|reason| reason.as_str()) == Some("compiler-artifact")
        })
        .filter_map(|message| {
            message
                .get("filenames")
                .and_then(|names| names.as_array())
                .cloned()
        })
        .flatten()
        .filter_map(|name| name.as_str().map(PathBuf::from))
        .rfind(|path| {
            path.extension()
                .is_some_and(|extension| extension == "wasm")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_crates_lie_on_this_machine_is_left_out() {
        let flags = flags(Path::new("/somewhere/toolkit"));
        let hidden = "--remap-path-prefix=/somewhere/toolkit=";
        assert!(flags.split('\u{1f}').any(|flag| flag == hidden), "{flags}");
    }

    #[test]
    fn the_module_is_found_among_cargos_messages() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","filenames":["/t/libyew.rlib"]}"#,
            "\n",
            r#"{"reason":"compiler-artifact","filenames":["/t/web_app.wasm","/t/libweb_app.rlib"]}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(module_in(messages), Some(PathBuf::from("/t/web_app.wasm")));
    }

    #[test]
    fn no_module_is_none() {
        assert_eq!(module_in("not json\n{\"reason\":\"build-finished\"}"), None);
    }
}
