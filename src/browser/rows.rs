//! Rows of entries: which one an event is about, and how the focus goes along them.
//!
//! Rows are plain markup; the list they stand in listens for all of them. A row is an element with the
//! attribute `data-row`, a button in it has `data-action`.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent, NodeList};

/// The row and the action of the button that was pressed.
pub fn pressed(event: &Event) -> Option<(u64, String)> {
    let target = target(event)?;
    let button = target.closest("[data-action]").ok().flatten()?;
    Some((row_of(&button)?.1, button.get_attribute("data-action")?))
}

/// The row whose check box was pressed, and whether all rows up to it are meant.
pub fn checked(event: &MouseEvent) -> Option<(u64, bool)> {
    let target = target(event)?;
    let check = target.closest("[data-select]").ok().flatten()?;
    Some((row_of(&check)?.1, event.shift_key()))
}

/// The row on which the space bar was pressed, and whether all rows up to it are meant.
pub fn spaced(event: &KeyboardEvent) -> Option<(u64, bool)> {
    let target = target(event)?;
    let (row, id) = row_of(&target)?;
    if row != target || event.key() != " " {
        return None;
    }
    event.prevent_default();
    Some((id, event.shift_key()))
}

/// Checks or clears the check box of a row.
pub fn check(row: &str, on: bool) {
    let found = document().and_then(|it| it.get_element_by_id(row));
    let check = found.and_then(|it| it.query_selector("[data-select]").ok().flatten());
    if let Some(check) = check.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        check.set_checked(on);
    }
}

/// What a key asks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// To be edited.
    Edit,
    /// To go.
    Remove,
    /// To stand one place up.
    Up,
    /// To stand one place down.
    Down,
}

/// What a key asks of the row that has the focus; the arrow keys alone move the focus.
pub fn key(event: &KeyboardEvent) -> Option<(u64, RowKey)> {
    let target = target(event)?;
    if target.closest("form").ok().flatten().is_some() {
        return None;
    }
    let (row, id) = row_of(&target)?;
    let on_row = row == target;
    let found = match (event.key().as_str(), event.alt_key()) {
        ("ArrowUp", true) => RowKey::Up,
        ("ArrowDown", true) => RowKey::Down,
        ("ArrowUp", false) => return step(event, &row, false),
        ("ArrowDown", false) => return step(event, &row, true),
        ("Enter", false) if on_row => RowKey::Edit,
        ("Delete", false) if on_row => RowKey::Remove,
        _ => return None,
    };
    event.prevent_default();
    Some((id, found))
}

fn step<T>(event: &KeyboardEvent, row: &Element, forward: bool) -> Option<T> {
    let all = rows()?;
    let at =
        (0..all.length()).find(|at| all.item(*at).is_some_and(|it| row.is_same_node(Some(&it))))?;
    let next = if forward { at + 1 } else { at.checked_sub(1)? };
    let next: HtmlElement = all.item(next)?.dyn_into().ok()?;
    event.prevent_default();
    // A row that cannot be focused leaves the focus where it was.
    drop(next.focus());
    None
}

/// Puts the buttons of the row that has the focus, and of no other, in the way of the Tab key.
pub fn entered(event: &Event) {
    let Some((row, _)) = target(event).and_then(|it| row_of(&it)) else {
        return;
    };
    let stale = "[data-row] [tabindex='0']";
    let stale = document().and_then(|it| it.query_selector_all(stale).ok());
    set_tabindex(stale, "-1");
    let own = row.query_selector_all("[data-action], [data-select]");
    set_tabindex(own.ok(), "0");
}

fn set_tabindex(buttons: Option<NodeList>, value: &str) {
    let Some(buttons) = buttons else { return };
    let each = (0..buttons.length()).filter_map(|at| buttons.item(at)?.dyn_into::<Element>().ok());
    for button in each {
        // Cannot fail: the name is one.
        drop(button.set_attribute("tabindex", value));
    }
}

pub(super) fn row_of(element: &Element) -> Option<(Element, u64)> {
    let row = element.closest("[data-row]").ok().flatten()?;
    let id = row.get_attribute("data-row")?.parse().ok()?;
    Some((row, id))
}

fn rows() -> Option<NodeList> {
    document()?.query_selector_all("[data-row]").ok()
}

pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
