//! What can be done to an entry, and what its buttons are called.

/// What can be done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAction {
    /// Opens its form.
    Edit,
    /// Removes it.
    Remove,
    /// Moves it one place up.
    MoveUp,
    /// Moves it one place down.
    MoveDown,
    /// Puts its lines on the clipboard.
    CopySnippet,
    /// Asks for the section it should be in.
    MoveTo,
    /// Selects it, or deselects it.
    Select {
        /// Whether all entries between it and the one last selected are meant.
        is_range: bool,
    },
}

/// The button of an action.
#[derive(Clone, Copy, Debug)]
pub struct RowButton {
    /// What it does.
    pub action: RowAction,
    /// The end of its element id, after the row's.
    pub id: &'static str,
    /// Its name, before the entry's title.
    pub name: &'static str,
    /// What it shows.
    pub face: &'static str,
}

/// The buttons of a row, in order.
pub const BUTTONS: [RowButton; 6] = [
    button(RowAction::Edit, "edit", "Edit", "Edit"),
    button(RowAction::MoveUp, "up", "Move up", "↑"),
    button(RowAction::MoveDown, "down", "Move down", "↓"),
    button(RowAction::MoveTo, "move", "Move to…", "Move to…"),
    button(RowAction::CopySnippet, "copy", "Copy snippet", "Copy"),
    button(RowAction::Remove, "remove", "Remove", "Remove"),
];

const fn button(
    action: RowAction,
    id: &'static str,
    name: &'static str,
    face: &'static str,
) -> RowButton {
    RowButton {
        action,
        id,
        name,
        face,
    }
}
