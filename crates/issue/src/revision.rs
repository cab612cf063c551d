//! Revisions: they identify the state of a text for which an edit was made.

use std::sync::atomic::{AtomicU64, Ordering};

/// Names one state of a text within this run of the program; never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Revision(u64);

impl Revision {
    /// A revision that no other text has.
    pub(crate) fn next() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed) + 1)
    }
}
