//! The *This Week in Rust* issue file, without a browser.
//!
//! An [`Issue`] is its text; everything else is derived from it. Parsing cannot fail: any text has an
//! [`outline`](Issue::outline), and list items that fit no grammar are entries of kind "other".
//! A change is a [`Transaction`](edit::Transaction) of minimal replacements with its inverse.
//! [`operation::plan`] makes one from the request of a form or a script, and [`lint::check`] reports problems.
//!
//! ```
//! use issue::Issue;
//! use issue::operation::{Operation, plan};
//!
//! let issue = Issue::new("### Official\n* [Rust 1.0](https://example.com/1.0)\n");
//! let operation = Operation::Remove { section: "Official".into(), index: 0 };
//! let (after, back) = issue.apply(&plan(&issue, &operation)?)?;
//! assert_eq!(after.text(), "### Official\n");
//! assert_eq!(after.apply(&back)?.0.text(), issue.text());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limits
//!
//! * Offsets are bytes on `char` boundaries; only one module, the text area's view, uses UTF-16.
//! * A comment or a code fence that is never closed hides nothing.
//! * Entries are list items. Prose is not parsed, except for the few fields of [`issue_field`].
//! * Dates have years from 0 to 9999, and neither a time nor a time zone.

#![cfg_attr(test, allow(clippy::string_slice, reason = "a test may panic"))]
#![cfg_attr(
    test,
    allow(
        clippy::needless_raw_string_hashes,
        reason = "expect-test writes its strings so"
    )
)]

pub mod address;
pub mod block;
mod bytes;
pub mod calendar;
pub mod checklist;
pub mod comments;
pub mod continent;
mod diff;
pub mod difference;
pub mod draft;
pub mod edit;
pub mod encoding;
pub mod entry;
pub mod front_matter;
pub mod history;
pub mod import;
pub mod inline;
pub mod issue_field;
pub mod item;
pub mod lines;
pub mod lint;
pub mod merge;
pub mod open;
pub mod operation;
mod operation_error;
pub mod outline;
pub mod patch;
mod percent;
pub mod render;
mod revision;
pub mod section;
pub mod show;
pub mod submission;
mod text;
mod text_error;
pub mod view;

pub use revision::Revision;
pub use text::Issue;
