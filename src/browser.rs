//! The browser: the only part of the page that knows `web_sys`.
//!
//! Functions take and give plain Rust values; handles of the browser stay inside.

pub mod focus;
pub mod screen;
