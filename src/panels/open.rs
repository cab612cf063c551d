//! Opens a file or pasted text.

use leptos::prelude::*;

/// Opens a file or pasted text.
#[component]
pub fn OpenDialog() -> impl IntoView {
    view! { <p>"OpenDialog"</p> }
}
