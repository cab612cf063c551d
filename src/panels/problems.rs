//! What the rules found.

use leptos::prelude::*;

/// What the rules found.
#[component]
pub fn ProblemsPanel() -> impl IntoView {
    view! { <p>"ProblemsPanel"</p> }
}
