//! What can be done to an entry, and what its buttons and keys are called.

use crate::browser::rows::RowKey;

/// What can be done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens its form.
    Edit,
    /// Takes it out.
    Remove,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Puts its lines on the clipboard.
    Copy,
    /// Asks for the section it is to stand in.
    MoveTo,
}

impl Action {
    /// The actions in the order of their buttons: what the markup calls it, its name, and what the button shows.
    pub const ALL: [(Self, &'static str, &'static str, &'static str); 6] = [
        (Self::Edit, "edit", "Edit", "Edit"),
        (Self::Up, "up", "Move up", "↑"),
        (Self::Down, "down", "Move down", "↓"),
        (Self::MoveTo, "move", "Move to…", "Move to…"),
        (Self::Copy, "copy", "Copy snippet", "Copy"),
        (Self::Remove, "remove", "Remove", "Remove"),
    ];

    /// The action that the markup calls `name`.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, it, ..)| *it == name);
        found.map(|(it, ..)| *it)
    }

    pub(super) fn key(self) -> &'static str {
        let found = Self::ALL.iter().find(|(it, ..)| *it == self);
        found.map_or("", |(_, key, ..)| key)
    }
}

impl From<RowKey> for Action {
    fn from(key: RowKey) -> Self {
        match key {
            RowKey::Edit => Self::Edit,
            RowKey::Remove => Self::Remove,
            RowKey::Up => Self::Up,
            RowKey::Down => Self::Down,
        }
    }
}
