//! The part that renders as GitHub does.

use std::sync::OnceLock;

use issue::Issue;
use issue::render::Rendered;

/// [`issue::render::rerender`].
pub type Rerender = fn(&Rendered, &Issue) -> Rendered;

static RERENDER: OnceLock<Rerender> = OnceLock::new();

/// Registers what the part provides. Later calls have no effect.
pub fn register(rerender: Rerender) {
    let _ = RERENDER.set(rerender);
}

/// [`issue::render::rerender`] for every rendering; nothing until the part is loaded.
pub fn rerender() -> Option<Rerender> {
    RERENDER.get().copied()
}
