//! Keeps what is typed: for this tab, and for the next one that comes.

use leptos::prelude::*;

use super::fields::{Fields, Typed};
use crate::browser::web_storage;

/// The key in the storage of the tab and in that of all tabs.
const KEY: &str = "galley-submit";

/// Restores what this tab, or else the last one, has kept, and keeps what is typed from now on.
pub fn start(fields: Fields) {
    let kept = web_storage::of_tab(KEY).or_else(|| web_storage::of_all(KEY));
    if let Some(typed) = kept.as_deref().and_then(read) {
        fields.restore(typed);
    }
    Effect::new(move || keep(&fields.typed()));
}

/// What is kept, if it can be read; a part of it that is missing is as if it was not typed.
fn read(kept: &str) -> Option<Typed> {
    serde_json::from_str(kept).ok()
}

fn keep(typed: &Typed) {
    let text = serde_json::to_string(typed).ok();
    let text = text.as_deref().filter(|_| !typed.is_empty());
    web_storage::keep_for_tab(KEY, text);
    web_storage::keep_for_all(KEY, text);
}
