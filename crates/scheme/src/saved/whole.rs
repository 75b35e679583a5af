//! A scheme with every part that this toolkit knows.

use super::parts::{
    Documents, Options, Overrides, Pairs, Past, People, Settings, ToldPairs, Visits,
};
use super::{Opened, Parts, Refusal, SIZE_LIMIT, file_name_of};
use crate::details::Details;

/// All that a scheme is, for the workspace: what Undo goes through and a file holds, without what is only about looking at
/// it. A scheme opens on another computer as it was:
///
/// ```
/// use scheme::Sheet;
/// use scheme::saved::{Corrections, People, Settings, Source, WholeScheme};
///
/// let people = People {
///     source: Source::File,
///     sheet: Sheet::read(b"name,side\nAnn,GP\nBob,hospital\n", "list.csv")?,
///     corrections: Corrections::default(),
///     left_alone: Vec::new(),
///     changed: false,
/// };
/// let scheme = WholeScheme {
///     people: Some(people),
///     settings: Some(Settings { seed: "7".to_owned(), ..Settings::default() }),
///     ..WholeScheme::default()
/// };
///
/// let opened = WholeScheme::read(scheme.write()?.as_bytes())?;
/// assert_eq!(opened.scheme, scheme);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WholeScheme {
    /// What every document uses.
    pub details: Details,
    /// What was filled in for one document alone.
    pub documents: Documents,
    /// The list of volunteers, once there is one.
    pub people: Option<People>,
    /// What is set before pairing; none in a file that was saved on the page of a document.
    pub settings: Option<Settings>,
    /// What was decided by hand.
    pub overrides: Overrides,
    /// Pairs of earlier rounds.
    pub past: Past,
    /// The result, once there is one. Until it is worked out again it is "Pairs as saved": see [`Pairs::compare`].
    pub pairs: Option<Pairs>,
    /// Results that were kept to come back to.
    pub options: Options,
    /// How far the exchanges have come.
    pub visits: Visits,
    /// The pairs that people were last told.
    pub told: ToldPairs,
    /// Parts that this version of the toolkit does not know: written back as they came.
    pub rest: Parts,
}

impl WholeScheme {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is too large, no scheme, damaged, or of a newer version; nothing is taken in then.
    pub fn read(bytes: &[u8]) -> Result<Opened<Self>, Refusal> {
        let Opened {
            scheme: mut parts,
            warnings,
        } = Parts::read(bytes)?;
        let scheme = Self {
            details: parts.take()?.unwrap_or_default(),
            documents: parts.take()?.unwrap_or_default(),
            people: parts.take()?,
            settings: parts.take()?,
            overrides: parts.take()?.unwrap_or_default(),
            past: parts.take()?.unwrap_or_default(),
            pairs: parts.take()?,
            options: parts.take()?.unwrap_or_default(),
            visits: parts.take()?.unwrap_or_default(),
            told: parts.take()?.unwrap_or_default(),
            rest: parts,
        };
        Ok(Opened { scheme, warnings })
    }

    /// The scheme as named parts. A page that holds its parts one by one need not build a whole scheme to save it: it puts
    /// each into [`Parts`], with what it carries along.
    #[must_use]
    pub fn parts(&self) -> Parts {
        // Named one by one, so that a new part cannot be forgotten here.
        let Self {
            details,
            documents,
            people,
            settings,
            overrides,
            past,
            pairs,
            options,
            visits,
            told,
            rest,
        } = self;
        let mut parts = rest.clone();
        parts.put(details);
        parts.put(documents);
        parts.put_some(people.as_ref());
        parts.put_some(settings.as_ref());
        parts.put(overrides);
        parts.put(past);
        parts.put_some(pairs.as_ref());
        parts.put(options);
        parts.put(visits);
        parts.put(told);
        parts
    }

    /// Writes the file.
    ///
    /// # Errors
    /// A sentence, when it would be larger than any file that is opened again.
    pub fn write(&self) -> Result<String, String> {
        let text = self.parts().write();
        if text.len() > SIZE_LIMIT {
            return Err(format!(
                "The file of this scheme would be larger than {} MB, and could not be opened again. Remove options that you do \
                 not need, then save again.",
                SIZE_LIMIT / (1024 * 1024)
            ));
        }
        Ok(text)
    }

    /// A name for the file, from the scheme's own.
    #[must_use]
    pub fn file_name(&self) -> String {
        file_name_of(&self.details)
    }
}
