//! A draft on its way to the storage: one save at a time, the last state waiting for the one before.

use leptos::prelude::*;
use std::sync::Arc;

use issue::Revision;

use super::changes::DELAY;
use super::{Current, Drafts, Saving, UNFINISHED};
use crate::browser::storage::{self, SaveError, StoredDraft};
use crate::browser::{clock, draft_lock, later, web_storage};
use crate::place;

/// From a failed save to the next try, in milliseconds.
const RETRY: u32 = 5_000;

/// What takes longer than this is said to be on its way, in milliseconds.
const SLOW: u32 = 1_000;

/// A state of a draft on its way to the storage.
#[derive(Clone, Debug)]
pub(super) struct Save {
    draft: StoredDraft,
    of: Revision,
    strict: bool,
}

/// Saving.
impl Drafts {
    /// Saves what is not saved yet; `strict` waits for the disk.
    pub fn save(self, strict: bool) {
        if let Some(save) = self.unsaved(strict) {
            self.send(save);
        }
    }

    /// Saves, too, where the page may not be there any more when the save is done.
    pub(super) fn leave(self) {
        let unfinished = Some(self.editor.unfinished()).filter(|it| !it.is_empty());
        web_storage::keep_for_tab(UNFINISHED, unfinished.as_deref());
        if let Some(save) = self.unsaved(true) {
            storage::leave(&save.draft);
            self.send(save);
        } else {
            self.keep_place();
        }
    }

    /// Where the user is may be all that is new.
    pub(super) fn keep_place(self) {
        let id = self.id();
        if id.is_empty() || !self.editor.may_change() {
            return;
        }
        let place = place::read(self.view);
        let is_new = |it: &Option<Current>| {
            it.as_ref()
                .is_some_and(|it| it.saved.is_some() && it.place != place)
        };
        if self.current.with_value(is_new) {
            self.update(|it| it.place.clone_from(&place));
            storage::keep_place(id, place);
        }
    }

    fn unsaved(self, strict: bool) -> Option<Save> {
        let issue = self.editor.issue().get_untracked();
        let current = self.current.get_value()?;
        let opened = self.editor.opened().get_untracked()?;
        let is_it = Arc::ptr_eq(&current.base, &opened.text);
        if !is_it || current.saved == Some(issue.revision()) {
            return None;
        }
        let draft = StoredDraft {
            id: current.id,
            name: opened.name,
            base: opened.text.to_string(),
            text: issue.text().to_owned(),
            history: self.editor.history_text(),
            place: place::read(self.view),
            revision: current.revision,
            ..StoredDraft::default()
        };
        Some(Save {
            draft,
            of: issue.revision(),
            strict: strict || current.saved.is_none(),
        })
    }

    fn send(self, save: Save) {
        if self.in_flight.get_value() {
            self.parked.set_value(Some(save));
        } else {
            self.launch(save);
        }
    }

    fn launch(self, save: Save) {
        self.in_flight.set_value(true);
        self.say_if_slow();
        // Begun at once: another draft may be opened the next moment.
        let saved = storage::save(&save.draft, save.strict);
        leptos::task::spawn_local(async move {
            let saved = saved.await;
            self.in_flight.set_value(false);
            self.launch_parked(&save.draft.id, saved.as_ref().ok().copied());
            self.ended(save, saved);
        });
    }

    /// "Saving" is said of a save that takes its time: with each pause of the typing it would only be noise.
    fn say_if_slow(self) {
        let last = move || self.current.with_value(|it| it.as_ref()?.saved);
        let before = last();
        later(SLOW, move || {
            let is_fine = self
                .saving
                .with_untracked(|it| matches!(it, Saving::Saved(_)));
            if is_fine && self.in_flight.get_value() && last() == before {
                self.saving.set(Saving::Begun);
            }
        });
    }

    /// The save that waited for the one before. Of the open draft there will be another if that one failed.
    fn launch_parked(self, id: &str, revision: Option<u64>) {
        let Some(mut save) = self.parked.try_update_value(Option::take).flatten() else {
            return;
        };
        match revision {
            _ if save.draft.id != id => {}
            Some(revision) => save.draft.revision = revision,
            None if self.is_open(id) => return,
            None => {}
        }
        self.launch(save);
    }

    fn ended(self, save: Save, saved: Result<u64, SaveError>) {
        let is_current = self.is_open(&save.draft.id);
        match saved {
            Ok(number) if is_current => {
                self.update(|it| {
                    it.revision = number;
                    it.saved = Some(save.of);
                    it.place = save.draft.place;
                });
                self.saving.set(Saving::Saved(clock::time()));
                draft_lock::tell();
                if self.editor.issue().get_untracked().revision() != save.of {
                    self.save_after(DELAY);
                }
                self.go_if_saved();
            }
            Ok(_) => {}
            Err(_) if !is_current => self.save_apart(save),
            Err(SaveError::Stale) => self.part(),
            Err(reason) => {
                self.failed(&reason);
                self.stay();
                self.save_after(RETRY);
            }
        }
    }

    /// Another tab was faster: this one goes on with a draft of its own.
    fn part(self) {
        let base = self
            .current
            .with_value(|it| it.as_ref().map(|it| it.base.clone()));
        self.begin(base.unwrap_or_default());
        self.editor.say(
            "Another tab changed this draft. This tab keeps its own from here on; both are under Open.",
        );
        self.save_after(0);
    }

    /// A draft that was left before it could be saved is tried again, under an id of its own.
    fn save_apart(self, mut save: Save) {
        save.draft.id = storage::new_id();
        save.draft.revision = 0;
        later(RETRY, move || {
            leptos::task::spawn_local(async move {
                match storage::save(&save.draft, true).await {
                    Ok(_) => self.editor.say("What was not saved before is under Open."),
                    Err(_) => self.save_apart(save),
                }
            });
        });
    }
}
