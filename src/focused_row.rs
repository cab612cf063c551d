//! Which row had the focus last: only its buttons are in the tab order, and the palette acts on it.

use leptos::prelude::*;

use crate::editor::RowId;

/// The row that had the focus last. Two rows wake up when the focus moves, not all of the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct FocusedRow(StoredValue<Option<(RowId, RwSignal<bool>)>>);

impl FocusedRow {
    /// The one of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The row; it may be gone.
    pub fn get(self) -> Option<RowId> {
        self.0.get_value().map(|it| it.0)
    }

    /// Makes `row`, with the signal `is_focused`, the last one.
    pub fn set(self, row: RowId, is_focused: RwSignal<bool>) {
        let last = self.0.get_value();
        if last == Some((row, is_focused)) {
            return;
        }
        // The signal of a row that is gone takes no value any more.
        last.and_then(|(_, it)| it.try_set(false));
        is_focused.set(true);
        self.0.set_value(Some((row, is_focused)));
    }
}
