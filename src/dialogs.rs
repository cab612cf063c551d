//! The page's dialogs, one a file. At most one is open; [`View`] says which.

mod trim;

use leptos::prelude::*;

use crate::components::Modal;
use crate::view::{Dialog, View};

pub use trim::TrimDialog;

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
