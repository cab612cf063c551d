//! A modal dialog that the browser provides: focus stays inside, Escape closes it, and focus returns afterwards.

use leptos::{html, prelude::*};

use crate::browser::dialog;

/// A modal dialog with a heading and a button that closes it.
#[component]
pub fn Modal(
    /// The heading, which is also the dialog's accessible name.
    title: &'static str,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the user closes it: with its button, with Escape, or in another way that the browser has.
    #[prop(into)]
    on_close: Callback<()>,
    /// The content, built each time the dialog opens.
    children: ChildrenFn,
) -> impl IntoView {
    let heading_id = format!("dialog-{}", title.to_ascii_lowercase().replace(' ', "-"));
    let node_ref = NodeRef::<html::Dialog>::new();
    dialog::keep_in_step(node_ref, open);
    let labelled_by = heading_id.clone();
    let closed = move |_| {
        if open.get_untracked() {
            on_close.run(());
        }
    };

    view! {
        <dialog class="modal" aria-labelledby=labelled_by node_ref=node_ref on:close=closed>
            <div class="modal-head">
                <h2 id=heading_id tabindex="-1">
                    {title}
                </h2>
                <button type="button" class="quiet modal-close" on:click=move |_| on_close.run(())>
                    "Close"
                </button>
            </div>
            <div class="modal-body">
                <Show when=move || open.get()>{children()}</Show>
            </div>
        </dialog>
    }
}
