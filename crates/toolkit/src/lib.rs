//! The bundle that site-gen writes and web-app reads.
//!
//! One JSON object in a data block of each page that has a tool. It carries what the tool needs from `content/`, so that
//! no sentence of an author is compiled into the client.

use std::fmt;

use documents::{Profession, Template};
use forms::Form;
use serde::{Deserialize, Serialize};

/// The shape of the bundle that this code writes and reads. Raised by one with each change that old readers cannot take.
pub const VERSION: u32 = 1;

/// Everything that a tool in a page gets from the site's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The shape of this bundle: [`VERSION`].
    pub version: u32,
    /// The text of `content/workspace/sample-volunteers.csv`: invented people to try the tool with. Empty where the
    /// page's tool does not read volunteers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sample_volunteers: String,
    /// The form of a form's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// The template of a template's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Template>,
    /// Professions to choose from, for a template.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub professions: Vec<Profession>,
    /// What can go with an email.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Enclosure>,
    /// What the page needs on which links to forms are prepared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkPage>,
}

/// The page on which links to forms are prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkPage {
    /// What goes into a link, as questions. Their ids are [`LINK_QUESTIONS`].
    pub form: Form,
    /// The subject of the email that carries the link, with blanks of [`LINK_BLANKS`] as `[[blank]]`.
    pub subject: String,
    /// The lines of that email. A line with a blank that nothing fills is left out.
    pub email: Vec<String>,
    /// The lines of the poster around the QR code: the first one is its heading. As for the email.
    pub poster: Vec<String>,
    /// The forms that a link can open. The author does not write them.
    #[serde(default)]
    pub targets: Vec<LinkTarget>,
}

/// A form that a link can open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkTarget {
    /// The form's id.
    pub id: String,
    /// The title of its page.
    pub title: String,
    /// The address of its page, from the page of the tool.
    pub address: String,
}

/// What can be asked for a link, by question id.
pub const LINK_QUESTIONS: [&str; 11] = [
    "form", "scheme", "from", "start", "end", "to", "by", "others", "all", "jobs", "nation",
];

/// What can stand in the email and on the poster. `visits` is the first and the last day.
pub const LINK_BLANKS: [&str; 7] = ["form", "scheme", "from", "visits", "to", "by", "link"];

/// A document or form that goes with an email.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enclosure {
    /// Its id, which is also its page's folder.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The template, when it is a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Template>,
    /// The form, when it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
}

/// Only the version: read first, so that a bundle of another shape is named as such and not by its odd keys.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Bundle {
    /// A bundle of today's shape.
    pub fn new(sample_volunteers: impl Into<String>) -> Self {
        Self {
            version: VERSION,
            sample_volunteers: sample_volunteers.into(),
            form: None,
            document: None,
            professions: Vec::new(),
            enclosures: Vec::new(),
            link: None,
        }
    }

    /// A bundle for the page of one form.
    pub fn of_form(form: Form) -> Self {
        Self {
            form: Some(form),
            ..Self::new("")
        }
    }

    /// A bundle for the page of one template.
    pub fn of_document(document: Template) -> Self {
        Self {
            document: Some(document),
            ..Self::new("")
        }
    }

    /// A bundle for the page on which links are prepared.
    pub fn of_link(link: LinkPage) -> Self {
        Self {
            link: Some(link),
            ..Self::new("")
        }
    }

    /// The bundle as JSON that is safe inside a `<script>` element: each `<` is written `\u003c`, so that no text of an
    /// author can end the element. A `<` can stand only inside a JSON string, where that escape means the same.
    ///
    /// # Errors
    /// When serde cannot write the value; no bundle of ours is known to cause that.
    pub fn to_json(&self) -> Result<String, BundleError> {
        serde_json::to_string(self)
            .map(|json| json.replace('<', "\\u003c"))
            .map_err(|error| BundleError::Unreadable(error.to_string()))
    }

    /// Reads a bundle back, refusing other versions and keys that it does not know.
    ///
    /// # Errors
    /// [`BundleError::OtherVersion`] before anything else is looked at, then [`BundleError::Unreadable`].
    pub fn from_json(json: &str) -> Result<Self, BundleError> {
        let unreadable = |error: serde_json::Error| BundleError::Unreadable(error.to_string());
        let Versioned { version } = serde_json::from_str(json).map_err(unreadable)?;
        if version != VERSION {
            return Err(BundleError::OtherVersion(version));
        }
        serde_json::from_str(json).map_err(unreadable)
    }
}

/// Why a bundle could not be used. The text is fit to show to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BundleError {
    /// The page and the tool were built at different times.
    OtherVersion(u32),
    /// Not JSON, or not of this shape; holds serde's reason with line and column.
    Unreadable(String),
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherVersion(found) => write!(
                f,
                "This page carries data of version {found}, but the tool on it reads version {VERSION}. \
                 Reload the page; if that does not help, the site has to be built again."
            ),
            Self::Unreadable(reason) => {
                write!(
                    f,
                    "The data in this page cannot be read: {reason}. The site has to be built again."
                )
            }
        }
    }
}

impl std::error::Error for BundleError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_comes_back_as_it_was() {
        let bundle = Bundle::new("name,email\n\"</script><b>\",a@b.example\n");
        let json = bundle.to_json().unwrap();
        assert!(!json.contains('<'), "{json}");
        assert_eq!(Bundle::from_json(&json).unwrap(), bundle);
    }

    #[test]
    fn a_form_comes_back_as_it_was() {
        let form = r#"{"id":"f","version":1,"purpose":"<b>","who_sees":"","minutes":1,"return_to":"nobody",
            "anonymous":"never","section":[]}"#;
        let bundle = Bundle::of_form(serde_json::from_str(form).unwrap());
        let json = bundle.to_json().unwrap();
        assert!(
            !json.contains('<') && !json.contains("sample_volunteers"),
            "{json}"
        );
        assert_eq!(Bundle::from_json(&json).unwrap(), bundle);
    }

    #[test]
    fn another_version_is_named_before_its_unknown_keys() {
        let error =
            Bundle::from_json(r#"{"version":2,"sample_volunteers":"","forms":[]}"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "This page carries data of version 2, but the tool on it reads version 1. Reload the page; if that does \
             not help, the site has to be built again."
        );
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let error =
            Bundle::from_json(r#"{"version":1,"sample_volunteers":"","sample":""}"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "The data in this page cannot be read: unknown field `sample`, expected one of `version`, \
             `sample_volunteers`, `form`, `document`, `professions`, `enclosures`, `link` at line 1 column 44. The site has to be built again."
        );
    }
}
