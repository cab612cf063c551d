//! The problems that the rules found in the entry of an open form, each with its fix.
//!
//! The form writes while the user types, so when typing pauses, the rules check the entry with the rest of the text.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::EntryFormState;
use crate::checks::Finding;
use crate::components::{CodeText, SeverityIcon};

/// The problems of one field, or those that belong to no field.
#[component]
pub fn ProblemList(
    /// The problems to show.
    #[prop(into)]
    problems: Signal<Vec<Arc<Finding>>>,
) -> impl IntoView {
    view! {
        <div class="found" aria-live="polite">
            <For each=move || problems.get() key=|it| it.in_form() let(problem)>
                <Problem problem/>
            </For>
        </div>
    }
}

#[component]
fn Problem(problem: Arc<Finding>) -> impl IntoView {
    let severity = problem.severity.name();
    let message = problem.message.clone();
    let fix = problem.fix.clone();
    let fix = fix.map(|title| view! { <FixButton problem=problem title/> });

    view! {
        <div class="finding-in-form" data-severity=severity>
            <p>
                <SeverityIcon severity/>
                <span class="finding-severity">{severity}</span>
                " "
                <CodeText text=message/>
            </p>
            {fix}
        </div>
    }
}

#[component]
fn FixButton(problem: Arc<Finding>, title: String) -> impl IntoView {
    let state = EntryFormState::expect();
    let label = if state.can_fix(&problem) {
        "Fix"
    } else {
        "Save and fix"
    };

    // It appears and disappears while the user types. So the Tab key skips it, and pressing it leaves the focus in the
    // box.
    view! {
        <p>
            <button
                type="button"
                class="fix"
                tabindex="-1"
                title="Ctrl+. in the field"
                aria-keyshortcuts="Control+."
                aria-label=format!("{label}: {title}")
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| state.fix(&problem)
            >
                {label}
            </button>
            <span class="finding-fix" aria-hidden="true">
                <CodeText text=title/>
                " "
                <kbd class="key-hint">"Ctrl+."</kbd>
            </span>
        </p>
    }
}
