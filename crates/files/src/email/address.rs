//! Whom an email is for: addresses as lists of people hold them, and nothing that a mail program would take for another.

use std::fmt;

use forms::email::{fault, is_address};
use serde::{Deserialize, Serialize};

/// Somebody's address. There is no way to make one of a text that is no address, so a draft cannot go astray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct Address {
    name: String,
    email: String,
}

/// An address as serde reads it, before it is judged.
#[derive(Deserialize)]
struct Parts {
    name: String,
    email: String,
}

impl TryFrom<Parts> for Address {
    type Error = AddressError;

    fn try_from(parts: Parts) -> Result<Self, AddressError> {
        Self::new(&parts.name, &parts.email)
    }
}

/// Why no draft was made: what stands where an address should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressError {
    /// Whose address it is; empty where that is not known.
    name: String,
    /// The whole text.
    text: String,
    /// The piece of it that is no address.
    piece: String,
}

impl Address {
    /// An address with a name to be shown in its place, which may be empty.
    ///
    /// # Errors
    /// When `email` is not one address, by the rule of [`forms::email`].
    pub fn new(name: &str, email: &str) -> Result<Self, AddressError> {
        if is_address(email) {
            Ok(Self {
                name: super::one_line(name),
                email: email.to_owned(),
            })
        } else {
            Err(AddressError {
                name: super::one_line(name),
                text: email.to_owned(),
                piece: email.to_owned(),
            })
        }
    }

    /// The addresses in a cell of a list: none, one, or several where that is plain, each with the person's name. They may
    /// stand as `Ann Lee <ann@quay.example>` or `mailto:ann@quay.example`, with commas, semicolons, blanks or line ends
    /// between them.
    ///
    /// # Errors
    /// When anything in the cell is no address. Nothing is ever left out.
    ///
    /// ```
    /// use files::email::Address;
    ///
    /// let both = Address::read("Cy", "cy@quay.example, cy@home.example").unwrap();
    /// assert_eq!(both.len(), 2);
    /// assert_eq!(
    ///     Address::read("Cy", "cy@quay.example\nBcc: bo@quay.example").unwrap_err().to_string(),
    ///     "The email address of Cy, “cy@quay.example Bcc: bo@quay.example”, cannot be used: “Bcc:” is no email address."
    /// );
    /// ```
    pub fn read(name: &str, cell: &str) -> Result<Vec<Self>, AddressError> {
        let mut found: Vec<Self> = Vec::new();
        for piece in pieces(cell) {
            let address = Self::new(name, bare(piece)).map_err(|_| AddressError {
                name: super::one_line(name),
                text: cell.to_owned(),
                piece: piece.to_owned(),
            })?;
            // The same address twice is one recipient.
            let known = found
                .iter()
                .any(|other| other.email.eq_ignore_ascii_case(&address.email));
            if !known {
                found.push(address);
            }
        }
        Ok(found)
    }

    /// Shown in place of the address. May be empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address itself.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }
}

/// The pieces of a cell, each of which has to be an address.
fn pieces(cell: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let between = |c: char| matches!(c, ';' | '|') || (c.is_control() && c != '\t');
    for part in cell
        .split(between)
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        // A name may hold blanks and commas where its address stands in brackets.
        if is_named(part) {
            pieces.push(part);
        } else {
            let single = part.split(|c: char| c == ',' || c.is_whitespace());
            pieces.extend(single.filter(|piece| !piece.is_empty()));
        }
    }
    pieces
}

/// Whether a text is one name and one address in brackets.
fn is_named(text: &str) -> bool {
    text.split_once('<').is_some_and(|(name, rest)| {
        !name.contains('@') && rest.strip_suffix('>').is_some_and(is_address)
    })
}

/// The address alone: without the name before it, or the word that makes it a link.
fn bare(piece: &str) -> &str {
    if is_named(piece) {
        let (_, rest) = piece.split_once('<').unwrap_or_default();
        return rest.strip_suffix('>').unwrap_or(rest);
    }
    match piece.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
        _ => piece,
    }
}

/// The text with what nobody could see in it.
fn shown(text: &str) -> String {
    const MOST: usize = 200;
    let mut shown = String::new();
    for letter in super::one_line(text).chars().take(MOST) {
        if crate::names::is_unseen(letter) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, piece) = (shown(&self.text), shown(&self.piece));
        if self.name.is_empty() {
            write!(f, "The email address “{text}” cannot be used")?;
        } else {
            let name = shown(&self.name);
            write!(f, "The email address of {name}, “{text}”, cannot be used")?;
        }
        let plain = self.piece.is_ascii() || self.piece.chars().any(crate::names::is_unseen);
        match fault(&self.piece) {
            _ if !plain => write!(
                f,
                ": hardly any mail program sends to letters beyond a to z."
            ),
            _ if text == piece => write!(f, ": it is not one email address."),
            _ => write!(f, ": “{piece}” is no email address."),
        }
    }
}

impl std::error::Error for AddressError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn emails(cell: &str) -> Vec<String> {
        let read = Address::read("Cy", cell).unwrap();
        read.into_iter().map(|address| address.email).collect()
    }

    #[test]
    fn two_addresses_in_a_cell_are_two_recipients() {
        let both = ["ann@quay.example", "bo@quay.example"];
        for cell in [
            "ann@quay.example, bo@quay.example",
            "ann@quay.example;bo@quay.example;",
            "ann@quay.example\r\nbo@quay.example\n",
            " ann@quay.example \u{a0} bo@quay.example",
            "Lee, Ann <ann@quay.example>; \"Ash, Bo\" <bo@quay.example>",
            "mailto:ann@quay.example | MAILTO:bo@quay.example, ANN@quay.example",
        ] {
            assert_eq!(emails(cell), both, "{cell:?}");
        }
        assert_eq!(emails("Ann Lee<ann@quay.example>"), both[..1]);
        for empty in ["", "  ", "\n;,\r\n"] {
            assert_eq!(emails(empty), [""; 0]);
        }
    }

    #[test]
    fn what_is_no_address_is_named_and_never_joined() {
        for (cell, sentence) in [
            (
                "h@x.example\nBcc: evil@x.example",
                "The email address of Cy, “h@x.example Bcc: evil@x.example”, cannot be used: “Bcc:” is no email address.",
            ),
            (
                "cy at quay.example",
                "The email address of Cy, “cy at quay.example”, cannot be used: “cy” is no email address.",
            ),
            (
                "cy@quay",
                "The email address of Cy, “cy@quay”, cannot be used: it is not one email address.",
            ),
            (
                "Dan <evil@x.example>, x",
                "The email address of Cy, “Dan <evil@x.example>, x”, cannot be used: “Dan” is no email address.",
            ),
            (
                "zoë@quay.example",
                "The email address of Cy, “zoë@quay.example”, cannot be used: hardly any mail program sends to letters \
                 beyond a to z.",
            ),
            (
                "cy@quay.example\u{200b}",
                "The email address of Cy, “cy@quay.example[U+200B]”, cannot be used: it is not one email address.",
            ),
        ] {
            let error = Address::read("Cy", cell).unwrap_err();
            assert_eq!(error.to_string(), sentence);
        }
        assert_eq!(
            Address::new("", "x").unwrap_err().to_string(),
            "The email address “x” cannot be used: it is not one email address."
        );
    }
}
