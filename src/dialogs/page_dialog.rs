//! What all dialogs of the page have in common, and the button that opens one.

use leptos::prelude::*;

use crate::components::Modal;
use crate::view::{Dialog, View};

/// One of the page's dialogs.
#[component]
pub fn PageDialog(
    /// Which one it is.
    which: Dialog,
    /// The heading, which is also the accessible name.
    title: &'static str,
    /// The content, built each time the dialog opens.
    children: ChildrenFn,
) -> impl IntoView {
    let view = View::expect();
    let open = Signal::derive(move || view.dialog.get() == Some(which));

    view! {
        <Modal title open on_close=move |()| view.dialog.set(None)>
            {children()}
        </Modal>
    }
}

/// A button that opens one of the page's dialogs.
#[component]
pub fn DialogButton(
    /// The dialog that it opens.
    opens: Dialog,
    /// The button's content.
    children: Children,
) -> impl IntoView {
    let view = View::expect();

    view! {
        <button type="button" on:click=move |_| view.dialog.set(Some(opens))>
            {children()}
        </button>
    }
}
