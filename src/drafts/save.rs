//! A draft on its way to the storage: one save at a time, the last state waiting for the one before.

use std::sync::Arc;

use issue::Revision;
use leptos::prelude::*;

use super::changes::DELAY;
use super::{Drafts, Saving};
use crate::browser::clock;
use crate::browser::storage::{self, Draft, Unsaved};

/// From a failed save to the next try, in milliseconds.
const RETRY: i32 = 5_000;

/// A state of a draft on its way to the storage.
#[derive(Clone, Debug)]
pub(super) struct Save {
    draft: Draft,
    of: Revision,
    strict: bool,
}

/// Saving.
impl Drafts {
    /// Saves what is not saved yet; `strict` waits for the disk.
    pub fn save(self, strict: bool) {
        let issue = self.editor.issue().get_untracked();
        let (Some(current), Some(opened)) = (
            self.current.get_value(),
            self.editor.opened().get_untracked(),
        ) else {
            return;
        };
        let is_it = Arc::ptr_eq(&current.base, &opened.text);
        if !is_it || current.saved == Some(issue.revision()) {
            return;
        }
        let draft = Draft {
            id: current.id,
            name: opened.name,
            base: opened.text.to_string(),
            text: issue.text().to_owned(),
            history: self.editor.history_text(),
            revision: current.revision,
            updated: 0.0,
        };
        let save = Save {
            draft,
            of: issue.revision(),
            strict: strict || current.saved.is_none(),
        };
        if self.in_flight.get_value() {
            self.parked.set_value(Some(save));
        } else {
            self.launch(save);
        }
    }

    fn launch(self, save: Save) {
        self.in_flight.set_value(true);
        leptos::task::spawn_local(async move {
            let saved = storage::save(&save.draft, save.strict).await;
            self.in_flight.set_value(false);
            self.launch_parked(&save.draft.id, saved.as_ref().ok().copied());
            self.ended(&save.draft.id, save.of, saved);
        });
    }

    /// The save that waited for the one before, which follows it if it is of the same draft.
    fn launch_parked(self, id: &str, revision: Option<f64>) {
        let parked = self.parked.try_update_value(Option::take).flatten();
        if let Some(mut save) = parked {
            if let Some(revision) = revision.filter(|_| save.draft.id == id) {
                save.draft.revision = revision;
            }
            self.launch(save);
        }
    }

    fn ended(self, id: &str, revision: Revision, saved: Result<f64, Unsaved>) {
        let is_current = self
            .current
            .with_value(|it| it.as_ref().is_some_and(|it| it.id == id));
        match saved {
            _ if !is_current => {}
            Ok(number) => {
                self.update(|it| {
                    it.revision = number;
                    it.saved = Some(revision);
                });
                self.saving.set(Saving::Saved(clock::time()));
                if self.editor.issue().get_untracked().revision() != revision {
                    self.save_after(DELAY);
                }
            }
            Err(Unsaved::Stale) => {
                let base = self
                    .current
                    .with_value(|it| it.as_ref().map(|it| it.base.clone()));
                self.begin(base.unwrap_or_default());
                self.editor.say(
                    "Another tab changed this draft. This tab keeps its own from here on; both are under Open.",
                );
                self.save_after(0);
            }
            Err(reason) => {
                self.failed(reason);
                self.save_after(RETRY);
            }
        }
    }
}
