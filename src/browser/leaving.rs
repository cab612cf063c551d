//! The end of a visit: the page goes out of sight, or is about to be left.

use web_sys::BeforeUnloadEvent;

use super::listener::{Listener, keep};

/// Calls `leaving` when the page goes out of sight, maybe for good.
pub fn on_leaving(leaving: impl Fn() + Clone + 'static) {
    let (hidden, gone) = (leaving.clone(), leaving);
    let document = super::document();
    let watched = document
        .map(|it| Listener::new(&it, "visibilitychange", move |_: web_sys::Event| hidden()));
    let gone = Listener::window("pagehide", move |_: web_sys::Event| gone());
    keep([watched, gone].into_iter().flatten());
}

/// Has the browser ask before the page is left, while `must_ask` says so.
pub fn ask_before_leaving(must_ask: impl Fn() -> bool + 'static) {
    let asking = Listener::window("beforeunload", move |event: BeforeUnloadEvent| {
        if must_ask() {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    keep(asking);
}
