//! `sessionStorage` and `localStorage`: short strings, written at once.
//!
//! Not `gloo-storage`: it panics if the browser forbids the storage, and it writes JSON, while `web/rescue.js` and
//! `web/draft-lock.js` read and write some of the same values as plain strings.

use web_sys::Storage;

/// A value that this tab keeps across reloads.
pub fn of_tab(key: &str) -> Option<String> {
    session()?.get_item(key).ok().flatten()
}

/// Stores a value for this tab; `None` removes it.
pub fn keep_for_tab(key: &str, value: Option<&str>) {
    let Some(session) = session() else {
        return;
    };
    // If the storage is full or forbidden, the tab starts like a new one.
    let _ = match value {
        Some(value) => session.set_item(key, value),
        None => session.remove_item(key),
    };
}

/// A value that all tabs share.
pub fn of_all(key: &str) -> Option<String> {
    shared()?.get_item(key).ok().flatten()
}

/// Stores a value for all tabs; `None` removes it.
pub fn keep_for_all(key: &str, value: Option<&str>) {
    let Some(shared) = shared() else {
        return;
    };
    // If the storage is full or forbidden, the next visit starts without the value.
    let _ = match value {
        Some(value) => shared.set_item(key, value),
        None => shared.remove_item(key),
    };
}

/// The key that is set if this device has drafts; `web/boot.js` reads it before the program loads.
const HAS_DRAFTS: &str = "galley-has-drafts";

/// Whether there is probably a draft to reopen. `web/boot.js` has the same rule.
pub fn expects_drafts() -> bool {
    let own = of_tab("galley-draft");
    own.as_deref() != Some("none") && (own.is_some() || had_drafts())
}

/// Whether this device had drafts when that was last recorded.
pub fn had_drafts() -> bool {
    of_all(HAS_DRAFTS).is_some()
}

/// Records whether this device has drafts, so that the next visit fetches the workspace at once.
pub fn expect_drafts(has_drafts: bool) {
    keep_for_all(HAS_DRAFTS, has_drafts.then_some("yes"));
}

/// The key under which the rescue script stores the last text, and the page a text that it could not store elsewhere.
pub const RESCUED: &str = "galley-rescued";

/// Stores a text for the next page that this tab loads, if there is room.
pub(super) fn rescue(text: &str) {
    keep_for_tab(RESCUED, Some(text));
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The storage that all tabs share; `None` if the browser forbids it.
pub(super) fn shared() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
