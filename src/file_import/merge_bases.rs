//! The base of a merged draft, across undo: a merge makes the other text the base, so undoing it restores the old one.
//! Otherwise the patch would revert the other text's own changes.

use leptos::prelude::*;

use super::FileImport;
use crate::browser::storage::{DraftId, StoredDraft};

/// The bases of a draft before and after it was merged in this visit.
#[derive(Clone, Debug)]
pub(super) struct MergeBases {
    draft: DraftId,
    /// What undo calls the merge.
    label: &'static str,
    before: String,
    after: String,
}

impl FileImport {
    /// Remembers both bases of `draft`, which is merged with `other` in the step `label`.
    pub(super) fn remember_bases(self, draft: &StoredDraft, label: &'static str, other: &str) {
        self.bases.set_value(Some(MergeBases {
            draft: draft.id.clone(),
            label,
            before: draft.base.clone(),
            after: other.to_owned(),
        }));
    }

    /// Follows undo and redo of the merge.
    pub(super) fn follow_undo(self) {
        Effect::new(move |was_undone: Option<bool>| {
            let was_undone = was_undone.unwrap_or_default();
            let (redo, undo) = (self.editor.redo_label(), self.editor.undo_label());
            let known = self.bases.get_value();
            let label = known.as_ref().map(|it| it.label);
            let is_merge = |it: Option<String>| it.is_some() && it.as_deref() == label;
            let (undone, done) = (is_merge(redo), is_merge(undo));
            if let Some(known) = known.filter(|it| self.drafts.is_open(&it.draft)) {
                if undone && !was_undone {
                    self.drafts.rebase(&known.before);
                } else if done && was_undone {
                    self.drafts.rebase(&known.after);
                }
            }
            undone || (was_undone && !done)
        });
    }
}
