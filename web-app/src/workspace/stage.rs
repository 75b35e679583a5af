//! The stages of the workspace, each with an address of its own.

/// One stage. A new one needs a line in each `match` here and a view in `workspace::Workspace`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Who takes part.
    Volunteers,
    /// Who meets whom.
    Pair,
}

impl Stage {
    /// All stages, in the order of the work.
    pub const ALL: [Self; 2] = [Self::Volunteers, Self::Pair];

    /// The fragment of the address, without `#`.
    pub fn fragment(self) -> &'static str {
        match self {
            Self::Volunteers => "volunteers",
            Self::Pair => "pair",
        }
    }

    /// The stage that a fragment leads to. `None` for any other fragment, such as that of the skip link.
    pub fn at(fragment: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|stage| stage.fragment() == fragment)
    }

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Volunteers => "Volunteers",
            Self::Pair => "Pair",
        }
    }

    /// The id of its heading, which takes the focus when the stage is opened.
    pub fn heading_id(self) -> &'static str {
        match self {
            Self::Volunteers => "stage-volunteers",
            Self::Pair => "stage-pair",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stage;

    #[test]
    fn each_stage_is_found_by_its_own_fragment_only() {
        for stage in Stage::ALL {
            assert_eq!(Stage::at(stage.fragment()), Some(stage));
        }
        assert_eq!(Stage::at("main"), None);
        assert_eq!(Stage::at(""), None);
    }
}
