//! Templates: what they are given, and what they can call.
//!
//! Templates are Tera 2. A name is looked for in the site's `templates/`, then in the built-in theme; a site's own
//! template can extend the theme's as `theme/page.html`.
//!
//! # What templates are given
//!
//! Every template: `config` (all settings; `config.base_url`, `config.title`, `config.extra...`), `current_path`
//! (`/guide/pairing/`), `current_url`, `lang`.
//!
//! `page` in `page.html`: `title`, `description`, `date`, `updated`, `draft`, `slug`, `path` (`/guide/pairing/`),
//! `permalink`, `relative_path` (`guide/pairing/index.md`), `content` (HTML), `summary`, `toc` (each with `level`, `id`,
//! `title`, `permalink`, `children`), `word_count`, `reading_time`, `authors`, `extra`, `taxonomies`, `assets`, `ancestors`
//! (paths for `get_section`), `lower` and `higher` (neighbours), `backlinks`, `weight`, `components`.
//!
//! `section` in `section.html` and `index.html`: the same where it makes sense, and `pages`, `subsections` (paths).
//! With `paginate_by`: `paginator` with `pages`, `current_index`, `number_pagers`, `total_pages`, `first`, `last`, `previous`,
//! `next`, `base_url`, `paginate_by`.
//!
//! `taxonomy_list.html` (or `NAME/list.html`): `taxonomy`, `terms`. `taxonomy_single.html` (or `NAME/single.html`):
//! `taxonomy`, `term` with `name`, `slug`, `path`, `permalink`, `pages`, `page_count`; `paginator` where it is paginated.
//! `404.html` gets the common values only. What is missing is undefined: ask with `is defined`, or use `?.`.
//!
//! # What templates can call
//!
//! `get_url(path="@/guide/_index.md")`, `get_url(path="mark.svg")`: the address, which the emitted page gives relative and,
//! for files, hashed. `get_page(path=)`, `get_section(path=, metadata_only=)`, `get_taxonomy(kind=)`,
//! `get_taxonomy_url(kind=, name=)`, `get_taxonomy_term(kind=, term=)`, `get_hash(path=, sha_type=, base64=)`,
//! `load_data(path=, format=, required=)`, `get_file_info(path=)` (`type`, `size`, `label` such as "CSV, 1 KB").
//! Filters beside Tera's own: `markdown(inline=)`, `slugify`, `date(format=)` ("6 August 2026" without a format),
//! `json_encode`, `striptags`, `filesizeformat`, `urlencode`.
//!
//! # What is done to every page afterwards
//!
//! Addresses in `href`, `src`, `srcset` and so on become relative and are checked; so does any attribute that starts with
//! `@/`. The security policy goes in after `<meta charset>`. On a page with `island` in its `[extra]` the client's data
//! and scripts go in before `</body>`; the template writes `<div data-island="{{ page.extra.island }}">` and no script.

pub mod dates;
mod engine;
mod errors;
mod filters;
pub(crate) mod functions;
mod registry;
pub mod values;

pub use engine::Engine;
pub use registry::{Registry, Values, take_used};
