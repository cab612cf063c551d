//! What can be done to an entry, and the keys and names by which it is asked for.

use leptos::ev;

use crate::browser::keys;

/// What can be done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAction {
    /// Opens its form.
    Edit,
    /// Opens its form at its first problem.
    ShowProblem,
    /// Removes it.
    Remove,
    /// Opens the menu of what else can be done.
    OpenMenu,
    /// Moves it one place up.
    MoveUp,
    /// Moves it one place down.
    MoveDown,
    /// Asks for the section it should be in.
    MoveTo,
    /// Adds it once more.
    Duplicate,
    /// Puts its lines on the clipboard.
    CopySnippet,
    /// Selects it, or deselects it.
    Select {
        /// Whether all entries between it and the one last selected are meant.
        is_range: bool,
    },
}

/// A button of a row.
#[derive(Clone, Copy, Debug)]
pub struct RowButton {
    /// What it does, by its name in the markup.
    pub id: &'static str,
    /// Its name, before the entry's title.
    pub name: &'static str,
}

/// The buttons of a row, in order. The last one is not the one that removes.
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

/// The items of the menu of a row: names, keys, and what they do.
pub const MENU: [(&str, &str, RowAction); 6] = [
    ("Move up", "Alt+↑", RowAction::MoveUp),
    ("Move down", "Alt+↓", RowAction::MoveDown),
    ("Move to…", "M", RowAction::MoveTo),
    ("Duplicate", "D", RowAction::Duplicate),
    ("Select", "X", RowAction::Select { is_range: false }),
    ("Copy snippet", "", RowAction::CopySnippet),
];

impl RowAction {
    /// What the element with this name in the markup does; a click on the rest of the row opens the form.
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

    /// What a key asks for: single keys only on the row itself, not on a button of it.
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
