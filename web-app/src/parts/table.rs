//! A table that scrolls within itself.

use yew::prelude::*;

use super::scroll::{Extent, scroll};

/// What a table shows. Its rows are lists of cells; one cell of each is the heading of its row.
#[derive(Debug)]
pub struct Table {
    /// What it is called, for a screen reader.
    pub name: &'static str,
    pub extent: Extent,
    pub head: Vec<Html>,
    /// Which cell of a row is its heading.
    pub heading: usize,
    pub rows: Vec<Row>,
}

/// A row: its class, if any, and its cells.
#[derive(Debug)]
pub struct Row {
    pub class: &'static str,
    pub cells: Vec<Html>,
}

/// The table.
pub fn table(table: Table) -> Html {
    let heading = table.heading;
    let rows = table.rows.into_iter().map(|row| {
        let cells = row
            .cells
            .into_iter()
            .enumerate()
            .map(|(at, cell)| cell_of(cell, at == heading));
        html! { <tr class={row.class}>{ for cells }</tr> }
    });
    let content = html! {
        <table class="app-list">
            <caption class="nhsuk-u-visually-hidden">{ table.name }</caption>
            <thead><tr>{ for table.head.into_iter().map(|cell| html! { <th scope="col">{ cell }</th> }) }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    };
    scroll(table.name, table.extent, content)
}

fn cell_of(cell: Html, heading: bool) -> Html {
    if heading {
        html! { <th scope="row">{ cell }</th> }
    } else {
        html! { <td>{ cell }</td> }
    }
}
