//! The pages of a form.

/// Where in the form the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What the form is for.
    Start,
    /// In which nation the person works.
    Nation,
    /// One section, by its place in the form. On a wide screen all sections are one page.
    Section(usize),
    /// All answers, to check.
    Check,
    /// What to take away and what happens next.
    Done,
}

impl Place {
    /// The place as the browser's history keeps it.
    pub fn code(self) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Nation => "nation".to_owned(),
            Self::Section(at) => format!("section {at}"),
            Self::Check => "check".to_owned(),
            Self::Done => "done".to_owned(),
        }
    }

    /// Reads [`Place::code`].
    pub fn of_code(code: &str) -> Option<Self> {
        match code {
            "start" => Some(Self::Start),
            "nation" => Some(Self::Nation),
            "check" => Some(Self::Check),
            "done" => Some(Self::Done),
            _ => code
                .strip_prefix("section ")?
                .parse()
                .ok()
                .map(Self::Section),
        }
    }

    /// True among the questions.
    pub fn asks(self) -> bool {
        matches!(self, Self::Nation | Self::Section(_))
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_comes_back_from_its_code() {
        for place in [
            Place::Start,
            Place::Nation,
            Place::Section(3),
            Place::Check,
            Place::Done,
        ] {
            assert_eq!(Place::of_code(&place.code()), Some(place));
        }
        for other in ["", "section", "section x", "pairs"] {
            assert_eq!(Place::of_code(other), None);
        }
    }
}
