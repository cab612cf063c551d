//! What is heard of the editor: a text that is open for the first time, and one that has changed.

use std::sync::Arc;

use issue::{Issue, draft};
use leptos::prelude::*;

use super::{Current, Drafts, Saving, TAB};
use crate::browser::{later, rescue, storage, web_storage};
use crate::editor::Opened;

/// From a key to its save, in milliseconds.
pub(super) const DELAY: u32 = 250;

/// What follows a change.
impl Drafts {
    pub(super) fn follow(self) {
        Effect::new(move || {
            let Some(opened) = self.editor.opened().get() else {
                return;
            };
            let issue = self.editor.issue().get();
            let is_done = !self.editor.is_step_open();
            rescue::name(&draft::file_name(&issue));
            self.changed(&opened, &issue, is_done);
        });
    }

    /// A step that is done is saved at once: whoever did it may go the next moment.
    fn changed(self, opened: &Opened, issue: &Issue, is_done: bool) {
        let current = self.current.get_value();
        let is_it = |it: &Current| Arc::ptr_eq(&it.base, &opened.text);
        match current {
            Some(current) if is_it(&current) => {
                if current.saved == Some(issue.revision()) {
                    return;
                }
                if current.saved.is_some() && *opened.text != *issue.text() {
                    storage::ask_to_persist();
                }
                if is_done && current.saved.is_some() {
                    return self.save(false);
                }
            }
            before => {
                let followed = self.follows.get_untracked();
                self.begin(opened.text.clone());
                if !followed {
                    forget_untouched(before);
                }
            }
        }
        self.save_after(DELAY);
    }

    /// A draft of its own for what is open.
    pub(super) fn begin(self, base: Arc<str>) {
        let id = storage::new_id();
        web_storage::keep_for_tab(TAB, Some(&id));
        self.saving.set(Saving::Begun);
        self.editor.set_read_only(false);
        self.join(&id);
        self.current.set_value(Some(Current {
            id,
            base,
            revision: 0,
            saved: None,
            place: String::new(),
        }));
    }

    pub(super) fn save_after(self, delay: u32) {
        if !self.is_due.get_value() {
            self.is_due.set_value(true);
            later(delay, move || {
                self.is_due.set_value(false);
                self.save(false);
            });
        }
    }
}

/// A file that was only looked at leaves no draft behind.
fn forget_untouched(before: Option<Current>) {
    let Some(before) = before else {
        return;
    };
    leptos::task::spawn_local(async move {
        if let Ok(Some(draft)) = storage::load(&before.id).await
            && draft.text == draft.base
        {
            let _ = storage::remove(&draft.id).await;
        }
    });
}
