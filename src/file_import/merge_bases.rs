//! The base of a merged draft, which follows undo and redo: a merge makes the other text the base, and undoing the
//! merge restores the old base. Otherwise the patch would revert the other text's own changes.

use leptos::prelude::*;

use super::FileImport;
use crate::browser::storage::{DraftId, StoredDraft};

/// The bases of a draft before and after it was merged in this visit.
#[derive(Clone, Debug)]
pub(super) struct MergeBases {
    draft: DraftId,
    /// How many steps could be undone after the merge.
    depth: usize,
    before: String,
    after: String,
}

impl FileImport {
    /// Remembers both bases of `draft`, which was merged with `other` when `depth` steps could be undone.
    pub(super) fn remember_bases(self, draft: &StoredDraft, depth: usize, other: &str) {
        self.bases.update_value(|it| {
            it.push(MergeBases {
                draft: draft.id.clone(),
                depth,
                before: draft.base.clone(),
                after: other.to_owned(),
            });
        });
    }

    /// Follows undo and redo of the merges.
    pub(super) fn follow_undo(self) {
        Effect::new(move || {
            let depth = self.editor.undo_count();
            let can_redo = self.editor.redo_label().is_some();
            if self.bases.with_value(Vec::is_empty) {
                return;
            }
            let base = self.bases.try_update_value(|all| {
                // A merge that was undone cannot be redone after another change.
                all.retain(|it| can_redo || it.depth <= depth || !self.drafts.is_open(&it.draft));
                let own: Vec<_> = all
                    .iter()
                    .filter(|it| self.drafts.is_open(&it.draft))
                    .collect();
                base_at(&own, depth).map(str::to_owned)
            });
            let opened = self.editor.opened().get_untracked();
            if let (Some(Some(base)), Some(opened)) = (base, opened)
                && *opened.text != *base
            {
                self.drafts.rebase(&base);
            }
        });
    }
}

/// The base while `depth` steps can be undone; `None` if nothing was merged.
fn base_at<'a>(merges: &[&'a MergeBases], depth: usize) -> Option<&'a str> {
    let first = merges.first()?;
    let done = merges.iter().rev().find(|it| it.depth <= depth);
    Some(done.map_or(first.before.as_str(), |it| it.after.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_that_of_the_last_merge_that_is_not_undone() {
        let merge = |depth: usize, before: &str, after: &str| MergeBases {
            draft: "1".to_owned().into(),
            depth,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let all = [merge(2, "a", "b"), merge(5, "b", "c"), merge(5, "c", "d")];
        let all: Vec<_> = all.iter().collect();
        let found = [0, 1, 2, 4, 5, 9].map(|it| base_at(&all, it));
        assert_eq!(
            found.map(Option::unwrap_or_default),
            ["a", "a", "b", "b", "d", "d"]
        );
        assert_eq!(base_at(&[], 1), None);
    }
}
