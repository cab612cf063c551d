//! A newer version of the page that waits to take over; see `web/boot.js`.

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

/// Lets the newer version take over, which reloads the page.
pub fn take_over() {
    let (window, event) = (web_sys::window(), Event::new("galley:take-over"));
    if let (Some(window), Ok(event)) = (window, event) {
        // Nobody prevents it.
        let _ = window.dispatch_event(&event);
    }
}
