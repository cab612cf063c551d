//! What of the editor outlives the page, handed out to be kept and taken back; and texts that take its place.

use leptos::prelude::*;
use std::fmt;
use std::sync::Arc;

use issue::edit::Replace;
use issue::history::History;

use super::{Editor, Opened};

/// Hears of what is about to change much.
#[derive(Clone)]
pub(super) struct Listening(Arc<dyn Fn(&str) + Send + Sync>);

impl fmt::Debug for Listening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listening")
    }
}

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
            file: 0,
        }));
        self.history
            .set(History::from_text(history).unwrap_or_default());
    }

    /// Makes `base` the text that the open one began from; the patch is against it from here on.
    pub fn rebase(self, base: &str) -> Arc<str> {
        let base: Arc<str> = base.into();
        self.opened.update(|it| {
            if let Some(opened) = it {
                opened.text = base.clone();
            }
        });
        base
    }

    /// Makes the whole text read `text`, as a step named `label`; else the reason in words.
    pub fn replace_all(self, label: &str, text: &str) -> Result<(), String> {
        let issue = self.issue.get_untracked();
        let edit = Replace::between(&(0..issue.text().len()), issue.text(), text);
        let done = edit.map_or(Ok(()), |it| self.apply(label, vec![it], None));
        done.map_err(|it| it.to_string())
    }

    /// Calls `hear` before much changes at once, with what that is: "trim past events".
    pub fn on_mark(self, hear: impl Fn(&str) + Send + Sync + 'static) {
        self.listening.set_value(Some(Listening(Arc::new(hear))));
    }

    /// Says what is about to change much, while the text is still as it was.
    pub fn mark(self, reason: &str) {
        if let Some(listening) = self.listening.get_value() {
            (listening.0)(reason);
        }
    }
}
