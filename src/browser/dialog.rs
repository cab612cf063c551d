//! Modal dialogs of the browser's own: focus stays inside, Escape closes, focus returns.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::document;
use super::dom::El;

/// Whether a dialog is open, for the browser: the page hears of one that closes a moment later.
pub fn is_any_open() -> bool {
    let open = document().and_then(|it| it.query_selector("dialog[open]").ok().flatten());
    open.is_some()
}

/// Opens and closes a dialog as `open` says; the browser's own ways to close it are the caller's to hear.
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

/// Shows or hides `dialog` as `open` says, once it stands on the page; Escape and the browser's own ways
/// set `open` back.
pub fn follow(dialog: &El, open: impl Fn() -> bool + 'static) {
    let dialog: HtmlDialogElement = dialog.element().clone().unchecked_into();
    Effect::new(move || {
        let open = open();
        if open && !dialog.open() {
            // Refused only for a dialog that is open or not on the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
}
