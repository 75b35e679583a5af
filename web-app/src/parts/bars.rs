//! Bars with their numbers on them. Each kind of bar has a colour and a pattern, so that grey print can be read too.

use yew::prelude::*;

/// How a bar is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Plain colour.
    Solid,
    /// Slanting lines.
    Slanted,
    /// Dots.
    Dotted,
    /// Crossed lines.
    Crossed,
    /// Only an outline: nothing was asked for.
    Outline,
}

impl Fill {
    const ALL: [Self; 5] = [
        Self::Solid,
        Self::Slanted,
        Self::Dotted,
        Self::Crossed,
        Self::Outline,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Slanted => "slanted",
            Self::Dotted => "dotted",
            Self::Crossed => "crossed",
            Self::Outline => "outline",
        }
    }

    fn lines(self) -> Html {
        match self {
            Self::Solid | Self::Outline => Html::default(),
            Self::Slanted => {
                html! { <path class="app-pattern__line" d="M-2 10 L10 -2 M-2 2 L2 -2 M6 10 L10 6" /> }
            }
            Self::Dotted => html! { <circle class="app-pattern__dot" cx="4" cy="4" r="1.6" /> },
            Self::Crossed => {
                html! { <path class="app-pattern__line" d="M0 0 L8 8 M8 0 L0 8" /> }
            }
        }
    }
}

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub label: &'static str,
    pub count: usize,
    pub fill: Fill,
}

/// A few bars under a title; a full bar stands for `total`. Needs [`patterns`] once in the page.
pub fn bars(title: Html, bars: &[Bar], total: usize) -> Html {
    html! {
        <figure class="app-bars">
            <figcaption class="app-bars__title">{ title }</figcaption>
            <ul class="app-bars__list">
                { for bars.iter().map(|bar| html! {
                    <li class="app-bars__row" key={bar.label}>
                        <span class="app-bars__label">{ bar.label }</span>
                        <span class="app-bars__number">{ bar.count }</span>
                        { drawn(bar, total) }
                    </li>
                }) }
            </ul>
        </figure>
    }
}

fn drawn(bar: &Bar, total: usize) -> Html {
    let width = format!("{}%", percent(bar.count, total));
    html! {
        <svg class="app-bars__bar" width="100%" height="100%" aria-hidden="true" focusable="false">
            <rect class="app-bars__track" x="0" y="0" width="100%" height="100%" />
            if bar.count > 0 {
                <rect class={classes!("app-bars__fill", format!("app-bars__fill--{}", bar.fill.name()))}
                    x="0" y="0" {width} height="100%" fill={format!("url(#app-pattern-{})", bar.fill.name())} />
            }
        </svg>
    }
}

/// A share of a whole in percent, rounded to the nearest; 0 of 0 is 0.
pub fn percent(count: usize, total: usize) -> usize {
    (count * 100 + total / 2).checked_div(total).unwrap_or(0)
}

/// The patterns that bars are filled with. Has to be in the page once, and rendered: a hidden one paints nothing.
pub fn patterns() -> Html {
    html! {
        <svg class="app-patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                { for Fill::ALL.iter().map(|fill| {
                    let name = fill.name();
                    html! {
                        <pattern id={format!("app-pattern-{name}")} width="8" height="8" patternUnits="userSpaceOnUse">
                            <rect class={format!("app-pattern__ground app-pattern__ground--{name}")} width="8" height="8" />
                            { fill.lines() }
                        </pattern>
                    }
                }) }
            </defs>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_rounded_to_the_nearest_percent() {
        assert_eq!(percent(0, 0), 0);
        assert_eq!(percent(1, 3), 33);
        assert_eq!(percent(2, 3), 67);
        assert_eq!(percent(59, 59), 100);
    }
}
