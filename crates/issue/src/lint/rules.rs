//! The rules, in reading order. To add one: a file in this folder and a line in both lists.

use super::Rule;

mod bar_spacing;
mod dash_marker;
mod event_date;
mod event_duplicate;
mod event_end;
mod event_form;
mod event_order;
mod event_organiser;
mod event_past;
mod event_place;
mod event_section;
mod event_window;
mod event_year;
mod events_window;
mod hybrid_event_once;
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
    event_form::RULE,
    event_date::RULE,
    event_year::RULE,
    event_end::RULE,
    event_past::RULE,
    event_window::RULE,
    events_window::RULE,
    event_order::RULE,
    event_duplicate::RULE,
    hybrid_event_once::RULE,
    event_section::RULE,
    event_place::RULE,
    event_organiser::RULE,
    bar_spacing::RULE,
    // Calls for participation, the Rust project, front matter
];
