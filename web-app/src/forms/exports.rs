//! The files that a filled-in form is taken away as. All are made from the same record.

use files::email::{Address, Draft};
use files::mail_link::{self, MailLink};
use forms::form::{Anonymous, ReturnTo};

use super::state::State;
use crate::browser::download::Outgoing;
use crate::browser::office;

/// The file for whoever gets the form.
pub fn response_file(state: &State) -> Outgoing {
    Outgoing {
        name: response_name(state),
        media_type: "application/json",
        bytes: state.response().into_bytes(),
    }
}

/// Plain text, to paste into a portfolio. Windows line ends, so that every editor shows the lines.
pub fn text_file(state: &State) -> Outgoing {
    let text = state.record().plain_text().replace('\n', "\r\n");
    Outgoing {
        name: format!("{}.txt", state.form().id),
        media_type: "text/plain",
        // Old editors take text without this mark for another encoding.
        bytes: format!("\u{feff}{text}").into_bytes(),
    }
}

/// The document for Word, written by the office.
///
/// # Errors
/// Why there is none, in a sentence for the person.
pub fn word_file(state: &State) -> Result<Outgoing, String> {
    let record = serde_json::to_string(&state.record()).map_err(|error| error.to_string())?;
    Ok(Outgoing {
        name: format!("{}.docx", state.form().id),
        media_type: files::docx::MEDIA_TYPE,
        bytes: office::form_docx(&record)?,
    })
}

/// The address of an email draft. `None` where an email would tell who sent the form.
pub fn email_draft(state: &State) -> Option<String> {
    let form = state.form();
    let tells = form.special_category
        || !state.with_name
        || form.anonymous == Anonymous::Always
        || form.return_to == ReturnTo::Nobody;
    if tells {
        return None;
    }
    // A link that holds anything but one address is refused when it is opened.
    let to = state
        .prepared()
        .and_then(|link| Address::new("", &link.return_to).ok());
    let draft = |text: String| Draft {
        to: to.clone().into_iter().collect(),
        subject: state.paper.title.clone(),
        text,
        ..Draft::default()
    };
    let whole = mail_link::of(&draft(state.record().plain_text()));
    let found = match whole {
        // What a link has no room for goes as a file.
        MailLink::CopyText(_) => mail_link::of(&draft(format!(
            "My answers are in the file {}.\n\n(Attach the file here.)\n",
            response_name(state)
        ))),
        found => found,
    };
    match found {
        MailLink::Whole(link) | MailLink::CopyText(link) => Some(link),
        MailLink::TooLong => None,
    }
}

/// The name of the response. It is the same for everybody: a name in it would be a trace.
pub fn response_name(state: &State) -> String {
    format!("{}.response.json", state.form().id)
}
