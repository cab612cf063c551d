//! Whether the file on the user's computer has the draft's text.
//!
//! Galley saves a draft on this device by itself, but the file changes only when the user saves or downloads it. So the
//! page says how many changes the file lacks. Only the length and a hash of the written text are kept.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

use super::{Editor, Opened};

/// What is known about the file's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The hash of its text.
    hash: u64,
    /// The length of its text in bytes; `None` if an earlier version of the page stored the value, without a length.
    length: Option<usize>,
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
        if self.issue.with(|it| written.is_of(it.text())) {
            return InFile::All;
        }
        // A change that joins the last step counts as well.
        InFile::AllBut(self.undo_count().abs_diff(written.steps).max(1))
    }

    /// Notes that a file holds `text` now.
    pub fn was_written(self, text: &str) {
        let steps = untrack(|| self.undo_count());
        self.written.set(Some(Written::new(text, steps)));
    }

    /// What is known about the file, in the format that [`Editor::restore_written`] reads.
    pub fn written_text(self) -> Option<String> {
        let written = self.written.get_untracked()?;
        Some(written.to_text())
    }

    /// Restores what an earlier visit knew about the file. An unreadable value changes nothing.
    pub fn restore_written(self, text: &str) {
        if let Some(written) = Written::of_text(text) {
            self.written.set(Some(written));
        }
    }
}

impl Written {
    fn new(text: &str, steps: usize) -> Self {
        Self {
            hash: hash(text),
            length: Some(text.len()),
            steps,
        }
    }

    /// Whether this is the text that was written. Most changes change the length, so few texts are hashed.
    fn is_of(&self, text: &str) -> bool {
        self.length.is_none_or(|it| it == text.len()) && hash(text) == self.hash
    }

    /// "0123456789abcdef-3-456": the hash, the steps and the length.
    fn to_text(self) -> String {
        let Self {
            hash,
            length,
            steps,
        } = self;
        let length = length.map(|it| format!("-{it}")).unwrap_or_default();
        format!("{hash:016x}-{steps}{length}")
    }

    /// Reads what [`Written::to_text`] has written.
    fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        Some(Self {
            hash: u64::from_str_radix(parts.next()?, 16).ok()?,
            steps: parts.next()?.parse().ok()?,
            length: parts.next().map(str::parse).transpose().ok()?,
        })
    }
}

/// What is known when a text is opened: a file has that text, but a text without a name comes from no file.
pub(super) fn as_opened(opened: &Opened) -> Option<Written> {
    (!opened.name.is_empty()).then(|| Written::new(&opened.text, 0))
}

/// The hash of a text. A later build may hash differently; then a draft counts as changed until its file is written
/// again.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_text_is_recognised() {
        let written = Written::new("abc", 2);
        assert_eq!(Written::of_text(&written.to_text()), Some(written));
        assert!(written.is_of("abc") && !written.is_of("abd") && !written.is_of("abcd"));
    }

    #[test]
    fn what_an_earlier_version_stored_is_recognised() {
        let stored = Written::new("abc", 2).to_text();
        let earlier = stored.trim_end_matches("-3");
        let written = Written::of_text(earlier).unwrap();
        assert_eq!((written.steps, written.length), (2, None));
        assert!(written.is_of("abc") && !written.is_of("abd"));
        assert_eq!(Written::of_text("x-2"), None);
    }
}
