//! A modal dialog: the focus stays inside, Escape closes it, and the focus goes back where it was.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::dialog;
use crate::browser::dom::{self, Child, El, Nodes, button, div, h2, when};
use crate::view::{Dialog, View};

/// The dialog `which` with its heading, which is also its name, a button that closes it, and `body`.
pub fn modal<K>(which: Dialog, title: &'static str, body: impl Child<K>) -> El {
    let view = View::expect();
    let is_open = move || view.dialog.get() == Some(which);
    let id = format!("dialog-{}", title.to_ascii_lowercase().replace(' ', "-"));
    let close = move || view.dialog.set(None);
    let closed = move |_| {
        if untrack(is_open) {
            close();
        }
    };
    let head = div()
        .class("modal-head")
        .child(h2().id(id.clone()).child(title))
        .child(button().class("quiet").on_click(close).child("Close"));
    let dialog = dom::dialog()
        .class("modal")
        .attr("aria-labelledby", id)
        .on(ev::close, closed)
        .child(head)
        .child(body);
    dialog::follow(&dialog, is_open);
    dialog
}

/// The dialog `which` with its heading; its body is what `make` builds anew each time it opens.
pub fn modal_anew(which: Dialog, title: &'static str, make: fn() -> Nodes) -> El {
    let view = View::expect();
    let is_shown = move || view.dialog.get() == Some(which);
    modal(which, title, when(is_shown, make))
}

/// A button without a name yet; it opens the dialog `which`.
pub fn opens(which: Dialog) -> El {
    let view = View::expect();
    button().on_click(move || view.dialog.set(Some(which)))
}
