//! The drafts stored on this device: lists, renames, duplicates and removes them.

use leptos::prelude::*;

use crate::browser::storage::{self, DraftId, StoredDraft};
use crate::browser::unreadable::Unreadable;
use crate::browser::web_storage;
use crate::messages::Messages;

/// The stored drafts: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct DraftShelf {
    messages: Messages,
    all: RwSignal<Vec<StoredDraft>>,
    unreadable: RwSignal<Vec<Unreadable>>,
    /// The draft that is open in this tab.
    own: RwSignal<Option<DraftId>>,
    opener: RwSignal<Option<Opener>>,
}

/// What the shelf needs from the code that has a draft open in this tab.
#[derive(Clone, Copy, Debug)]
pub struct Opener {
    /// Whether this tab writes it.
    pub is_writer: Signal<bool>,
    /// Renames the draft.
    pub rename: Callback<String>,
}

impl DraftShelf {
    /// Creates a shelf whose list has not been read yet.
    pub fn new(messages: Messages) -> Self {
        Self {
            messages,
            all: RwSignal::default(),
            unreadable: RwSignal::default(),
            own: RwSignal::new(None),
            opener: RwSignal::new(None),
        }
    }

    /// The shelf of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// All drafts as of the last [`DraftShelf::refresh`], the most recent first.
    pub fn all(self) -> Signal<Vec<StoredDraft>> {
        self.all.into()
    }

    /// Records and notes that are no longer drafts, as of the last [`DraftShelf::refresh`].
    pub fn unreadable(self) -> Signal<Vec<Unreadable>> {
        self.unreadable.into()
    }

    /// Registers the code that opens drafts in this tab.
    pub fn set_opener(self, opener: Opener) {
        self.opener.set(Some(opener));
    }

    /// Sets which draft is open.
    pub fn set_own(self, id: DraftId) {
        self.own.set(Some(id));
    }

    /// Reads the list again.
    pub fn refresh(self) {
        leptos::task::spawn_local(async move {
            match storage::shelf().await {
                Ok(shelf) => {
                    self.all.set(shelf.drafts);
                    self.unreadable.set(shelf.unreadable);
                }
                Err(reason) => self
                    .messages
                    .announce(format!("The drafts cannot be read: {reason}.")),
            }
        });
    }

    /// Whether a draft is open in this tab; tracked.
    pub fn has_own(self) -> bool {
        self.own.with(Option::is_some)
    }

    /// Whether this draft is the one that is open; tracked.
    pub fn is_open(self, id: &DraftId) -> bool {
        self.own.with(|it| it.as_ref() == Some(id))
    }

    /// Whether another tab writes this draft, so that only that tab can change it; tracked.
    pub fn is_elsewhere(self, draft: &StoredDraft) -> bool {
        let is_writer = || self.opener.get().is_some_and(|it| it.is_writer.get());
        draft.is_written && !(self.is_open(&draft.id) && is_writer())
    }

    /// Stores `draft` under its id: a changed draft, or a deleted one to restore.
    pub fn put(self, draft: StoredDraft) {
        leptos::task::spawn_local(async move {
            if let Err(reason) = storage::put(&draft).await {
                self.messages.announce(format!("Not done: {reason}."));
            }
            self.refresh();
        });
    }

    /// Renames `draft`.
    pub fn rename(self, draft: StoredDraft, name: String) {
        let is_open = self.own.get_untracked().as_ref() == Some(&draft.id);
        let Some(opener) = self.opener.get_untracked().filter(|_| is_open) else {
            return self.put(StoredDraft { name, ..draft });
        };
        opener.rename.run(name.clone());
        self.all.update(|all| {
            if let Some(it) = all.iter_mut().find(|it| it.id == draft.id) {
                it.name = name;
            }
        });
    }

    /// A copy of the draft, with the same text and history.
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

    /// Deletes `draft`. [`DraftShelf::put`] restores it with revision 0.
    pub fn remove(self, id: DraftId) {
        leptos::task::spawn_local(async move {
            if let Err(reason) = storage::remove(&id).await {
                self.messages.announce(format!("Not done: {reason}."));
            }
            self.refresh();
            let is_last = storage::list().await.is_ok_and(|it| it.is_empty());
            if is_last && !self.own.with_untracked(Option::is_some) {
                web_storage::expect_drafts(false);
            }
        });
    }

    /// Deletes what cannot be read.
    pub fn remove_unreadable(self, it: Unreadable) {
        leptos::task::spawn_local(async move {
            if let Err(reason) = storage::remove_unreadable(&it).await {
                self.messages.announce(format!("Not done: {reason}."));
            }
            self.refresh();
        });
    }
}
