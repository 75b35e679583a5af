//! The last page: the link, an email, a QR code, and the poster on paper.

use files::email::Draft;
use files::mail_link::{self, MailLink};
use toolkit::LinkTarget;
use yew::prelude::*;

use super::prepared::prepared;
use super::words::Blanks;
use crate::browser::blob::Address;
use crate::browser::download::{Outgoing, download};
use crate::browser::office::{self, Office};
use crate::browser::{clipboard, location, screen};
use crate::forms::action::Action;
use crate::forms::{Last, exports, ids};

const SECOND: &str = "nhsuk-button nhsuk-button--secondary";
/// From this length on some mail programs cut a link, in letters.
const LONG: usize = 2_000;
/// From this length on the squares of a QR code are so small that not every phone reads them from a poster.
const DENSE: usize = 1_000;
const LINK: &str = "prepared-link";
const EMAIL: &str = "prepared-email";

/// What the page's author wrote for the last page: a [`toolkit::LinkPage`] without its form.
#[derive(Debug)]
pub struct Written<'a> {
    pub subject: &'a str,
    pub email: &'a [String],
    pub poster: &'a [String],
    pub targets: &'a [LinkTarget],
}

/// The last page of the tool.
pub fn ready(page: &Written<'_>, last: &Last) -> Html {
    let prepared = prepared(&last.state);
    let target = page
        .targets
        .iter()
        .find(|target| target.id == prepared.form);
    let (Ok(fragment), Some(target)) = (prepared.write(), target) else {
        let why = prepared.write().err().map(|refusal| refusal.to_string());
        return not_ready(why.unwrap_or_else(|| "Choose a form.".to_owned()), last);
    };
    let link = format!("{}#{fragment}", location::whole(&target.address));
    let blanks = Blanks {
        prepared: &prepared,
        form: &target.title,
        link: &link,
    };
    let draft = Draft {
        subject: blanks.fill(page.subject).unwrap_or_default(),
        text: blanks.fill_all(page.email).join("\n"),
        ..Draft::default()
    };
    let code = code(&link, last.office);
    html! {
        <div class="app-done">
            <div class="app-screen-only">
                <div class="app-ready">
                    <h2 class="app-ready__title" id={ids::HEADING} tabindex="-1">{ "Your link is ready" }</h2>
                    <p>{ "It opens the form “" }<bdi>{ &target.title }</bdi>{ "”. Nothing has been sent." }</p>
                </div>
                { the_link(&link, last) }
                { the_email(&draft, last) }
                { the_code(&code, &link, &target.id, last) }
                <h3>{ "For the next time" }</h3>
                <div class="nhsuk-button-group">
                    { saves("Save a file to open here again", exports::response_file(&last.state), last) }
                </div>
                { way_back(last) }
                <p class="app-said" aria-hidden="true">{ &last.state.announcement.text }</p>
            </div>
            { poster(&blanks, page, &code) }
        </div>
    }
}

/// Where the answers do not make a link.
fn not_ready(why: String, last: &Last) -> Html {
    html! {
        <div class="app-done">
            <div class="app-callout app-callout--warning" role="alert">
                <h2 class="app-callout__title" id={ids::HEADING} tabindex="-1">{ "There is no link yet" }</h2>
                <p>{ why }</p>
            </div>
            { way_back(last) }
        </div>
    }
}

fn way_back(last: &Last) -> Html {
    let on = |action: Action| last.dispatch.reform(move |_: MouseEvent| action.clone());
    html! {
        <div class="app-undo">
            <button type="button" class="app-link-button" onclick={on(Action::Back)}>{ "Go back to my answers" }</button>
            <button type="button" class="app-link-button" onclick={on(Action::Clear)}>{ "Clear all answers" }</button>
        </div>
    }
}

fn the_link(link: &str, last: &Last) -> Html {
    html! {
        <section aria-labelledby="the-link">
            <h3 id="the-link">{ "The link" }</h3>
            if location::is_folder() {
                <div class="app-callout app-callout--warning">
                    <p>
                        { "This page was opened from a folder. The link works only on computers that find the toolkit in the \
                           same folder. Open the toolkit at its web address to make a link for everybody." }
                    </p>
                </div>
            }
            if link.len() > LONG {
                <p>
                    { format!("The link has {} letters. Some mail programs cut links of more than 2,000. Send it to yourself \
                              first and try it.", thousands(link.len())) }
                </p>
            }
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for={LINK}>{ "The whole link" }</label>
                <textarea class="nhsuk-textarea app-link" id={LINK} rows="4" readonly=true autocomplete="off" value={link.to_owned()} />
            </div>
            <div class="nhsuk-button-group">
                { copies("Copy the link", link.to_owned(), "The link is copied. Paste it where you want it.", last) }
                <a class={SECOND} href={link.to_owned()} target="_blank" rel="noopener">{ "Try the link in a new tab" }</a>
            </div>
        </section>
    }
}

fn the_email(draft: &Draft, last: &Last) -> Html {
    let whole = format!("{}\n\n{}", draft.subject, draft.text);
    let program = match mail_link::of(draft) {
        MailLink::Whole(link) => Some(link),
        MailLink::CopyText(_) | MailLink::TooLong => None,
    };
    html! {
        <section aria-labelledby="the-email">
            <h3 id="the-email">{ "An email to send it with" }</h3>
            <div class="nhsuk-form-group">
                <label class="nhsuk-label" for={EMAIL}>{ "Subject and text" }</label>
                <textarea class="nhsuk-textarea" id={EMAIL} rows="12" readonly=true autocomplete="off" value={whole} />
            </div>
            <div class="nhsuk-button-group">
                { copies("Copy the email’s text", draft.text.clone(), "The email’s text is copied. Paste it into an email.", last) }
                if let Some(program) = program {
                    <a class={SECOND} href={program}>{ "Open an email draft" }</a>
                }
            </div>
        </section>
    }
}

/// The QR code: still to come, made, or why there is none.
enum Code {
    Coming,
    Made(String),
    None(String),
}

fn code(link: &str, office: Office) -> Code {
    if location::is_folder() {
        return Code::None(
            "A phone cannot open a folder of this computer, so there is no QR code.".to_owned(),
        );
    }
    match office {
        Office::Loading => Code::Coming,
        Office::Failed => Code::None(
            "There is no QR code, because a part of this page could not be loaded. Reload the page to try again."
                .to_owned(),
        ),
        Office::Ready => match office::qr_svg(link) {
            Ok(svg) => Code::Made(svg),
            Err(why) => Code::None(format!(
                "{why} Take names away, or send the list of people beside it."
            )),
        },
    }
}

fn the_code(code: &Code, link: &str, form: &str, last: &Last) -> Html {
    let content = match code {
        Code::Coming => html! { <p>{ "The QR code is being made." }</p> },
        Code::None(why) => html! { <p>{ why }</p> },
        Code::Made(svg) => {
            let file = Outgoing {
                name: format!("{form}-qr.svg"),
                media_type: "image/svg+xml",
                bytes: svg.clone().into_bytes(),
            };
            let print = last.dispatch.reform(|_: MouseEvent| {
                screen::print();
                Action::Said("The window for printing was opened.")
            });
            html! {
                <>
                    if link.len() > DENSE {
                        <p>{ "This code has very small squares. Try it with a phone before you print many." }</p>
                    }
                    <Picture svg={svg.clone()} class="app-code" />
                    <div class="nhsuk-button-group">
                        { saves("Save the QR code as a picture", file, last) }
                        <button type="button" class={SECOND} onclick={print}>{ "Print a poster with the code" }</button>
                    </div>
                </>
            }
        }
    };
    html! {
        <section aria-labelledby="the-code">
            <h3 id="the-code">{ "A QR code for a poster" }</h3>
            { content }
        </section>
    }
}

/// The poster: on paper only.
fn poster(blanks: &Blanks, page: &Written<'_>, code: &Code) -> Html {
    let mut lines = blanks.fill_all(page.poster).into_iter();
    html! {
        <div class="app-poster">
            <p class="app-poster__scheme"><bdi>{ lines.next() }</bdi></p>
            <p class="app-poster__form"><bdi>{ blanks.form }</bdi></p>
            if let Code::Made(svg) = code {
                <Picture svg={svg.clone()} class="app-poster__code" />
            }
            { for lines.map(|line| html! { <p><bdi>{ line }</bdi></p> }) }
        </div>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct PictureProps {
    svg: AttrValue,
    class: &'static str,
}

/// An SVG picture, at an address of its own: the page's policy lets no script write elements.
#[component]
fn Picture(props: &PictureProps) -> Html {
    let address = use_memo(props.svg.clone(), |svg| {
        Address::of(svg.as_bytes(), "image/svg+xml")
    });
    let Some(address) = address.as_ref() else {
        return Html::default();
    };
    html! { <img class={props.class} src={address.text().to_owned()} alt="QR code that opens the form" /> }
}

fn copies(label: &'static str, text: String, done: &'static str, last: &Last) -> Html {
    let dispatch = last.dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let dispatch = dispatch.clone();
        clipboard::copy(&text, move |copied| {
            dispatch.emit(if copied {
                Action::Took(done)
            } else {
                Action::Failed(
                    "This browser does not allow copying. Select the text and copy it yourself."
                        .to_owned(),
                )
            });
        });
    });
    html! { <button type="button" class="nhsuk-button" {onclick}>{ label }</button> }
}

fn saves(label: &'static str, file: Outgoing, last: &Last) -> Html {
    let onclick = last.dispatch.reform(move |_: MouseEvent| {
        download(&file);
        Action::Took("The file is saved with your downloads.")
    });
    html! { <button type="button" class={SECOND} {onclick}>{ label }</button> }
}

/// A number with a comma: `2,134`. A link has at most five digits of letters.
fn thousands(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1_000, number % 1_000)
    }
}
