//! Turns the events in a list of rows into actions. The list listens for all of its rows.

use leptos::ev;

use super::actions::SectionActions;
use super::row_action::RowAction;
use crate::browser::{focus, keys, rows};

/// Runs the action of a click in a row.
pub fn on_click(event: &ev::MouseEvent, actions: SectionActions) {
    let Some(at) = rows::at(event).filter(|_| rows::is_plain_click(event)) else {
        return;
    };
    if at.action == "visit" {
        // With a modifier, the browser opens the link.
        if keys::is_command_click(event) {
            return;
        }
        event.prevent_default();
    }
    let action = RowAction::named(&at.action, event.shift_key());
    // After a removal, the next row is under the pointer: a double click should remove one entry, not two.
    let is_repeated = action == Some(RowAction::Remove) && rows::is_repeated(event);
    if let Some(action) = action.filter(|_| !is_repeated) {
        actions.act(at.row, action);
    }
}

/// Runs the action of a key pressed in a row. Arrow keys work on its buttons too, others only on the row itself.
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
