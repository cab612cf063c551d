//! What was saved, and when.

use leptos::prelude::*;

/// What was saved, and when.
#[component]
pub fn Status() -> impl IntoView {
    view! { <span class="status" role="status"></span> }
}
