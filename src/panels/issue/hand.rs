//! What can be done to the entries of one section.

use std::ops::Range;
use std::sync::Arc;

use issue::entry::entries;
use issue::operation::{Operation, SectionRef, Target};
use issue::section::Kind;
use leptos::prelude::*;

use crate::browser::{clipboard, drag, focus};
use crate::editor::{
    Editor, FormPlace, Part, Row, RowId, Rows, SectionId, Summary, index_of, reference,
};
use crate::element_ids::{add_button_id, row_id};

use super::action::Action;

/// A row on its way to another place.
#[derive(Clone, Debug)]
struct Dragged {
    section: SectionId,
    index: usize,
    title: String,
}

/// The row that is being dragged, if one is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dragging(RwSignal<Option<Dragged>>);

impl Dragging {
    fn take(self) -> Option<Dragged> {
        self.0.try_update(Option::take).flatten()
    }
}

/// The entries of one section, to be worked on: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    editor: Editor,
    summary: StoredValue<Summary>,
    /// The entries.
    pub rows: Signal<Rows>,
    /// The row that asks where to.
    pub moving: RwSignal<Option<RowId>>,
    dragging: Dragging,
}

/// What is shown.
impl Hand {
    /// The entries `rows` of a section.
    pub fn new(section: Summary, rows: Signal<Rows>) -> Self {
        Self {
            editor: Editor::expect(),
            summary: StoredValue::new(section),
            rows,
            moving: RwSignal::new(None),
            dragging: expect_context(),
        }
    }

    /// The writer.
    pub fn editor(self) -> Editor {
        self.editor
    }

    /// The section.
    pub fn section(self) -> SectionId {
        self.summary.with_value(|it| it.id.clone())
    }

    /// What the section holds.
    pub fn kind(self) -> Kind {
        self.summary.with_value(|it| it.kind)
    }

    /// The form that is open in this section.
    pub fn form_place(self) -> Option<FormPlace> {
        let section = self.section();
        let form = self.editor.form().get();
        form.filter(|it| it.section == section)
    }

    /// The turn of the form that is open on this part of the section.
    pub fn turn_of(self, part: Part) -> Option<u64> {
        let form = self.form_place().filter(|it| it.part == part);
        form.map(|_| self.editor.turn().get())
    }

    /// A row and where it stands.
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
    pub fn snippet(self, id: RowId) -> Option<String> {
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

    fn dragged(self, row: RowId) -> Option<Dragged> {
        let (index, row) = self.find(row)?;
        Some(Dragged {
            section: self.section(),
            index,
            title: row.entry.title().to_owned(),
        })
    }

    fn reference(self) -> Option<SectionRef> {
        let section = self.section();
        self.editor
            .issue()
            .with_untracked(|it| reference(it.outline(), &section))
    }

    fn count(self) -> usize {
        self.rows.with_untracked(|it| it.list.len())
    }
}

/// What is done.
impl Hand {
    /// Opens the form for a new entry.
    pub fn add(self) {
        self.editor.begin(FormPlace {
            section: self.section(),
            part: Part::New,
        });
    }

    /// Does `action` to a row, by its button or by a key on the row.
    pub fn act(self, row: RowId, action: Action, by_button: bool) {
        let Some((index, entry)) = self.find(row) else {
            return;
        };
        match action {
            Action::Edit => self.edit(row),
            Action::Remove => self.remove(index, &entry),
            Action::Up if index == 0 => self.editor.say("It stands first already."),
            Action::Up => self.shift(row, index, index - 1, action, by_button),
            Action::Down if index + 1 == self.count() => self.editor.say("It stands last already."),
            Action::Down => self.shift(row, index, index + 1, action, by_button),
            Action::Copy => self.copy(row),
            Action::MoveTo => self.moving.set(Some(row)),
        }
    }

    fn edit(self, row: RowId) {
        if let Some(at) = self.range(row).map(|it| it.start) {
            self.editor.look_at(at);
        }
        // Whatever form was open is saved before, which may move rows but renames none.
        self.editor.begin(FormPlace {
            section: self.section(),
            part: Part::Row(row),
        });
    }

    fn remove(self, index: usize, entry: &Row) {
        let Some(section) = self.reference() else {
            return;
        };
        let removed = self.run(&Operation::Remove { section, index });
        if removed {
            self.editor.say(format!(
                "Removed “{}”. Undo brings it back.",
                entry.entry.title()
            ));
            let next = self.rows.with_untracked(|it| {
                it.list
                    .get(index.min(it.list.len().saturating_sub(1)))
                    .map(|it| row_id(it.id))
            });
            focus::soon(next.unwrap_or_else(|| add_button_id(&self.section())));
        }
    }

    fn shift(self, row: RowId, index: usize, to: usize, action: Action, by_button: bool) {
        let Some(section) = self.reference() else {
            return;
        };
        let target = Target {
            section: section.clone(),
            index: to,
        };
        if self.run(&Operation::Move {
            section,
            index,
            to: target,
        }) {
            let id = row_id(row);
            focus::soon(if by_button {
                format!("{id}-{}", action.key())
            } else {
                id
            });
            self.editor
                .say(format!("Now {} of {}.", to + 1, self.count()));
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
        if let Some(dragged) = self.dragged(row) {
            self.carry(&dragged, section, end);
        }
    }

    /// Moves a row to `index` of a section.
    fn carry(self, dragged: &Dragged, section: &SectionId, index: usize) {
        let named = |it: &str| {
            self.editor
                .issue()
                .with_untracked(|issue| reference(issue.outline(), it))
        };
        let (Some(from), Some(to)) = (named(&dragged.section), named(section)) else {
            return;
        };
        let to = Target { section: to, index };
        if self.run(&Operation::Move {
            section: from,
            index: dragged.index,
            to,
        }) {
            self.editor
                .say(format!("Moved “{}” to {section}.", dragged.title));
        }
    }

    fn run(self, operation: &Operation) -> bool {
        let done = self.editor.run(operation);
        if let Err(error) = &done {
            self.editor
                .say(format!("Not done: {error}. Nothing was changed."));
        }
        done.is_ok()
    }

    fn copy(self, row: RowId) {
        let Some(lines) = self.snippet(row) else {
            return;
        };
        leptos::task::spawn_local(async move {
            self.editor.say(if clipboard::copy(&lines).await {
                "Copied the entry's lines."
            } else {
                "Not copied: the browser refused."
            });
        });
    }
}

/// Dragging.
impl Hand {
    /// Takes a row up.
    pub fn lift(self, event: &leptos::ev::DragEvent) {
        let lifted = drag::start(event, |row| self.snippet(row).unwrap_or_default());
        self.dragging.0.set(lifted.and_then(|it| self.dragged(it)));
    }

    /// Shows where a row would be put down.
    pub fn over(self, event: &leptos::ev::DragEvent) {
        if self.dragging.0.with_untracked(Option::is_some) {
            drag::over(event);
        }
    }

    /// Puts a row down.
    pub fn dropped(self, event: &leptos::ev::DragEvent) {
        let Some(dragged) = self.dragging.take() else {
            return;
        };
        event.stop_propagation();
        let place = drag::over(event);
        drag::unmark();
        let at = place.and_then(|it| Some(self.find(it.row)?.0 + usize::from(it.is_after)));
        let at = at.unwrap_or_else(|| self.count());
        let is_own = dragged.section == self.section();
        // The index counts once the row has left its old place.
        let index = at - usize::from(is_own && at > dragged.index);
        self.carry(&dragged, &self.section(), index);
    }
}
