//! Files that a site has beside its pages: feeds, the sitemap, robots.txt, llms.txt.

mod feed;
mod lists;

pub use feed::feed;
pub use lists::{llms, robots, sitemap};
