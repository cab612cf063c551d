//! Saves a draft: one save at a time; the latest state waits for the save before it.

use issue::{Issue, Revision, draft};
use leptos::prelude::*;

use super::{Drafts, Saving, UNFINISHED};
use crate::browser::storage::{self, DraftId, SaveError, StoredDraft};
use crate::browser::{clock, draft_lock, later, rescue, web_storage};
use crate::place;

/// The time from a key to its save, in milliseconds.
const DELAY: u32 = 250;

/// The time from a failed save to the next attempt, in milliseconds.
const RETRY: u32 = 5_000;

/// A save that takes longer than this is shown as "Saving", in milliseconds.
const SLOW: u32 = 1_000;

/// A state of a draft that is being saved.
#[derive(Clone, Debug)]
pub(super) struct Save {
    draft: StoredDraft,
    of: Revision,
    strict: bool,
}

/// When to save.
impl Drafts {
    /// Saves every change, because the storage has to follow the text.
    pub(super) fn save_changes(self) {
        Effect::new(move || {
            let issue = self.editor.issue().get();
            let is_done = !self.editor.is_step_open();
            if self.is_any_open() {
                rescue::name(&draft::file_name(&issue));
                self.changed(&issue, is_done);
            }
        });
    }

    /// Schedules a save after a change. A finished step is saved at once, because the user may leave the next moment.
    fn changed(self, issue: &Issue, is_done: bool) {
        let saved = self.current.with_value(|it| it.as_ref()?.saved);
        if saved == Some(issue.revision()) {
            return;
        }
        let was_saved = saved.is_some();
        if was_saved && untrack(|| self.editor.is_changed()) {
            storage::ask_to_persist();
        }
        if was_saved && is_done {
            self.save(false);
        } else {
            self.save_after(DELAY);
        }
    }

    fn save_after(self, delay: u32) {
        if !self.is_due.get_value() {
            self.is_due.set_value(true);
            later(delay, move || {
                self.is_due.set_value(false);
                self.save(false);
            });
        }
    }

    /// Saves unsaved changes; `strict` waits for the disk.
    pub fn save(self, strict: bool) {
        if let Some(save) = self.unsaved(strict) {
            self.send(save);
        }
    }

    /// Saves the draft and its view state before another one is opened.
    pub(super) fn put_away(self) {
        let has_moved = self.read_place();
        match self.unsaved(false) {
            Some(save) => self.send(save),
            None if has_moved => self.save_place(),
            None => {}
        }
    }

    /// Saves in a way that works even if the page is gone before the save is done.
    pub(super) fn leave(self) {
        let unfinished = Some(self.editor.unfinished()).filter(|it| !it.is_empty());
        web_storage::keep_for_tab(UNFINISHED, unfinished.as_deref());
        let has_moved = self.read_place();
        match self.unsaved(true) {
            Some(save) => {
                storage::leave(&save.draft);
                self.send(save);
            }
            None if has_moved => self.save_place(),
            None => {}
        }
    }

    /// Reads the view state from the page, to be saved with the draft. Returns whether it has changed.
    fn read_place(self) -> bool {
        if !self.is_any_open() || !self.editor.may_change() {
            return false;
        }
        let place = place::read(self.view, self.editor);
        let is_new = self
            .current
            .with_value(|it| it.as_ref().is_some_and(|it| it.place != place));
        self.update(|it| it.place = place);
        is_new
    }

    /// Saves only the view state, of a draft that is saved.
    fn save_place(self) {
        if let Some(current) = self.current.get_value() {
            storage::keep_place(current.id, current.place);
        }
    }
}

/// Saving.
impl Drafts {
    fn unsaved(self, strict: bool) -> Option<Save> {
        let issue = self.editor.issue().get_untracked();
        let current = self.current.get_value()?;
        if current.saved == Some(issue.revision()) {
            return None;
        }
        let opened = self.editor.opened().get_untracked()?;
        let draft = StoredDraft {
            id: current.id,
            name: opened.name,
            base: opened.text.to_string(),
            text: issue.text().to_owned(),
            history: self.editor.history_text(),
            place: current.place,
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
        // Started at once, because another draft may be opened the next moment.
        let saved = storage::save(&save.draft, save.strict);
        leptos::task::spawn_local(async move {
            let saved = saved.await;
            self.in_flight.set_value(false);
            self.launch_parked(&save.draft.id, saved.as_ref().ok().copied());
            self.ended(save, saved);
        });
    }

    /// Shows "Saving" only if the save is slow: the message would distract at each pause.
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

    /// Starts the save that was waiting. The save before it has made `revision`, or has failed (`None`). If it failed
    /// and the draft is still open, the draft is saved again later anyway.
    fn launch_parked(self, id: &DraftId, revision: Option<u64>) {
        let Some(mut save) = self.parked.try_update_value(Option::take).flatten() else {
            return;
        };
        match revision {
            _ if save.draft.id != *id => {}
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
                });
                self.saving.set(Saving::Saved(clock::time()));
                self.offers_file.set(false);
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

    /// Continues with a separate draft, because another tab saved first.
    fn part(self) {
        self.begin();
        self.editor.announce(
            "Another tab changed this draft. This tab continues with a separate copy. Both are under Open.",
        );
        self.save_after(0);
    }

    /// Saves a draft that was closed before it could be saved, under a new id.
    fn save_apart(self, mut save: Save) {
        save.draft.id = DraftId::new();
        save.draft.revision = 0;
        later(RETRY, move || {
            leptos::task::spawn_local(async move {
                match storage::save(&save.draft, true).await {
                    Ok(_) => self
                        .editor
                        .announce("Recovered unsaved work. It is listed under Open."),
                    Err(_) => self.save_apart(save),
                }
            });
        });
    }
}
