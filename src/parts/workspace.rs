//! The part that works on an open issue: its state, its panes and its forms.

use std::sync::OnceLock;

use leptos::prelude::*;

static VIEW: OnceLock<fn() -> AnyView> = OnceLock::new();

/// Registers what the part provides. Later calls have no effect.
pub fn register(view: fn() -> AnyView) {
    let _ = VIEW.set(view);
}

/// The workspace; nothing until the part is loaded.
pub fn view() -> Option<AnyView> {
    VIEW.get().map(|it| it())
}
