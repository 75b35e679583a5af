//! What takes long to work out and depends on results alone: drawn once for each, and not again with each keystroke.

use yew::prelude::*;

use super::change::change;
use super::unpaired::unpaired;
use crate::parts::shared::Shared;
use crate::workspace::state::Solved;

#[derive(Debug, PartialEq, Properties)]
pub struct OnceProps {
    pub solved: Shared<Solved>,
    /// The result to compare with; without one, the people without a partner are drawn.
    #[prop_or_default]
    pub before: Option<Shared<Solved>>,
}

/// One component for all of them, since each costs 1 KB, compressed.
#[component]
pub fn Once(props: &OnceProps) -> Html {
    match &props.before {
        Some(before) => change(before, &props.solved),
        None => unpaired(&props.solved),
    }
}
