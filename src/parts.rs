//! The building blocks of panels and forms; they know nothing of issues.

pub mod mark;
pub mod modal;
