//! The entries of one section, and what can be done to them there.

use std::sync::Arc;

use issue::section::Kind;
use leptos::ev;
use leptos::prelude::*;

use super::row_action::RowAction;
use super::selection::Selection;
use crate::browser::drag::{self, DropPlace};
use crate::editor::{Editor, FormPlace, Part, Row, RowId, Rows, SectionId, Summary, index_of};
use crate::entry_actions::EntryActions;

/// The row that is being dragged, if one is.
#[derive(Clone, Copy, Debug, Default)]
pub struct DraggedRow(RwSignal<Option<Dragged>>);

#[derive(Clone, Debug)]
struct Dragged {
    row: RowId,
    /// The sections that it can be dropped in.
    targets: Vec<SectionId>,
}

/// The entry that the open form of a new entry has written: its section, and its index there.
#[derive(Clone, Copy, Debug)]
pub struct AddedEntry(Memo<Option<(SectionId, usize)>>);

impl AddedEntry {
    /// Follows the open form.
    pub fn new(editor: Editor) -> Self {
        Self(Memo::new(move |_| editor.added_entry()))
    }
}

/// The entries of one section and what can be done to them: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct SectionActions {
    editor: Editor,
    summary: StoredValue<Summary>,
    /// The entries.
    pub rows: Signal<Rows>,
    /// The form that is open in this section: what it edits, and the number that tells it from earlier forms.
    pub open_form: Memo<Option<(Part, u64)>>,
    /// The index of the entry that the open form of a new entry has written, if that is in this section.
    pub added: Memo<Option<usize>>,
    /// The row that asks for the section to move its entry to.
    pub moving: RwSignal<Option<RowId>>,
    /// The row whose menu is open.
    pub menu: RwSignal<Option<RowId>>,
    selection: Selection,
    dragged: DraggedRow,
}

/// What is in the section.
impl SectionActions {
    /// The actions for a section and its entries.
    pub fn new(section: Summary, rows: Signal<Rows>) -> Self {
        let editor = Editor::expect();
        let AddedEntry(added) = expect_context();
        let (id, own) = (section.id.clone(), section.id.clone());
        let open_form = move |_: Option<&_>| {
            let place = editor.form().get().filter(|it| it.section == id)?;
            Some((place.part, editor.form_generation().get()))
        };
        let added = move |_: Option<&_>| added.get().filter(|it| it.0 == own).map(|it| it.1);
        Self {
            editor,
            summary: StoredValue::new(section),
            rows,
            open_form: Memo::new(open_form),
            added: Memo::new(added),
            moving: RwSignal::new(None),
            menu: RwSignal::new(None),
            selection: Selection::expect(),
            dragged: expect_context(),
        }
    }

    /// The section's name.
    pub fn section(self) -> SectionId {
        self.summary.with_value(|it| it.id.clone())
    }

    /// The section's kind.
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

    /// The actions on any entry.
    pub fn entry_actions(self) -> EntryActions {
        EntryActions::new(self.editor)
    }

    /// Where the text below the section's heading begins, in bytes.
    pub fn body_start(self) -> Option<usize> {
        let issue = self.editor.issue().get_untracked();
        let index = index_of(issue.outline(), &self.section())?;
        issue.outline().sections.get(index).map(|it| it.body.start)
    }

    /// Opens the form for a new entry.
    pub fn add(self) {
        self.editor.open_form(FormPlace {
            section: self.section(),
            part: Part::New,
        });
    }

    /// Applies `action` to a row.
    pub fn act(self, row: RowId, action: RowAction) {
        let entries = self.entry_actions();
        match action {
            RowAction::Edit => entries.edit(row),
            RowAction::ShowProblem => entries.edit_problem(row),
            RowAction::Remove => entries.remove(row),
            RowAction::OpenMenu => self.toggle_menu(row),
            RowAction::MoveUp => entries.shift(row, false),
            RowAction::MoveDown => entries.shift(row, true),
            RowAction::MoveTo => self.moving.set(Some(row)),
            RowAction::Duplicate => entries.duplicate(row),
            RowAction::CopySnippet => entries.copy(row),
            RowAction::Select { is_range } => {
                self.selection
                    .toggle(&self.section(), self.rows, row, is_range);
            }
        }
    }

    /// Whether there is anything that `action` could do to a row.
    pub fn can(self, row: RowId, action: RowAction) -> bool {
        let count = self.rows.with_untracked(|it| it.list.len());
        let index = self.find(row).map_or(0, |it| it.0);
        match action {
            RowAction::MoveUp => index > 0,
            RowAction::MoveDown => index + 1 < count,
            RowAction::MoveTo => !self.entry_actions().targets(&[row]).is_empty(),
            _ => true,
        }
    }

    fn toggle_menu(self, row: RowId) {
        self.menu
            .update(|it| *it = Some(row).filter(|_| *it != Some(row)));
    }
}

/// Dragging.
impl SectionActions {
    /// Begins dragging a row.
    pub fn drag_row(self, event: &ev::DragEvent) {
        let Some(row) = crate::browser::rows::at(event).map(|it| it.row) else {
            return;
        };
        let entries = self.entry_actions();
        let lines = entries.lines(row).unwrap_or_default();
        if drag::start(event, &lines) {
            let mut targets = entries.targets(&[row]);
            targets.push(self.section());
            self.dragged.0.set(Some(Dragged { row, targets }));
        }
    }

    /// Forgets the dragged row, whether it was dropped or not.
    pub fn end_drag(self) {
        self.dragged.end();
    }

    /// Lets the dragged row be dropped in the section, and marks where.
    pub fn drag_over(self, event: &ev::DragEvent) {
        self.dragged.over(event, &self.section());
    }

    /// Drops the dragged row.
    pub fn drop_row(self, event: &ev::DragEvent) {
        self.dragged.drop_in(event, self.editor, &self.section());
    }
}

impl DraggedRow {
    /// Lets the row be dropped in the section that received the event, if the section accepts it, and marks where.
    pub fn over(self, event: &ev::DragEvent, section: &SectionId) {
        let is_taken =
            |it: &Option<Dragged>| it.as_ref().is_some_and(|it| it.targets.contains(section));
        if self.0.with_untracked(is_taken) {
            drag::allow(event);
        } else {
            drag::unmark();
        }
    }

    /// Drops the row in the section that received the event.
    pub fn drop_in(self, event: &ev::DragEvent, editor: Editor, section: &SectionId) {
        let Some(dragged) = self.0.try_update(Option::take).flatten() else {
            return;
        };
        let entries = EntryActions::new(editor);
        match drag::dropped(event) {
            DropPlace::Beside { row, is_after } => {
                entries.move_next_to(dragged.row, row, is_after);
            }
            DropPlace::End => entries.move_to(dragged.row, section),
        }
    }

    fn end(self) {
        drag::unmark();
        self.0.set(None);
    }
}
