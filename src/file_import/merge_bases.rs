//! The base of a merged draft, across undo: a merge makes the file the base, so undoing it restores the old one.
//! Otherwise the patch would revert the file's own changes.

use leptos::prelude::*;

use super::{DraftConflict, FileImport, LABEL};
use crate::browser::storage::DraftId;

/// The bases of a draft before and after it was merged in this visit.
#[derive(Clone, Debug)]
pub(super) struct MergeBases {
    draft: DraftId,
    before: String,
    after: String,
}

impl FileImport {
    /// Remembers both bases of the merged draft.
    pub(super) fn remember_bases(self, conflict: &DraftConflict) {
        self.bases.set_value(Some(MergeBases {
            draft: conflict.draft.id.clone(),
            before: conflict.draft.base.clone(),
            after: conflict.text.clone(),
        }));
    }

    /// Follows undo and redo of the merge.
    pub(super) fn follow_undo(self) {
        let is_merge = |it: Option<String>| it.as_deref() == Some(LABEL);
        Effect::new(move |was_undone: Option<bool>| {
            let was_undone = was_undone.unwrap_or_default();
            let undone = is_merge(self.editor.redo_label());
            let done = is_merge(self.editor.undo_label());
            let known = self.bases.get_value();
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
