//! The page: a thin shell over the core in `issue`.
//!
//! State flows down as signals of [`editor::Editor`]; intent flows up as calls of its methods.
//! Only [`browser`] uses the browser's interfaces.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a component takes its props as values"
)]

pub mod app;
pub mod arrivals;
pub mod browser;
pub mod checks;
pub mod components;
pub mod dialogs;
pub mod draft_shelf;
pub mod drafts;
pub mod editor;
pub mod element_ids;
pub mod entry_actions;
pub mod export;
pub mod file_import;
pub mod focus_keeper;
pub mod focused_row;
pub mod forms;
pub mod layout;
pub mod loaders;
pub mod messages;
pub mod navigation;
pub mod panels;
pub mod parts;
pub mod place;
pub mod section_commands;
pub mod shortcuts;
pub mod snapshots;
pub mod submit;
pub mod submit_route;
pub mod top_section;
pub mod upstream;
pub mod view;
pub mod words;
pub mod workspace;
