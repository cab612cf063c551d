//! All drafts of this device, and what can be done with those that are not open.

use super::Drafts;
use crate::browser::storage::{self, StoredDraft};
use leptos::prelude::*;

/// The list.
impl Drafts {
    /// Reads the list anew.
    pub fn refresh(self) {
        leptos::task::spawn_local(async move {
            match storage::list().await {
                Ok(all) => self.all.set(all),
                Err(reason) => self
                    .editor
                    .say(format!("The drafts cannot be read: {reason}.")),
            }
        });
    }

    /// Whether this draft is the one that is open.
    pub fn is_open(self, id: &str) -> bool {
        self.current
            .with_value(|it| it.as_ref().is_some_and(|it| it.id == id))
    }

    /// Whether another tab writes this draft of the list; what is done to it is done there.
    pub fn is_elsewhere(self, draft: &StoredDraft) -> bool {
        draft.is_written && !(self.is_open(&draft.id) && self.editor.may_change())
    }

    /// Keeps `draft`, changed or brought back, under its id.
    pub fn put(self, draft: StoredDraft) {
        leptos::task::spawn_local(async move {
            if let Err(reason) = storage::put(&draft).await {
                self.editor.say(format!("Not done: {reason}."));
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
            id: storage::new_id(),
            name,
            revision: 0,
            ..draft.clone()
        });
    }

    /// Forgets `draft`, which [`Drafts::put`] brings back with its revision at 0.
    pub fn remove(self, id: String) {
        leptos::task::spawn_local(async move {
            if let Err(reason) = storage::remove(&id).await {
                self.editor.say(format!("Not done: {reason}."));
            }
            self.refresh();
        });
    }
}
