//! One draft in several tabs: one tab writes it, the others follow and can take over.
//!
//! `web/draft-lock.js` decides which tab writes; this file handles the text. A tab that is asked saves and gives way.
//! If a tab lost the draft without being able to save, its save is refused because of its old revision, and its text
//! becomes a separate draft.

use super::{Drafts, Saving};
use crate::browser::clock;
use crate::browser::draft_lock::{self, TabMessage};
use crate::browser::storage::{self, DraftId, SaveError, StoredDraft};
use leptos::prelude::*;

/// How many times the draft is read again if it changes while this tab takes it over.
const TRIES: usize = 3;

/// Two tabs.
impl Drafts {
    /// Whether another tab writes the open draft.
    pub fn follows(self) -> bool {
        self.follows.get()
    }

    /// The content of an unfinished form when another tab took over; it is not in any text.
    pub fn left(self) -> RwSignal<String> {
        self.left
    }

    /// Asks the tab that writes the draft to give it to this tab.
    pub fn take_over(self) {
        self.editor.announce("Asking the other tab to save.");
        draft_lock::take();
    }

    /// Joins the tabs that have the draft with this id open.
    pub(super) fn join(self, id: &DraftId) {
        self.gives_way.set_value(false);
        self.follows.set(false);
        let settled = storage::settled();
        draft_lock::join(id.as_str(), settled, move |message| self.heard(message));
    }

    fn heard(self, message: TabMessage) {
        match message {
            TabMessage::Writes | TabMessage::Took => {
                let took = message == TabMessage::Took;
                leptos::task::spawn_local(async move { self.take_charge(took).await });
            }
            TabMessage::Follows => self.follow_writer(),
            TabMessage::Saved => {
                leptos::task::spawn_local(async move { self.catch_up(false).await });
            }
            TabMessage::Asked | TabMessage::Lost => self.give_way(),
        }
    }

    fn follow_writer(self) {
        self.editor.set_read_only(true);
        self.follows.set(true);
        leptos::task::spawn_local(async move {
            self.catch_up(false).await;
            self.recover();
        });
    }

    /// Makes this tab the one that writes the draft. A former writer that is still saving has an older revision.
    async fn take_charge(self, took: bool) {
        let id = self.id();
        if !self.editor.may_change() {
            self.catch_up(took).await;
        }
        if self.id() != id {
            return;
        }
        self.editor.set_read_only(false);
        if self.follows.get_untracked() {
            self.follows.set(false);
            self.editor.announce("This tab edits the draft now.");
        }
        self.recover();
    }

    /// Shows the stored draft. With `claim`, also saves it once, so that its revision is from this tab.
    async fn catch_up(self, claim: bool) {
        let Some(id) = self.id() else {
            return;
        };
        for _ in 0..TRIES {
            let Ok(kept) = storage::load(&id).await else {
                return;
            };
            let Some(mut draft) = kept else {
                return self.keep_as_new(&id);
            };
            if claim {
                match storage::save(&draft, true).await {
                    Ok(revision) => draft.revision = revision,
                    Err(SaveError::Stale) => continue,
                    // The first save that fails reports it.
                    Err(SaveError::Refused(_)) => {}
                }
            }
            return self.show(&draft);
        }
    }

    /// Keeps a draft that is gone from the storage, but still open here, as a new one.
    fn keep_as_new(self, id: &DraftId) {
        if self.is_open(id) && !self.follows.get_untracked() {
            self.update(|it| {
                it.revision = 0;
                it.saved = None;
            });
            self.save(true);
        }
    }

    fn show(self, draft: &StoredDraft) {
        let shown = self
            .current
            .with_value(|it| it.as_ref().map(|it| it.revision));
        let is_newer = shown.is_some_and(|it| it < draft.revision);
        // What was typed since then is newer than any record.
        if !is_newer || !self.is_open(&draft.id) || self.editor.may_change() {
            return;
        }
        let (text, base) = (&draft.text, &draft.base);
        let revision = self
            .editor
            .catch_up(text, base, &draft.name, &draft.history);
        self.update(|it| {
            it.revision = draft.revision;
            it.saved = Some(revision);
        });
        self.saving
            .set(Saving::Saved(clock::time_of(draft.updated)));
        self.find_file();
    }

    /// Saves this tab's changes, then follows, because another tab asked for the draft or has taken it.
    fn give_way(self) {
        let left = self.editor.unfinished();
        if !left.is_empty() {
            self.left.set(left);
        }
        self.editor.set_read_only(true);
        self.gives_way.set_value(true);
        self.save(true);
        self.go_if_saved();
    }

    /// Starts to follow, if another tab asked for the draft and everything is saved.
    pub(super) fn go_if_saved(self) {
        let revision = self.editor.issue().with_untracked(issue::Issue::revision);
        let is_saved = self
            .current
            .with_value(|it| it.as_ref().is_some_and(|it| it.saved == Some(revision)));
        if self.gives_way.get_value() && is_saved {
            self.gives_way.set_value(false);
            draft_lock::give_way();
        }
    }

    /// Keeps writing, because this tab cannot save: the user can still change and download its text.
    pub(super) fn stay(self) {
        if self.gives_way.get_value() {
            self.gives_way.set_value(false);
            self.editor.set_read_only(false);
        }
    }
}
