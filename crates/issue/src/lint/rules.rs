//! The rules. To add one, put its file in this folder and add a line to both lists below.

use super::Rule;

mod address_as_title;
mod adjacent_backticks;
mod bar_spacing;
mod bare_repository;
mod bare_url;
mod blank_after_heading;
mod blank_in_list;
mod broken_bold;
mod broken_link;
mod cfp_dates;
mod cfp_event;
mod cfp_project;
mod character_reference;
mod city_country;
mod code_in_word;
mod control_character;
mod cut_address;
mod cut_sentence;
mod damaged_address;
mod dash_marker;
mod deep_indent;
mod discuss_thread;
mod disposition;
mod doubled_bullet;
mod doubled_slash;
mod doubled_word;
mod duplicate_link;
mod duplicate_section;
mod empty_item;
mod empty_link;
mod empty_section;
mod event_bold;
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
mod extra_space;
mod fcp_group_twice;
mod file_name;
mod front_matter;
mod heading_level;
mod heading_punctuation;
mod heading_space;
mod hybrid_event_once;
mod indented_heading;
mod items_on_one_line;
mod jobs_thread;
mod link_to_newsletter;
mod list_as_text;
mod listed_before;
mod long_title;
mod markup_declaration;
mod merge_conflict;
mod misplaced_backtick;
mod missing_bullet;
mod missing_link;
mod missing_none_sentence;
mod missing_section;
mod missing_tag;
mod misspelt_section;
mod misspelt_title;
mod nested_link;
mod none_beside_items;
mod none_sentence_form;
mod numbered_item;
mod odd_backticks;
mod online_event;
mod placeholder;
mod private_address;
mod pull_request_link;
mod quote_dash;
mod quote_form;
mod report_date;
mod section_order;
mod shallow_indent;
mod similar_link;
mod simplifiable_address;
mod site_suffix;
mod space_before_sign;
mod stray_bracket;
mod stray_sign;
mod styled_title;
mod swapped_link;
mod tag_form;
mod tag_in_title;
mod text_after_link;
mod tracking_parameter;
mod truncated_title;
mod unclosed_comment;
mod unclosed_tag;
mod unknown_scheme;
mod unknown_tag;
mod unmarked_heading;
mod unpaired_sign;
mod vague_title;
mod vanishing_generic;
mod visible_backslash;
mod wrapped_address;
mod wrong_encoding;

pub(crate) use missing_section::EVERY as EVERY_SECTION;
pub use site_suffix::without_site_name;

/// All rules, grouped by what they check.
pub const RULES: &[Rule] = &[
    // Links
    broken_link::RULE,
    stray_bracket::RULE,
    bare_url::RULE,
    swapped_link::RULE,
    nested_link::RULE,
    empty_link::RULE,
    missing_link::RULE,
    unknown_scheme::RULE,
    tracking_parameter::RULE,
    doubled_slash::RULE,
    simplifiable_address::RULE,
    wrapped_address::RULE,
    cut_address::RULE,
    damaged_address::RULE,
    private_address::RULE,
    truncated_title::RULE,
    vague_title::RULE,
    stray_sign::RULE,
    unpaired_sign::RULE,
    styled_title::RULE,
    long_title::RULE,
    misspelt_title::RULE,
    space_before_sign::RULE,
    extra_space::RULE,
    character_reference::RULE,
    site_suffix::RULE,
    address_as_title::RULE,
    bare_repository::RULE,
    duplicate_link::RULE,
    similar_link::RULE,
    listed_before::RULE,
    link_to_newsletter::RULE,
    missing_tag::RULE,
    tag_form::RULE,
    tag_in_title::RULE,
    text_after_link::RULE,
    // Lists
    dash_marker::RULE,
    numbered_item::RULE,
    missing_bullet::RULE,
    doubled_bullet::RULE,
    items_on_one_line::RULE,
    blank_in_list::RULE,
    shallow_indent::RULE,
    deep_indent::RULE,
    list_as_text::RULE,
    blank_after_heading::RULE,
    empty_item::RULE,
    // Text
    odd_backticks::RULE,
    adjacent_backticks::RULE,
    misplaced_backtick::RULE,
    code_in_word::RULE,
    vanishing_generic::RULE,
    unknown_tag::RULE,
    unclosed_tag::RULE,
    unclosed_comment::RULE,
    markup_declaration::RULE,
    visible_backslash::RULE,
    broken_bold::RULE,
    cut_sentence::RULE,
    doubled_word::RULE,
    wrong_encoding::RULE,
    control_character::RULE,
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
    event_bold::RULE,
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
    city_country::RULE,
    online_event::RULE,
    event_organiser::RULE,
    bar_spacing::RULE,
    // Calls for participation, the Rust project, front matter
    cfp_project::RULE,
    cfp_event::RULE,
    cfp_dates::RULE,
    fcp_group_twice::RULE,
    none_sentence_form::RULE,
    disposition::RULE,
    pull_request_link::RULE,
    report_date::RULE,
    jobs_thread::RULE,
    quote_dash::RULE,
    quote_form::RULE,
    discuss_thread::RULE,
    front_matter::RULE,
    file_name::RULE,
];
