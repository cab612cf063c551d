//! The issue as its readers will see it.

use leptos::prelude::*;

/// The issue as its readers will see it.
#[component]
pub fn PreviewPanel() -> impl IntoView {
    view! { <p>"PreviewPanel"</p> }
}
