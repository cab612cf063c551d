//! The headings, each with how many entries stand under it.

use leptos::prelude::*;

/// The headings, each with how many entries stand under it.
#[component]
pub fn OutlinePanel() -> impl IntoView {
    view! { <p>"OutlinePanel"</p> }
}
