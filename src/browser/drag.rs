//! Dragging rows.

use web_sys::{DragEvent, Element};

use super::rows::{row_of, target};

/// Starts dragging the row that the event is about, with `text` for whoever else takes it; returns the row.
pub fn start(event: &DragEvent, text: impl Fn(u64) -> String) -> Option<u64> {
    let (row, id) = row_of(&target(event)?)?;
    let data = event.data_transfer()?;
    data.set_effect_allowed("copyMove");
    // Without the data the rows can be dragged all the same.
    drop(data.set_data("text/plain", &text(id)));
    data.set_drag_image(&row, 0, 0);
    Some(id)
}

/// Where a dragged row would be dropped: before a row or after one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drop {
    /// The row.
    pub row: u64,
    /// Whether after it.
    pub is_after: bool,
}

/// Lets the row be dropped here, and marks where; nothing outside of a row means the end.
pub fn over(event: &DragEvent) -> Option<Drop> {
    event.prevent_default();
    let found = target(event).and_then(|it| row_of(&it));
    unmark();
    let (row, id) = found?;
    let frame = row.get_bounding_client_rect();
    let is_after = f64::from(event.client_y()) > frame.top() + frame.height() / 2.0;
    // Cannot fail: the name is one.
    drop(row.set_attribute("data-drop", if is_after { "after" } else { "before" }));
    Some(Drop { row: id, is_after })
}

/// Takes the mark away.
pub fn unmark() {
    let marked = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.query_selector("[data-drop]").ok().flatten());
    if let Some(row) = marked {
        forget(&row);
    }
}

fn forget(row: &Element) {
    // Cannot fail: the name is one.
    drop(row.remove_attribute("data-drop"));
}
