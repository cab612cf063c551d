//! What the page shows while nothing is open.

use leptos::prelude::*;

/// What the page shows while nothing is open.
#[component]
pub fn Welcome() -> impl IntoView {
    view! { <p>"Welcome"</p> }
}
