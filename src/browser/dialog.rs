//! Modal dialogs of the browser's own: focus stays inside, Escape closes, focus returns.

use leptos::html::Dialog;
use leptos::prelude::*;

/// Shows or hides `dialog` as `open` says; Escape and the browser's own ways set `open` back.
pub fn follow(dialog: NodeRef<Dialog>, open: Signal<bool>) {
    Effect::new(move || {
        let (Some(dialog), open) = (dialog.get(), open.get()) else {
            return;
        };
        if open && !dialog.open() {
            // Refused only for a dialog that is open or not on the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
}
