//! Modal dialogs of the browser's own: focus stays inside, Escape closes, focus returns.

use leptos::prelude::*;

use super::document;

/// Whether the browser shows a dialog. The page hears a moment later that one closed.
pub fn is_any_open() -> bool {
    let open = document().and_then(|it| it.query_selector("dialog[open]").ok().flatten());
    open.is_some()
}

/// Opens and closes a dialog as `open` says. The caller listens to `close`, for the browser's own ways to close it.
pub fn keep_in_step(dialog: NodeRef<leptos::html::Dialog>, open: Signal<bool>) {
    Effect::new(move || {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else {
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
