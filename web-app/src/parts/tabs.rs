//! Tabs by the book: one stop for the keyboard, arrows between them.

use yew::prelude::*;

use crate::browser::focus::focus;

/// One tab.
#[derive(Debug, Clone, PartialEq)]
pub struct Tab<T> {
    pub value: T,
    /// Its own id, unique in the page; its panel is `<id>-panel`.
    pub id: &'static str,
    pub label: String,
}

/// A row of tabs.
#[derive(Debug)]
pub struct Tabs<T> {
    /// What the row is called.
    pub label: &'static str,
    pub tabs: Vec<Tab<T>>,
    pub chosen: T,
    pub on_choose: Callback<T>,
}

/// A row of tabs, and the panel of the chosen one with this content.
pub fn tabs<T: Copy + PartialEq + 'static>(row: Tabs<T>, content: Html) -> Html {
    let chosen = row.tabs.iter().position(|tab| tab.value == row.chosen);
    let panel_of = row.tabs.get(chosen.unwrap_or_default()).map(|tab| tab.id);
    let onkeydown = {
        let tabs: Vec<(T, &'static str)> = row.tabs.iter().map(|tab| (tab.value, tab.id)).collect();
        let on_choose = row.on_choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let next = chosen.and_then(|chosen| neighbour(&event.key(), chosen, tabs.len()));
            if let Some((value, id)) = next.and_then(|next| tabs.get(next)) {
                event.prevent_default();
                on_choose.emit(*value);
                focus(id);
            }
        })
    };
    let buttons = row.tabs.iter().map(|tab| {
        let value = tab.value;
        button(
            tab.id,
            &tab.label,
            value == row.chosen,
            row.on_choose.reform(move |_| value),
        )
    });
    html! {
        <div class="app-tabs">
            <div class="app-tabs__list" role="tablist" aria-label={row.label} {onkeydown}>{ for buttons }</div>
            if let Some(id) = panel_of {
                <div class="app-tabs__panel" role="tabpanel" key={id} id={format!("{id}-panel")} aria-labelledby={id}
                    tabindex="0">
                    { content }
                </div>
            }
        </div>
    }
}

fn button(id: &'static str, label: &str, selected: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" role="tab" key={id} {id} {onclick}
            class={classes!("app-tabs__tab", selected.then_some("app-tabs__tab--selected"))}
            aria-selected={if selected { "true" } else { "false" }}
            aria-controls={selected.then(|| format!("{id}-panel"))}
            tabindex={if selected { "0" } else { "-1" }}>
            { label }
        </button>
    }
}

/// The tab that a key leads to.
fn neighbour(key: &str, chosen: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if chosen >= last { 0 } else { chosen + 1 }),
        "ArrowLeft" => Some(chosen.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::neighbour;

    #[test]
    fn arrows_go_round_and_other_keys_do_nothing() {
        assert_eq!(neighbour("ArrowRight", 2, 3), Some(0));
        assert_eq!(neighbour("ArrowLeft", 0, 3), Some(2));
        assert_eq!(neighbour("ArrowLeft", 2, 3), Some(1));
        assert_eq!(neighbour("End", 0, 3), Some(2));
        assert_eq!(neighbour("Home", 1, 3), Some(0));
        assert_eq!(neighbour("Tab", 1, 3), None);
        assert_eq!(neighbour("End", 0, 0), None);
    }
}
