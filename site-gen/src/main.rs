//! Command line of the generator.
fn main() {
    let profile = if std::env::args().any(|a| a == "--dev-client") {
        site_gen::client::Profile::Dev
    } else {
        Default::default()
    };
    match site_gen::client::build(std::path::Path::new("."), profile) {
        Ok(c) => println!(
            "js {} wasm {} inline {}",
            c.script.len(),
            c.module.len(),
            c.inline.len()
        ),
        Err(e) => eprintln!("{e}"),
    }
}
