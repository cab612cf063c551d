//! Dragging rows: into the list of a section, or onto a heading of the outline.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element};

use super::rows;

/// Where a row would be dropped in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropPlace {
    /// Before or after a row.
    Beside {
        /// The row's id.
        row: u64,
        /// Whether it goes after that row.
        is_after: bool,
    },
    /// After all rows.
    End,
}

/// Starts dragging the row of the event, with `text` for other programs that accept it. Returns whether the browser
/// allows it.
pub fn start(event: &DragEvent, text: &str) -> bool {
    let (Some(row), Some(data)) = (rows::element(event), event.data_transfer()) else {
        return false;
    };
    data.set_effect_allowed("copyMove");
    // Rows can be dragged without the data, too.
    drop(data.set_data("text/plain", text));
    data.set_drag_image(&row, 0, 0);
    true
}

/// Lets the row be dropped on the section that received the event, and marks where.
pub fn allow(event: &DragEvent) {
    event.prevent_default();
    unmark();
    let heard = event
        .current_target()
        .and_then(|it| it.dyn_into::<Element>().ok());
    let (element, mark) = match rows::element(event) {
        Some(row) if is_after(event, &row) => (Some(row), "after"),
        Some(row) => (Some(row), "before"),
        None => match heard.as_ref().and_then(last_row) {
            Some(last) => (Some(last), "after"),
            None => (heard, "into"),
        },
    };
    if let Some(element) = element {
        // Cannot fail: the attribute name is valid.
        drop(element.set_attribute("data-drop", mark));
    }
}

/// Where the row is dropped. Keeps the browser from doing anything else with it.
pub fn dropped(event: &DragEvent) -> DropPlace {
    event.prevent_default();
    event.stop_propagation();
    unmark();
    let beside = rows::element(event).and_then(|row| {
        Some(DropPlace::Beside {
            row: row.get_attribute("data-row")?.parse().ok()?,
            is_after: is_after(event, &row),
        })
    });
    beside.unwrap_or(DropPlace::End)
}

/// Removes the mark.
pub fn unmark() {
    let marked = super::document().and_then(|it| it.query_selector("[data-drop]").ok().flatten());
    if let Some(element) = marked {
        // Cannot fail: the attribute name is valid.
        drop(element.remove_attribute("data-drop"));
    }
}

fn last_row(section: &Element) -> Option<Element> {
    let found = section.query_selector(".rows > [data-row]:last-child");
    found.ok().flatten()
}

/// Whether the pointer is below the middle of the row.
fn is_after(event: &DragEvent, row: &Element) -> bool {
    let frame = row.get_bounding_client_rect();
    f64::from(event.client_y()) > frame.top() + frame.height() / 2.0
}
