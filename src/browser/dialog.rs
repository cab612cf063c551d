//! Modal dialogs that the browser provides: focus stays inside, Escape closes them, and focus returns afterwards.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::document;

/// Whether the browser shows a dialog. The page learns a moment later that one was closed.
pub fn is_any_open() -> bool {
    let open = document().and_then(|it| it.query_selector("dialog[open]").ok().flatten());
    open.is_some()
}

/// Opens and closes a dialog when `open` changes. The caller listens to `close`, because the browser can close it too.
pub fn keep_in_step(dialog: NodeRef<leptos::html::Dialog>, open: Signal<bool>) {
    Effect::new(move || {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else {
            return;
        };
        if open && !dialog.open() {
            // Fails only for a dialog that is already open or not on the page.
            let _ = dialog.show_modal();
            request_animation_frame(move || focus_inside(&dialog));
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
}

/// What gets the focus in a new dialog, best first: the element marked as safe, a field, any other control.
const FIRST: [&str; 4] = [
    "[data-safe]",
    ".modal-body :is(input, textarea, select)",
    ".modal-body :is(button, a[href], [tabindex='0'])",
    ".modal-head h2",
];

/// Moves the focus into the dialog's content if the browser put it into the dialog's head, on the button that closes
/// the dialog. If the dialog has already moved the focus elsewhere, it stays there.
fn focus_inside(dialog: &HtmlDialogElement) {
    let head = super::focused().and_then(|it| it.closest(".modal-head").ok().flatten());
    if head.is_none() {
        return;
    }
    let find = |it: &&str| dialog.query_selector(it).ok().flatten();
    let first = FIRST.iter().find_map(find);
    if let Some(first) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // If it cannot be focused, the focus stays where it was.
        drop(first.focus());
    }
}
