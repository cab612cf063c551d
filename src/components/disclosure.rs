//! A button that shows and hides its content.

use leptos::prelude::*;

/// A button with content below it that is built when it opens.
#[component]
pub fn Disclosure(
    /// The button's name.
    #[prop(into)]
    label: String,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggle = move |_| is_open.update(|it| *it = !*it);

    view! {
        <div>
            <button
                type="button"
                class="unfolds"
                aria-expanded=move || is_open.get().to_string()
                on:click=toggle
            >
                {label}
            </button>
            <Show when=move || is_open.get()>{children()}</Show>
        </div>
    }
}
