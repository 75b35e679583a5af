//! Why a browser does not keep something, in words for the person. Pure: tested without a browser.

/// Why the browser did not do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The disk, or the browser's share of it, is full.
    NoRoom,
    /// The browser has no database for this page, or its settings do not allow one.
    NotAllowed,
    /// It did not answer in time.
    NoAnswer,
    /// Another tab or window has the database open.
    InUse,
    /// A newer version of this site has been here.
    Newer,
    /// Something else, in the browser's own words.
    Other(String),
}

impl Reason {
    /// What the name and the message of the browser's error mean.
    pub fn of(name: &str, message: &str) -> Self {
        // Chromium has no name of its own for a full disk.
        let full = ["NO_SPACE", "full disk", "disk is full", "No space left"];
        match name {
            "QuotaExceededError" => Self::NoRoom,
            _ if full.iter().any(|words| message.contains(words)) => Self::NoRoom,
            // The last one is what a private window of some browsers says.
            "SecurityError" | "NotAllowedError" | "InvalidStateError" => Self::NotAllowed,
            "VersionError" => Self::Newer,
            _ if !message.is_empty() => Self::Other(message.trim_end_matches('.').to_owned()),
            _ if !name.is_empty() => Self::Other(name.to_owned()),
            _ => Self::Other("the browser gave no reason".to_owned()),
        }
    }

    /// Why the work is not kept, and what to do.
    pub fn not_kept(&self, device: &str) -> String {
        match self {
            Self::NoRoom => format!(
                "There is no room left on this {device}, so your work is not kept on it. Nothing is lost: save it to a \
                 file. Then free some room and tick the box again."
            ),
            Self::NotAllowed => format!(
                "This browser does not let the page keep anything on this {device}. A private window, or a setting of \
                 your organisation, can be the reason. Nothing is lost: save your work to a file."
            ),
            Self::NoAnswer => format!(
                "This browser did not answer when it was asked to keep your work on this {device}. Nothing is lost: \
                 save it to a file. Then tick the box again, or restart the browser."
            ),
            Self::InUse => format!(
                "Another tab or window of this site does not let this one keep your work on this {device}. Nothing is \
                 lost: save it to a file. Then close the other tabs and tick the box again."
            ),
            Self::Newer => format!(
                "A newer version of this tool has kept work on this {device}, so this page keeps nothing. Reload it."
            ),
            Self::Other(reason) => format!(
                "This browser could not keep your work on this {device} ({reason}). Nothing is lost: save it to a file."
            ),
        }
    }

    /// Why it is unknown whether something is kept, and what to do; none where nothing can be kept.
    pub fn not_looked(&self, device: &str) -> Option<String> {
        match self {
            Self::NotAllowed => None,
            Self::NoAnswer | Self::InUse => Some(format!(
                "This browser did not answer when it was asked for work that is kept on this {device}. If you kept a \
                 draft, close other tabs of this site and reload this page. You can also start without it."
            )),
            Self::Newer => Some(self.not_kept(device)),
            Self::NoRoom => Some(format!(
                "There is no room left on this {device}, so the browser could not look for work that is kept on it. If \
                 you kept a draft, free some room and reload this page."
            )),
            Self::Other(reason) => Some(format!(
                "This browser could not look for work that is kept on this {device} ({reason}). If you kept a draft, \
                 restart the browser and open this page again."
            )),
        }
    }

    /// Why what is kept is still there, and what to do.
    pub fn not_removed(&self, device: &str) -> String {
        match self {
            Self::NoAnswer | Self::InUse => format!(
                "What is kept could not be removed from this {device} yet: another tab or window of this site has it \
                 open. Close the others, then try again."
            ),
            Self::NotAllowed => format!(
                "This browser does not let the page look at what is kept on this {device}, so nothing was removed. \
                 Clear this site’s data in your browser’s settings."
            ),
            Self::NoRoom => format!(
                "What is kept could not be removed from this {device}: its disk is full. Free some room and try again, \
                 or clear this site’s data in your browser’s settings."
            ),
            Self::Newer => format!(
                "A newer version of this tool has kept work on this {device}. Reload this page, then try again."
            ),
            Self::Other(reason) => format!(
                "What is kept could not be removed from this {device} ({reason}). Clear this site’s data in your \
                 browser’s settings."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_said_in_plain_words_whatever_the_browser_calls_it() {
        let chromium = "Internal error opening backing store for indexedDB.open.: IO error: \
                        000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 9::WritableFileAppend::8)";
        for (name, message) in [
            ("QuotaExceededError", "The quota has been exceeded."),
            ("QuotaExceededError", ""),
            ("UnknownError", chromium),
            (
                "UnknownError",
                "Encountered full disk while opening backing store for indexedDB.open.",
            ),
        ] {
            assert_eq!(Reason::of(name, message), Reason::NoRoom, "{message}");
        }
        assert_eq!(
            Reason::NoRoom.not_kept("computer"),
            "There is no room left on this computer, so your work is not kept on it. Nothing is lost: save it to a file. \
             Then free some room and tick the box again."
        );
    }

    #[test]
    fn every_reason_says_what_to_do() {
        assert_eq!(Reason::of("SecurityError", "denied"), Reason::NotAllowed);
        assert_eq!(Reason::of("VersionError", "less than"), Reason::Newer);
        assert_eq!(
            Reason::of("", ""),
            Reason::Other("the browser gave no reason".to_owned())
        );
        assert_eq!(
            Reason::of("AbortError", "").not_kept("phone"),
            "This browser could not keep your work on this phone (AbortError). Nothing is lost: save it to a file."
        );
        assert_eq!(Reason::NotAllowed.not_looked("phone"), None);
        for reason in [
            Reason::NoAnswer,
            Reason::InUse,
            Reason::NotAllowed,
            Reason::NoRoom,
        ] {
            assert!(reason.not_kept("phone").contains("file"), "{reason:?}");
        }
        assert_eq!(
            Reason::InUse.not_removed("computer"),
            "What is kept could not be removed from this computer yet: another tab or window of this site has it open. \
             Close the others, then try again."
        );
    }
}
