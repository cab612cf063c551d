//! The rules, in reading order. To add one: a file in this folder and a line in both lists.

use super::Rule;

mod bar_spacing;
mod cfp_dates;
mod cfp_event;
mod cfp_project;
mod dash_marker;
mod discuss_thread;
mod disposition;
mod duplicate_section;
mod empty_section;
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
mod fcp_group_twice;
mod file_name;
mod front_matter;
mod heading_level;
mod heading_punctuation;
mod heading_space;
mod hybrid_event_once;
mod indented_heading;
mod jobs_thread;
mod merge_conflict;
mod missing_none_sentence;
mod missing_section;
mod misspelt_section;
mod none_beside_items;
mod placeholder;
mod quote_dash;
mod section_order;
mod tracking_parameter;
mod unmarked_heading;

/// Every rule there is.
pub const RULES: &[Rule] = &[
    // Links
    tracking_parameter::RULE,
    // Lists
    dash_marker::RULE,
    // Text
    merge_conflict::RULE,
    // Sections
    heading_level::RULE,
    indented_heading::RULE,
    heading_punctuation::RULE,
    heading_space::RULE,
    unmarked_heading::RULE,
    missing_section::RULE,
    misspelt_section::RULE,
    duplicate_section::RULE,
    section_order::RULE,
    empty_section::RULE,
    none_beside_items::RULE,
    missing_none_sentence::RULE,
    placeholder::RULE,
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
    cfp_project::RULE,
    cfp_event::RULE,
    cfp_dates::RULE,
    fcp_group_twice::RULE,
    disposition::RULE,
    jobs_thread::RULE,
    quote_dash::RULE,
    discuss_thread::RULE,
    front_matter::RULE,
    file_name::RULE,
];
