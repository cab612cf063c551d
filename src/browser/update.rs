//! A newer version of the page that is ready to take over; see `web/boot.js`.

use leptos::prelude::*;
use web_sys::Event;

/// Whether a newer version is ready.
pub fn is_ready() -> Signal<bool> {
    let page = super::document().and_then(|it| it.document_element());
    let waits = page.is_some_and(|it| it.has_attribute("data-update"));
    let ready = RwSignal::new(waits);
    let listener = window_event_listener_untyped("galley:update", move |_| ready.set(true));
    on_cleanup(move || listener.remove());
    ready.into()
}

/// Starts the service worker, which keeps the page for offline visits. Call it once this visit has what it needs.
pub fn keep_offline() {
    dispatch("galley:settled");
}

/// Lets the newer version take over, which reloads the page.
pub fn take_over() {
    dispatch("galley:take-over");
}

fn dispatch(name: &str) {
    let (window, event) = (web_sys::window(), Event::new(name));
    if let (Some(window), Ok(event)) = (window, event) {
        // No listener cancels it.
        let _ = window.dispatch_event(&event);
    }
}
