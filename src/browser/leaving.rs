//! The end of a visit: the page is hidden, or is about to be left.

use leptos::ev;
use leptos::prelude::{document, window};
use leptos_use_event_listener::use_event_listener;

/// Calls `leaving` when the page is hidden, possibly for the last time, until the caller's owner is disposed.
pub fn on_leaving(leaving: impl Fn() + Clone + 'static) {
    let hidden = leaving.clone();
    let _ = use_event_listener(document(), ev::visibilitychange, move |_| hidden());
    let _ = use_event_listener(window(), ev::pagehide, move |_| leaving());
}

/// While `must_ask` returns true, lets the browser ask the user before the page is left. Stops when the caller's owner
/// is disposed.
pub fn ask_before_leaving(must_ask: impl Fn() -> bool + 'static) {
    let _ = use_event_listener(window(), ev::beforeunload, move |event| {
        if must_ask() {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
}
