//! The part that asks GitHub: the Submit screen, and "Update from GitHub". Loaded when one of them is asked for.

use std::sync::OnceLock;

use leptos::prelude::*;

/// What the part provides.
#[derive(Clone, Copy, Debug)]
pub struct Submit {
    /// The Submit screen.
    pub screen: fn() -> AnyView,
    /// The dialog that updates the open draft.
    pub update: fn() -> AnyView,
}

static SUBMIT: OnceLock<Submit> = OnceLock::new();

/// Registers what the part provides. Later calls have no effect.
pub fn register(submit: Submit) {
    let _ = SUBMIT.set(submit);
}

/// What the part provides; nothing until it is loaded.
pub fn loaded() -> Option<Submit> {
    SUBMIT.get().copied()
}
