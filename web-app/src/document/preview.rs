//! The document as it stands: what was filled in, and what is still blank, each leading to its field.

use documents::{Block, Filled, Inline, Letters};
use yew::prelude::*;

use super::action::Action;
use super::ids;
use super::logo::Picture;
use super::state::State;

/// The document.
pub fn preview(state: &State, filled: &Filled, dispatch: &Callback<Action>) -> Html {
    let show = Show { dispatch };
    let logos = state.scheme().details.logos_of(state.template());
    html! {
        <article class={classes!("app-document", size(filled.letters), "app-prose")} id={ids::DOCUMENT} tabindex="-1" aria-label="The document">
            if logos.iter().any(Option::is_some) {
                <div class="app-document__logos">
                    { for logos.iter().map(|logo| html! {
                        <span>{ logo.map(|logo| html! { <Picture logo={logo.clone()} /> }) }</span>
                    }) }
                </div>
            }
            if !filled.subject.is_empty() {
                <p class="app-document__subject"><strong>{ "Subject: " }</strong>{ show.inlines(&filled.subject) }</p>
            }
            { show.blocks(&filled.body) }
        </article>
    }
}

/// What makes the letters as large on paper as the template asks for.
fn size(letters: Letters) -> Option<&'static str> {
    match letters {
        Letters::Normal => None,
        Letters::Large => Some("app-document--large"),
        Letters::Poster => Some("app-document--poster"),
    }
}

struct Show<'a> {
    dispatch: &'a Callback<Action>,
}

impl Show<'_> {
    fn blocks(&self, blocks: &[Block]) -> Html {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Html {
        match block {
            Block::Heading { level, text } => {
                html! { <@{format!("h{level}")}>{ self.inlines(text) }</@> }
            }
            Block::Paragraph(text) => html! { <p>{ self.inlines(text) }</p> },
            Block::List { ordered, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                html! { <@{tag}>{ for items.iter().map(|item| html! { <li>{ self.item(item) }</li> }) }</@> }
            }
            Block::Table { head, rows } => html! {
                <div class="app-wide" tabindex="0" role="group" aria-label="Table">
                    <table>
                        <thead><tr>{ for head.iter().map(|cell| self.heading_cell(cell)) }</tr></thead>
                        <tbody>
                            { for rows.iter().map(|row| html! {
                                <tr>{ for row.iter().map(|cell| html! { <td>{ self.inlines(cell) }</td> }) }</tr>
                            }) }
                        </tbody>
                    </table>
                </div>
            },
            Block::Quote(inner) => html! { <blockquote>{ self.blocks(inner) }</blockquote> },
            Block::Rule => html! { <hr /> },
            Block::Variant { blocks, .. } => self.blocks(blocks),
        }
    }

    /// A list item of one paragraph stands without its own line.
    fn item(&self, item: &[Block]) -> Html {
        match item {
            [Block::Paragraph(text)] => self.inlines(text),
            more => self.blocks(more),
        }
    }

    fn heading_cell(&self, cell: &[Inline]) -> Html {
        if cell.is_empty() {
            html! { <td></td> }
        } else {
            html! { <th scope="col">{ self.inlines(cell) }</th> }
        }
    }

    fn inlines(&self, inlines: &[Inline]) -> Html {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> Html {
        match inline {
            Inline::Text(text) => html! { text },
            Inline::Strong(inner) => html! { <strong>{ self.inlines(inner) }</strong> },
            Inline::Emphasis(inner) => html! { <em>{ self.inlines(inner) }</em> },
            Inline::Link { to, text } => html! { <a href={to.clone()}>{ self.inlines(text) }</a> },
            Inline::Break => html! { <br /> },
            Inline::Given { text, .. } => html! { <span class="app-given">{ given(text) }</span> },
            Inline::Blank { id, .. } => self.gap(id, id),
            Inline::Empty { id, label } => self.gap(id, label),
        }
    }

    /// A blank: one press leads to its field.
    fn gap(&self, id: &str, label: &str) -> Html {
        let id = id.to_owned();
        let onclick = self.dispatch.reform(move |_| Action::Find(id.clone()));
        html! {
            <button type="button" class="app-gap app-gap--button" {onclick}>
                <span class="nhsuk-u-visually-hidden">{ "Fill in: " }</span>{ format!("[{label}]") }
            </button>
        }
    }
}

/// Text in which a new line that somebody typed stays one.
fn given(text: &str) -> Html {
    let lines = text.lines().enumerate();
    lines
        .map(|(place, line)| html! { <>if place > 0 { <br /> }{ line }</> })
        .collect()
}
