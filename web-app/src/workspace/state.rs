//! What the workspace holds: the work itself, which can be undone, and what is only about looking at it.

use documents::Value;
use pairing::{Fairness, Outcome, Person, Rules, fairness};
use scheme::details::Details;
use scheme::saved::{self, Corrections, Documents, KeptOption, Parts, Standing, ToldPairs};
use scheme::{MadePair, Roster, Sheet, Told, on_the_list, told};
use yew::AttrValue;

use super::ids::DRAFTS_HEADING;
use super::professions::Professions;
use super::scheme_file::SavedResult;
use super::settings::Settings;
use super::stage::Stage;
use super::steering::{Couple, Steering};
use crate::browser::download::Outgoing;
use crate::browser::intake::Readings;
use crate::parts::errors::FieldError;
use crate::parts::focus::Focus;
use crate::parts::history::History;
use crate::parts::live::Announcement;
use crate::parts::shared::Shared;

/// Where a list of volunteers came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file with this name.
    File(String),
    /// Pasted from a spreadsheet.
    Pasted,
    /// The invented people that come with the site.
    Sample,
}

/// A list of volunteers that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volunteers {
    pub source: Source,
    /// The file as a table, with what was put right here.
    pub sheet: Shared<Sheet>,
    pub roster: Shared<Roster>,
    pub professions: Shared<Professions>,
    /// What was done to the list here.
    pub corrections: Shared<Corrections>,
    /// Whether something was put right here, so that the file on the disk is another.
    pub changed: bool,
    /// Problems that are to stay as they are.
    pub left: Vec<Left>,
}

impl Volunteers {
    /// A list as it was read.
    ///
    /// # Errors
    /// A sentence, when nobody can be read from the sheet.
    pub fn new(source: Source, sheet: Sheet) -> Result<Self, String> {
        let roster = sheet.roster().map_err(|error| error.to_string())?;
        Ok(Self {
            source,
            sheet: Shared::new(sheet),
            professions: Shared::new(Professions::of(&roster)),
            roster: Shared::new(roster),
            corrections: Shared::new(Corrections::default()),
            changed: false,
            left: Vec::new(),
        })
    }

    /// Whether something is to look at that was not left as it is.
    pub fn has_open_problems(&self) -> bool {
        !self.roster.problems.is_empty() || !self.roster.warnings.is_empty()
    }
}

/// A problem that is to stay as it is: its row, its column and the entry there.
pub type Left = (usize, Option<usize>, String);

/// A file of pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairsFile {
    pub name: String,
    pub pairs: Shared<Vec<MadePair>>,
    /// How many of them are of two people on the list; worked out when either comes in.
    pub known: usize,
}

impl PairsFile {
    /// Whether this holds the very same pairs, in whatever order and under whatever name.
    pub fn is_same(&self, other: &Self) -> bool {
        let sorted = |file: &Self| {
            let mut pairs: Vec<_> = file
                .pairs
                .iter()
                .map(|pair| (pair.ids.clone(), pair.names.clone()))
                .collect();
            pairs.sort();
            pairs.dedup();
            pairs
        };
        sorted(self) == sorted(other)
    }

    /// The same pairs beside this list.
    pub fn beside(self, list: Option<&Volunteers>) -> Self {
        let known = list.map_or(0, |list| on_the_list(&self.pairs, &list.roster));
        Self { known, ..self }
    }
}

/// All that a pairing depends on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    pub volunteers: Option<Volunteers>,
    pub settings: Settings,
    pub steering: Steering,
    /// Pairs of earlier rounds.
    pub past: Vec<PairsFile>,
    /// Professions of side A and side B that are not to meet.
    pub apart: Vec<Couple>,
}

/// A pairing to be worked out: its inputs as they were when it was asked for, and the same in the solver's terms.
#[derive(Debug)]
pub struct Job {
    pub inputs: Inputs,
    /// The pairs that are to be kept, when this is a repair.
    pub kept: Option<PairsFile>,
    pub roster: Shared<Roster>,
    pub people: Vec<Person>,
    pub rules: Rules,
}

/// A pairing that was worked out.
#[derive(Debug)]
pub struct Solved {
    pub job: Shared<Job>,
    pub outcome: Outcome,
    /// What the independent check of the result found: nothing, or what is wrong with it.
    pub proof: Result<(), String>,
    /// Who got what they asked for.
    pub fairness: Fairness,
    /// Who has another partner than in the pairs that were to be kept.
    pub told: Vec<Told>,
}

impl Solved {
    /// The result of a job.
    pub fn new(job: Shared<Job>, outcome: Outcome, proof: Result<(), String>) -> Self {
        let kept = job.kept.iter();
        let told = kept.flat_map(|kept| told(&kept.pairs, &job.people, &outcome));
        Self {
            fairness: fairness(&job.people, &outcome),
            told: told.collect(),
            job,
            outcome,
            proof,
        }
    }

    /// Its pairs as a file would have them.
    pub fn pairs(&self, name: &str) -> PairsFile {
        let person = |at: usize| self.job.people.get(at);
        let made = self.outcome.pairs.iter().filter_map(|pair| {
            let (a, b) = (person(pair.a)?, person(pair.b)?);
            Some(MadePair {
                names: (a.name.clone(), b.name.clone()),
                ids: (a.id.clone(), b.id.clone()),
                done: false,
            })
        });
        PairsFile {
            name: name.to_owned(),
            pairs: Shared::new(made.collect()),
            known: self.outcome.pairs.len(),
        }
    }
}

/// What Undo and Redo go through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Work {
    pub inputs: Inputs,
    /// Pairs whose exchange is over: they stay whatever else changes.
    pub done: Vec<Couple>,
    pub result: Option<Shared<Solved>>,
    /// Results that were kept to come back to, the newest last.
    pub drafts: Vec<Draft>,
    /// The same list under every preset and both rules for half days.
    pub survey: Option<Shared<Vec<Shared<Solved>>>>,
    /// What the opened file holds beside all this.
    pub carried: Option<Shared<Carried>>,
    /// Results of the opened file that have not come out again as they were.
    pub as_saved: AsSaved,
}

impl Work {
    /// The scheme's own name; empty where nobody has given it one.
    pub fn scheme_name(&self) -> &str {
        let details = self.carried.as_ref().map(|carried| &carried.details);
        match details.and_then(|details| details.values.get("scheme.name")) {
            Some(Value::Text(name)) => name,
            _ => "",
        }
    }
}

/// Parts of a saved scheme that other pages work with: they go from one file to the next as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    pub details: Details,
    pub documents: Documents,
    pub told: ToldPairs,
    pub rest: Parts,
}

/// Results as they were saved. Each becomes a result, or a draft, once it has been worked out again and came out the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsSaved {
    /// The result, and how it stood to what came out.
    pub pairs: Option<(Shared<saved::Pairs>, Option<Standing>)>,
    /// Those that were kept under a name.
    pub options: Vec<Shared<KeptOption>>,
}

/// A file that waits for its passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A result with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub name: String,
    pub solved: Shared<Solved>,
}

/// What a run is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new result.
    Result,
    /// A draft that the list has moved away from: the result again, as far as the list of today lets it.
    Draft { name: String },
    /// What two people or two pairs would cost, beside the result on the screen; and the locks that this takes.
    Trial { title: String, locks: Vec<Couple> },
    /// One of the ways of pairing that are laid side by side; those that are done, and those that follow.
    Survey {
        done: Vec<Shared<Solved>>,
        waiting: Vec<Shared<Job>>,
    },
    /// A result of an opened file, to see whether it comes out as it was saved, and those that follow.
    Again {
        saved: SavedResult,
        waiting: Vec<SavedResult>,
    },
}

/// What would become of the result after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// "If Dr Ash met Dr Bell".
    pub title: String,
    /// What was asked: all that taking the result over adds to the work.
    pub locks: Vec<Couple>,
    pub before: Shared<Solved>,
    pub after: Shared<Solved>,
}

/// A pairing that is being worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub purpose: Purpose,
    /// Where it was started: its progress and its Cancel stand there.
    pub spot: Spot,
    /// Tells this run from earlier ones.
    pub number: u32,
    pub job: Shared<Job>,
    /// How far it is, in the solver's own units.
    pub done: usize,
    pub total: usize,
    /// Whether the result is there and is being checked.
    pub checking: bool,
}

/// A place where a run is started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Below the settings, where Pair volunteers is.
    Steer,
    /// In the notice that the result is out of date.
    Repair,
    /// Below the question about two people.
    Couple,
    /// Below the question about two pairs.
    Swap,
    /// Above the presets side by side.
    Survey,
    /// Above the drafts.
    Drafts,
}

impl Spot {
    /// The id of what stands there when nothing runs; the focus goes back to it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Steer => "pair-volunteers",
            Self::Repair => "repair-pairs",
            Self::Couple => "ask-couple",
            Self::Swap => "ask-swap",
            Self::Survey => "ask-survey",
            Self::Drafts => DRAFTS_HEADING,
        }
    }

    /// Whether it is on the screen while this detail is open.
    pub fn is_seen(self, detail: Detail) -> bool {
        match self {
            Self::Steer | Self::Repair => true,
            Self::Couple | Self::Swap | Self::Drafts => detail == Detail::Compare,
            Self::Survey => detail == Detail::Fairness,
        }
    }
}

/// What a press did, beside the place where it was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The id of the place.
    pub place: AttrValue,
    pub text: AttrValue,
}

/// The detail that is open below a result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Detail {
    #[default]
    Pairs,
    Drawing,
    Unpaired,
    Told,
    Fairness,
    Compare,
    Proof,
}

/// Which pairs are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// Where at least one of the two got their first choice.
    FirstChoice,
    /// Where somebody who chose got none of their choices.
    Disappointed,
    /// Where the half days do not meet both ways.
    Sessions,
    /// Pairs that were fixed.
    Locked,
    /// Pairs whose exchange is not over.
    Open,
}

/// How the screen stands: nothing here changes what is worked out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looking {
    pub detail: Detail,
    /// What is typed in the search field.
    pub find: String,
    pub only: Only,
    /// Whether all rows of a long list of volunteers are shown, and all of a long list of pairs.
    pub all_rows: bool,
    pub all_pairs: bool,
    /// Whose meeting is asked about: ids of side A and side B, empty when nobody is chosen yet.
    pub asked: Couple,
    /// Which two pairs are to swap partners, each by the ids of its people.
    pub swap: [Option<Couple>; 2],
    /// What the next draft will be called; empty for a name of ours.
    pub draft_name: String,
    /// The draft that is compared with the result.
    pub compared: Option<usize>,
    /// Whether the field for a saved scheme is open below the bar.
    pub scheme_file: bool,
}

/// The whole state of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    pub history: History<Work>,
    pub stage: Stage,
    pub looking: Looking,
    /// What is typed or pasted in the paste field; kept whatever becomes of it.
    pub pasted: String,
    pub error: Option<FieldError>,
    pub run: Option<Run>,
    /// How many runs there were.
    pub runs: u32,
    /// The last price that was asked for, while it is on the screen.
    pub trial: Option<Trial>,
    /// The work as it stood in each file of pairs that was handed over.
    pub taken: Vec<Shared<Work>>,
    /// The work as it stood in the last file of the whole scheme that was saved or opened.
    pub saved: Option<Shared<Work>>,
    /// The file that waits for its passphrase.
    pub sealed: Option<Shared<Sealed>>,
    /// The files that are being read.
    pub readings: Readings,
    pub note: Option<Note>,
    /// The file that is to be handed over now.
    pub outgoing: Option<Shared<Outgoing>>,
    pub announcement: Announcement,
    pub focus: Focus,
}

impl Workspace {
    /// An empty workspace, open at a stage.
    pub fn at(stage: Stage) -> Self {
        Self {
            history: History::new(Work::default()),
            stage,
            looking: Looking::default(),
            pasted: String::new(),
            error: None,
            run: None,
            runs: 0,
            trial: None,
            taken: Vec::new(),
            saved: None,
            sealed: None,
            readings: Readings::default(),
            note: None,
            outgoing: None,
            announcement: Announcement::default(),
            focus: Focus::default(),
        }
    }

    /// The work as it is.
    pub fn work(&self) -> &Shared<Work> {
        self.history.now()
    }
}
