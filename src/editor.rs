//! The only writer: the open issue, its history, and the open form.
//!
//! Panels and forms read the signals of this handle and call its methods; nothing else changes the text.
//! Invariant: the issue's text is the only copy of the document. A form holds only what is being typed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use issue::edit::{EditError, Replace, Transaction};
use issue::history::History;
use issue::operation::{self, Applied, Operation, OperationError};
use issue::{Issue, Revision};
use leptos::prelude::*;

use crate::browser::disk::FileId;
use crate::messages::Messages;

mod error;
mod form;
mod identity;
mod row_signals;
mod rows;
mod sections;
mod title;
mod written;

pub use error::EditorError;
use form::OpenForm;
pub use form::{FormPlace, Part};
pub use identity::{RowId, SectionId};
pub use row_signals::FoundRow;
use row_signals::ShownSection;
pub use rows::{Row, Rows};
pub use sections::{Summary, ids, index_of, read as summaries, reference};
pub use title::{TitlePiece, display_title, title_pieces};
pub use written::{InFile, Written};

/// The open issue and everything that can change it: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Editor {
    issue: RwSignal<Issue>,
    /// The last revision that changed more than the text of entries.
    outside_entries: RwSignal<Revision>,
    history: RwSignal<History>,
    opened: RwSignal<Option<Opened>>,
    /// Counts the texts that have been opened.
    opening: RwSignal<u64>,
    sections: Memo<Vec<Summary>>,
    /// The open form, and where it is.
    form: RwSignal<Option<FormPlace>>,
    /// Distinguishes the open form from an earlier one at the same place.
    form_generation: RwSignal<u64>,
    open_form: StoredValue<Option<OpenForm>>,
    /// Whether another tab writes the text.
    read_only: RwSignal<bool>,
    focus_offset: RwSignal<Option<usize>>,
    messages: Messages,
    /// Whether a step was recorded in this turn of the event loop; if so, a message is about that step.
    has_new_step: StoredValue<bool>,
    /// What is known about the file on this computer.
    written: RwSignal<Option<Written>>,
    /// The sections that are shown, each with its entries.
    shown: StoredValue<Vec<ShownSection>>,
    /// The first row that the last change created.
    appeared: StoredValue<Option<RowId>>,
    before_bulk_change: StoredValue<Option<Callback<String>>>,
    on_unfinished_form: StoredValue<Option<Callback<()>>>,
}

/// The file as it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its text.
    pub text: Arc<str>,
    /// Its name; empty if it has none.
    pub name: String,
    /// The file on this computer that it is saved to.
    pub file: Option<FileId>,
}

/// What is open.
impl Editor {
    /// Creates an editor without an open issue.
    pub fn new(messages: Messages) -> Self {
        let issue = RwSignal::<Issue>::default();
        let outside_entries = RwSignal::new(Revision::default());
        Self {
            issue,
            outside_entries,
            sections: Memo::new(move |_| {
                outside_entries.track();
                issue.with_untracked(sections::read)
            }),
            history: RwSignal::default(),
            opened: RwSignal::new(None),
            opening: RwSignal::default(),
            form: RwSignal::new(None),
            form_generation: RwSignal::default(),
            open_form: StoredValue::new(None),
            read_only: RwSignal::new(false),
            focus_offset: RwSignal::new(None),
            messages,
            has_new_step: StoredValue::new(false),
            written: RwSignal::new(None),
            shown: StoredValue::default(),
            appeared: StoredValue::default(),
            before_bulk_change: StoredValue::new(None),
            on_unfinished_form: StoredValue::new(None),
        }
    }

    /// The editor of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The current issue.
    pub fn issue(self) -> Signal<Issue> {
        self.issue.into()
    }

    /// Reads something other than entries from the issue: its front matter, a heading, a single field. Tracked; but
    /// changes inside entries, which most key presses make, do not count.
    pub fn read_outside_entries<T>(self, read: impl FnOnce(&Issue) -> T) -> T {
        self.outside_entries.track();
        self.issue.with_untracked(read)
    }

    /// The issue's sections, in the order of its outline.
    pub fn sections(self) -> Memo<Vec<Summary>> {
        self.sections
    }

    /// The file as it was opened; `None` if nothing is open.
    pub fn opened(self) -> Signal<Option<Opened>> {
        self.opened.into()
    }

    /// Identifies the open text. Changes only with [`Editor::open`].
    pub fn opening(self) -> Signal<u64> {
        self.opening.into()
    }

    /// Whether anything is open; tracked.
    pub fn is_open(self) -> bool {
        self.opened.with(Option::is_some)
    }

    /// Whether the text differs from the one that was opened; tracked.
    pub fn is_changed(self) -> bool {
        let differs = |it: &Opened| self.issue.with(|issue| *it.text != *issue.text());
        self.opened.with(|it| it.as_ref().is_some_and(differs))
    }

    /// Makes `issue` the open one. Every change ends here.
    fn show(self, issue: Issue) {
        let before = self.issue.get_untracked();
        let revision = issue.revision();
        let is_only_in_entries = before.differs_only_in_entries(&issue);
        self.issue.set(issue);
        if !is_only_in_entries {
            self.outside_entries.set(revision);
        }
        self.renew_rows(&before);
    }

    /// Opens `text`, which began as the text of `opened`, with a history in the core's format. An empty history
    /// replaces an unreadable one. The caller first makes sure that an open form can close ([`Editor::begin_change`]).
    pub fn open(self, opened: Opened, text: &str, history: &str) {
        self.close_form();
        self.opening.update(|it| *it += 1);
        self.written.set(written::as_opened(&opened));
        self.opened.set(Some(opened));
        self.history
            .set(History::from_text(history).unwrap_or_default());
        self.focus_offset.set(None);
        self.show(Issue::new(text));
    }

    /// Shows the draft as another tab changed it, and returns the issue's revision in this tab.
    pub fn catch_up(self, text: &str, base: &str, name: &str, history: &str) -> Revision {
        self.close_form();
        let is_same = |it: &Opened| *it.text == *base && it.name == name;
        if !self
            .opened
            .with_untracked(|it| it.as_ref().is_some_and(is_same))
        {
            self.opened.set(Some(Opened {
                text: base.into(),
                name: name.to_owned(),
                file: None,
            }));
        }
        self.history
            .set(History::from_text(history).unwrap_or_default());
        if self.issue.with_untracked(|it| it.text() != text) {
            self.show(Issue::new(text));
        }
        self.issue.with_untracked(Issue::revision)
    }

    /// Makes `base` the text from which the open one began; the patch is then made against it.
    pub fn rebase(self, base: &str) {
        self.update_opened(|it| it.text = base.into());
    }

    /// Renames the open text.
    pub fn rename(self, name: &str) {
        self.update_opened(|it| name.clone_into(&mut it.name));
    }

    /// Sets the file to which the open text is saved; see [`Opened::file`].
    pub fn came_from(self, file: Option<FileId>) {
        self.update_opened(|it| it.file = file);
    }

    fn update_opened(self, change: impl FnOnce(&mut Opened)) {
        self.opened.update(|it| {
            if let Some(it) = it {
                change(it);
            }
        });
    }
}

/// Whether the text may change.
impl Editor {
    /// Whether another tab writes the text, so that nothing may change it here; tracked.
    pub fn is_read_only(self) -> bool {
        self.read_only.get()
    }

    /// Whether the text may change; not tracked.
    pub fn may_change(self) -> bool {
        !self.read_only.get_untracked()
    }

    /// Forbids or allows changes. Closes an open form; what it wrote stays.
    pub fn set_read_only(self, is_read_only: bool) {
        if is_read_only {
            self.close_form();
        }
        self.read_only.set(is_read_only);
    }
}

/// Changes.
impl Editor {
    /// Applies `edits` as a step called `label`. Their offsets are bytes of the current text.
    ///
    /// Consecutive steps with the same `key` are joined. Closes an open form first.
    pub fn apply(
        self,
        label: &str,
        edits: Vec<Replace>,
        key: Option<u64>,
    ) -> Result<(), EditorError> {
        self.begin_change()?;
        let tx = self.issue.get_untracked().transaction(edits)?;
        Ok(self.commit(label, &tx, key)?)
    }

    /// Replaces the whole text with `text`, as a step called `label`. An error is returned as text.
    pub fn replace_all(self, label: &str, text: &str) -> Result<(), String> {
        let issue = self.issue.get_untracked();
        let edit = Replace::between(&(0..issue.text().len()), issue.text(), text);
        let done = edit.map_or(Ok(()), |it| self.apply(label, vec![it], None));
        done.map_err(|it| it.to_string())
    }

    /// Applies `operation` as one step. Closes an open form first.
    pub fn run(self, operation: &Operation) -> Result<(), EditorError> {
        self.begin_change()?;
        let applied = operation::apply(&self.issue.get_untracked(), operation)?;
        if applied.transaction.is_empty() {
            return Ok(());
        }
        let label = operation.label();
        if changes_many(operation) {
            self.before_many_changes(&label);
        }
        self.record(&label, applied.inverse, None);
        self.show(applied.issue);
        Ok(())
    }

    /// Applies `operations` in order as one step called `label`: all of them or none.
    pub fn run_all(self, label: &str, operations: Vec<Operation>) -> Result<(), EditorError> {
        self.begin_change()?;
        let count = operations.len();
        let (after, inverses) = apply_each(&self.issue.get_untracked(), operations)?;
        if count > 1 {
            self.before_many_changes(label);
        }
        if !inverses.is_empty() {
            self.amend(label, inverses, next_key());
            self.seal();
            self.show(after);
        }
        Ok(())
    }

    fn commit(self, label: &str, tx: &Transaction, key: Option<u64>) -> Result<(), EditError> {
        if tx.is_empty() {
            return Ok(());
        }
        let (after, inverse) = self.issue.get_untracked().apply(tx)?;
        self.record(label, inverse, key);
        self.show(after);
        Ok(())
    }

    fn record(self, label: &str, inverse: Transaction, key: Option<u64>) {
        self.focus_offset.set(start_of(&inverse));
        self.history.update(|it| it.record(label, inverse, key));
        self.note_step();
    }

    /// Makes `inverses` the way to undo the step `key`.
    fn amend(self, label: &str, inverses: Vec<Transaction>, key: u64) {
        self.focus_offset.set(inverses.first().and_then(start_of));
        self.history.update(|it| it.amend(label, inverses, key));
        self.note_step();
    }

    fn note_step(self) {
        if !self.has_new_step.get_value() {
            self.has_new_step.set_value(true);
            // Runs when the event handlers of this turn have returned.
            leptos::task::spawn_local(async move { self.has_new_step.set_value(false) });
        }
    }

    /// Registers `hear`. It is called before each change of many entries, with a description such as "trim past
    /// events".
    pub fn on_many_changes(self, hear: impl Fn(&str) + Send + Sync + 'static) {
        let hear = Callback::new(move |reason: String| hear(&reason));
        self.before_bulk_change.set_value(Some(hear));
    }

    /// Announces a change of many entries, before the text changes.
    pub fn before_many_changes(self, reason: &str) {
        if let Some(hear) = self.before_bulk_change.get_value() {
            hear.run(reason.to_owned());
        }
    }
}

/// Undo and redo.
impl Editor {
    /// The history as text; see [`History::to_text`].
    pub fn history_text(self) -> String {
        self.history.with_untracked(History::to_text)
    }

    /// Ends a run of joined steps.
    pub fn seal(self) {
        self.history.update(History::seal);
    }

    /// Undoes the last step.
    pub fn undo(self) {
        self.step("Undid", History::undo_label, History::undo);
    }

    /// Redoes the step that was undone last.
    pub fn redo(self) {
        self.step("Redid", History::redo_label, History::redo);
    }

    /// Whether the next change could still be joined to the last step; tracked.
    pub fn is_step_open(self) -> bool {
        self.history.with(History::is_open)
    }

    /// How many steps can be undone; tracked.
    pub fn undo_count(self) -> usize {
        self.history.with(History::undo_count)
    }

    /// The label of the step that undo would undo: "add link"; tracked.
    pub fn undo_label(self) -> Option<String> {
        self.history.with(|it| it.undo_label().map(str::to_owned))
    }

    /// The label of the step that redo would redo; tracked.
    pub fn redo_label(self) -> Option<String> {
        self.history.with(|it| it.redo_label().map(str::to_owned))
    }

    fn step(
        self,
        done: &str,
        label: fn(&History) -> Option<&str>,
        walk: fn(&mut History, &Issue) -> Option<Result<Issue, EditError>>,
    ) {
        if !self.may_begin_change() {
            return;
        }
        let label = self
            .history
            .with_untracked(|it| label(it).map(str::to_owned));
        let before = self.issue.get_untracked();
        match self.history.try_update(|it| walk(it, &before)).flatten() {
            Some(Ok(after)) => {
                self.focus_offset
                    .set(Some(first_difference(&before, &after)));
                self.show(after);
                self.announce(format!("{done}: {}", label.unwrap_or_default()));
            }
            Some(Err(error)) => self.announce(format!("Not applied: {error}. Nothing was lost.")),
            None => {}
        }
    }
}

/// What the user should see and read after a change.
impl Editor {
    /// The first byte that the last change wrote; the preview scrolls there.
    pub fn focus_offset(self) -> Signal<Option<usize>> {
        self.focus_offset.into()
    }

    /// Marks byte `offset` of the text as the last change.
    pub fn reveal(self, offset: usize) {
        self.focus_offset.set(Some(offset));
    }

    /// Announces a message. A message about a step offers to undo it.
    pub fn announce(self, message: impl Into<String>) {
        let undoes = self
            .has_new_step
            .get_value()
            .then(|| self.history.with_untracked(History::undo_count));
        self.messages.announce_step(message, undoes);
    }

    /// Announces what the last step did, with the offer to undo it.
    pub fn announce_last_step(self, message: impl Into<String>) {
        let undoes = self.history.with_untracked(History::undo_count);
        self.messages.announce_step(message, Some(undoes));
    }
}

/// A new key for the history.
fn next_key() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}

/// Whether `operation` may change many entries at once.
fn changes_many(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::TrimEvents
            | Operation::Sort { .. }
            | Operation::RemoveNotes { .. }
            | Operation::RemoveSection { .. }
    )
}

/// The issue after `operations` in order, and the inverses in the order in which undo applies them.
fn apply_each(
    issue: &Issue,
    operations: Vec<Operation>,
) -> Result<(Issue, Vec<Transaction>), OperationError> {
    let mut issue = issue.clone();
    let mut inverses = Vec::with_capacity(operations.len());
    for operation in operations {
        let Applied {
            transaction,
            issue: after,
            inverse,
        } = operation::apply(&issue, &operation)?;
        if !transaction.is_empty() {
            issue = after;
            inverses.insert(0, inverse);
        }
    }
    Ok((issue, inverses))
}

/// The first byte that `inverse` replaces.
fn start_of(inverse: &Transaction) -> Option<usize> {
    inverse.edits().first().map(|it| it.range.start)
}

/// The first byte at which two issues differ, on a character boundary of the second.
fn first_difference(before: &Issue, after: &Issue) -> usize {
    let mut pairs = before.text().bytes().zip(after.text().bytes());
    let mut at = pairs
        .position(|(a, b)| a != b)
        .unwrap_or(before.text().len().min(after.text().len()));
    while !after.text().is_char_boundary(at) {
        at -= 1;
    }
    at
}
