//! The static-site generator: markdown in, a checked site out.
//!
//! It follows the conventions of Zola 0.23 on Tera 2, and goes beyond them: one output folder that works at a domain's root,
//! under any path and opened from a folder; every address in the *emitted* pages checked; a content security policy on every
//! page; the browser client compiled on the way.
//!
//! ```no_run
//! use site_gen::site::{Options, build};
//!
//! let options = Options { root: "my-site".into(), ..Options::default() };
//! match build(&options) {
//!     Ok(report) => println!("{report}"),
//!     // Each with its file, line and column, and the way out. The old site stands as it was.
//!     Err(problems) => eprintln!("{problems}"),
//! }
//! ```
//!
//! # The way of a build
//!
//! | module | what it does |
//! |---|---|
//! | [`load`] | reads the site, the theme and data files from the disk; compiles SCSS |
//! | [`config`], [`content`] | settings and front matter, read strictly; sections, pages, order, taxonomies |
//! | [`markdown`] | markdown to HTML, with components, heading ids and a table of contents |
//! | [`abbreviations`] | what abbreviations stand for, said at their first use |
//! | [`documents`] | the words of a template as blocks with blanks |
//! | [`render`] | templates: what they are given and what they can call is told there |
//! | [`plan`] | which pages there are, and what each template gets |
//! | [`search`] | the search index |
//! | [`html`] | finished pages: addresses made relative and checked, the policy, mistakes found |
//! | [`assets`], [`client`] | files under hashed names; the clients and the office compiled and bound |
//! | [`outputs`] | feeds, sitemap, robots.txt, llms.txt |
//! | [`write`](mod@write) | a new folder beside the old one, compressed forms, one swap; the zip for a host |
//! | [`site`] | the whole way, and building again after a change |
//! | [`serve`] | the site on this computer |
//! | [`diagnostics`] | what went wrong, where, and the way out |
//!
//! Only `load`, `write`, `serve` and `client` touch the disk. The same input gives the same bytes: no clock, no order of a
//! hash map.
//!
//! # For authors of themes
//!
//! - A page with a tool has `island = "..."` under `[extra]`, and its template an element with `data-island`; the generator
//!   puts the client's data and scripts, and the office's, before `</body>`.
//! - An element with `data-search` becomes the search field: scripts and index come with it, when `config.toml` has
//!   `build_search_index = true`. What is in the element stays for people without script.
//! - Words in an element with `data-as-written` are left as their author wrote them: no expansions of abbreviations.
//! - `sass/NAME.scss` is asked for as `get_url(path="NAME.css")`; a site's own file of the same path stands in for the
//!   theme's. Sheets, scripts, pictures and fonts get hashed names; files for people to keep do not.
//! - No `style="..."`, no `onclick="..."`, nothing from another site: the policy blocks them, so a build refuses them.

pub mod abbreviations;
pub mod assets;
pub mod cli;
pub mod client;
pub mod config;
pub mod content;
pub mod diagnostics;
pub mod documents;
pub mod html;
pub mod load;
pub mod markdown;
pub mod outputs;
pub mod plan;
pub mod render;
pub mod search;
pub mod serve;
pub mod site;
pub mod watch;
pub mod write;
