//! The part with the dialogs of the workspace: loaded right after it, before somebody asks for one.

use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::LoadError;
use crate::dialogs::WorkspaceDialogs;

static VIEW: OnceLock<fn() -> AnyView> = OnceLock::new();

/// Loads the part.
#[wasm_split(dialogs, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load() -> Result<(), LoadError> {
    let _ = VIEW.set(|| WorkspaceDialogs().into_any());
    Ok(())
}

/// The dialogs, closed; nothing until the part is loaded.
pub fn view() -> Option<AnyView> {
    VIEW.get().map(|it| it())
}
