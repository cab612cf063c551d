//! The storage of a tab, and that of all tabs: short texts, there at once.
//!
//! Not `gloo-storage`: it throws where the browser forbids the storage, which ends the program, and it writes JSON,
//! while `web/rescue.js` and `web/draft-lock.js` read and write some of the same values as they are.

use web_sys::Storage;

/// A value that this tab keeps over a reload.
pub fn of_tab(key: &str) -> Option<String> {
    session()?.get_item(key).ok().flatten()
}

/// Keeps a value for this tab; `None` forgets it.
pub fn keep_for_tab(key: &str, value: Option<&str>) {
    let Some(session) = session() else {
        return;
    };
    // Full or forbidden: the tab then starts as a new one does.
    let _ = match value {
        Some(value) => session.set_item(key, value),
        None => session.remove_item(key),
    };
}

/// A value that all tabs share.
pub fn of_all(key: &str) -> Option<String> {
    shared()?.get_item(key).ok().flatten()
}

/// Keeps a value for all tabs; `None` forgets it.
pub fn keep_for_all(key: &str, value: Option<&str>) {
    let Some(shared) = shared() else {
        return;
    };
    // Full or forbidden: the next visit then starts without it.
    let _ = match value {
        Some(value) => shared.set_item(key, value),
        None => shared.remove_item(key),
    };
}

/// The key under which the page notes that this device has drafts; `web/boot.js` reads it before the program loads.
const HAS_DRAFTS: &str = "galley-has-drafts";

/// Whether there is probably a draft to reopen, as `web/boot.js` decides it.
pub fn expects_drafts() -> bool {
    let own = of_tab("galley-draft");
    own.as_deref() != Some("none") && (own.is_some() || had_drafts())
}

/// Whether this device had drafts when that was noted last.
pub fn had_drafts() -> bool {
    of_all(HAS_DRAFTS).is_some()
}

/// Notes whether this device has drafts, so that the next visit fetches the workspace at once.
pub fn expect_drafts(has_drafts: bool) {
    keep_for_all(HAS_DRAFTS, has_drafts.then_some("yes"));
}

/// Under which the rescue script leaves the last text, and the page what it could leave nowhere else.
pub const RESCUED: &str = "galley-rescued";

/// Keeps a text for the page that this tab loads next, if there is room.
pub(super) fn rescue(text: &str) {
    keep_for_tab(RESCUED, Some(text));
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// What all tabs of the page keep; `None` where the browser forbids it.
pub(super) fn shared() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
