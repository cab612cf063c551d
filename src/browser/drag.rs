//! Dragging rows. Each function is for the row that the event's handler belongs to.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element};

/// Starts to drag the row, with `text` for whatever else takes it; returns whether the browser lets it.
pub fn start(event: &DragEvent, text: &str) -> bool {
    let (Some(row), Some(data)) = (row(event), event.data_transfer()) else {
        return false;
    };
    data.set_effect_allowed("copyMove");
    // Without the data the rows can be dragged all the same.
    drop(data.set_data("text/plain", text));
    data.set_drag_image(&row, 0, 0);
    true
}

/// Lets what is dragged be dropped at the row, and marks where; returns whether after the row rather than before.
pub fn mark(event: &DragEvent) -> bool {
    event.prevent_default();
    unmark();
    let Some(row) = row(event) else { return false };
    let frame = row.get_bounding_client_rect();
    let is_after = f64::from(event.client_y()) > frame.top() + frame.height() / 2.0;
    // Cannot fail: the name is one.
    drop(row.set_attribute("data-drop", if is_after { "after" } else { "before" }));
    is_after
}

/// Removes the mark.
pub fn unmark() {
    let marked = super::document().and_then(|it| it.query_selector("[data-drop]").ok().flatten());
    if let Some(row) = marked {
        // Cannot fail: the name is one.
        drop(row.remove_attribute("data-drop"));
    }
}

fn row(event: &DragEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}
