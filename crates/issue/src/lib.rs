//! The This Week in Rust issue file.
