//! Which row of entries an event belongs to. A list has one listener for all of its rows.
//!
//! A row has its id in `data-row`; an element in it that does something has a name in `data-action`.

use web_sys::{Element, Event, MouseEvent};

/// The row of an event, and the element in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowEvent {
    /// The row's id.
    pub row: u64,
    /// The name of the action; empty for the rest of the row.
    pub action: String,
    /// Whether the event happened on the row itself, not on an element in it.
    pub is_on_row: bool,
}

/// The row that an event belongs to.
pub fn at(event: &Event) -> Option<RowEvent> {
    let target = super::target(event)?;
    let row = element(event)?;
    let action = target.closest("[data-action]").ok().flatten();
    Some(RowEvent {
        row: row.get_attribute("data-row")?.parse().ok()?,
        action: action
            .and_then(|it| it.get_attribute("data-action"))
            .unwrap_or_default(),
        is_on_row: target == row,
    })
}

/// The element of the row that an event belongs to.
pub(super) fn element(event: &Event) -> Option<Element> {
    super::target(event)?.closest("[data-row]").ok().flatten()
}

/// Whether a click means the row itself. A click that closes a menu or ends a selection of text does not.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    let in_menu = super::target(event).and_then(|it| it.closest("[role=menu]").ok().flatten());
    let selection = web_sys::window().and_then(|it| it.get_selection().ok().flatten());
    in_menu.is_none() && selection.is_none_or(|it| it.is_collapsed())
}

/// Whether the click is the second of a double click or a later one.
pub fn is_repeated(event: &MouseEvent) -> bool {
    event.detail() > 1
}
