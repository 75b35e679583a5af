//! From the compiled module to the three files of the client.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen_cli_support::Bindgen;

use super::{Client, ClientError};

/// Binds the module at `module` and keeps the result beside it, by the name of its island, so that an unchanged module is
/// not bound again.
pub(super) fn bind(module: &Path, island: &str) -> Result<Client, ClientError> {
    let cannot_read = |path: &Path, error: std::io::Error| {
        ClientError::new(format!("{} could not be read ({error}).", path.display()))
    };
    let compiled = std::fs::read(module).map_err(|error| cannot_read(module, error))?;
    let folder = module.with_extension(format!("bound-{island}"));
    let stamp_path = folder.join("stamp");
    let stamp = crate::assets::hash::hex(&compiled);
    let script_path = folder.join("client.js");
    let module_path = folder.join("client_bg.wasm");
    let fresh = std::fs::read_to_string(&stamp_path).is_ok_and(|old| old == stamp);
    if !fresh || !script_path.is_file() || !module_path.is_file() {
        generate(compiled, &folder)?;
        std::fs::write(&stamp_path, &stamp).map_err(|error| cannot_read(&stamp_path, error))?;
    }
    let script = std::fs::read(&script_path).map_err(|error| cannot_read(&script_path, error))?;
    let module = std::fs::read(&module_path).map_err(|error| cannot_read(&module_path, error))?;
    let inline = inline_script(&module);
    Ok(Client {
        script,
        module,
        inline,
    })
}

fn generate(compiled: Vec<u8>, folder: &Path) -> Result<(), ClientError> {
    let mut bindgen = Bindgen::new();
    let made = bindgen
        .input_bytes("client", compiled)
        .no_modules(true)
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

/// A classic script that leaves the module, in base64, where `boot.js` looks for it.
///
/// A page opened from a folder may not fetch, but may load scripts.
fn inline_script(module: &[u8]) -> Vec<u8> {
    let mut script = String::with_capacity(module.len() / 3 * 4 + 64);
    script.push_str("self.toolkitClientBase64=\"");
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
            inline_script(b"\0asm"),
            b"self.toolkitClientBase64=\"AGFzbQ==\";\n"
        );
    }
}
