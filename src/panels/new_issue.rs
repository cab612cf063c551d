//! Makes the next issue's draft.

use leptos::prelude::*;

/// Makes the next issue's draft.
#[component]
pub fn NewIssueDialog() -> impl IntoView {
    view! { <p>"NewIssueDialog"</p> }
}
