//! An open entry form: it writes as it is typed into, all of it one step of the history.

use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use issue::Issue;
use issue::edit::{EditError, Transaction};
use issue::entry::Entry;
use issue::history::History;
use issue::issue_field::IssueField;
use issue::operation::{Operation, OperationError, plan};

use super::{Editor, Refusal};
use crate::browser::focus;

/// Names a section while its heading and those above it stay.
pub type SectionId = Arc<str>;

/// Names an entry's row while the page shows it.
pub type RowId = u64;

/// Where the open form stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPlace {
    /// The section it was opened in.
    pub section: SectionId,
    /// What of the section it is about.
    pub part: Part,
}

/// What a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An entry that is there.
    Row(RowId),
    /// A new entry.
    New,
    /// A new entry in a group that comes with it, such as a team's in a final comment period.
    Group(&'static str),
    /// A single field.
    Slot(IssueField),
}

impl FormPlace {
    /// The row it edits.
    pub fn row(&self) -> Option<RowId> {
        match self.part {
            Part::Row(id) => Some(id),
            _ => None,
        }
    }
}

/// What an open form has written so far.
#[derive(Clone, Debug)]
pub(super) struct Session {
    /// The issue before the form wrote anything.
    before: Issue,
    /// Names the form's step in the history.
    key: u64,
}

impl Editor {
    /// The form that is open.
    pub fn form(self) -> Signal<Option<FormPlace>> {
        self.form.into()
    }

    /// Tells the open form from one that stood in its place before.
    pub fn turn(self) -> Signal<u64> {
        self.turn.into()
    }

    /// Tells what the open form holds that the text cannot say yet, in words: a day that is half typed.
    pub fn set_unfinished(self, unfinished: String) {
        self.unfinished.set_value(unfinished);
    }

    /// Opens a form; one that is open is settled before.
    pub fn begin(self, place: FormPlace) {
        if !self.is_settled() {
            return;
        }
        let turn = next_key();
        self.session.set_value(Some(Session {
            before: self.issue.get_untracked(),
            key: turn,
        }));
        self.turn.set(turn);
        self.form.set(Some(place));
    }

    /// Shows the open form anew, with what `entry` says in its fields; its step goes on.
    pub fn reopen(self, entry: Entry) {
        self.unfinished.set_value(String::new());
        self.rewritten.set_value(Some(entry));
        self.turn.set(next_key());
    }

    /// What the form that is shown anew begins with.
    pub fn take_rewritten(self) -> Option<Entry> {
        self.rewritten.try_update_value(Option::take).flatten()
    }

    /// The issue as it would be without the open form's step.
    pub fn before_form(self) -> Option<Issue> {
        self.session
            .with_value(|it| it.as_ref().map(|it| it.before.clone()))
    }

    /// The first byte of the text at which the open form changed it; `None` if it did not.
    pub fn written_at(self) -> Option<usize> {
        let before = self.before_form()?;
        let is_other = |it: &Issue| it.revision() != before.revision();
        self.issue
            .with_untracked(|it| is_other(it).then(|| first_difference(&before, it)))
    }

    /// Makes `operation` the open form's step, in place of what it was.
    pub fn write(self, operation: &Operation) -> Result<(), OperationError> {
        let Some(before) = self.before_form() else {
            return Err(EditError::Stale.into());
        };
        let tx = plan(&before, operation)?;
        Ok(self.revise(&operation.label(), &tx)?)
    }

    /// Makes `operations`, one after the other, the open form's step, in place of what it was.
    pub fn write_all(self, label: &str, operations: Vec<Operation>) -> Result<(), OperationError> {
        let Some(Session { before, key }) = self.session.get_value() else {
            return Err(EditError::Stale.into());
        };
        let done = run_each(&before, operations)?;
        self.take_back(key);
        self.take_over(label, done, key);
        Ok(())
    }

    /// Adds `operation`, on the text as it is now, to the open form's step.
    pub fn write_more(self, operation: &Operation) -> Result<(), OperationError> {
        let key = self.session.with_value(|it| it.as_ref().map(|it| it.key));
        let label = self
            .history
            .with_untracked(|it| it.undo_label().map(str::to_owned));
        let tx = self.issue.with_untracked(|it| plan(it, operation))?;
        let label = label.unwrap_or_else(|| operation.label());
        Ok(self.commit(&label, &tx, key)?)
    }

    /// Takes back what the open form wrote; the form stays open.
    pub fn unwrite(self) {
        if let Some(Session { before, key }) = self.session.get_value()
            && self.take_back(key)
        {
            self.show(before);
        }
    }

    /// Makes `tx`, which is for [`Editor::before_form`], the open form's step, in place of what it was.
    fn revise(self, label: &str, tx: &Transaction) -> Result<(), EditError> {
        let Some(Session { before, key }) = self.session.get_value() else {
            return Err(EditError::Stale);
        };
        let (after, back) = before.apply(tx)?;
        self.take_back(key);
        if tx.is_empty() {
            self.show(before);
            return Ok(());
        }
        self.attention.set(start_of(&back));
        self.history.update(|it| it.record(label, back, Some(key)));
        self.show(after);
        Ok(())
    }

    /// The one gate of all changes: refused while another tab writes, and where [`Editor::finish`] is.
    pub fn settle(self) -> Result<(), Refusal> {
        if !self.may_change() {
            return Err(Refusal::Elsewhere);
        }
        self.finish()
    }

    /// Settles, or says why that cannot be.
    pub fn is_settled(self) -> bool {
        self.tell(&self.settle())
    }

    /// Closes the open form, and what it wrote stays. One that is not finished stays open, and whatever asked
    /// for another text or another form is refused: nothing typed is dropped.
    pub fn finish(self) -> Result<(), Refusal> {
        if !self.unfinished.with_value(String::is_empty) {
            let place = self.form.get_untracked();
            let section = place.map(|it| it.section).unwrap_or_default();
            focus::show("entry-form");
            return Err(Refusal::Unfinished(section));
        }
        self.keep();
        Ok(())
    }

    /// Finishes the open form, or says why that cannot be.
    pub fn is_finished(self) -> bool {
        self.tell(&self.finish())
    }

    fn tell(self, done: &Result<(), Refusal>) -> bool {
        if let Err(refusal) = done {
            self.say(format!("Not done: {refusal}."));
        }
        done.is_ok()
    }

    /// Closes the open form; what it wrote stays.
    pub fn keep(self) {
        if self.session.with_value(Option::is_none) {
            return;
        }
        self.session.set_value(None);
        self.unfinished.set_value(String::new());
        self.history.update(History::seal);
        self.form.set(None);
    }

    /// Closes the open form and takes back what it wrote; redo brings it again.
    pub fn cancel(self) {
        let Some(Session { before, key }) = self.session.get_value() else {
            return;
        };
        let label = self
            .history
            .with_untracked(|it| it.undo_label().map(str::to_owned));
        if self.take_back(key) {
            self.show(before);
            let label = label.unwrap_or_default();
            self.say(format!("Taken back: {label}. Redo brings it again."));
        }
        self.session.set_value(None);
        self.unfinished.set_value(String::new());
        self.form.set(None);
    }

    /// Makes `after` the issue, whose way back is one step named `label`.
    pub(super) fn take_over(self, label: &str, (after, backs): Done, key: u64) {
        self.attention.set(backs.last().and_then(start_of));
        self.history.update(|it| {
            for back in backs {
                it.record(label, back, Some(key));
            }
        });
        self.show(after);
    }

    /// Moves the step named `key`, if it is the last one, to those that redo does again.
    fn take_back(self, key: u64) -> bool {
        let issue = self.issue.get_untracked();
        let undo = |it: &mut History| it.is_at(key) && it.undo(&issue).is_some();
        self.history.try_update(undo).unwrap_or_default()
    }
}

/// Names a step of the history.
pub(super) fn next_key() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}

/// Whether it may change many entries at once.
pub(super) fn is_of_many(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::TrimEvents
            | Operation::Sort { .. }
            | Operation::RemoveNotes { .. }
            | Operation::RemoveSection { .. }
    )
}

/// An issue after several operations, and what takes them back, in the order in which they were done.
type Done = (Issue, Vec<Transaction>);

/// Does `operations` one after the other, all of them or none.
pub(super) fn run_each(issue: &Issue, operations: Vec<Operation>) -> Result<Done, OperationError> {
    let mut issue = issue.clone();
    let mut backs = Vec::with_capacity(operations.len());
    for operation in operations {
        let tx = plan(&issue, &operation)?;
        if !tx.is_empty() {
            let (after, back) = issue.apply(&tx)?;
            issue = after;
            backs.push(back);
        }
    }
    Ok((issue, backs))
}

/// Where the text that `back` takes away begins.
pub(super) fn start_of(back: &Transaction) -> Option<usize> {
    back.edits().first().map(|it| it.range.start)
}

/// The first byte at which two issues differ, on a character of the second.
pub(super) fn first_difference(before: &Issue, after: &Issue) -> usize {
    let mut pairs = before.text().bytes().zip(after.text().bytes());
    let mut at = pairs
        .position(|(a, b)| a != b)
        .unwrap_or(before.text().len().min(after.text().len()));
    while !after.text().is_char_boundary(at) {
        at -= 1;
    }
    at
}
