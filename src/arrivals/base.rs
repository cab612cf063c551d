//! What a draft began from, across undo: a merge makes it the file that came in, and so undoing one has to make it
//! what it was before. The patch would take the file's own lines back else.

use leptos::prelude::*;

use super::{Arrivals, LABEL, Met};
use crate::browser::storage::DraftId;

/// The two texts that a draft may be said to begin from, since it was merged in this visit.
#[derive(Clone, Debug)]
pub(super) struct Bases {
    draft: DraftId,
    before: String,
    after: String,
}

impl Arrivals {
    /// Remembers what the merged draft began from.
    pub(super) fn remember_bases(self, met: &Met) {
        self.bases.set_value(Some(Bases {
            draft: met.draft.id.clone(),
            before: met.draft.base.clone(),
            after: met.text.clone(),
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
