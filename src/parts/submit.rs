//! The part with the Submit screen, loaded when it is asked for.

use std::sync::OnceLock;

use leptos::prelude::*;

static VIEW: OnceLock<fn() -> AnyView> = OnceLock::new();

/// Registers what the part provides. Later calls have no effect.
pub fn register(view: fn() -> AnyView) {
    let _ = VIEW.set(view);
}

/// The Submit screen; nothing until the part is loaded.
pub fn view() -> Option<AnyView> {
    VIEW.get().map(|it| it())
}
