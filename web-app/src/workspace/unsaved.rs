//! What would be lost if the page were left now.

use super::settings::Settings;
use super::state::{Source, Work, Workspace};

impl Workspace {
    /// Whether leaving now would lose something that is in no file: a result, a list that was put right or from which somebody
    /// was taken out, pairs set by hand, exchanges marked as done, drafts, the presets side by side, or settings. The sample
    /// as it came can be paired again at any time.
    pub fn has_unsaved_work(&self) -> bool {
        let work = self.work();
        if self.is_saved() {
            return false;
        }
        self.list_is_unsaved()
            || self.hand_work_is_unsaved()
            || (!is_sample(work) && (self.pairs_are_unsaved() || self.settings_are_unsaved()))
    }

    /// Whether the list was changed here and not saved since.
    pub fn list_is_unsaved(&self) -> bool {
        let list = self.work().inputs.volunteers.as_ref();
        list.is_some_and(|list| list.changed)
    }

    /// Whether the result, with what is done of it, is in no file.
    pub fn pairs_are_unsaved(&self) -> bool {
        let work = self.work();
        work.result.is_some()
            && !self.is_taken(|taken| taken.result == work.result && taken.done == work.done)
    }

    /// Whether pairs set by hand, exchanges that are done or drafts are in no file of pairs.
    pub fn hand_work_is_unsaved(&self) -> bool {
        let work = self.work();
        let inputs = &work.inputs;
        let steered = !inputs.steering.is_empty() || !inputs.apart.is_empty();
        let in_file = |taken: &Work| {
            taken.inputs.steering == inputs.steering && taken.inputs.apart == inputs.apart
        };
        let draft_is_unsaved = work
            .drafts
            .iter()
            .any(|draft| !self.is_taken(|taken| taken.result.as_ref() == Some(&draft.solved)));
        (steered && !self.is_taken(in_file))
            || (!work.done.is_empty() && !self.is_taken(|taken| taken.done == work.done))
            || draft_is_unsaved
    }

    /// Whether the settings or the presets side by side are other than at first, and other than in a file of pairs.
    pub fn settings_are_unsaved(&self) -> bool {
        let work = self.work();
        let settings = &work.inputs.settings;
        let set = *settings != Settings::default();
        (set && !self.is_taken(|taken| taken.inputs.settings == *settings))
            || (work.survey.is_some() && !self.is_taken(|taken| taken.survey == work.survey))
    }

    fn is_taken(&self, holds: impl Fn(&Work) -> bool) -> bool {
        self.taken.iter().any(|taken| holds(taken))
    }
}

fn is_sample(work: &Work) -> bool {
    let list = work.inputs.volunteers.as_ref();
    list.is_some_and(|list| list.source == Source::Sample)
}
