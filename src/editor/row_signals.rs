//! The entries of each section that is shown, one signal per section.
//!
//! They are not memos, because running two hundred of them at each key, only to find that nothing changed, would take
//! longer than the key itself. Instead, one pass updates the signals after each change, only for sections that differ.

use std::sync::Arc;

use issue::Issue;
use leptos::prelude::*;

use super::rows::{Row, Rows, Seen, newest_row_id};
use super::{Editor, RowId, SectionId, Summary};

/// A section that is shown.
#[derive(Clone, Debug)]
pub(super) struct ShownSection {
    section: SectionId,
    rows: RwSignal<Rows>,
    seen: Option<Seen>,
}

impl Editor {
    /// The entries of a section. The signal is released when the caller's owner is disposed.
    pub fn rows(self, section: SectionId) -> Signal<Rows> {
        let issue = self.issue.get_untracked();
        let index = self.sections.with_untracked(|it| find(it, 0, &section));
        let rows = RwSignal::new(Rows::read(&issue, index, &Rows::default()));
        let seen = index.and_then(|it| Seen::of(&issue, it));
        self.shown.update_value(|it| {
            it.push(ShownSection {
                section,
                rows,
                seen,
            });
        });
        on_cleanup(move || {
            self.shown
                .try_update_value(|it| it.retain(|it| it.rows != rows));
        });
        rows.into()
    }

    /// The row of an entry on the page, and its section: `section` is an index in the outline, `entry` an index in the
    /// section.
    pub fn row_at(self, section: usize, entry: usize) -> Option<(SectionId, RowId)> {
        let id = self
            .sections
            .with_untracked(|it| Some(it.get(section)?.id.clone()))?;
        let rows = self
            .shown
            .with_value(|all| Some(all.iter().find(|it| it.section == id)?.rows))?;
        let row = rows.with_untracked(|it| it.list.get(entry).map(|it| it.id))?;
        Some((id, row))
    }

    /// An entry that the page shows.
    pub fn find_row(self, id: RowId) -> Option<FoundRow> {
        self.shown
            .with_value(|all| all.iter().find_map(|it| it.find(id)))
    }

    /// The entries of a section that is shown.
    pub fn rows_in(self, section: &str) -> Vec<Arc<Row>> {
        self.shown.with_value(|all| {
            let found = all.iter().find(|it| *it.section == *section);
            let rows = found.map(|it| it.rows.with_untracked(|rows| rows.list.clone()));
            rows.unwrap_or_default()
        })
    }

    /// The first row that the last change created, if any.
    pub fn appeared_row(self) -> Option<RowId> {
        self.appeared.get_value()
    }

    /// Reads again the sections whose text differs from `before`.
    pub(super) fn renew_rows(self, before: &Issue) {
        let issue = self.issue.get_untracked();
        let changed = self
            .sections
            .with_untracked(|it| self.changed_since(before, &issue, it));
        let newest = newest_row_id();
        self.appeared.set_value(None);
        for (rows, index) in changed {
            let new = rows.with_untracked(|old| Rows::read(&issue, index, old));
            if let Some(row) = new.list.iter().find(|it| it.id > newest) {
                self.appeared.update_value(|it| *it = it.or(Some(row.id)));
            }
            if rows.with_untracked(|old| *old != new) {
                rows.set(new);
            }
        }
    }

    /// The rows of the sections that differ between `before` and `issue`, each with its new index.
    fn changed_since(self, before: &Issue, issue: &Issue, sections: &[Summary]) -> Vec<Changed> {
        let (mut at, mut changed) = (0, Vec::new());
        self.shown.update_value(|all| {
            for it in all {
                let index = find(sections, at, &it.section);
                at = index.map_or(at, |it| it + 1);
                let seen = index.and_then(|it| Seen::of(issue, it));
                let is_same = match (&it.seen, &seen) {
                    (Some(old), Some(new)) => old.is_as(before, new, issue),
                    (old, new) => old.is_none() && new.is_none(),
                };
                it.seen = seen;
                if !is_same {
                    changed.push((it.rows, index));
                }
            }
        });
        changed
    }
}

/// An entry with its position.
#[derive(Clone, Debug)]
pub struct FoundRow {
    /// The section it is in.
    pub section: SectionId,
    /// Its index in the section.
    pub index: usize,
    /// The entry.
    pub row: Arc<Row>,
}

impl ShownSection {
    fn find(&self, id: RowId) -> Option<FoundRow> {
        self.rows.with_untracked(|rows| {
            let index = rows.position(id)?;
            Some(FoundRow {
                section: self.section.clone(),
                index,
                row: rows.list.get(index)?.clone(),
            })
        })
    }
}

/// The entries of a section, and the section's index in the outline.
type Changed = (RwSignal<Rows>, Option<usize>);

/// The index of a section in the list. The search starts at `start`, where it usually is.
fn find(list: &[Summary], start: usize, section: &SectionId) -> Option<usize> {
    let is_it = |it: &usize| list.get(*it).is_some_and(|it| it.id == *section);
    (start..list.len()).chain(0..start).find(is_it)
}
