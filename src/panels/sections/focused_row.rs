//! Which row had the focus last: only its buttons are in the tab order.

use leptos::prelude::*;

/// The signal of the row that had the focus last. Two rows wake up when the focus moves, not all of the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct FocusedRow(StoredValue<Option<RwSignal<bool>>>);

impl FocusedRow {
    /// The one of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Makes the row with the signal `is_focused` the last one.
    pub(super) fn set(self, is_focused: RwSignal<bool>) {
        let last = self.0.get_value();
        if last == Some(is_focused) {
            return;
        }
        // The signal of a row that is gone takes no value any more.
        last.and_then(|it| it.try_set(false));
        is_focused.set(true);
        self.0.set_value(Some(is_focused));
    }
}
