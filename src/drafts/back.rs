//! Drafts and texts that come in: the last draft when the page starts, one from the list, a file.

use leptos::prelude::*;
use std::sync::Arc;

use issue::edit::Replace;

use super::{Current, Drafts, Saving, TAB};
use crate::browser::storage::{self, SaveError, StoredDraft};
use crate::browser::{clock, web_storage};
use crate::place;

/// Under which the rescue script leaves the last text.
const RESCUED: &str = "galley-rescued";

/// What is opened.
impl Drafts {
    /// The draft of this tab, else the one worked on last.
    pub(super) async fn last(self) -> Result<Option<StoredDraft>, SaveError> {
        if let Some(id) = web_storage::of_tab(TAB) {
            if id == "none" {
                web_storage::keep_for_tab(TAB, None);
                return Ok(None);
            }
            if let Some(draft) = storage::load(&id).await? {
                return Ok(Some(draft));
            }
            self.editor
                .say("The draft of this tab is not on this device any more, or cannot be read.");
        }
        Ok(storage::list().await?.into_iter().next())
    }

    /// Opens a text as a draft of its own; the one open before is saved.
    pub fn open_text(self, text: &str, name: &str) {
        self.save(false);
        self.keep_place();
        self.editor.open(text, name);
    }

    /// Opens a draft where it was left; the one open before is saved.
    pub fn open(self, draft: &StoredDraft) {
        self.save(false);
        self.keep_place();
        let base: Arc<str> = draft.base.as_str().into();
        self.current.set_value(Some(Current {
            id: draft.id.clone(),
            base: base.clone(),
            revision: draft.revision,
            saved: None,
            place: draft.place.clone(),
        }));
        web_storage::keep_for_tab(TAB, Some(&draft.id));
        self.editor
            .restore(&draft.text, base, &draft.name, &draft.history);
        let restored = self.editor.issue().get_untracked().revision();
        self.update(|it| it.saved = Some(restored));
        self.saving
            .set(Saving::Saved(clock::time_of(draft.updated)));
        if draft.is_damaged {
            self.editor.say(
                "This draft was damaged on this device. Its text is here; undo and the text it began from may be gone.",
            );
        }
        place::go_to(self.view, &draft.place);
        // Until it is known whether another tab writes it.
        self.editor.set_read_only(true);
        self.join(&draft.id);
    }

    /// What the rescue script kept may be a moment newer than what was saved.
    pub(super) fn recover(self) {
        let Some(rescued) = web_storage::of_tab(RESCUED) else {
            return;
        };
        web_storage::keep_for_tab(RESCUED, None);
        let issue = self.editor.issue().get_untracked();
        if issue.text() == rescued {
            return;
        }
        if !self.is_any_open() {
            return self.editor.open(&rescued, "");
        }
        if self.follows.get_untracked() {
            self.editor.open(&rescued, "");
            return self.editor.say(
                "What this tab held when it stopped is a draft of its own. The one that another tab edits is under Open.",
            );
        }
        if let Some(edit) = Replace::between(&(0..issue.text().len()), issue.text(), &rescued) {
            // The edit is made for the very text it is applied to.
            let _ = self.editor.apply("recover text", vec![edit], None);
        }
    }
}
