//! A check box with its label.

use leptos::prelude::*;

/// A check box followed by its label.
#[component]
pub fn Checkbox(
    /// The text of the label.
    #[prop(into)]
    label: String,
    /// Whether it is checked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Receives the new state when the user changes it.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let change = move |event| on_change.run(event_target_checked(&event));

    view! {
        <label class="check">
            <input type="checkbox" prop:checked=checked on:input=change/>
            {label}
        </label>
    }
}
