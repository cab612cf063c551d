//! What the events in a list of rows ask for: the list hears them for all of its rows.

use leptos::ev;

use super::actions::SectionActions;
use super::row_action::RowAction;
use crate::browser::{focus, keys, rows};

/// Does what a click in a row asks for.
pub fn on_click(event: &ev::MouseEvent, actions: SectionActions) {
    let Some(at) = rows::at(event).filter(|_| rows::is_plain_click(event)) else {
        return;
    };
    if at.action == "visit" {
        // The browser opens the link where a key asks for it.
        if keys::is_command_click(event) {
            return;
        }
        event.prevent_default();
    }
    let action = RowAction::named(&at.action, event.shift_key());
    // The row after a removed one is where the pointer is: a double click removes one entry, not two.
    let is_repeated = action == Some(RowAction::Remove) && rows::is_repeated(event);
    if let Some(action) = action.filter(|_| !is_repeated) {
        actions.act(at.row, action);
    }
}

/// Does what a key pressed in a row asks for: the arrow keys work on its buttons too, others on the row itself.
pub fn on_keydown(event: &ev::KeyboardEvent, actions: SectionActions) {
    let Some(at) = rows::at(event) else {
        return;
    };
    if let Some(action) = RowAction::of_key(event, at.is_on_row) {
        event.prevent_default();
        return actions.act(at.row, action);
    }
    match event.key().as_str() {
        _ if keys::is_command(event) => {}
        "ArrowUp" => focus::on_previous_row(event),
        "ArrowDown" => focus::on_next_row(event),
        _ => {}
    }
}
