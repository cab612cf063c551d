//! The This Week in Rust issue file.
pub mod calendar;
pub mod edit;
pub mod entry;
pub mod hidden;
pub mod history;
pub mod inline;
pub mod item;
pub mod lines;
pub mod outline;
pub mod section;
pub mod text;
pub use text::{Issue, Revision};
