//! A table that scrolls within itself.

use yew::prelude::*;

use super::scroll::{Extent, scroll};

/// What a table shows. The first cell of a row is its heading.
#[derive(Debug)]
pub struct Table {
    /// What it is called, for a screen reader.
    pub name: &'static str,
    pub extent: Extent,
    pub head: Vec<Html>,
    pub rows: Vec<Row>,
}

/// A row: its class, empty for none, and its cells.
#[derive(Debug)]
pub struct Row {
    pub class: &'static str,
    pub cells: Vec<Html>,
}

impl Row {
    /// A row like most others.
    pub fn plain(cells: Vec<Html>) -> Self {
        Self { class: "", cells }
    }
}

/// Cells of plain words.
pub fn words(list: &[&'static str]) -> Vec<Html> {
    let mut cells = Vec::with_capacity(list.len());
    for word in list {
        cells.push(Html::from(*word));
    }
    cells
}

/// Adds cells of plain text.
pub fn add_texts(cells: &mut Vec<Html>, texts: Vec<String>) {
    for text in texts {
        cells.push(Html::from(text));
    }
}

/// The table.
pub fn table(table: Table) -> Html {
    let row = |row: Row| {
        let mut cells = row.cells.into_iter();
        let first = cells.next();
        html! {
            <tr class={row.class}>
                <th scope="row">{ first }</th>
                { for cells.map(|cell| html! { <td>{ cell }</td> }) }
            </tr>
        }
    };
    let content = html! {
        <table class="app-list">
            <caption class="nhsuk-u-visually-hidden">{ table.name }</caption>
            <thead><tr>{ for table.head.into_iter().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
            <tbody>{ for table.rows.into_iter().map(row) }</tbody>
        </table>
    };
    scroll(table.name, table.extent, content)
}
