//! "Ready to submit", or why not.

use leptos::prelude::*;

use super::super::verdict::{State, Verdict};
use crate::components::CodeText;
use crate::parts::{PartNotice, Parts};

/// Whether the contribution is ready, and why not.
#[component]
pub fn ReadinessCard() -> impl IntoView {
    let verdict = Verdict::expect();
    let rules = Parts::expect().rules;
    let reasons = move || {
        let row = |it| view! { <li><CodeText text=it/></li> };
        reasons(verdict.state()).into_iter().map(row).collect_view()
    };

    view! {
        <div class="submit-ready" data-state=move || name(&verdict.state())>
            <p class="submit-ready-title" aria-live="polite">{move || title(&verdict.state())}</p>
            <ul>{reasons}</ul>
            <Show when=move || verdict.state() == State::Checking>
                <PartNotice part=rules name="the checks"/>
            </Show>
        </div>
    }
}

fn name(state: &State) -> &'static str {
    match state {
        State::Empty | State::Lacks(_) | State::Checking => "open",
        State::Ready(..) | State::Replaces => "ready",
        State::Listed(..) | State::Refused(_) | State::Closed(..) | State::NotReady(..) => {
            "not-ready"
        }
    }
}

fn title(state: &State) -> &'static str {
    match state {
        State::Empty => "Paste a link to begin",
        State::Lacks(_) => "Not complete yet",
        State::Checking => "Checking…",
        State::Listed(..) => "Already in the draft",
        State::Ready(..) => "Ready to submit",
        State::Replaces => "Ready to submit as a change",
        State::Refused(_) | State::Closed(..) | State::NotReady(..) => "Not ready to submit",
    }
}

fn reasons(state: State) -> Vec<String> {
    match state {
        State::Lacks(fields) => {
            let names: Vec<_> = fields.iter().map(|it| it.label()).collect();
            vec![format!("Still needed: {}.", names.join(", "))]
        }
        State::Listed(line, true) => {
            vec![format!(
                "Line {line} of the draft is the same. There is nothing to submit."
            )]
        }
        State::Listed(line, false) => {
            vec![format!(
                "Line {line} of the draft has the same entry in other words. Choose which to keep."
            )]
        }
        State::Replaces => vec![
            "The editors’ tool takes only new lines: an editor makes this change by hand."
                .to_owned(),
        ],
        State::Refused(error) => vec![format!("This cannot be written: {error}.")],
        State::Closed(heading, _) => vec![format!("{heading} takes no pull requests.")],
        State::NotReady(mut reasons, has_others) => {
            if has_others {
                reasons.push("Fix what is marked in the form.".to_owned());
            }
            reasons
        }
        State::Ready(route, is_compared) => {
            let not_compared = "Not compared with the current draft yet.";
            let more = (!is_compared).then(|| not_compared.to_owned());
            std::iter::once(route.in_words().to_owned())
                .chain(more)
                .collect()
        }
        State::Empty | State::Checking => Vec::new(),
    }
}
