//! All drafts of this device, and the open one as it would be kept among them.

use leptos::prelude::*;

use super::{Drafts, Saving};
use crate::browser::clock;
use crate::browser::storage::{self, DraftId, SaveError, StoredDraft};

/// The list.
impl Drafts {
    /// Reads the list anew.
    pub fn refresh(self) {
        leptos::task::spawn_local(async move {
            match storage::list().await {
                Ok(all) => self.all.set(all),
                Err(reason) => self
                    .editor
                    .announce(format!("The drafts cannot be read: {reason}.")),
            }
        });
    }

    /// Whether this draft is the one that is open.
    pub fn is_open(self, id: &DraftId) -> bool {
        self.current
            .with_value(|it| it.as_ref().is_some_and(|it| it.id == *id))
    }

    /// Whether another tab writes this draft of the list; what is done to it is done there.
    pub fn is_elsewhere(self, draft: &StoredDraft) -> bool {
        draft.is_written && !(self.is_open(&draft.id) && self.editor.may_change())
    }

    /// Keeps `draft`, changed or brought back, under its id.
    pub fn put(self, draft: StoredDraft) {
        leptos::task::spawn_local(async move {
            if let Err(reason) = storage::put(&draft).await {
                self.editor.announce(format!("Not done: {reason}."));
            }
            self.refresh();
        });
    }

    /// Gives `draft` another name.
    pub fn rename(self, draft: StoredDraft, name: String) {
        if self.is_open(&draft.id) {
            self.rename_own(&name);
        } else {
            self.put(StoredDraft { name, ..draft });
        }
    }

    /// Another draft with the same text and history.
    pub fn duplicate(self, draft: &StoredDraft) {
        let name = match draft.name.as_str() {
            "" => "copy".to_owned(),
            name => format!("copy of {name}"),
        };
        self.put(StoredDraft {
            id: DraftId::new(),
            name,
            revision: 0,
            ..draft.clone()
        });
    }

    /// Forgets `draft`, which [`Drafts::put`] brings back with its revision at 0.
    pub fn remove(self, id: DraftId) {
        leptos::task::spawn_local(async move {
            if let Err(reason) = storage::remove(&id).await {
                self.editor.announce(format!("Not done: {reason}."));
            }
            self.refresh();
        });
    }
}

/// What others ask of the drafts.
impl Drafts {
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

    /// All drafts, the last one worked on first; the open one is as it is now.
    pub async fn newest(self) -> Vec<StoredDraft> {
        // What cannot be read cannot be asked about, and is not waited for twice.
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

    /// Gives the open draft another name.
    pub(super) fn rename_own(self, name: &str) {
        self.editor.rename(name);
        self.update(|it| it.saved = None);
        self.save(true);
        let id = self.id();
        self.all.update(|all| {
            if let Some(own) = all.iter_mut().find(|it| Some(&it.id) == id.as_ref()) {
                name.clone_into(&mut own.name);
            }
        });
    }

    /// Makes `base` the text that the open draft began from.
    pub fn rebase(self, base: &str) {
        self.editor.rebase(base);
        self.update(|it| it.saved = None);
        self.save(true);
    }

    /// Keeps `draft` in place of what is kept under its id, and opens it.
    ///
    /// Else the reason in words: nothing is changed then.
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
