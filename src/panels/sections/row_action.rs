//! The actions on an entry, with their keys and names.

use leptos::ev;

use crate::browser::keys;

/// An action on an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAction {
    /// Opens its form.
    Edit,
    /// Opens its form at its first problem.
    ShowProblem,
    /// Removes it.
    Remove,
    /// Opens the menu of the other actions.
    OpenMenu,
    /// Moves it one place up.
    MoveUp,
    /// Moves it one place down.
    MoveDown,
    /// Asks for the section to move it to.
    MoveTo,
    /// Duplicates it.
    Duplicate,
    /// Copies its lines to the clipboard.
    CopySnippet,
    /// Selects it, or deselects it.
    Select {
        /// Whether to select all entries between it and the one selected last.
        is_range: bool,
    },
}

/// A button of a row.
#[derive(Clone, Copy, Debug)]
pub struct RowButton {
    /// What it does, and its name in the markup.
    pub id: &'static str,
    /// Its label, before the entry's title.
    pub name: &'static str,
}

/// The buttons of a row, in order. Remove is not last, where it could be pressed by mistake.
pub const BUTTONS: [RowButton; 3] = [
    RowButton {
        id: "edit",
        name: "Edit",
    },
    RowButton {
        id: "remove",
        name: "Remove",
    },
    RowButton {
        id: "more",
        name: "More",
    },
];

/// The items of a row's menu: labels, keys, and actions.
pub const MENU: [(&str, &str, RowAction); 6] = [
    ("Move up", "Alt+↑", RowAction::MoveUp),
    ("Move down", "Alt+↓", RowAction::MoveDown),
    ("Move to…", "M", RowAction::MoveTo),
    ("Duplicate", "D", RowAction::Duplicate),
    ("Select", "X", RowAction::Select { is_range: false }),
    ("Copy snippet", "", RowAction::CopySnippet),
];

impl RowAction {
    /// The action of the element with this name in the markup. A click on the rest of the row opens the form.
    pub fn named(name: &str, is_range: bool) -> Option<Self> {
        Some(match name {
            "" | "edit" | "visit" => Self::Edit,
            "problem" => Self::ShowProblem,
            "remove" => Self::Remove,
            "more" => Self::OpenMenu,
            "select" => Self::Select { is_range },
            _ => return None,
        })
    }

    /// The action of a key. Single keys work only on the row itself, not on its buttons.
    pub fn of_key(event: &ev::KeyboardEvent, is_on_row: bool) -> Option<Self> {
        let key = event.key();
        match (key.as_str(), event.alt_key()) {
            ("ArrowUp", true) => return Some(Self::MoveUp),
            ("ArrowDown", true) => return Some(Self::MoveDown),
            _ if !is_on_row || keys::is_command(event) => return None,
            _ => {}
        }
        Some(match key.to_ascii_lowercase().as_str() {
            "enter" | "e" => Self::Edit,
            "m" => Self::MoveTo,
            "d" => Self::Duplicate,
            "delete" => Self::Remove,
            "x" | " " => Self::Select {
                is_range: event.shift_key(),
            },
            _ => return None,
        })
    }
}
