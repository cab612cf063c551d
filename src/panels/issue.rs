//! The issue's sections with their entries.

use leptos::prelude::*;

/// The issue's sections with their entries.
#[component]
pub fn IssuePanel() -> impl IntoView {
    view! { <p>"IssuePanel"</p> }
}
