//! The choice of what is submitted.

use issue::submission::SubmissionKind;
use leptos::prelude::*;

use super::super::fields::Fields;

/// Radio buttons for the kinds.
#[component]
pub fn KindChoice() -> impl IntoView {
    let fields = Fields::expect();
    let radio = |kind: SubmissionKind| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="kind"
                    value=kind.name()
                    prop:checked=move || fields.kind.get() == kind
                    on:change=move |_| fields.choose_kind(kind)
                />
                <span>{kind.label()}</span>
            </label>
        }
    };

    view! {
        <fieldset class="segments submit-kinds" role="radiogroup" aria-label="Kind">
            {SubmissionKind::ALL.map(radio).into_iter().collect_view()}
        </fieldset>
    }
}
