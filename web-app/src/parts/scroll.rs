//! A wide table that scrolls within itself, so that the page never does.

use yew::prelude::*;

/// Whether only the width of a table can be too much, or its length as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    Wide,
    WideAndLong,
}

/// A region with a name, which the keyboard can reach and scroll.
pub fn scroll(name: &'static str, extent: Extent, content: Html) -> Html {
    let tall = (extent == Extent::WideAndLong).then_some("app-scroll--tall");
    html! {
        <div class={classes!("app-scroll", tall)} role="region" aria-label={name} tabindex="0">{ content }</div>
    }
}
