//! The last message to the user: what was done, or why it was not.

use leptos::prelude::*;

/// The last message: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Messages(RwSignal<String>);

impl Messages {
    /// The messages of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Announces a message.
    pub fn announce(self, message: impl Into<String>) {
        self.0.set(message.into());
    }

    /// The last message.
    pub fn last(self) -> Signal<String> {
        self.0.into()
    }
}
