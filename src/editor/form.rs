//! The open form: it writes as it is typed into, all of it one step of the history.
//!
//! Each key applies the form's operation to the issue as it was before the form: one splice, and the step is
//! amended. What the fields hold that the text cannot say yet is kept as words, and never dropped.

use std::sync::Arc;

use issue::Issue;
use issue::edit::EditError;
use issue::entry::Entry;
use issue::history::History;
use issue::issue_field::IssueField;
use issue::operation::{self, Operation, OperationError};
use leptos::prelude::*;

use super::{Editor, Refusal, apply_each, first_difference, next_key};

/// Identifies a section while its heading and those above it stay.
pub type SectionId = Arc<str>;

/// Identifies an entry's row while the page shows it.
pub type RowId = u64;

/// Where the open form is.
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
    /// An existing entry.
    Row(RowId),
    /// A new entry.
    New,
    /// A new entry in a group that comes with it, such as a team's in a final comment period.
    Group(&'static str),
    /// A single field of the issue.
    Slot(IssueField),
}

/// What an open form has written so far, and what it could not write.
#[derive(Clone, Debug)]
pub(super) struct OpenForm {
    /// The issue before the form wrote anything.
    before: Issue,
    /// The form's step in the history.
    key: u64,
    /// What the fields hold that the text cannot say yet, in words.
    unfinished: String,
    /// What the fields are to show once the form is built again.
    rewritten: Option<Entry>,
}

/// Opening and closing.
impl Editor {
    /// The form that is open.
    pub fn form(self) -> Signal<Option<FormPlace>> {
        self.form.into()
    }

    /// Tells the open form from an earlier one at the same place.
    pub fn turn(self) -> Signal<u64> {
        self.turn.into()
    }

    /// Opens a form; one that is open is closed first, or keeps this from happening.
    pub fn begin(self, place: FormPlace) {
        if !self.is_settled() {
            return;
        }
        let key = next_key();
        self.open_form.set_value(Some(OpenForm {
            before: self.issue.get_untracked(),
            key,
            unfinished: String::new(),
            rewritten: None,
        }));
        self.turn.set(key);
        self.form.set(Some(place));
    }

    /// Builds the open form again, with `entry` in its fields; its step continues.
    pub fn reopen(self, entry: Entry) {
        self.update_form(|it| {
            it.unfinished.clear();
            it.rewritten = Some(entry);
        });
        self.turn.set(next_key());
    }

    /// The entry that the form begins with when it is built again.
    pub fn take_rewritten(self) -> Option<Entry> {
        let take = |it: &mut Option<OpenForm>| it.as_mut()?.rewritten.take();
        self.open_form.try_update_value(take).flatten()
    }

    /// Checks that changes are allowed here and closes the open form: every change goes through this.
    pub fn settle(self) -> Result<(), Refusal> {
        if !self.may_change() {
            return Err(Refusal::Elsewhere);
        }
        self.finish()
    }

    /// [`Editor::settle`], with the reason as a message.
    pub fn is_settled(self) -> bool {
        self.tell(&self.settle())
    }

    /// Closes the open form; what it wrote stays. An unfinished one stays open, and the caller gives up what it
    /// wanted: nothing that was typed is dropped.
    pub fn finish(self) -> Result<(), Refusal> {
        if !self.unfinished().is_empty() {
            if let Some(show) = self.on_unfinished_form.get_value() {
                show.run(());
            }
            let place = self.form.get_untracked();
            return Err(Refusal::Unfinished(
                place.map(|it| it.section).unwrap_or_default(),
            ));
        }
        self.keep();
        Ok(())
    }

    /// [`Editor::finish`], with the reason as a message.
    pub fn is_finished(self) -> bool {
        self.tell(&self.finish())
    }

    /// Registers what brings an unfinished form into view.
    pub fn on_unfinished_form(self, show: impl Fn() + Send + Sync + 'static) {
        let show = Callback::new(move |()| show());
        self.on_unfinished_form.set_value(Some(show));
    }

    fn tell(self, done: &Result<(), Refusal>) -> bool {
        if let Err(refusal) = done {
            self.say(format!("Not done: {refusal}."));
        }
        done.is_ok()
    }

    /// Closes the open form; what it wrote stays.
    pub fn keep(self) {
        if self.open_form.with_value(Option::is_none) {
            return;
        }
        self.open_form.set_value(None);
        self.history.update(History::seal);
        self.form.set(None);
    }

    /// Closes the open form and undoes what it wrote; redo writes it again.
    pub fn cancel(self) {
        if self.open_form.with_value(Option::is_none) {
            return;
        }
        let label = self
            .history
            .with_untracked(|it| it.undo_label().map(str::to_owned));
        if self.undo_form() {
            let label = label.unwrap_or_default();
            self.say(format!("Taken back: {label}. Redo brings it again."));
        }
        self.open_form.set_value(None);
        self.form.set(None);
    }
}

/// Writing.
impl Editor {
    /// What was typed into the open form and is not in the text yet; empty if there is nothing.
    pub fn unfinished(self) -> String {
        let read = |it: &Option<OpenForm>| it.as_ref().map(|it| it.unfinished.clone());
        self.open_form.with_value(read).unwrap_or_default()
    }

    /// Sets what the open form holds that the text cannot say yet, in words: a date that is half typed.
    pub fn set_unfinished(self, unfinished: String) {
        self.update_form(|it| it.unfinished = unfinished);
    }

    fn update_form(self, change: impl FnOnce(&mut OpenForm)) {
        self.open_form.update_value(|it| {
            if let Some(it) = it {
                change(it);
            }
        });
    }

    /// The issue without the open form's step.
    pub fn before_form(self) -> Option<Issue> {
        let read = |it: &Option<OpenForm>| it.as_ref().map(|it| it.before.clone());
        self.open_form.with_value(read)
    }

    /// The first byte of the text that the open form changed; `None` if it changed none.
    pub fn written_at(self) -> Option<usize> {
        let before = self.before_form()?;
        let is_other = |it: &Issue| it.revision() != before.revision();
        self.issue
            .with_untracked(|it| is_other(it).then(|| first_difference(&before, it)))
    }

    /// Makes `operation` the open form's step, in place of what it was.
    pub fn write(self, operation: &Operation) -> Result<(), OperationError> {
        let (before, key) = self.step_of_form()?;
        let applied = operation::apply(&before, operation)?;
        if applied.transaction.is_empty() {
            self.unwrite();
            return Ok(());
        }
        self.amend(&operation.label(), vec![applied.inverse], key);
        self.show(applied.issue);
        Ok(())
    }

    /// Makes `operations`, one after the other, the open form's step, in place of what it was.
    pub fn write_all(self, label: &str, operations: Vec<Operation>) -> Result<(), OperationError> {
        let (before, key) = self.step_of_form()?;
        let (after, inverses) = apply_each(&before, operations)?;
        if inverses.is_empty() {
            self.unwrite();
            return Ok(());
        }
        self.amend(label, inverses, key);
        self.show(after);
        Ok(())
    }

    /// Adds `operation`, on the text as it is now, to the open form's step.
    pub fn write_more(self, operation: &Operation) -> Result<(), OperationError> {
        let (_, key) = self.step_of_form()?;
        let label = self
            .history
            .with_untracked(|it| it.undo_label().map(str::to_owned));
        let label = label.unwrap_or_else(|| operation.label());
        let applied = operation::apply(&self.issue.get_untracked(), operation)?;
        if !applied.transaction.is_empty() {
            self.record(&label, applied.inverse, Some(key));
            self.show(applied.issue);
        }
        Ok(())
    }

    /// Undoes what the open form wrote, if anything; the form stays open.
    pub fn unwrite(self) {
        self.undo_form();
    }

    /// Undoes the open form's step, which redo then writes again. Returns whether there was one.
    fn undo_form(self) -> bool {
        let Ok((before, key)) = self.step_of_form() else {
            return false;
        };
        let issue = self.issue.get_untracked();
        let undo = |it: &mut History| it.is_at(key) && it.undo(&issue).is_some();
        let is_undone = self.history.try_update(undo).unwrap_or_default();
        if is_undone {
            self.show(before);
        }
        is_undone
    }

    /// The issue before the open form, and the form's step.
    fn step_of_form(self) -> Result<(Issue, u64), OperationError> {
        let read = |it: &Option<OpenForm>| it.as_ref().map(|it| (it.before.clone(), it.key));
        let found = self.open_form.with_value(read);
        found.ok_or_else(|| EditError::Stale.into())
    }
}
