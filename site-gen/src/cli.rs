//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{Args, Parser, Subcommand};

use crate::client::Profile;
use crate::diagnostics::{Problem, Problems};
use crate::load::find_root;
use crate::serve;
use crate::site::{self, Options};
use crate::watch::Watch;
use crate::write::pack;

/// Longer than this for one page is a template that loops.
const PAGE_LIMIT: Duration = Duration::from_secs(30);

/// Builds a checked site from markdown.
#[derive(Debug, Parser)]
#[command(name = "site-gen", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site into the output folder
    Build(Common),
    /// Build the site, serve it here, and build again when a file changes
    Serve {
        #[command(flatten)]
        common: Common,
        /// The port to serve on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The path to serve under, such as /toolkit/
        #[arg(long, default_value = "/")]
        base_path: String,
    },
    /// Check the site without writing anything
    Check(Common),
    /// Build the site and pack it as toolkit-site.zip for a host
    Pack {
        #[command(flatten)]
        common: Common,
        /// The zip file to write
        #[arg(long)]
        zip: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
struct Common {
    /// The folder that holds config.toml [default: this folder, or the nearest one above it]
    #[arg(long)]
    root: Option<PathBuf>,
    /// The folder to write the site to [default: dist in the root]
    #[arg(long)]
    out: Option<PathBuf>,
    /// The address that the site will have, in place of base_url in config.toml
    #[arg(long)]
    base_url: Option<String>,
    /// Build drafts too
    #[arg(long)]
    drafts: bool,
    /// Compile the client quickly, and large: for work on the client itself
    #[arg(long)]
    dev_client: bool,
}

impl Common {
    fn options(self) -> Result<Options, Problem> {
        let root = match self.root {
            Some(root) => {
                let exact = root.join("config.toml").is_file();
                if !exact {
                    let message = format!("There is no config.toml in {}.", root.display());
                    return Err(Problem::of_file("", message)
                        .help("Name the folder of a site with --root."));
                }
                find_root(&root)?
            }
            None => find_root(&PathBuf::from("."))?,
        };
        let watch = Watch::new(PAGE_LIMIT, |problem| {
            eprintln!("{problem}");
            std::process::exit(1);
        });
        Ok(Options {
            root,
            out: self.out,
            base_url: self.base_url,
            drafts: self.drafts,
            client: if self.dev_client {
                Profile::Dev
            } else {
                Profile::Client
            },
            watch,
        })
    }
}

/// Runs the command line. Problems go to standard error, and make the exit code 1.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    // Deep markdown needs deep stacks.
    let _ = rayon::ThreadPoolBuilder::new()
        .stack_size(16 * 1024 * 1024)
        .build_global();
    match execute(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            eprintln!("{problems}");
            ExitCode::FAILURE
        }
    }
}

fn execute(command: Command) -> Result<(), Problems> {
    #[allow(
        clippy::disallowed_methods,
        reason = "the time is told to the person, not written to the site"
    )]
    let start = Instant::now();
    match command {
        Command::Build(common) => {
            let options = common.options()?;
            let report = site::build(&options)?;
            println!(
                "{report}\nBuilt {} in {:.1} s",
                options.out().display(),
                start.elapsed().as_secs_f32()
            );
        }
        Command::Check(common) => {
            let report = site::check(&common.options()?)?;
            println!(
                "{report}\nNo problem found in {:.1} s",
                start.elapsed().as_secs_f32()
            );
        }
        Command::Serve {
            common,
            port,
            base_path,
        } => {
            serve::serve(&common.options()?, &serve::Address { port, base_path })?;
        }
        Command::Pack { common, zip } => {
            let options = common.options()?;
            let report = site::build(&options)?;
            let zip = zip.unwrap_or_else(|| options.root.join("toolkit-site.zip"));
            let files = pack(&options.out(), &zip)?;
            println!("{report}\nPacked {files} files into {}", zip.display());
        }
    }
    Ok(())
}
