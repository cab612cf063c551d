//! The open form. It writes while the user types, and all of that is one step of the history.
//!
//! At each key, the form's operation is applied to the issue as it was before the form opened: one splice, and the step
//! is amended. Content of the fields that does not fit the text yet is kept as text and never dropped.

use std::ops::Range;

use issue::Issue;
use issue::edit::{EditError, Transaction};
use issue::entry::{Entry, entries};
use issue::history::History;
use issue::issue_field::IssueField;
use issue::operation::{self, Operation, OperationError};
use leptos::prelude::*;

use super::identity::{RowId, SectionId};
use super::{Editor, EditorError, apply_each, first_difference, next_key};

/// Where the open form is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPlace {
    /// The section it was opened in.
    pub section: SectionId,
    /// What it edits in the section.
    pub part: Part,
}

/// What a form edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An existing entry.
    Row(RowId),
    /// A new entry.
    New,
    /// A new entry in a group that is created with it, such as a team's group in a final comment period.
    Group(&'static str),
    /// A single field of the issue.
    Field(IssueField),
}

/// What an open form has written so far, and what it could not write.
#[derive(Clone, Debug)]
pub(super) struct OpenForm {
    /// The issue before the form wrote anything.
    before: Issue,
    /// The form's step in the history.
    key: u64,
    /// The content of the fields that does not fit the text yet, as text.
    unfinished: String,
    /// The values to show in the fields when the form is built again.
    rewritten: Option<Entry>,
    /// The bytes of the text that the form wrote.
    written: Vec<Range<usize>>,
    /// Whether the entry lacks something that the user has not come to yet.
    is_partial: bool,
}

/// Opening and closing.
impl Editor {
    /// The open form.
    pub fn form(self) -> Signal<Option<FormPlace>> {
        self.form.into()
    }

    /// Distinguishes the open form from an earlier one at the same place.
    pub fn form_generation(self) -> Signal<u64> {
        self.form_generation.into()
    }

    /// Opens a form. First closes the form that is open; if that one cannot close, it stays open instead.
    pub fn open_form(self, place: FormPlace) {
        if !self.may_begin_change() {
            return;
        }
        let key = next_key();
        self.open_form.set_value(Some(OpenForm {
            before: self.issue.get_untracked(),
            key,
            unfinished: String::new(),
            rewritten: None,
            written: Vec::new(),
            is_partial: false,
        }));
        self.form_generation.set(key);
        self.form.set(Some(place));
    }

    /// Builds the open form again with `entry` in its fields. Its step continues.
    pub fn rebuild_form(self, entry: Entry) {
        self.update_form(|it| {
            it.unfinished.clear();
            it.rewritten = Some(entry);
        });
        self.form_generation.set(next_key());
    }

    /// The entry whose values the form shows when it is built again.
    pub fn take_rebuilt_entry(self) -> Option<Entry> {
        let take = |it: &mut Option<OpenForm>| it.as_mut()?.rewritten.take();
        self.open_form.try_update_value(take).flatten()
    }

    /// Checks that the text may change, and closes the open form. Every change calls this first.
    pub fn begin_change(self) -> Result<(), EditorError> {
        if !self.may_change() {
            return Err(EditorError::Elsewhere);
        }
        self.try_close_form()
    }

    /// Does the same as [`Editor::begin_change`], but announces the reason if the text may not change.
    pub fn may_begin_change(self) -> bool {
        self.tell(&self.begin_change())
    }

    /// Closes the open form; what it wrote stays. An unfinished form stays open, and the caller must stop: nothing that
    /// was typed is lost.
    pub fn try_close_form(self) -> Result<(), EditorError> {
        if !self.unfinished().is_empty() {
            if let Some(show) = self.on_unfinished_form.get_value() {
                show.run(());
            }
            let place = self.form.get_untracked();
            return Err(EditorError::Unfinished(
                place.map(|it| it.section).unwrap_or_default(),
            ));
        }
        self.close_form();
        Ok(())
    }

    /// Does the same as [`Editor::try_close_form`], but announces the reason if the form cannot close.
    pub fn closes_form(self) -> bool {
        self.tell(&self.try_close_form())
    }

    /// Registers a function that scrolls an unfinished form into view.
    pub fn on_unfinished_form(self, show: impl Fn() + Send + Sync + 'static) {
        let show = Callback::new(move |()| show());
        self.on_unfinished_form.set_value(Some(show));
    }

    fn tell(self, done: &Result<(), EditorError>) -> bool {
        if let Err(refusal) = done {
            self.announce(format!("Not done: {refusal}."));
        }
        done.is_ok()
    }

    /// Closes the open form; what it wrote stays.
    pub fn close_form(self) {
        if self.open_form.with_value(Option::is_none) {
            return;
        }
        self.open_form.set_value(None);
        self.history.update(History::seal);
        self.form.set(None);
    }

    /// Closes the open form and undoes what it wrote; redo writes it again.
    pub fn discard_form(self) {
        if self.open_form.with_value(Option::is_none) {
            return;
        }
        let label = self
            .history
            .with_untracked(|it| it.undo_label().map(str::to_owned));
        if self.undo_form() {
            let label = label.unwrap_or_default();
            self.announce(format!("Undid: {label}"));
        }
        self.open_form.set_value(None);
        self.form.set(None);
    }
}

/// Writing.
impl Editor {
    /// What was typed into the open form but is not in the text yet; empty if there is nothing.
    pub fn unfinished(self) -> String {
        let read = |it: &Option<OpenForm>| it.as_ref().map(|it| it.unfinished.clone());
        self.open_form.with_value(read).unwrap_or_default()
    }

    /// Sets the content of the open form that does not fit the text yet, as text, such as a half-typed date.
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

    /// The first byte of the text that the open form changed; `None` if it changed nothing.
    pub fn written_at(self) -> Option<usize> {
        let before = self.before_form()?;
        let is_other = |it: &Issue| it.revision() != before.revision();
        self.issue
            .with_untracked(|it| is_other(it).then(|| first_difference(&before, it)))
    }

    /// The entry that the open form of a new entry has written: its section, and its index there; tracked.
    pub fn added_entry(self) -> Option<(SectionId, usize)> {
        let place = self.form.get()?;
        let issue = self.issue.get();
        if !matches!(place.part, Part::New | Part::Group(_)) {
            return None;
        }
        let at = untrack(|| self.written_at())?;
        let outline = issue.outline();
        let after = outline
            .sections
            .partition_point(|it| it.heading_range.start <= at);
        let index = after.checked_sub(1)?;
        let found = entries(issue.text(), &outline.hidden, outline.sections.get(index)?);
        // A line break may be written before the entry.
        let entry = found.iter().position(|it| at < it.range.end)?;
        let id = self.sections.with(|it| Some(it.get(index)?.id.clone()))?;
        Some((id, entry))
    }

    /// Makes `operation` the open form's step, replacing the previous one.
    pub fn write(self, operation: &Operation) -> Result<(), OperationError> {
        let (before, key) = self.step_of_form()?;
        let applied = operation::apply(&before, operation)?;
        if applied.transaction.is_empty() {
            self.clear_form();
            return Ok(());
        }
        self.update_form(|it| it.written = written(&applied.inverse));
        self.amend(&operation.label(), vec![applied.inverse], key);
        self.show(applied.issue);
        Ok(())
    }

    /// Sets whether the entry that the form adds lacks something that the user has not come to yet.
    pub fn set_partial(self, is_partial: bool) {
        self.update_form(|it| it.is_partial = is_partial);
    }

    /// Where the open form's entry is in the text, while it lacks something that the user has not come to yet.
    pub fn partial_entry(self) -> Vec<Range<usize>> {
        let read = |it: &Option<OpenForm>| {
            let form = it.as_ref().filter(|it| it.is_partial)?;
            Some(form.written.clone())
        };
        self.open_form.with_value(read).unwrap_or_default()
    }

    /// The headings of the sections that the open form of a new entry has written into, in the order of the text.
    pub fn written_headings(self) -> Vec<String> {
        let read = |it: &Option<OpenForm>| it.as_ref().map(|it| it.written.clone());
        let written = self.open_form.with_value(read).unwrap_or_default();
        let issue = self.issue.get_untracked();
        let sections = &issue.outline().sections;
        // A heading may be written before the entry.
        let heading = |it: Range<usize>| {
            let mut before = sections.iter().rev();
            let section = before.find(|section| section.heading_range.end <= it.end)?;
            Some(section.heading.clone())
        };
        let mut headings: Vec<String> = written.into_iter().filter_map(heading).collect();
        headings.dedup();
        headings
    }

    /// Makes `operations`, in order, the open form's step, replacing the previous one.
    pub fn write_all(self, label: &str, operations: Vec<Operation>) -> Result<(), OperationError> {
        let (before, key) = self.step_of_form()?;
        let (after, inverses) = apply_each(&before, operations)?;
        if inverses.is_empty() {
            self.clear_form();
            return Ok(());
        }
        self.amend(label, inverses, key);
        self.show(after);
        Ok(())
    }

    /// Adds `operation`, on the current text, to the open form's step.
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
    pub fn clear_form(self) {
        self.undo_form();
    }

    /// Undoes the open form's step; redo writes it again. Returns whether there was one.
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

/// The bytes of the text that `inverse` would replace.
fn written(inverse: &Transaction) -> Vec<Range<usize>> {
    inverse.edits().iter().map(|it| it.range.clone()).collect()
}
