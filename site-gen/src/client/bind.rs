//! From the compiled module to its three files.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen_cli_support::Bindgen;

use super::{Bound, ClientError, Module};

/// Binds the module that was compiled to `compiled` and keeps the result beside it, by the module's name, so that an
/// unchanged module is not bound again.
pub(super) fn bind(compiled: &Path, module: &Module) -> Result<Bound, ClientError> {
    let cannot_read = |path: &Path, error: std::io::Error| {
        ClientError::new(format!("{} could not be read ({error}).", path.display()))
    };
    let bytes = std::fs::read(compiled).map_err(|error| cannot_read(compiled, error))?;
    let folder = compiled.with_extension(format!("bound-{}", module.name));
    let stamp_path = folder.join("stamp");
    let stamp = crate::assets::hash::hex(&bytes);
    let script_path = folder.join("client.js");
    let module_path = folder.join("client_bg.wasm");
    let fresh = std::fs::read_to_string(&stamp_path).is_ok_and(|old| old == stamp);
    if !fresh || !script_path.is_file() || !module_path.is_file() {
        generate(bytes, &folder, module.globals.glue)?;
        std::fs::write(&stamp_path, &stamp).map_err(|error| cannot_read(&stamp_path, error))?;
    }
    let script =
        std::fs::read_to_string(&script_path).map_err(|error| cannot_read(&script_path, error))?;
    let script = if module.globals.factory {
        factory(&script, module.globals.glue).ok_or_else(|| {
            ClientError::new(format!(
                "The script that wasm-bindgen made for {} has another shape than this version of site-gen knows, so it cannot \
                 be started again after a stop. Put wasm-bindgen in Cargo.lock back to the version before.",
                module.name
            ))
        })?
    } else {
        script
    };
    let bytes = std::fs::read(&module_path).map_err(|error| cannot_read(&module_path, error))?;
    let inline = inline_script(&bytes, module.globals.base64);
    Ok(Bound {
        script: script.into_bytes(),
        module: bytes,
        inline,
    })
}

fn generate(compiled: Vec<u8>, folder: &Path, global: &str) -> Result<(), ClientError> {
    let mut bindgen = Bindgen::new();
    let made = bindgen
        .input_bytes("client", compiled)
        .no_modules(true)
        .and_then(|bindgen| bindgen.no_modules_global(global))
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                // Otherwise `wasm_bindgen()` guesses the module's address from its own script's address,
                // which a hashed name breaks.
                .omit_default_module_path(false)
                .generate(folder)
        });
    made.map_err(|error| {
        ClientError::new(format!(
            "The client compiled, but could not be bound to JavaScript: {error:#}. The versions of wasm-bindgen and \
             wasm-bindgen-cli-support in Cargo.lock must be the same."
        ))
    })
}

/// Takes the script's one call of its own function away, so that its global is the function itself.
///
/// The script holds its state (the instance, views of its memory) in variables of that function, and wasm-bindgen has a way to
/// reset them for other kinds of scripts only. `None` when the script has not the shape that is known.
fn factory(script: &str, global: &str) -> Option<String> {
    let begin = format!("let {global} = (function(exports) {{\n");
    let end = "\n})({ __proto__: null });";
    let inside = script.trim_end().strip_prefix(&begin)?.strip_suffix(end)?;
    Some(format!(
        "self.{global} = function (exports) {{\n{inside}\n}};\n"
    ))
}

/// A classic script that leaves the module, in base64, where `boot.js` looks for it.
///
/// A page opened from a folder may not fetch, but may load scripts.
fn inline_script(module: &[u8], global: &str) -> Vec<u8> {
    let mut script = String::with_capacity(module.len() / 3 * 4 + 64);
    script.push_str("self.");
    script.push_str(global);
    script.push_str("=\"");
    STANDARD.encode_string(module, &mut script);
    script.push_str("\";\n");
    script.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inline_script_holds_the_module() {
        assert_eq!(
            inline_script(b"\0asm", "toolkitClientBase64"),
            b"self.toolkitClientBase64=\"AGFzbQ==\";\n"
        );
    }

    #[test]
    fn a_factory_gives_the_scripts_state_anew() {
        let script = "let glue = (function(exports) {\n    let wasm;\n    return exports;\n})({ __proto__: null });\n";
        assert_eq!(
            factory(script, "glue").as_deref(),
            Some("self.glue = function (exports) {\n    let wasm;\n    return exports;\n};\n")
        );
        assert_eq!(
            factory(&script.replace("let glue", "var glue"), "glue"),
            None
        );
        assert_eq!(factory(script, "other"), None);
    }
}
