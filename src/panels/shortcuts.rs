//! The keyboard shortcuts.

use leptos::prelude::*;

/// The keyboard shortcuts.
#[component]
pub fn ShortcutsDialog() -> impl IntoView {
    view! { <p>"ShortcutsDialog"</p> }
}
