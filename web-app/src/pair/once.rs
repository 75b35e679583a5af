//! What takes long to work out and depends on results alone: drawn once for each, and not again with each keystroke.

use yew::prelude::*;

use super::change::change;
use super::fairness::fairness_tables;
use super::survey::side_by_side;
use super::unpaired::unpaired;
use crate::parts::shared::Shared;
use crate::workspace::state::Solved;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// What differs from this result.
    Change(Shared<Solved>),
    /// The people without a partner.
    Unpaired,
    /// Who got what they asked for.
    Fairness,
    /// The same list under every preset and both rules for half days.
    Survey(Shared<Vec<Shared<Solved>>>),
}

#[derive(Debug, PartialEq, Properties)]
pub struct OnceProps {
    pub shown: Shown,
    pub solved: Shared<Solved>,
}

/// One component for all of them, since each costs 1 KB, compressed.
#[component]
pub fn Once(props: &OnceProps) -> Html {
    match &props.shown {
        Shown::Change(before) => change(before, &props.solved),
        Shown::Unpaired => unpaired(&props.solved),
        Shown::Fairness => fairness_tables(&props.solved),
        Shown::Survey(all) => side_by_side(all),
    }
}
