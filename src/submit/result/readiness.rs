//! "Ready to submit", or why not.

use issue::submission::Route;
use leptos::prelude::*;

use super::super::contribution::Contribution;
use super::super::entry::Amount;
use super::super::fields::Field;
use crate::components::CodeText;
use crate::parts::{PartNotice, Parts};

/// The state of the contribution.
#[derive(Clone, Debug, PartialEq)]
enum Standing {
    Empty,
    /// These fields have to be filled in first.
    Lacks(Vec<Field>),
    /// The entry cannot be written, with the reason.
    Refused(String),
    Checking,
    /// How it gets into the issue, and whether the current draft was read.
    Ready(Route, bool),
    /// The reasons.
    NotReady(Vec<String>),
}

/// Whether the contribution is ready, and why not.
#[component]
pub fn ReadinessCard() -> impl IntoView {
    let contribution = Contribution::expect();
    let rules = Parts::expect().rules;
    let standing = Memo::new(move |_| standing(contribution));
    let state = move || standing.with(state);
    let reasons = move || {
        let reasons = standing.with(reasons);
        let row = |it| view! { <li><CodeText text=it/></li> };
        reasons.into_iter().map(row).collect_view()
    };

    view! {
        <div class="submit-ready" data-state=state>
            <p class="submit-ready-title" aria-live="polite">{move || standing.with(title)}</p>
            <ul>{reasons}</ul>
            <Show when=move || standing.get() == Standing::Checking>
                <PartNotice part=rules name="the checks"/>
            </Show>
        </div>
    }
}

fn standing(contribution: Contribution) -> Standing {
    match contribution.amount().get() {
        Amount::Nothing => return Standing::Empty,
        Amount::Incomplete(fields) => return Standing::Lacks(fields),
        Amount::Entry(_) => {}
    }
    let placed = contribution.placed().get();
    let error = placed.and_then(|it| it.placement.as_ref().err().map(ToString::to_string));
    if let Some(error) = error {
        return Standing::Refused(error);
    }
    let Some(checked) = contribution.checked() else {
        return Standing::Checking;
    };
    let readiness = &checked.readiness;
    if readiness.is_ready() {
        let is_compared = checked.placed.base.source.is_some();
        return Standing::Ready(readiness.route, is_compared);
    }
    let reasons = readiness.reasons.iter().map(|it| it.text.clone());
    Standing::NotReady(reasons.collect())
}

fn state(standing: &Standing) -> &'static str {
    match standing {
        Standing::Empty | Standing::Lacks(_) | Standing::Checking => "open",
        Standing::Ready(..) => "ready",
        Standing::Refused(_) | Standing::NotReady(_) => "not-ready",
    }
}

fn title(standing: &Standing) -> String {
    match standing {
        Standing::Empty => "Paste a link to begin".to_owned(),
        Standing::Lacks(_) => "Not complete yet".to_owned(),
        Standing::Checking => "Checking…".to_owned(),
        Standing::Ready(..) => "Ready to submit".to_owned(),
        Standing::Refused(_) | Standing::NotReady(_) => "Not ready to submit".to_owned(),
    }
}

fn reasons(standing: &Standing) -> Vec<String> {
    match standing {
        Standing::Lacks(fields) => {
            let names: Vec<_> = fields.iter().map(|it| it.label()).collect();
            vec![format!("Still needed: {}.", names.join(", "))]
        }
        Standing::Refused(error) => vec![format!("This cannot be written: {error}.")],
        Standing::NotReady(reasons) => reasons.clone(),
        Standing::Ready(route, is_compared) => {
            let not_compared = "Not compared with the current draft yet.";
            let more = (!is_compared).then(|| not_compared.to_owned());
            std::iter::once(route.in_words().to_owned())
                .chain(more)
                .collect()
        }
        Standing::Empty | Standing::Checking => Vec::new(),
    }
}
