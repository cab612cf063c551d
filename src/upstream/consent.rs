//! Whether GitHub may be asked for the draft without asking the user first.
//!
//! There is one consent for both: with it, Submit reads the draft when it opens, and "Update from GitHub" reads it
//! without a question.

use crate::browser::web_storage;

/// The key of the consent in localStorage.
const AGREED: &str = "galley-reads-github";

/// Whether the user has agreed.
pub fn is_given() -> bool {
    web_storage::of_all(AGREED).is_some()
}

/// Stores the consent, or deletes it.
pub fn set(is_given: bool) {
    web_storage::keep_for_all(AGREED, is_given.then_some("yes"));
}
