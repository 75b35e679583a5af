//! The columns of a volunteers file, and the names that people give them.

/// A column that is understood. The order is that of the blank file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// Full name.
    Name,
    /// Email address.
    Email,
    /// Telephone number.
    Phone,
    /// Profession or role.
    Profession,
    /// Which of the two groups.
    Side,
    /// Where the person works.
    Organisation,
    /// Specialty or special interest.
    Specialty,
    /// Locality or cluster.
    Locality,
    /// The practice where the person is a patient.
    RegisteredPractice,
    /// Half days on which the person can host.
    HostDays,
    /// Half days on which the person can visit.
    VisitDays,
    /// First choice: an email, name, specialty or profession.
    Preference1,
    /// Second choice.
    Preference2,
    /// Third choice.
    Preference3,
    /// People never to be paired with.
    Exclusions,
    /// The partner who is settled already.
    LockedWith,
    /// Partners of earlier rounds.
    Previous,
    /// How many partners: 1 or 2.
    Capacity,
    /// In place of `name`, together with [`Column::LastName`]. Not in the blank file.
    FirstName,
    /// In place of `name`, together with [`Column::FirstName`]. Not in the blank file.
    LastName,
}

impl Column {
    /// The columns of the blank file, in its order.
    pub const STANDARD: [Self; 18] = [
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Profession,
        Self::Side,
        Self::Organisation,
        Self::Specialty,
        Self::Locality,
        Self::RegisteredPractice,
        Self::HostDays,
        Self::VisitDays,
        Self::Preference1,
        Self::Preference2,
        Self::Preference3,
        Self::Exclusions,
        Self::LockedWith,
        Self::Previous,
        Self::Capacity,
    ];

    /// The heading as we write it.
    pub fn heading(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// The column that a heading means, whatever its case, spaces, hyphens, underscores and hints in brackets.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let wanted = simplified(heading);
        let all = || {
            Self::STANDARD
                .into_iter()
                .chain([Self::FirstName, Self::LastName])
        };
        all().find(|column| column.names().iter().any(|name| simplified(name) == wanted))
    }

    /// All names that people give this column: ours first, the rest in the form of [`simplified`].
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "name",
                "fullname",
                "names",
                "yourname",
                "volunteer",
                "volunteername",
                "person",
            ],
            Self::Email => &[
                "email",
                "emailaddress",
                "youremail",
                "workemail",
                "mail",
                "nhsmail",
                "nhsemail",
            ],
            Self::Phone => &[
                "phone",
                "phonenumber",
                "telephone",
                "telephonenumber",
                "tel",
                "mobile",
                "mobilenumber",
                "contactnumber",
            ],
            Self::Profession => &[
                "profession",
                "role",
                "job",
                "jobtitle",
                "jobrole",
                "occupation",
            ],
            Self::Side => &[
                "side",
                "sector",
                "group",
                "primaryorsecondary",
                "primarysecondary",
                "careside",
            ],
            Self::Organisation => &[
                "organisation",
                "organization",
                "organisationname",
                "employer",
                "workplace",
                "placeofwork",
                "practice",
                "practicename",
                "surgery",
                "trust",
            ],
            Self::Specialty => &[
                "specialty",
                "speciality",
                "specialism",
                "specialinterest",
                "interest",
                "department",
            ],
            Self::Locality => &[
                "locality",
                "cluster",
                "area",
                "network",
                "pcn",
                "primarycarenetwork",
                "neighbourhood",
            ],
            Self::RegisteredPractice => &[
                "registered_practice",
                "registeredgp",
                "registeredsurgery",
                "registeredwith",
                "registeredat",
                "ownpractice",
                "owngp",
                "patientat",
            ],
            Self::HostDays => &[
                "host_days",
                "host",
                "hosting",
                "hostsessions",
                "canhost",
                "daystohost",
                "hostingdays",
            ],
            Self::VisitDays => &[
                "visit_days",
                "visit",
                "visiting",
                "visitsessions",
                "canvisit",
                "daystovisit",
                "visitingdays",
            ],
            Self::Preference1 => &[
                "preference_1",
                "firstpreference",
                "1stpreference",
                "pref1",
                "firstchoice",
                "1stchoice",
                "choice1",
            ],
            Self::Preference2 => &[
                "preference_2",
                "secondpreference",
                "2ndpreference",
                "pref2",
                "secondchoice",
                "2ndchoice",
                "choice2",
            ],
            Self::Preference3 => &[
                "preference_3",
                "thirdpreference",
                "3rdpreference",
                "pref3",
                "thirdchoice",
                "3rdchoice",
                "choice3",
            ],
            Self::Exclusions => &[
                "exclusions",
                "exclusion",
                "exclude",
                "excluded",
                "avoid",
                "peopletoavoid",
                "notwith",
            ],
            Self::LockedWith => &[
                "locked_with",
                "locked",
                "lock",
                "lockedto",
                "fixedpartner",
                "fixedwith",
                "agreedpartner",
            ],
            Self::Previous => &[
                "previous",
                "previouspartner",
                "previouspartners",
                "previouspairs",
                "pastpartner",
                "pastpartners",
                "pastpairs",
            ],
            Self::Capacity => &[
                "capacity",
                "partners",
                "numberofpartners",
                "howmanypartners",
                "places",
            ],
            Self::FirstName => &["first_name", "forename", "givenname", "first"],
            Self::LastName => &["last_name", "surname", "familyname", "last"],
        }
    }
}

/// A heading without what does not tell headings apart: case, anything but letters and digits, hints in brackets.
pub(crate) fn simplified(heading: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(heading.len());
    for letter in heading.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
    }
    out.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_people_write_them() {
        for (heading, column) in [
            ("E-mail", Column::Email),
            ("  Full name ", Column::Name),
            ("Preference 1", Column::Preference1),
            ("First choice", Column::Preference1),
            ("3rd choice", Column::Preference3),
            ("HOST-DAYS", Column::HostDays),
            ("Visit days (for example Mon AM)", Column::VisitDays),
            ("Registered practice", Column::RegisteredPractice),
            ("Locked with", Column::LockedWith),
            ("Organization", Column::Organisation),
            ("Surname", Column::LastName),
        ] {
            assert_eq!(Column::of_heading(heading), Some(column), "{heading}");
        }
        for unknown in ["", "Notes", "Sid", "Preference 4"] {
            assert_eq!(Column::of_heading(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn no_name_belongs_to_two_columns() {
        let all = || {
            Column::STANDARD
                .into_iter()
                .chain([Column::FirstName, Column::LastName])
        };
        for column in all() {
            for name in column.names() {
                assert_eq!(Column::of_heading(name), Some(column), "{name}");
            }
        }
    }
}
