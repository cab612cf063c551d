//! The rules, in reading order. To add one: a file in this folder and a line in both lists.

use super::Rule;

mod dash_marker;
mod merge_conflict;
mod tracking_parameter;

/// Every rule there is.
pub const RULES: &[Rule] = &[
    // Links
    tracking_parameter::RULE,
    // Lists
    dash_marker::RULE,
    // Text
    merge_conflict::RULE,
    // Sections
    // Events
    // Calls for participation, the Rust project, front matter
];
