//! The part that works on an open issue: its state, its panes and its forms.

use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::LoadError;
use crate::workspace::Workspace;

static VIEW: OnceLock<fn() -> AnyView> = OnceLock::new();

/// Loads the part.
#[wasm_split(workspace, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load() -> Result<(), LoadError> {
    let _ = VIEW.set(|| Workspace().into_any());
    Ok(())
}

/// The workspace; nothing until the part is loaded.
pub fn view() -> Option<AnyView> {
    VIEW.get().map(|it| it())
}
