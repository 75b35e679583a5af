//! The part of a link after `#` that an administrator prepares: the scheme's details, so that a form arrives filled in.
//!
//! Browsers never send this part to a host. Anybody can write such a link, so every value is a claim: it is shown as
//! text, with whom it says it is from, and never acted on unseen.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base64url;
use crate::date::Date;
use crate::email;
use crate::showing::{NATIONS, Setting};

/// What the part starts with.
const KEY: &str = "s=";
/// The version that is written and read.
const VERSION: u32 = 1;
/// Longest part after `#`, in bytes: what mail programs still carry. A QR code holds less, and says so.
pub const SIZE_LIMIT: usize = 8 * 1024;
/// Longest text, in characters.
const TEXT_LIMIT: usize = 200;
/// Most names in a list.
pub(crate) const NAMES_LIMIT: usize = 500;

/// What a prepared link says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// Id of the form that it is for; empty for any.
    pub form: String,
    /// Whom the link says it is from.
    pub from: String,
    /// The scheme's name.
    pub scheme: String,
    /// First day of the visits.
    pub start: Option<Date>,
    /// Last day of the visits.
    pub end: Option<Date>,
    /// The day by which the form is wanted.
    pub return_by: Option<Date>,
    /// The email address that the form goes to.
    pub return_to: String,
    /// The nation whose questions are asked; empty when the link does not say.
    pub nation: String,
    /// Names of the volunteers on the other side.
    pub other_side: Vec<String>,
    /// Names of all volunteers.
    pub everybody: Vec<String>,
    /// Professions that take part.
    pub professions: Vec<String>,
}

/// Why a link cannot be used. Shown to the person as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The link's own format, apart from what is in memory. Short keys: a phone's camera has to read it from a poster.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Wire {
    v: u32,
    #[serde(skip_serializing_if = "String::is_empty")]
    form: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    scheme: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    start: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    end: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    by: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    to: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    nation: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    all: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    jobs: Vec<String>,
}

/// Only the version, so that a newer link is named as such and not by its odd keys.
#[derive(Deserialize)]
struct Versioned {
    /// Any number: a newer version may be written in a way that this one does not know.
    v: f64,
}

const WITHOUT: &str = "You can fill in the form without it.";

/// What is wrong with what a link says. Whoever makes the link can mend it, whoever opened it cannot.
enum Fault {
    ManyNames,
    LongText,
    Address(String),
    Nation(String),
}

impl Fault {
    fn to_reader(&self) -> Refusal {
        let what = match self {
            Self::ManyNames => format!("This link has a list of more than {NAMES_LIMIT} names."),
            Self::LongText => {
                format!("This link has a name of more than {TEXT_LIMIT} characters.")
            }
            Self::Address(address) => {
                format!("The return address in this link, “{address}”, is not one email address.")
            }
            Self::Nation(nation) => {
                format!("This link names a nation that the form does not know, “{nation}”.")
            }
        };
        Refusal(format!("{what} Ask for a new link. {WITHOUT}"))
    }

    fn to_maker(&self) -> Refusal {
        Refusal(match self {
            Self::ManyNames => {
                format!(
                    "A list in a link can have {NAMES_LIMIT} names. Take some away, or send the list of people beside it."
                )
            }
            Self::LongText => format!(
                "A name in a link can have {TEXT_LIMIT} characters. Shorten the longest, and enter each name on a line of its own."
            ),
            Self::Address(address) => format!(
                "“{address}” is not one email address. Enter one that forms can go to, like name@example.com."
            ),
            Self::Nation(nation) => format!("No form knows the nation “{nation}”. Choose another."),
        })
    }
}

impl Prepared {
    /// The part of a link after `#`.
    ///
    /// # Errors
    /// When a value would be refused on the other end, or the whole would be longer than [`SIZE_LIMIT`].
    pub fn write(&self) -> Result<String, Refusal> {
        self.check().map_err(|fault| fault.to_maker())?;
        if let (Some(start), Some(end)) = (self.start, self.end)
            && end < start
        {
            return Err(Refusal(
                "The visits end before they start. Change one of the two days.".to_owned(),
            ));
        }
        let date = |date: Option<Date>| date.map(Date::iso).unwrap_or_default();
        let wire = Wire {
            v: VERSION,
            form: self.form.clone(),
            from: self.from.clone(),
            scheme: self.scheme.clone(),
            start: date(self.start),
            end: date(self.end),
            by: date(self.return_by),
            to: self.return_to.clone(),
            nation: self.nation.clone(),
            others: self.other_side.clone(),
            all: self.everybody.clone(),
            jobs: self.professions.clone(),
        };
        // These types always serialise: texts, lists of texts and one number.
        let json = serde_json::to_vec(&wire).unwrap_or_default();
        let text = format!("{KEY}{}", base64url::encode(&json));
        if text.len() > SIZE_LIMIT {
            return Err(Refusal(format!(
                "The link would be {} KB long, and can have 8 KB. Take names away, or send the list of people beside it.",
                text.len().div_ceil(1024)
            )));
        }
        Ok(text)
    }

    /// Reads the part of a link after `#`. `Ok(None)` when it is not of this kind.
    ///
    /// # Errors
    /// A sentence that says what is wrong and the way out.
    pub fn read(fragment: &str) -> Result<Option<Self>, Refusal> {
        let Some(coded) = fragment.strip_prefix(KEY) else {
            return Ok(None);
        };
        if fragment.len() > SIZE_LIMIT {
            return Err(Refusal(format!(
                "This link is longer than 8 KB, so it was not made for a form here. Ask for a new one. {WITHOUT}"
            )));
        }
        let damaged = || {
            Refusal(format!(
                "This link is damaged or cut short. Copy the whole link from the email, or ask for a new one. {WITHOUT}"
            ))
        };
        let json = base64url::decode(coded).and_then(|json| String::from_utf8(json).ok());
        let json = json.ok_or_else(damaged)?;
        let Versioned { v } = parse_version(&json).ok_or_else(damaged)?;
        if v > f64::from(VERSION) {
            return Err(Refusal(format!(
                "This link was made by a newer version of the toolkit. Ask for this site to be brought up to date. {WITHOUT}"
            )));
        }
        let wire: Wire = serde_json::from_str(&json).map_err(|error| {
            match error
                .to_string()
                .split_once("unknown field `")
                .and_then(|(_, rest)| rest.split_once('`'))
            {
                Some((key, _)) => Refusal(format!(
                    "This link holds something that the page does not know (“{key}”). Ask for a new one. {WITHOUT}"
                )),
                None => damaged(),
            }
        })?;
        let date = |text: &str| match text {
            "" => Ok(None),
            text => Date::from_iso(text).map(Some).ok_or_else(damaged),
        };
        let prepared = Self {
            start: date(&wire.start)?,
            end: date(&wire.end)?,
            return_by: date(&wire.by)?,
            form: wire.form,
            from: wire.from,
            scheme: wire.scheme,
            return_to: wire.to,
            nation: wire.nation,
            other_side: wire.others,
            everybody: wire.all,
            professions: wire.jobs,
        };
        match prepared.check() {
            Ok(()) => Ok(Some(prepared)),
            Err(fault) => Err(fault.to_reader()),
        }
    }

    fn check(&self) -> Result<(), Fault> {
        let lists = [&self.other_side, &self.everybody, &self.professions];
        if lists.iter().any(|list| list.len() > NAMES_LIMIT) {
            return Err(Fault::ManyNames);
        }
        let texts = [&self.form, &self.from, &self.scheme, &self.return_to];
        if texts
            .into_iter()
            .chain(lists.into_iter().flatten())
            .any(|text| text.chars().count() > TEXT_LIMIT)
        {
            return Err(Fault::LongText);
        }
        if !self.return_to.is_empty() && !email::is_address(&self.return_to) {
            return Err(Fault::Address(self.return_to.clone()));
        }
        if !self.nation.is_empty() && !NATIONS.contains(&self.nation.as_str()) {
            return Err(Fault::Nation(self.nation.clone()));
        }
        Ok(())
    }

    /// What the link supplies to the form.
    #[must_use]
    pub fn setting(&self) -> Setting {
        Setting {
            nation: self.nation.clone(),
            other_side: self.other_side.clone(),
            everybody: self.everybody.clone(),
            professions: self.professions.clone(),
        }
    }
}

fn parse_version(json: &str) -> Option<Versioned> {
    serde_json::from_str(json).ok()
}
