//! From a file to the work.

use scheme::saved::{self, Opened, People, Refusal, Source as SavedSource, WholeScheme, is_sealed};

use crate::browser::intake::Door;
use crate::parts::errors::FieldError;
use crate::parts::shared::Shared;
use crate::workspace::action::Action;
use crate::workspace::ids::OPEN_FIELD;
use crate::workspace::settings::Settings;
use crate::workspace::state::{
    AsSaved, Carried, Inputs, PairsFile, Sealed, Source, Volunteers, Work,
};
use crate::workspace::steering::Steering;

/// A scheme that was read, with the work that it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The name of the file.
    pub name: String,
    pub work: Work,
    /// What a person should look at although all could be read, in sentences.
    pub warnings: Vec<String>,
}

/// What the field for a saved scheme lets in.
pub fn door() -> Door {
    Door {
        field: OPEN_FIELD.into(),
        // A file with a passphrase is no larger than one without but for some hundred bytes.
        most: saved::SIZE_LIMIT as u64 + 64 * 1024,
        too_large: |_| Refusal::TooLarge.to_string(),
        office: is_sealed,
    }
}

/// What becomes of the file that was chosen in the field.
pub fn chosen(name: &str, bytes: Result<Vec<u8>, String>) -> Action {
    match bytes {
        Ok(bytes) => read(name, &bytes, OPEN_FIELD),
        Err(text) => Action::Refuse(FieldError {
            field: OPEN_FIELD,
            text,
        }),
    }
}

/// What the bytes of a file come to: a scheme, the question for its passphrase, or the sentence on why there is neither. `field`
/// is where a fault is shown.
pub fn read(name: &str, bytes: &[u8], field: &'static str) -> Action {
    if is_sealed(bytes) {
        return Action::Sealed(Shared::new(Sealed {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        }));
    }
    let opening = WholeScheme::read(bytes)
        .map_err(|refusal| refusal.to_string())
        .and_then(|opened| opening(name, opened));
    match opening {
        Ok(opening) => Action::Opened(Box::new(opening)),
        Err(text) => Action::Refuse(FieldError { field, text }),
    }
}

fn opening(name: &str, opened: Opened<WholeScheme>) -> Result<Opening, String> {
    // Named one by one, so that a new part cannot be forgotten here.
    let WholeScheme {
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
    } = opened.scheme;
    let volunteers = people.map(volunteers).transpose()?;
    let past = past.files.into_iter();
    let past = past.map(|file| pairs_file(file).beside(volunteers.as_ref()));
    let work = Work {
        inputs: Inputs {
            past: past.collect(),
            volunteers,
            settings: settings.map(from_settings).unwrap_or_default(),
            steering: Steering {
                lock: overrides.lock,
                forbid: overrides.forbid,
            },
            apart: overrides.apart,
        },
        done: visits.done,
        result: None,
        drafts: Vec::new(),
        survey: None,
        carried: Some(Shared::new(Carried {
            details,
            documents,
            told,
            rest,
        })),
        as_saved: AsSaved {
            pairs: pairs.map(|pairs| (Shared::new(pairs), None)),
            options: options.options.into_iter().map(Shared::new).collect(),
        },
    };
    Ok(Opening {
        name: name.to_owned(),
        work,
        warnings: opened.warnings,
    })
}

fn volunteers(people: People) -> Result<Volunteers, String> {
    let source = match people.source {
        SavedSource::File => Source::File(people.sheet.file_name().to_owned()),
        SavedSource::Pasted => Source::Pasted,
        SavedSource::Sample => Source::Sample,
    };
    let left = people.left_alone.into_iter();
    Ok(Volunteers {
        corrections: Shared::new(people.corrections),
        changed: people.changed,
        left: left
            .map(|left| (left.row, left.column, left.entry))
            .collect(),
        ..Volunteers::new(source, people.sheet)?
    })
}

fn from_settings(settings: saved::Settings) -> Settings {
    Settings {
        preset: settings.preset,
        sessions: settings.sessions,
        past_pairs: settings.past_pairs,
        seed: settings.seed,
    }
}

/// A file of pairs as the work has it.
pub fn pairs_file(file: saved::PairsFile) -> PairsFile {
    PairsFile {
        name: file.name,
        pairs: Shared::new(file.pairs),
        known: 0,
    }
}
