//! The open draft among all drafts on this device.

use leptos::prelude::*;

use super::{Drafts, Saving};
use crate::browser::clock;
use crate::browser::storage::{self, DraftId, SaveError, StoredDraft};

/// What other modules ask about the drafts.
impl Drafts {
    /// Whether this draft is the one that is open.
    pub fn is_open(self, id: &DraftId) -> bool {
        self.current
            .with_value(|it| it.as_ref().is_some_and(|it| it.id == *id))
    }

    /// The open draft as it is now, saved or not.
    pub fn own(self) -> Option<StoredDraft> {
        let current = self.current.get_value()?;
        let opened = self.editor.opened().get_untracked()?;
        Some(StoredDraft {
            id: current.id,
            name: opened.name,
            base: opened.text.to_string(),
            text: self
                .editor
                .issue()
                .with_untracked(|it| it.text().to_owned()),
            revision: current.revision,
            ..StoredDraft::default()
        })
    }

    /// All drafts, the most recent first; the open one in its current state.
    pub async fn newest(self) -> Vec<StoredDraft> {
        // After a failed save the storage probably cannot be read either. Do not wait for it a second time.
        let mut all = if self
            .saving
            .with_untracked(|it| matches!(it, Saving::Failed(_)))
        {
            Vec::new()
        } else {
            storage::list().await.unwrap_or_default()
        };
        let Some(mut own) = self.own() else {
            return all;
        };
        let at = all.iter().position(|it| it.id == own.id);
        let kept = at.map(|it| all.remove(it));
        own.updated = kept.as_ref().map(|it| it.updated).unwrap_or_default();
        let is_saved = kept.is_some_and(|it| it.text == own.text);
        all.insert(at.filter(|_| is_saved).unwrap_or_default(), own);
        all
    }

    /// Renames the open draft.
    pub(super) fn rename_own(self, name: &str) {
        self.editor.rename(name);
        self.update(|it| it.saved = None);
        self.save(true);
    }

    /// Makes `base` the text from which the open draft began.
    pub fn rebase(self, base: &str) {
        self.editor.rebase(base);
        self.update(|it| it.saved = None);
        self.save(true);
    }

    /// Stores `draft` in place of what is stored under its id, and opens it.
    ///
    /// Otherwise returns the reason as text, and changes nothing.
    pub async fn replace(self, mut draft: StoredDraft) -> Result<(), String> {
        draft.revision = match storage::put(&draft).await {
            Ok(revision) => revision,
            Err(SaveError::Refused(reason)) => return Err(reason),
            Err(SaveError::Stale) => return Err("another tab changed this draft".to_owned()),
        };
        draft.updated = clock::milliseconds();
        self.reopen(&draft);
        Ok(())
    }
}
