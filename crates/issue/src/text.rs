//! The issue: its text, and what is derived from it.

use std::sync::{Arc, OnceLock};

use crate::edit::{EditError, Replace, Transaction};
use crate::lines::LineEnding;
use crate::outline::Outline;
use crate::revision::Revision;

/// An issue file: a text with its outline, a value that is cheap to clone and never changes in place.
///
/// Any text is an issue: parsing cannot fail.
#[derive(Clone, Debug)]
pub struct Issue(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    text: String,
    revision: Revision,
    outline: OnceLock<Outline>,
}

impl PartialEq for Issue {
    /// Compares revisions, not texts: two issues that were read from equal files are not equal.
    fn eq(&self, other: &Self) -> bool {
        self.revision() == other.revision()
    }
}

impl Default for Issue {
    fn default() -> Self {
        Self::new("")
    }
}

impl Issue {
    /// Creates an issue from the text, without changing a byte.
    pub fn new(text: impl Into<String>) -> Self {
        let (text, revision) = (text.into(), Revision::next());
        Self(Arc::new(Inner {
            text,
            revision,
            outline: OnceLock::new(),
        }))
    }

    /// The whole text, exactly as a download contains it.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The revision, which identifies this state of the text.
    pub fn revision(&self) -> Revision {
        self.0.revision
    }

    /// Headings and list items, read once per state.
    pub fn outline(&self) -> &Outline {
        self.0.outline.get_or_init(|| Outline::read(self.text()))
    }

    /// Whether `later` differs from this issue in nothing but the text of entries: it has the same sections with as many
    /// entries each, and the same front matter and single fields.
    ///
    /// May also be `false` in such a case, for example if a section has a single entry, which may be the sentence that
    /// says there are none.
    pub fn differs_only_in_entries(&self, later: &Self) -> bool {
        let outline = self.outline();
        outline.differs_only_in_entries(self.text(), later.outline(), later.text())
    }

    /// The line ending that new lines take.
    pub fn line_ending(&self) -> LineEnding {
        LineEnding::of(self.text())
    }

    /// A transaction on this state of the text.
    pub fn transaction(&self, edits: Vec<Replace>) -> Result<Transaction, EditError> {
        Transaction::new(self.revision(), edits)
    }

    /// Returns the issue after `tx`, and the transaction that undoes it.
    pub fn apply(&self, tx: &Transaction) -> Result<(Self, Transaction), EditError> {
        if tx.base() != self.revision() {
            return Err(EditError::Stale);
        }
        let (text, inverse) = tx.splice(self.text())?;
        let after = Self::new(text);
        let old = self.0.outline.get();
        if let Some(outline) = old.and_then(|it| it.changed(self.text(), after.text(), tx.edits()))
        {
            // Cannot fail: no other thread has the new issue yet.
            let _ = after.0.outline.set(outline);
        }
        let back = after.transaction(inverse)?;
        Ok((after, back))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_restores_every_byte() {
        let issue = Issue::new("\u{feff}ä\r\n💛 x");
        let tx = issue
            .transaction(vec![Replace::insert(0, "👨‍👩‍👧"), Replace::delete(5..7)])
            .unwrap();
        let (after, back) = issue.apply(&tx).unwrap();
        assert_eq!(after.text(), "👨‍👩‍👧\u{feff}ä💛 x");
        assert_eq!(after.apply(&back).unwrap().0.text(), issue.text());
    }

    #[test]
    fn a_stale_transaction_is_refused() {
        let issue = Issue::new("abc");
        let tx = issue.transaction(vec![Replace::delete(0..1)]).unwrap();
        let (after, _) = issue.apply(&tx).unwrap();
        assert_eq!(after.apply(&tx).unwrap_err(), EditError::Stale);
    }

    #[test]
    fn a_cut_character_is_refused() {
        let issue = Issue::new("ä");
        let tx = issue.transaction(vec![Replace::delete(1..2)]).unwrap();
        assert_eq!(
            issue.apply(&tx).unwrap_err(),
            EditError::OutOfBounds {
                range: 1..2,
                len: 2
            }
        );
    }
}
