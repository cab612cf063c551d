//! The part that renders as GitHub does.

use std::sync::OnceLock;

use issue::Issue;
use issue::render::{self, Rendered};
use leptos::wasm_split::wasm_split;

use super::LoadError;

/// [`render::rerender`].
type Rerender = fn(&Rendered, &Issue) -> Rendered;

static RERENDER: OnceLock<Rerender> = OnceLock::new();

/// Loads the part.
#[wasm_split(github, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn load() -> Result<(), LoadError> {
    let _ = RERENDER.set(render::rerender);
    Ok(())
}

/// [`render::rerender`] for every rendering; nothing until the part is loaded.
pub fn rerender() -> Option<Rerender> {
    RERENDER.get().copied()
}
