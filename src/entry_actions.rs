//! What can be done to an entry. The row's buttons and keys, drags and the palette all call this.

use std::mem::discriminant;
use std::ops::Range;
use std::sync::Arc;

use issue::draft;
use issue::entry::{Entry, entries, read};
use issue::operation::{Operation, SectionRef, Target};
use issue::section::Kind;
use leptos::prelude::*;

use crate::browser::{clipboard, focus};
use crate::editor::{
    Editor, FormPlace, FoundRow, Part, Row, RowId, SectionId, Summary, display_title, index_of,
    reference,
};
use crate::element_ids::{add_button_id, row_id};
use crate::forms::add_label;
use crate::words::{counted, quoted};

/// In an open form, the first field that has a problem, or the first fix of a problem of the whole entry.
const FIRST_PROBLEM: &str = "#entry-form [aria-invalid=true], #entry-form .found button";

/// Acts on entries: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct EntryActions {
    editor: Editor,
}

/// The entry and its text.
impl EntryActions {
    /// The actions on entries of the open issue.
    pub fn new(editor: Editor) -> Self {
        Self { editor }
    }

    /// The entry's address, if it is a web address.
    pub fn url(self, row: RowId) -> Option<String> {
        let found = self.editor.find_row(row)?;
        let url = found.row.entry.url()?;
        is_web(url).then(|| url.to_owned())
    }

    /// The entry's lines.
    pub fn lines(self, row: RowId) -> Option<String> {
        let found = self.editor.find_row(row)?;
        let range = self.range(&found)?;
        let issue = self.editor.issue();
        issue.with_untracked(|it| it.text().get(range).map(str::to_owned))
    }

    /// The bytes of an entry's lines.
    fn range(self, found: &FoundRow) -> Option<Range<usize>> {
        let issue = self.editor.issue().get_untracked();
        let outline = issue.outline();
        let section = outline.sections.get(index_of(outline, &found.section)?)?;
        let all = entries(issue.text(), &outline.hidden, section);
        all.get(found.index).map(|it| it.range.clone())
    }

    /// The other sections that all of the entries fit into, in the issue's order.
    pub fn targets(self, rows: &[RowId]) -> Vec<SectionId> {
        let found: Vec<_> = rows.iter().filter_map(|it| self.movable(*it)).collect();
        let home = found.first().map(|it| it.section.clone());
        let is_home = |id: &SectionId| {
            let is_there = |it: &Movable| it.section == *id;
            home.as_ref() == Some(id) && found.iter().all(is_there)
        };
        let takes_all = |it: &&Summary| found.iter().all(|entry| entry.fits(it));
        self.editor.sections().with_untracked(|all| {
            let ids = all.iter().filter(takes_all).map(|it| it.id.clone());
            ids.filter(|it| !is_home(it)).collect()
        })
    }

    /// Whether the entry can be moved to the section.
    pub fn is_taken_by(self, row: RowId, section: &str) -> bool {
        let entry = self.movable(row);
        self.editor.sections().with_untracked(|all| {
            let section = all.iter().find(|it| *it.id == *section);
            section.zip(entry).is_some_and(|(it, entry)| entry.fits(it))
        })
    }

    fn movable(self, row: RowId) -> Option<Movable> {
        let found = self.editor.find_row(row)?;
        let kind = self.editor.sections().with_untracked(|all| {
            let section = all.iter().find(|it| it.id == found.section);
            section.map(|it| it.kind)
        })?;
        Some(Movable {
            lines: self.lines(row)?,
            kind,
            section: found.section,
            entry: found.row.entry.clone(),
        })
    }

    fn reference(self, section: &str) -> Option<SectionRef> {
        let issue = self.editor.issue();
        issue.with_untracked(|it| reference(it.outline(), section))
    }
}

/// An entry that may move to another section.
struct Movable {
    section: SectionId,
    kind: Kind,
    entry: Entry,
    lines: String,
}

impl Movable {
    /// Whether the entry would stay of the same kind in `section`.
    fn fits(&self, section: &Summary) -> bool {
        if add_label(section).is_none() || matches!(self.entry, Entry::None(_)) {
            return false;
        }
        match self.entry {
            Entry::Event(_) => section.kind == Kind::Events,
            Entry::Link(_) | Entry::Other(_) => section.kind == self.kind,
            _ => {
                let there = read(&self.lines, section.kind);
                discriminant(&there) == discriminant(&self.entry)
            }
        }
    }
}

/// Whether a browser can open the address.
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Changes.
impl EntryActions {
    /// Opens the entry's form at its first problem.
    pub fn edit_problem(self, row: RowId) {
        self.edit(row);
        // The form focuses its first field when it appears.
        request_animation_frame(|| focus::soon_on_match(FIRST_PROBLEM));
    }

    /// Opens the entry's form.
    pub fn edit(self, row: RowId) {
        let Some(found) = self.editor.find_row(row) else {
            return;
        };
        if let Some(at) = self.range(&found).map(|it| it.start) {
            self.editor.reveal(at);
        }
        // An open form is saved first, which may move rows but does not change their ids.
        self.editor.open_form(FormPlace {
            section: found.section,
            part: Part::Row(row),
        });
    }

    /// Removes the entry and focuses the next one.
    pub fn remove(self, row: RowId) {
        let Some(found) = self.editor.find_row(row) else {
            return;
        };
        let Some(section) = self.reference(&found.section) else {
            return;
        };
        let index = found.index;
        if self.run(&Operation::Remove { section, index }) {
            let title = display_title(&found.row.entry);
            self.editor.announce(format!("Removed {}.", quoted(&title)));
            let left = self.editor.rows_in(&found.section);
            let next = left.get(index).or(left.last()).map(|it| row_id(it.id));
            focus::soon(next.unwrap_or_else(|| add_button_id(&found.section)));
        }
    }

    /// Moves the entry one place up or down. The focus stays on the row, or on its button.
    pub fn shift(self, row: RowId, is_down: bool) {
        let Some(found) = self.editor.find_row(row) else {
            return;
        };
        let count = self.editor.rows_in(&found.section).len();
        let to = match is_down {
            true if found.index + 1 < count => found.index + 1,
            true => return self.editor.announce("Already last."),
            false if found.index > 0 => found.index - 1,
            false => return self.editor.announce("Already first."),
        };
        let focused = focus::id_within(&row_id(row)).unwrap_or_else(|| row_id(row));
        if self.carry(&found, &found.section, to).is_some() {
            focus::soon(focused);
            self.editor.announce(format!("Now {} of {count}.", to + 1));
        }
    }

    /// Moves the entry to a section: an event to its date, anything else to the end.
    pub fn move_to(self, row: RowId, section: &SectionId) {
        if let Some(found) = self.editor.find_row(row) {
            let index = self.place_in(section, &found);
            self.move_to_place(row, section, index);
        }
    }

    /// Moves the entry before or after another one, in any section.
    pub fn move_next_to(self, row: RowId, other: RowId, is_after: bool) {
        let found = self.editor.find_row(row).zip(self.editor.find_row(other));
        if let Some((own, other)) = found {
            let at = other.index + usize::from(is_after);
            // The index applies after the entry has left its old place.
            let is_before = own.section == other.section && own.index < at;
            self.move_to_place(row, &other.section, at - usize::from(is_before));
        }
    }

    /// Moves the entry to `index` of a section. The index does not count the entry itself.
    pub fn move_to_place(self, row: RowId, section: &SectionId, index: usize) {
        let Some(found) = self.editor.find_row(row) else {
            return;
        };
        if found.section != *section && !self.is_taken_by(row, section) {
            let noun = found.row.entry.noun();
            return self.editor.announce(format!(
                "Not moved: {section} has no place for this {noun}."
            ));
        }
        if let Some(moved) = self.carry(&found, section, index) {
            let title = quoted(&display_title(&found.row.entry));
            self.editor.announce(format!("Moved {title} to {section}."));
            focus::soon_shown(row_id(moved));
        }
    }

    /// Moves the entry, marks its new place, and returns its row there.
    fn carry(self, found: &FoundRow, section: &SectionId, index: usize) -> Option<RowId> {
        let (from, to) = self
            .reference(&found.section)
            .zip(self.reference(section))?;
        let to = Target { section: to, index };
        let moving = Operation::Move {
            section: from,
            index: found.index,
            to,
        };
        if !self.run(&moving) {
            return None;
        }
        let rows = self.editor.rows_in(section);
        let is_it = |it: &&Arc<Row>| it.entry == found.row.entry;
        let row = rows.get(index).filter(is_it);
        let row = row.or_else(|| rows.iter().rev().find(is_it))?.id;
        self.point_at(row);
        Some(row)
    }

    /// Marks an entry that was just written as the last change: the first byte that changed may be in its neighbour.
    fn point_at(self, row: RowId) {
        let found = self.editor.find_row(row);
        if let Some(range) = found.and_then(|it| self.range(&it)) {
            self.editor.reveal(range.start);
        }
    }

    /// The entry's index in the section, not counting the entry itself.
    fn place_in(self, section: &str, found: &FoundRow) -> usize {
        let rows = self.editor.rows_in(section);
        let is_other = |it: &&Arc<Row>| it.id != found.row.id;
        let is_entry = |it: &&Arc<Row>| !matches!(it.entry, Entry::None(_));
        let others: Vec<_> = rows.iter().filter(is_other).filter(is_entry).collect();
        let is_later = |other: &&Arc<Row>| match (&found.row.entry, &other.entry) {
            (Entry::Event(entry), Entry::Event(other)) => other.sort_key() > entry.sort_key(),
            _ => false,
        };
        others.iter().position(is_later).unwrap_or(others.len())
    }

    /// Adds a copy of the entry after it.
    pub fn duplicate(self, row: RowId) {
        let Some(found) = self.editor.find_row(row) else {
            return;
        };
        let Some(section) = self.reference(&found.section) else {
            return;
        };
        let add = Operation::Add {
            section,
            entry: found.row.entry.clone(),
            index: Some(found.index + 1),
        };
        let label = format!("duplicate {}", found.row.entry.noun());
        if self.tell(self.editor.run_all(&label, vec![add])) {
            let title = quoted(&display_title(&found.row.entry));
            self.editor.announce(format!("Duplicated {title}."));
            if let Some(copy) = self.editor.appeared_row() {
                focus::soon_shown(row_id(copy));
            }
        }
    }

    /// Copies the entry's lines to the clipboard, with a message that says where they go.
    pub fn copy(self, row: RowId) {
        let (Some(lines), Some(found)) = (self.lines(row), self.editor.find_row(row)) else {
            return;
        };
        let file = self.editor.issue().with_untracked(draft::file_name);
        let count = counted(issue::lines::lines(&lines).count(), "line");
        let done = format!(
            "Copied {count}. Paste under “{}” in draft/{file} on GitHub and open a pull request.",
            found.section
        );
        leptos::task::spawn_local(async move {
            self.editor.announce(if clipboard::copy(&lines).await {
                done
            } else {
                "Not copied: the browser refused.".to_owned()
            });
        });
    }

    fn run(self, operation: &Operation) -> bool {
        self.tell(self.editor.run(operation))
    }

    fn tell<E: std::fmt::Display>(self, done: Result<(), E>) -> bool {
        if let Err(error) = &done {
            self.editor
                .announce(format!("Not done: {error}. Nothing was changed."));
        }
        done.is_ok()
    }
}
