//! What is set once for a scheme and used in every document: names, professions, dates, contacts, places, logos.

use std::collections::BTreeMap;
use std::sync::Arc;

use documents::{BlankKind, Template, Value, Values};

/// The details of a scheme, by keys such as `scheme.name`. Which keys there are, the templates say: each of their blanks
/// names the key that fills it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Names, dates and so on.
    pub values: Values,
    /// Pictures, by keys such as `scheme.logo_1`.
    pub logos: BTreeMap<String, Logo>,
}

/// A picture that stands at the head of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// The name of the file that it came from.
    pub name: String,
    /// A PNG or JPEG file.
    pub bytes: Arc<[u8]>,
    /// What it shows, in words.
    pub alternative: String,
}

/// The largest logo that is taken in, in bytes. A logo in a header is a few centimetres wide.
pub const LOGO_BYTES: usize = 1_000_000;

/// Whether a key belongs to one person's copy of a document, and so is never a detail of the scheme.
#[must_use]
pub fn is_personal(key: &str) -> bool {
    key.starts_with("person.") || key.starts_with("partner.")
}

impl Details {
    /// What fills the blanks of a template: `own` values where there are any, else the details.
    #[must_use]
    pub fn fill(&self, template: &Template, own: &Values) -> Values {
        let value = |values: &Values, key: &str| -> Option<Value> {
            values.get(key).filter(|value| !value.is_empty()).cloned()
        };
        let mut filled = Values::new();
        for blank in &template.blanks {
            let own = value(own, &blank.id);
            if let Some(found) = own.or_else(|| value(&self.values, &blank.from)) {
                filled.insert(blank.id.clone(), found);
            }
        }
        filled
    }

    /// The logos of a template, in the order of its blanks: for the left and the right end of its header.
    #[must_use]
    pub fn logos_of(&self, template: &Template) -> [Option<&Logo>; 2] {
        let mut images = template
            .blanks
            .iter()
            .filter(|blank| blank.kind == BlankKind::Image)
            .map(|blank| self.logos.get(&blank.from));
        [images.next().flatten(), images.next().flatten()]
    }
}
