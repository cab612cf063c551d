//! A modal dialog: the focus stays inside, Escape closes it, and the focus goes back where it was.

use leptos::html;
use leptos::prelude::*;

use crate::browser::dialog;
use crate::view::{Dialog, View};

/// A modal dialog with its heading and a button that closes it.
#[component]
pub fn Modal(
    /// Which one it is.
    which: Dialog,
    /// Its heading, which is also its name.
    title: &'static str,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let view = View::expect();
    let node = NodeRef::<html::Dialog>::new();
    let is_open = Signal::derive(move || view.dialog.get() == Some(which));
    let id = format!("dialog-{}", title.to_lowercase().replace(' ', "-"));
    let closed = move |_| {
        if is_open.get_untracked() {
            view.dialog.set(None);
        }
    };
    dialog::follow(node, is_open);

    view! {
        <dialog class="modal" node_ref=node aria-labelledby=id.clone() on:close=closed>
            <div class="modal-head">
                <h2 id=id.clone()>{title}</h2>
                <button class="quiet" type="button" on:click=move |_| view.dialog.set(None)>
                    "Close"
                </button>
            </div>
            {children()}
        </dialog>
    }
    .into_any()
}
