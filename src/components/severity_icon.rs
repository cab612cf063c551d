//! How bad something is, as a shape that differs for each severity.

use leptos::prelude::*;

/// An icon for "error", "warning" or "hint".
///
/// Hidden from assistive technology. The severity's name should be next to it.
#[component]
pub fn SeverityIcon(
    /// The severity's name.
    severity: &'static str,
) -> impl IntoView {
    view! { <span class="mark" data-severity=severity aria-hidden="true"></span> }
}
