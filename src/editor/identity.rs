//! Identifies the parts of an issue on this page while the text around them changes.

use std::sync::Arc;

/// Identifies a section while its heading and those above it stay.
pub type SectionId = Arc<str>;

/// Identifies an entry's row while the page shows it.
pub type RowId = u64;
