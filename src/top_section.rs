//! Which section is being read.

use leptos::prelude::*;

/// The element id of the section at the top of the pane; empty until the pane is scrolled.
#[derive(Clone, Copy, Debug, Default)]
pub struct TopSection(RwSignal<String>);

impl TopSection {
    /// The top section of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Whether the section at the top has this element id; tracked.
    pub fn is(self, element_id: &str) -> bool {
        self.0.with(|it| it == element_id)
    }

    /// The element id; tracked.
    pub fn element_id(self) -> String {
        self.0.get()
    }

    /// Makes it the section with this element id.
    pub fn set(self, element_id: String) {
        if self.0.with_untracked(|it| *it != element_id) {
            self.0.set(element_id);
        }
    }
}
