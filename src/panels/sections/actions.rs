//! What can be done to the entries of one section.

use std::ops::Range;
use std::sync::Arc;

use issue::entry::entries;
use issue::operation::{Operation, SectionRef, Target};
use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use super::row_action::RowAction;
use super::selection::Selection;
use crate::browser::{clipboard, drag, focus};
use crate::editor::{
    Editor, FormPlace, Part, Row, RowId, Rows, SectionId, Summary, display_title, index_of,
    reference,
};
use crate::element_ids::{add_button_id, row_id};

/// An entry that moves from one place to another.
#[derive(Clone, Debug)]
struct MovingEntry {
    section: SectionId,
    index: usize,
    title: String,
}

/// The row that is being dragged, if one is.
#[derive(Clone, Copy, Debug, Default)]
pub struct DraggedRow {
    entry: RwSignal<Option<MovingEntry>>,
    /// The row it hangs over, and whether it would be dropped after that one rather than before.
    target: RwSignal<Option<(RowId, bool)>>,
}

/// The entries of one section and what can be done to them: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct SectionActions {
    editor: Editor,
    summary: StoredValue<Summary>,
    /// The entries.
    pub rows: Signal<Rows>,
    /// The form that is open in this section: for which part, and its turn.
    pub open_form: Memo<Option<(Part, u64)>>,
    /// The row that asks where to move.
    pub moving: RwSignal<Option<RowId>>,
    selection: Selection,
    dragged: DraggedRow,
}

/// What is in the section.
impl SectionActions {
    /// For a section and its entries.
    pub fn new(section: Summary, rows: Signal<Rows>) -> Self {
        let editor = Editor::expect();
        let id = section.id.clone();
        let open_form = move |_: Option<&_>| {
            let place = editor.form().get().filter(|it| it.section == id)?;
            Some((place.part, editor.form_generation().get()))
        };
        Self {
            editor,
            summary: StoredValue::new(section),
            rows,
            open_form: Memo::new(open_form),
            moving: RwSignal::new(None),
            selection: Selection::expect(),
            dragged: expect_context(),
        }
    }

    /// The section's name.
    pub fn section(self) -> SectionId {
        self.summary.with_value(|it| it.id.clone())
    }

    /// What the section holds.
    pub fn kind(self) -> Kind {
        self.summary.with_value(|it| it.kind)
    }

    /// A row and its index.
    pub fn find(self, id: RowId) -> Option<(usize, Arc<Row>)> {
        self.rows.with_untracked(|it| {
            let index = it.position(id)?;
            Some((index, it.list.get(index)?.clone()))
        })
    }

    /// Where the text below the section's heading begins, in bytes.
    pub fn body_start(self) -> Option<usize> {
        let issue = self.editor.issue().get_untracked();
        let index = index_of(issue.outline(), &self.section())?;
        issue.outline().sections.get(index).map(|it| it.body.start)
    }

    /// The lines of an entry.
    fn snippet(self, id: RowId) -> Option<String> {
        let range = self.range(id)?;
        let issue = self.editor.issue();
        issue.with_untracked(|it| it.text().get(range).map(str::to_owned))
    }

    /// The bytes of an entry's lines.
    fn range(self, id: RowId) -> Option<Range<usize>> {
        let issue = self.editor.issue().get_untracked();
        let outline = issue.outline();
        let section = outline.sections.get(index_of(outline, &self.section())?)?;
        let (index, _) = self.find(id)?;
        let found = entries(issue.text(), &outline.hidden, section);
        found.get(index).map(|it| it.range.clone())
    }

    fn moving_entry(self, row: RowId) -> Option<MovingEntry> {
        let (index, row) = self.find(row)?;
        Some(MovingEntry {
            section: self.section(),
            index,
            title: display_title(&row.entry),
        })
    }

    fn reference(self) -> Option<SectionRef> {
        self.reference_of(&self.section())
    }

    fn reference_of(self, section: &str) -> Option<SectionRef> {
        let issue = self.editor.issue();
        issue.with_untracked(|it| reference(it.outline(), section))
    }

    fn count(self) -> usize {
        self.rows.with_untracked(|it| it.list.len())
    }
}

/// Changes.
impl SectionActions {
    /// Opens the form for a new entry.
    pub fn add(self) {
        self.editor.open_form(FormPlace {
            section: self.section(),
            part: Part::New,
        });
    }

    /// Does `action` to a row.
    pub fn act(self, row: RowId, action: RowAction) {
        let Some((index, entry)) = self.find(row) else {
            return;
        };
        match action {
            RowAction::Edit => self.edit(row),
            RowAction::Remove => self.remove(index, &entry),
            RowAction::MoveUp if index == 0 => self.editor.announce("Already first."),
            RowAction::MoveUp => self.shift(row, index, index - 1),
            RowAction::MoveDown if index + 1 == self.count() => {
                self.editor.announce("Already last.");
            }
            RowAction::MoveDown => self.shift(row, index, index + 1),
            RowAction::CopySnippet => self.copy(row),
            RowAction::MoveTo => self.moving.set(Some(row)),
            RowAction::Select { is_range } => {
                self.selection
                    .toggle(&self.section(), self.rows, row, is_range);
            }
        }
    }

    fn edit(self, row: RowId) {
        if let Some(at) = self.range(row).map(|it| it.start) {
            self.editor.reveal(at);
        }
        // A form that was open is saved first, which may move rows but renames none.
        self.editor.open_form(FormPlace {
            section: self.section(),
            part: Part::Row(row),
        });
    }

    fn remove(self, index: usize, row: &Row) {
        let Some(section) = self.reference() else {
            return;
        };
        if self.run(&Operation::Remove { section, index }) {
            let title = display_title(&row.entry);
            self.editor
                .announce(format!("Removed “{title}”. Undo restores it."));
            let next = self.rows.with_untracked(|it| {
                let next = it.list.get(index).or(it.list.last());
                next.map(|it| row_id(it.id))
            });
            focus::soon(next.unwrap_or_else(|| add_button_id(&self.section())));
        }
    }

    /// Moves a row within the section; the row, or the button of it that has the focus, keeps it.
    fn shift(self, row: RowId, index: usize, to: usize) {
        let Some(section) = self.reference() else {
            return;
        };
        let row = row_id(row);
        let focused = focus::id_within(&row).unwrap_or(row);
        let target = Target {
            section: section.clone(),
            index: to,
        };
        if self.run(&Operation::Move {
            section,
            index,
            to: target,
        }) {
            focus::soon(focused);
            self.editor
                .announce(format!("Now {} of {}.", to + 1, self.count()));
        }
    }

    /// Moves a row to the end of another section.
    pub fn move_to(self, row: RowId, section: &SectionId) {
        self.moving.set(None);
        let issue = self.editor.issue().get_untracked();
        let outline = issue.outline();
        let end = index_of(outline, section)
            .and_then(|it| outline.sections.get(it))
            .map_or(0, |it| entries(issue.text(), &outline.hidden, it).len());
        if let Some(entry) = self.moving_entry(row) {
            self.carry(&entry, section, end);
        }
    }

    /// Moves an entry to `index` of a section.
    fn carry(self, entry: &MovingEntry, section: &SectionId, index: usize) {
        let (Some(from), Some(to)) = (
            self.reference_of(&entry.section),
            self.reference_of(section),
        ) else {
            return;
        };
        if self.run(&Operation::Move {
            section: from,
            index: entry.index,
            to: Target { section: to, index },
        }) {
            self.editor
                .announce(format!("Moved “{}” to {section}.", entry.title));
        }
    }

    fn run(self, operation: &Operation) -> bool {
        let done = self.editor.run(operation);
        if let Err(error) = &done {
            self.editor
                .announce(format!("Not done: {error}. Nothing was changed."));
        }
        done.is_ok()
    }

    fn copy(self, row: RowId) {
        let Some(lines) = self.snippet(row) else {
            return;
        };
        leptos::task::spawn_local(async move {
            self.editor.announce(if clipboard::copy(&lines).await {
                "Copied the entry's lines."
            } else {
                "Not copied: the browser refused."
            });
        });
    }
}

/// Dragging.
impl SectionActions {
    /// Begins to drag a row.
    pub fn drag_row(self, event: &ev::DragEvent, row: RowId) {
        let snippet = self.snippet(row).unwrap_or_default();
        let is_dragged = drag::start(event, &snippet);
        self.dragged
            .entry
            .set(is_dragged.then(|| self.moving_entry(row)).flatten());
    }

    /// Marks where the dragged row would be dropped: before or after this row.
    pub fn drag_over_row(self, event: &ev::DragEvent, row: RowId) {
        if self.is_dragging() {
            let is_after = drag::mark(event);
            self.dragged.target.set(Some((row, is_after)));
        }
    }

    /// Lets the dragged row be dropped in the section; outside of all rows, at its end.
    pub fn drag_over(self, event: &ev::DragEvent) {
        // A row below the pointer has accepted it already.
        if self.is_dragging() && !event.default_prevented() {
            event.prevent_default();
            drag::unmark();
            self.dragged.target.set(None);
        }
    }

    fn is_dragging(self) -> bool {
        self.dragged.entry.with_untracked(Option::is_some)
    }

    /// Forgets the dragged row, dropped or not.
    pub fn end_drag(self) {
        drag::unmark();
        self.dragged.entry.set(None);
    }

    /// Drops the dragged row.
    pub fn drop_row(self, event: &ev::DragEvent) {
        let Some(entry) = self.dragged.entry.try_update(Option::take).flatten() else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        drag::unmark();
        let target = self.dragged.target.try_update(Option::take).flatten();
        let at = target.and_then(|(row, is_after)| Some(self.find(row)?.0 + usize::from(is_after)));
        let at = at.unwrap_or_else(|| self.count());
        let is_own = entry.section == self.section();
        // The index counts once the row has left its old place.
        let index = at - usize::from(is_own && at > entry.index);
        self.carry(&entry, &self.section(), index);
    }
}
