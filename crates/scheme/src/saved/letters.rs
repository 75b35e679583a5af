//! The bytes of a file as text. A scheme is written as UTF-8; an editor may have saved it again in an older way.

use std::borrow::Cow;

use files::csv::{Encoding, NotText, Warning, decode, lost_letters};

use super::kind::Kind;
use super::{Refusal, SIZE_LIMIT};

/// The text of a file, and what a person should look at.
pub(super) fn text(bytes: &[u8]) -> Result<(Cow<'_, str>, Vec<String>), Refusal> {
    if bytes.len() > SIZE_LIMIT {
        return Err(Refusal::TooLarge);
    }
    if let Some(kind) = Kind::recognise(bytes) {
        return Err(Refusal::NotAScheme(kind));
    }
    if let Some(text) = plain(bytes) {
        return match text.trim() {
            "" => Err(Refusal::Empty),
            _ => {
                let lost = lost_letters(text).iter().map(sentence).collect();
                Ok((Cow::Borrowed(text), lost))
            }
        };
    }
    let unreadable = || Refusal::NotAScheme(Kind::Foreign(NotText::Unknown));
    let decoded = decode(bytes).map_err(|_| unreadable())?;
    let mut warnings = Vec::new();
    if matches!(decoded.encoding, Encoding::Utf16Le | Encoding::Utf16Be) {
        warnings.push(
            "Another program saved this scheme again, as UTF-16. All of it could be read. Save it here to have it as it was."
                .to_owned(),
        );
    }
    warnings.extend(decoded.warnings.iter().map(sentence));
    Ok((Cow::Owned(decoded.text), warnings))
}

/// UTF-8, which is what this toolkit writes.
fn plain(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}');
    // UTF-16 of English letters is sound UTF-8 too, but for the zeros.
    let zeros = text.bytes().take(2).any(|byte| byte == 0);
    (!zeros).then_some(text)
}

fn sentence(warning: &Warning) -> String {
    match warning {
        Warning::Windows1252 { words } => format!(
            "Another program saved this scheme again in an older way (Windows-1252). Check these words: {}. If they look wrong, \
             or letters have become question marks, open an earlier copy.",
            words.join(", ")
        ),
        other => other.to_string(),
    }
}
