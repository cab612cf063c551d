//! Whether GitHub may be asked for the draft without asking the user first.
//!
//! One agreement for Submit, which then reads the draft as it opens, and for "Update from GitHub", which then asks
//! nothing before it reads.

use crate::browser::web_storage;

/// The key of the agreement in the storage of all tabs.
const AGREED: &str = "galley-reads-github";

/// Whether the user has agreed.
pub fn is_given() -> bool {
    web_storage::of_all(AGREED).is_some()
}

/// Remembers the agreement, or forgets it.
pub fn set(is_given: bool) {
    web_storage::keep_for_all(AGREED, is_given.then_some("yes"));
}
