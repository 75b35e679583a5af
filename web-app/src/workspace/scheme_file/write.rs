//! From the work to the file.

use scheme::saved::{
    self, Corrections, KeptOption, LeftAlone, Options, Overrides, Pairs, Past, People,
    Source as SavedSource, Visits, WholeScheme,
};
use scheme::{MadePair, Sheet};

use crate::browser::download::Outgoing;
use crate::workspace::settings::Settings;
use crate::workspace::state::{Carried, PairsFile, Solved, Source, Volunteers, Work};

/// The file of the scheme.
///
/// # Errors
/// A sentence, when it would be larger than any file that is opened again.
pub fn file(work: &Work) -> Result<Outgoing, String> {
    let scheme = scheme(work);
    Ok(Outgoing {
        name: scheme.file_name(),
        media_type: "application/json",
        bytes: scheme.write()?.into_bytes(),
    })
}

fn scheme(work: &Work) -> WholeScheme {
    // Named one by one, so that nothing new can be forgotten here. The presets side by side are worked out at a press.
    let Work {
        inputs,
        done,
        result,
        drafts,
        survey: _,
        carried,
        as_saved,
    } = work;
    let Carried {
        details,
        documents,
        told,
        rest,
    } = carried.as_deref().cloned().unwrap_or_default();
    let drafts = drafts.iter().map(|draft| KeptOption {
        name: draft.name.clone(),
        pairs: pairs_of(&draft.solved),
    });
    let waiting = as_saved
        .options
        .iter()
        .map(|option| KeptOption::clone(option));
    WholeScheme {
        details,
        documents,
        people: inputs.volunteers.as_ref().map(people),
        settings: Some(settings(&inputs.settings)),
        overrides: Overrides {
            lock: inputs.steering.lock.clone(),
            forbid: inputs.steering.forbid.clone(),
            apart: inputs.apart.clone(),
        },
        past: Past {
            files: inputs.past.iter().map(saved_pairs).collect(),
        },
        pairs: match (result, &as_saved.pairs) {
            (Some(solved), _) => Some(pairs_of(solved)),
            (None, saved) => saved.as_ref().map(|(pairs, _)| Pairs::clone(pairs)),
        },
        options: Options {
            options: drafts.chain(waiting).collect(),
        },
        visits: Visits { done: done.clone() },
        told,
        rest,
    }
}

fn people(volunteers: &Volunteers) -> People {
    let left = volunteers.left.iter();
    People {
        source: match volunteers.source {
            Source::File(_) => SavedSource::File,
            Source::Pasted => SavedSource::Pasted,
            Source::Sample => SavedSource::Sample,
        },
        sheet: Sheet::clone(&volunteers.sheet),
        corrections: Corrections::clone(&volunteers.corrections),
        left_alone: left
            .map(|(row, column, entry)| LeftAlone {
                row: *row,
                column: *column,
                entry: entry.clone(),
            })
            .collect(),
        changed: volunteers.changed,
    }
}

fn settings(settings: &Settings) -> saved::Settings {
    saved::Settings {
        preset: settings.preset,
        sessions: settings.sessions,
        past_pairs: settings.past_pairs,
        seed: settings.seed.clone(),
    }
}

fn pairs_of(solved: &Solved) -> Pairs {
    let job = &solved.job;
    let kept = job.kept.as_ref().map(saved_pairs);
    Pairs::new(&job.people, &job.rules, &solved.outcome, kept)
}

/// A file of pairs as a saved scheme has it.
fn saved_pairs(file: &PairsFile) -> saved::PairsFile {
    saved::PairsFile {
        name: file.name.clone(),
        pairs: Vec::<MadePair>::clone(&file.pairs),
    }
}
