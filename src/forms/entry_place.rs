//! Where the entry of an open form is in the text, and the problems found there.

use std::sync::Arc;

use issue::Issue;
use issue::entry::{Entry, LocatedEntry, entries};
use leptos::prelude::*;

use crate::checks::{Checks, Finding};
use crate::editor::{Editor, SectionId, index_of};

/// Where the form's entry is in the text.
pub struct EntryPlace {
    id: SectionId,
    /// The index of its section in the outline.
    section: usize,
    /// Its index in that section.
    index: usize,
    /// The byte at which it ends.
    end: usize,
}

impl EntryPlace {
    /// The entry at `index` of a section.
    pub fn at(editor: Editor, id: &SectionId, index: usize) -> Option<Self> {
        let issue = editor.issue().get_untracked();
        let section = index_of(issue.outline(), id)?;
        Some(Self {
            id: id.clone(),
            section,
            index,
            end: entries_in(&issue, section).get(index)?.range.end,
        })
    }

    /// The entry that the open form added.
    pub fn added(editor: Editor) -> Option<Self> {
        let (id, index) = untrack(|| editor.added_entry())?;
        Self::at(editor, &id, index)
    }

    /// The problems of the entry, as of the last check.
    pub fn problems(&self, checks: Checks) -> Vec<Arc<Finding>> {
        checks.of_entry(&self.id, self.index, self.end)
    }

    /// The entry after the fix of `finding`, if the fix leaves one.
    pub fn fixed(&self, editor: Editor, checks: Checks, finding: &Finding) -> Option<Entry> {
        let fix = checks.place(finding)?.problem.fix?;
        let issue = editor.issue().get_untracked();
        fix.entry_after(&issue, self.section, self.index)
    }
}

fn entries_in(issue: &Issue, section: usize) -> Vec<LocatedEntry> {
    let outline = issue.outline();
    let section = outline.sections.get(section);
    let found = section.map(|it| entries(issue.text(), &outline.hidden, it));
    found.unwrap_or_default()
}
