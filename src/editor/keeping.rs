//! What of the editor outlives the page: handed out to be kept, and taken back.

use std::sync::Arc;

use issue::history::History;
use leptos::prelude::*;

use super::{Editor, Opened};

impl Editor {
    /// Undo and redo as a text; see [`History::to_text`].
    pub fn history_text(self) -> String {
        self.history.with_untracked(History::to_text)
    }

    /// Takes a draft in where it was left. A history that cannot be read is a new one.
    pub fn restore(self, text: &str, base: Arc<str>, name: &str, history: &str) {
        self.open(text, name);
        self.opened.set(Some(Opened {
            text: base,
            name: name.to_owned(),
        }));
        self.history
            .set(History::from_text(history).unwrap_or_default());
    }
}
