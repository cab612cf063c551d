//! The Markdown, as text.

use leptos::prelude::*;

/// The Markdown, as text.
#[component]
pub fn SourcePanel() -> impl IntoView {
    view! { <p>"SourcePanel"</p> }
}
