//! The static-site generator: Zola's conventions on Tera 2, and a site that is checked before it is written.
//!
//! | module | what it does |
//! |---|---|
//! | [`cli`] | the command line: build, serve, check, pack |
//! | [`config`] | `config.toml` |
//! | [`load`] | everything read from disk: content, templates, sheets, the theme |
//! | [`content`] | front matter, the tree of sections and pages, order, taxonomies |
//! | [`markdown`] | markdown to HTML, with headings, components and a table of contents |
//! | [`documents`] | a template's markdown as the blocks that are filled in |
//! | [`render`] | Tera: its functions and filters, and the values that templates see |
//! | [`plan`] | which pages there are and what each is made from |
//! | [`site`] | one build, from what was read to what is written |
//! | [`html`] | what was rendered: links, ids, headings, the content security policy |
//! | [`assets`] | files with hashed names |
//! | [`client`] | the browser client, compiled and bound |
//! | [`outputs`] | feeds, sitemap, robots.txt, llms.txt |
//! | [`search`] | the search index |
//! | [`write`] | staging, compressed copies, the swap of the output folder |
//! | [`serve`] | the local server that rebuilds and reloads |
//! | [`watch`] | noticing a template that does not end |
//! | [`diagnostics`] | every problem in one form: place, text, way out |
//!
//! Data flows down that list. Only [`load`], [`write`], [`serve`] and [`client`] touch the file system.

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
