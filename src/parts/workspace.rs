//! The part that works on an open issue: its panes, its forms, and all dialogs but those of the start page.

use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::LoadError;
use crate::app::Panes;
use crate::dialogs::WorkspaceDialogs;

/// What the part brings.
#[derive(Clone, Copy, Debug)]
struct Views {
    panes: fn() -> AnyView,
    dialogs: fn() -> AnyView,
}

static VIEWS: OnceLock<Views> = OnceLock::new();

/// Loads the part.
#[wasm_split(workspace, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load() -> Result<(), LoadError> {
    let _ = VIEWS.set(Views {
        panes: || Panes().into_any(),
        dialogs: || WorkspaceDialogs().into_any(),
    });
    Ok(())
}

/// The panes of an open issue; nothing until the part is loaded.
pub fn panes() -> Option<AnyView> {
    VIEWS.get().map(|it| (it.panes)())
}

/// The dialogs that need an open issue; nothing until the part is loaded.
pub fn dialogs() -> Option<AnyView> {
    VIEWS.get().map(|it| (it.dialogs)())
}
