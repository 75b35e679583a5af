//! Two columns of people with a line for each pair. The half of a line at a person's side is as thick as the choice that
//! was met for them. Pointing at or focusing a person shows where their choices lead.

use std::rc::Rc;

use pairing::Side;
use yew::prelude::*;

use super::person::wishes_of;
use super::scene::{End, Scene};
use crate::browser::focus::focus;
use crate::parts::mark::side_mark;
use crate::parts::shared::Shared;
use crate::workspace::state::Solved;
use crate::workspace::words::side_name;

/// Beyond this many pairs a drawing says less than a list.
pub const MOST_PAIRS: usize = 60;

/// The height of a row in the drawing's own units; the width is 100.
const ROW: usize = 10;

#[derive(Debug, PartialEq, Properties)]
pub struct DrawingProps {
    pub solved: Shared<Solved>,
}

/// The drawing. One stop for the keyboard; arrows go from person to person.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let scene = Rc::new(Scene::of(&props.solved.job.people, &props.solved.outcome));
    let asked = use_state_eq(|| None::<(Side, usize)>);
    // After another pairing nobody may stand where somebody was looked at.
    let shown = (*asked).filter(|place| scene.end(*place).is_some());
    let here = shown.or_else(|| scene.first()).unwrap_or((Side::A, 0));
    let look = {
        let asked = asked.clone();
        Callback::from(move |place: (Side, usize)| asked.set(Some(place)))
    };
    let onkeydown = {
        let (scene, look) = (Rc::clone(&scene), look.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(place) = scene.neighbour(here, &event.key()) {
                event.prevent_default();
                look.emit(place);
                focus(&end_id(place));
            }
        })
    };
    html! {
        <>
            <p class="app-drawing__how" id="drawing-how">
                { "The thicker a line at a person's side, the better the choice that was met. Point at a person, or use Tab and the arrow keys, to see their choices." }
            </p>
            { told(&props.solved, &scene, shown) }
            <div class="app-drawing" role="group" aria-label="Drawing of the pairs" aria-describedby="drawing-how" {onkeydown}>
                { column(&props.solved, &scene, Side::A, here, &look) }
                { lines(&scene, shown) }
                { column(&props.solved, &scene, Side::B, here, &look) }
            </div>
        </>
    }
}

fn end_id((side, row): (Side, usize)) -> String {
    match side {
        Side::A => format!("drawn-a-{row}"),
        Side::B => format!("drawn-b-{row}"),
    }
}

/// The choices of the person who is looked at.
fn told(solved: &Solved, scene: &Scene, shown: Option<(Side, usize)>) -> Html {
    let end = shown.and_then(|place| scene.end(place));
    let person = end.and_then(|end| solved.job.people.get(end.person));
    html! {
        <div class="app-drawing__told">
            if let (Some(person), Some(end)) = (person, end) {
                <p class="app-person__name">{ side_mark(person.side) }{ " " }{ format!("{} chose", person.name) }</p>
                { wishes_of(person, end.choice) }
            }
        </div>
    }
}

fn column(
    solved: &Solved,
    scene: &Scene,
    side: Side,
    here: (Side, usize),
    look: &Callback<(Side, usize)>,
) -> Html {
    let class = match side {
        Side::A => "app-drawing__side app-drawing__side--a",
        Side::B => "app-drawing__side app-drawing__side--b",
    };
    html! {
        <ul {class} aria-label={side_name(solved, side)}>
            { for (0..scene.rows()).map(|row| {
                let place = (side, row);
                html! {
                    <li key={row}>
                        if let Some(end) = scene.end(place) {
                            <button type="button" class="app-drawing__person" id={end_id(place)}
                                tabindex={if here == place { "0" } else { "-1" }}
                                onfocus={look.reform(move |_| place)} onmouseenter={look.reform(move |_| place)}>
                                { person(solved, scene, side, end, row) }
                            </button>
                        }
                    </li>
                }
            }) }
        </ul>
    }
}

fn person(solved: &Solved, scene: &Scene, side: Side, end: &End, row: usize) -> Html {
    let name = |index: usize| {
        let person = solved.job.people.get(index);
        person.map(|person| person.name.clone()).unwrap_or_default()
    };
    let partner = scene.end((side.other(), row)).map(|end| name(end.person));
    let spoken = match partner {
        Some(partner) if scene.is_pair(row) => format!(", with {partner}: {}", end.met_words()),
        _ => ", not paired".to_owned(),
    };
    html! {
        <>
            { side_mark(side) }
            <span class="app-drawing__name">{ name(end.person) }</span>
            <span class="app-drawing__met" aria-hidden="true">{ end.met_label() }</span>
            <span class="nhsuk-u-visually-hidden">{ spoken }</span>
        </>
    }
}

fn lines(scene: &Scene, shown: Option<(Side, usize)>) -> Html {
    let height = scene.rows() * ROW;
    html! {
        <svg class={classes!("app-drawing__lines", shown.map(|_| "app-drawing__lines--asked"))} aria-hidden="true"
            focusable="false" viewBox={format!("0 0 100 {height}")} preserveAspectRatio="none">
            { for (0..scene.rows()).filter(|&row| scene.is_pair(row)).map(|row| {
                let y = middle(row);
                html! {
                    <g key={row} class={classes!(shown.filter(|(_, at)| *at == row).map(|_| "app-line--here"))}>
                        { half(scene.end((Side::A, row)), Side::A, &y) }
                        { half(scene.end((Side::B, row)), Side::B, &y) }
                    </g>
                }
            }) }
            { for shown.into_iter().flat_map(|place| wishes(scene, place)) }
        </svg>
    }
}

fn middle(row: usize) -> String {
    (row * ROW + ROW / 2).to_string()
}

fn half(end: Option<&End>, side: Side, y: &str) -> Html {
    let weight = end.map_or("none", End::weight);
    let (letter, x1, x2) = match side {
        Side::A => ("a", "0", "50"),
        Side::B => ("b", "50", "100"),
    };
    html! {
        <line class={format!("app-line app-line--{letter} app-line--{weight}")} {x1} {x2} y1={y.to_owned()} y2={y.to_owned()}
            vector-effect="non-scaling-stroke" />
    }
}

/// Dashed lines from a person to everybody whom their choices describe.
fn wishes(scene: &Scene, place: (Side, usize)) -> Vec<Html> {
    let (side, row) = place;
    let (x1, x2) = match side {
        Side::A => ("0", "100"),
        Side::B => ("100", "0"),
    };
    scene
        .wishes(place)
        .into_iter()
        .map(|(number, to)| {
            html! {
                <line key={format!("wish-{number}-{to}")} class={format!("app-line app-line--wish app-line--wish-{number}")}
                    {x1} {x2} y1={middle(row)} y2={middle(to)} vector-effect="non-scaling-stroke" />
            }
        })
        .collect()
}
