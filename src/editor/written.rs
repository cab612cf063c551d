//! Whether the file on the user's computer has the draft's text.
//!
//! Galley saves a draft on this device by itself, but the file changes only when the user saves or downloads it. So the
//! page says how many changes the file lacks. Only a hash of the written text is kept.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

use super::{Editor, Opened};

/// What is known about the file's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The hash of its text.
    hash: u64,
    /// How many steps could be undone when it was written.
    steps: usize,
}

/// How the draft and its file differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InFile {
    /// The draft has never been in a file.
    Nothing,
    /// The file has the draft's text.
    All,
    /// The file lacks this many changes of the draft.
    AllBut(usize),
}

impl Editor {
    /// How the draft and its file differ; tracked.
    pub fn in_file(self) -> InFile {
        let Some(written) = self.written.get() else {
            return InFile::Nothing;
        };
        if self.issue.with(|it| hash(it.text())) == written.hash {
            return InFile::All;
        }
        // A change that joins the last step counts as well.
        InFile::AllBut(self.undo_count().abs_diff(written.steps).max(1))
    }

    /// Notes that a file holds `text` now.
    pub fn was_written(self, text: &str) {
        let steps = untrack(|| self.undo_count());
        let hash = hash(text);
        self.written.set(Some(Written { hash, steps }));
    }

    /// What is known about the file, in the format that [`Editor::restore_written`] reads.
    pub fn written_text(self) -> Option<String> {
        let Written { hash, steps } = self.written.get_untracked()?;
        Some(format!("{hash:016x}-{steps}"))
    }

    /// Restores what an earlier visit knew about the file. An unreadable value changes nothing.
    pub fn restore_written(self, text: &str) {
        let read = || {
            let (hash, steps) = text.split_once('-')?;
            let hash = u64::from_str_radix(hash, 16).ok()?;
            let steps = steps.parse().ok()?;
            Some(Written { hash, steps })
        };
        if let Some(written) = read() {
            self.written.set(Some(written));
        }
    }
}

/// What is known when a text is opened: a file has that text, but a text without a name comes from no file.
pub(super) fn as_opened(opened: &Opened) -> Option<Written> {
    (!opened.name.is_empty()).then(|| Written {
        hash: hash(&opened.text),
        steps: 0,
    })
}

/// The hash of a text. A later build may hash differently; then a draft counts as changed until its file is written
/// again.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
