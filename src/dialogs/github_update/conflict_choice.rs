//! The conflicts of an update: what both sides changed, side by side, and the choice of what to keep.

use std::sync::Arc;

use issue::Issue;
use issue::submission::{Carried, Conflict, Keep};
use leptos::prelude::*;

use super::updating::Updating;
use crate::components::TwoVersions;
use crate::words::counted;

/// All conflicts, each with its choice, and the button that applies them.
#[component]
pub fn ConflictChoices(carried: Arc<Carried>, updating: Updating) -> impl IntoView {
    let count = carried.conflicts.len();
    let choices = RwSignal::new(vec![None::<Keep>; count]);
    let left = Memo::new(move |_| choices.with(|it| it.iter().filter(|it| it.is_none()).count()));
    let issue = Issue::new(carried.text.as_str());
    let rows = carried.conflicts.iter().enumerate().map(|(at, conflict)| {
        let (section, conflict) = (section_at(&issue, conflict), conflict.clone());
        view! { <ConflictRow at section conflict choices/> }
    });
    let rows = rows.collect_view();
    let apply = move |_| {
        let chosen: Option<Vec<_>> = choices.get_untracked().into_iter().collect();
        if let Some(chosen) = chosen {
            updating.decide(&carried, &chosen);
        }
    };
    let message = if count == 1 {
        "You and the draft on GitHub both changed the same lines. Choose what to keep."
    } else {
        "You and the draft on GitHub both changed the same lines in several places. Choose what to keep."
    };

    view! {
        <p>{message}</p>
        {rows}
        <div class="modal-actions">
            <p class="hint" role="status" hidden=move || left.get() == 0>
                {move || format!("{} to decide", counted(left.get(), "conflict"))}
            </p>
            <button type="button" on:click=move |_| updating.close()>
                "Cancel"
            </button>
            <button
                type="button"
                class="primary"
                aria-disabled=move || (left.get() > 0).then_some("true")
                on:click=apply
            >
                "Update draft"
            </button>
        </div>
    }
}

/// What can be kept, with its label.
const WAYS: [(Keep, &str); 3] = [
    (Keep::Mine, "Keep yours"),
    (Keep::Theirs, "Keep GitHub’s"),
    (Keep::Both, "Keep both"),
];

/// One conflict.
#[component]
fn ConflictRow(
    /// Its index.
    at: usize,
    /// The heading that it is under.
    section: String,
    conflict: Conflict,
    /// What is chosen for each conflict.
    choices: RwSignal<Vec<Option<Keep>>>,
) -> impl IntoView {
    let choose = move |keep| {
        choices.update(|it| {
            if let Some(it) = it.get_mut(at) {
                *it = Some(keep);
            }
        });
    };
    let chosen = move || choices.with(|it| it.get(at).copied().flatten());
    let radio = |(keep, label): (Keep, &'static str)| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=format!("conflict-{at}")
                    prop:checked=move || chosen() == Some(keep)
                    on:change=move |_| choose(keep)
                />
                <span>{label}</span>
            </label>
        }
    };
    let name = format!("Conflict {} in {section}", at + 1);
    let label = name.clone();

    view! {
        <section class="way" aria-label=label>
            <h3>{section}</h3>
            <TwoVersions
                first_name="Yours"
                first=conflict.mine
                second_name="GitHub’s"
                second=conflict.theirs
            />
            <fieldset class="segments" role="radiogroup" aria-label=name>
                {WAYS.map(radio).into_iter().collect_view()}
            </fieldset>
        </section>
    }
}

/// The heading that the lines of a conflict are under.
fn section_at(issue: &Issue, conflict: &Conflict) -> String {
    let mut sections = issue.outline().sections.iter().rev();
    let own = sections.find(|it| it.heading_range.start <= conflict.range.start);
    let heading = own.map(|it| it.heading.clone()).unwrap_or_default();
    if heading.is_empty() {
        "Start of the issue".to_owned()
    } else {
        heading
    }
}
