//! Something that most people need not see, one press away.

use yew::prelude::*;

/// nhsuk-frontend's details component. It opens when `open` turns true and is folded by the person alone: nothing folds
/// around somebody who is at work in it.
pub fn disclosure(summary: impl Into<AttrValue>, open: bool, content: Html) -> Html {
    html! { <Disclosure summary={summary.into()} {open} content={Content(content)} /> }
}

/// What is one press away. Two are never equal: pieces of a screen cannot be compared, and are drawn again.
#[derive(Debug, Clone)]
struct Content(Html);

impl PartialEq for Content {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[derive(PartialEq, Properties)]
struct DisclosureProps {
    summary: AttrValue,
    open: bool,
    content: Content,
}

#[component]
fn Disclosure(props: &DisclosureProps) -> Html {
    let details = use_node_ref();
    let open = use_state_eq(|| props.open);
    use_effect_with(props.open, {
        let open = open.clone();
        move |&asked| {
            if asked {
                open.set(true);
            }
        }
    });
    // The person, or the focus that goes to something inside, opens it too.
    let ontoggle = {
        let (details, open) = (details.clone(), open.clone());
        Callback::from(move |_: Event| {
            if let Some(details) = details.cast::<web_sys::Element>() {
                open.set(details.has_attribute("open"));
            }
        })
    };
    html! {
        <details class="nhsuk-details" ref={details} open={*open} {ontoggle}>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{ &props.summary }</span>
            </summary>
            <div class="nhsuk-details__text">{ props.content.0.clone() }</div>
        </details>
    }
}
