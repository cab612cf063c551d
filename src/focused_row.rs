//! Which row was focused last. Only its buttons are in the tab order, and the palette acts on it.

use leptos::prelude::*;

use crate::editor::RowId;

/// The row that was focused last. When the focus moves, only two rows update, not the whole list.
#[derive(Clone, Copy, Debug, Default)]
pub struct FocusedRow(StoredValue<Option<(RowId, RwSignal<bool>)>>);

impl FocusedRow {
    /// The focused row of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The row, which may be gone.
    pub fn get(self) -> Option<RowId> {
        self.0.get_value().map(|it| it.0)
    }

    /// Makes `row`, with the signal `is_focused`, the row that was focused last.
    pub fn set(self, row: RowId, is_focused: RwSignal<bool>) {
        let last = self.0.get_value();
        if last == Some((row, is_focused)) {
            return;
        }
        // The signal of a removed row ignores this.
        last.and_then(|(_, it)| it.try_set(false));
        is_focused.set(true);
        self.0.set_value(Some((row, is_focused)));
    }
}
