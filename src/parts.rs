//! The building blocks of panels and forms; they know nothing of issues.

pub mod field;
pub mod mark;
pub mod suggest;
