//! Several entries selected, in any sections, to be moved or removed together in one step.

use issue::Issue;
use issue::entry::{Entry, entries};
use issue::operation::{Operation, Target};
use leptos::prelude::*;

use crate::editor::{Editor, RowId, Rows, SectionId, index_of, reference};

/// A selected entry.
#[derive(Clone, Debug)]
struct Selected {
    section: SectionId,
    rows: Signal<Rows>,
    row: RowId,
}

/// Where a selected entry is.
#[derive(Clone, Debug)]
pub struct SelectedPlace {
    /// The section's index in the outline.
    order: usize,
    /// The section.
    pub section: SectionId,
    /// The entry's index in it.
    index: usize,
}

/// The selected entries: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection {
    entries: RwSignal<Vec<Selected>>,
    /// The entry that was selected or deselected last, at which a range begins.
    anchor: RwSignal<Option<RowId>>,
}

impl Selection {
    /// The selection of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The selected entries of a section; tracked.
    pub fn in_section(self, section: &SectionId) -> Vec<RowId> {
        self.entries.with(|it| {
            let here = it.iter().filter(|it| it.section == *section);
            here.map(|it| it.row).collect()
        })
    }

    /// The selected entries.
    pub fn rows(self) -> Vec<RowId> {
        untrack(|| self.tracked_rows())
    }

    /// The selected entries; tracked.
    pub fn tracked_rows(self) -> Vec<RowId> {
        self.entries.with(|it| it.iter().map(|it| it.row).collect())
    }

    /// Selects or deselects a row. With `is_range`, does the same with all rows between this one and the row selected
    /// last.
    pub fn toggle(self, section: &SectionId, rows: Signal<Rows>, row: RowId, is_range: bool) {
        let is_row = |it: &Selected| it.row == row;
        let was_selected = self.entries.with_untracked(|it| it.iter().any(is_row));
        let range = self.range(rows, row).filter(|_| is_range);
        let toggled = range.unwrap_or_else(|| vec![row]);
        self.entries.update(|it| {
            it.retain(|it| !toggled.contains(&it.row));
            if !was_selected {
                it.extend(toggled.into_iter().map(|row| Selected {
                    section: section.clone(),
                    rows,
                    row,
                }));
            }
        });
        self.anchor.set(Some(row));
    }

    /// The rows between the row selected last and `row`, if both are in the section.
    fn range(self, rows: Signal<Rows>, row: RowId) -> Option<Vec<RowId>> {
        let anchor = self.anchor.get_untracked()?;
        rows.with_untracked(|it| {
            let (a, b) = (it.position(anchor)?, it.position(row)?);
            let rows = it.list.get(a.min(b)..=a.max(b))?;
            Some(rows.iter().map(|it| it.id).collect())
        })
    }

    /// Deselects all.
    pub fn clear(self) {
        self.entries.update(Vec::clear);
    }

    /// Deselects the entries of a section that is removed.
    pub fn forget(self, section: &SectionId) {
        let is_here = |it: &Selected| it.section == *section;
        // When the whole page is removed, the signal may be disposed already.
        let has_some = self.entries.try_with_untracked(|it| it.iter().any(is_here));
        if has_some == Some(true) {
            self.entries.update(|it| it.retain(|it| !is_here(it)));
        }
    }

    /// How many are selected and still exist; tracked.
    pub fn count(self) -> usize {
        let is_there = |it: &&Selected| it.rows.try_with(|rows| rows.position(it.row).is_some());
        self.entries
            .with(|it| it.iter().filter(|it| is_there(it) == Some(true)).count())
    }

    /// Where the selected entries are, in the issue's order.
    pub fn places(self, editor: Editor) -> Vec<SelectedPlace> {
        let sections = editor.sections().get_untracked();
        let place = |it: &Selected| {
            Some(SelectedPlace {
                order: sections
                    .iter()
                    .position(|section| section.id == it.section)?,
                section: it.section.clone(),
                index: it.rows.with_untracked(|rows| rows.position(it.row))?,
            })
        };
        let mut places: Vec<_> = self
            .entries
            .with_untracked(|it| it.iter().filter_map(place).collect());
        places.sort_by_key(|it| (it.order, it.index));
        places
    }
}

/// The operations that remove the entries at `places`, the last one first.
pub fn removals(issue: &Issue, places: &[SelectedPlace]) -> Vec<Operation> {
    let remove = |it: &SelectedPlace| {
        Some(Operation::Remove {
            section: reference(issue.outline(), &it.section)?,
            index: it.index,
        })
    };
    places.iter().rev().filter_map(remove).collect()
}

/// The operations that move the entries at `places` to the end of `target`, in their order.
pub fn moves(issue: &Issue, places: &[SelectedPlace], target: &SectionId) -> Vec<Operation> {
    let outline = issue.outline();
    let Some(to) = reference(outline, target) else {
        return Vec::new();
    };
    let end = entry_count(issue, target);
    let away: Vec<_> = places.iter().filter(|it| it.section != *target).collect();
    let operation = |(moved, it): (usize, &&SelectedPlace)| {
        let gone = away.iter().take(moved);
        let gone = gone.filter(|before| before.section == it.section).count();
        Some(Operation::Move {
            section: reference(outline, &it.section)?,
            index: it.index - gone,
            to: Target {
                section: to.clone(),
                index: end + moved,
            },
        })
    };
    away.iter().enumerate().filter_map(operation).collect()
}

/// How many entries a section has. A sentence that says there are none does not count.
fn entry_count(issue: &Issue, section: &SectionId) -> usize {
    let outline = issue.outline();
    let section = index_of(outline, section).and_then(|it| outline.sections.get(it));
    let found = section.map(|it| entries(issue.text(), &outline.hidden, it));
    let found = found.unwrap_or_default();
    let is_entry = |it: &&issue::entry::LocatedEntry| !matches!(it.entry, Entry::None(_));
    found.iter().filter(is_entry).count()
}
