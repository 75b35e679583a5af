//! What functions in templates can look up, kept beside the engine.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tera::Value;

use crate::assets::Assets;

/// The values of pages, sections and taxonomies, as templates see them.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// By the library's index.
    pub nodes: Vec<Value>,
    /// Sections without their pages, by the library's index.
    pub bare: Vec<Value>,
    /// From a path in `content/` to the library's index.
    pub by_path: HashMap<String, usize>,
    /// By name.
    pub taxonomies: HashMap<String, Value>,
    /// The address of each term: `topics`, `letters` to `topics/letters/`.
    pub terms: HashMap<(String, String), (String, Value)>,
}

/// Data files by path and format.
type DataFiles = HashMap<(String, Option<String>), Result<Value, String>>;

/// Everything that functions look up.
#[derive(Debug)]
pub struct Registry {
    values: RwLock<Arc<Values>>,
    data: Mutex<DataFiles>,
    /// The site's folder.
    pub root: PathBuf,
    /// Files and sheets.
    pub assets: Arc<Assets>,
}

thread_local! {
    /// How many items `range` may still give in the render under way.
    static RANGE_LEFT: Cell<i128> = const { Cell::new(0) };
    /// Which pages and sections functions have looked up since [`take_used`].
    static USED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// How many items `range` may give while one page is rendered: more is a loop that does not end in time.
const RANGE_LIMIT: i128 = 1_000_000;

impl Registry {
    /// A registry without values yet.
    #[must_use]
    pub fn new(root: PathBuf, assets: Arc<Assets>) -> Self {
        Self {
            values: RwLock::default(),
            data: Mutex::default(),
            root,
            assets,
        }
    }

    /// The values as they are now.
    #[must_use]
    pub fn values(&self) -> Arc<Values> {
        Arc::clone(&self.values.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts new values in place.
    pub fn set(&self, values: Values) {
        *self.values.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(values);
    }

    /// Changes the values in place.
    pub fn change(&self, change: impl FnOnce(&mut Values)) {
        let mut values = self.values.write().unwrap_or_else(PoisonError::into_inner);
        change(Arc::make_mut(&mut values));
    }

    /// A data file, read once.
    pub(super) fn data(&self, path: &str, format: Option<&str>) -> Result<Value, String> {
        let key = (path.to_owned(), format.map(ToOwned::to_owned));
        let mut data = self.data.lock().unwrap_or_else(PoisonError::into_inner);
        data.entry(key)
            .or_insert_with(|| crate::load::data::load(&self.root, path, format))
            .clone()
    }
}

/// Notes that the render under way looked at the page or section at `index`.
pub(super) fn note_used(index: usize) {
    USED.with_borrow_mut(|used| {
        if !used.contains(&index) {
            used.push(index);
        }
    });
}

/// What was looked up on this thread since the last call.
pub fn take_used() -> Vec<usize> {
    USED.take()
}

/// Starts the count of `range` anew: one page, one count.
pub(super) fn reset_range() {
    RANGE_LEFT.set(RANGE_LIMIT);
}

/// Takes `count` items from what `range` may give; false when that is more than is left.
pub(super) fn take_range(count: i128) -> bool {
    let left = RANGE_LEFT.get() - count.max(1);
    RANGE_LEFT.set(left);
    left >= 0
}
