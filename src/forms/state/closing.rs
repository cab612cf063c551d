//! How an open form closes: saved, unless something has to be corrected first, or cancelled.

use issue::entry::{Entry, Event, entries};
use issue::issue_field::FieldValue;
use issue::operation::{Operation, OperationError, SectionRef, plan, settled};
use leptos::prelude::*;

use super::twin::{ForTwin, for_twin, settle};
use super::{EntryFormState, RegisteredField};
use crate::browser::focus;
use crate::components::field_id;
use crate::editor::{FormPlace, Part, index_of};
use crate::element_ids::{add_button_id, group_select_id, issue_field_button_id, row_id};
use crate::forms::form_value::FormValue;

impl EntryFormState {
    /// Saves and closes the form, then opens the form of the next entry if asked to.
    ///
    /// If a field has to be corrected first, shows the reason and focuses the field.
    pub fn save(self, and_next: bool) {
        let value = self.value();
        if self.index.is_none() && value == FormValue::Empty {
            return self.cancel();
        }
        self.was_refused.set(true);
        if let Some(label) = self.first_wrong(value) {
            self.editor.announce(format!("Not saved yet: see {label}."));
            return focus::on(&field_id(label));
        }
        // Each field is valid, but no section accepts the entry, so it is not in the text.
        let error = self.entry_error.get_untracked();
        if !error.is_empty() {
            return self.editor.announce(format!("Not saved yet: {error}."));
        }
        self.change_twin();
        self.move_edited_event();
        let place = self.place.get_value();
        let added = self.added_to();
        self.editor.close_form();
        if let Some(added) = added {
            self.editor.announce_last_step(added);
        }
        if and_next && self.is_adding() {
            self.editor.open_form(place);
        } else {
            focus::soon(opener_id(&place));
        }
    }

    /// Saves the entry and opens the form of a new one with the values of `value`.
    ///
    /// Calls `value` first, because the form is gone once the entry is saved.
    pub fn save_and_copy(self, value: impl FnOnce() -> FormValue) {
        let FormValue::Entry(entry) = value() else {
            return self.save(false);
        };
        let editor = self.editor;
        let section = self.place.with_value(|it| it.section.clone());
        self.save(false);
        if editor.form().with_untracked(Option::is_none) {
            let part = Part::New;
            editor.open_form(FormPlace { section, part });
            editor.rebuild_form(entry);
        }
    }

    /// Closes the form and undoes what it wrote.
    pub fn cancel(self) {
        let place = self.place.get_value();
        self.editor.discard_form();
        focus::soon(opener_id(&place));
    }

    /// The label of the first field that has to be corrected.
    fn first_wrong(self, value: FormValue) -> Option<&'static str> {
        let is_missing = |it: &&RegisteredField| untrack(|| it.is_missing());
        let missing = self
            .fields
            .with_value(|it| it.iter().find(is_missing).map(|it| it.label));
        let wrong = || match value {
            FormValue::Entry(entry) => entry.check().err().map(|it| it.field),
            FormValue::Fields(fields) => self.first_refused(fields),
            FormValue::Invalid(field) | FormValue::Incomplete(field) => Some(field),
            FormValue::Empty => Some("title"),
        };
        missing.or_else(|| wrong().map(|it| self.label_of(it)))
    }

    /// The name of the first of `fields` that the issue refuses.
    fn first_refused(self, fields: Vec<FieldValue>) -> Option<&'static str> {
        let before = self.editor.before_form()?;
        let error = |value| plan(&before, &Operation::Set { value }).err();
        match fields.into_iter().find_map(error)? {
            OperationError::Field(error) => Some(error.field),
            _ => Some("value"),
        }
    }

    /// Where the form has added an entry: "Added to Virtual and Europe."
    fn added_to(self) -> Option<String> {
        let headings = self.editor.written_headings();
        let is_added = self.is_adding() && !headings.is_empty();
        is_added.then(|| format!("Added to {}.", headings.join(" and ")))
    }

    /// Changes the other entry of an edited hybrid event in the same way, and reports that.
    fn change_twin(self) {
        let Some((own, old)) = self.event_before() else {
            return;
        };
        let FormValue::Entry(Entry::Event(new)) = self.value() else {
            return;
        };
        let issue = self.editor.issue().get_untracked();
        match for_twin(&issue, own, &old, &new) {
            Some(ForTwin::Change(replace, heading)) => {
                let done = self.editor.write_more(&replace);
                let issue = self.editor.issue().get_untracked();
                let moved = settle(&issue, &replace).filter(|_| done.is_ok());
                // If the entry is out of order, a rule finds that.
                let _ = moved.map(|it| self.editor.write_more(&it));
                self.editor.announce(match done {
                    Ok(()) => format!("Changed in {heading} too."),
                    Err(error) => format!("Not changed in {heading}: {error}."),
                });
            }
            Some(ForTwin::Look(heading)) => self
                .editor
                .announce(format!("Also listed in {heading}: check it there.")),
            None => {}
        }
    }

    /// The event as it was when the form opened, and its section's index in the outline.
    fn event_before(self) -> Option<(usize, Event)> {
        let (index, before) = (self.index?, self.editor.before_form()?);
        let outline = before.outline();
        let own = self.place.with_value(|it| index_of(outline, &it.section))?;
        let found = entries(before.text(), &outline.hidden, outline.sections.get(own)?);
        match found.into_iter().nth(index)?.entry {
            Entry::Event(event) => Some((own, event)),
            _ => None,
        }
    }

    /// Moves an edited event to the section and place that its fields ask for.
    fn move_edited_event(self) {
        let Some(index) = self.index else { return };
        let issue = self.editor.issue().get_untracked();
        let before = self.editor.before_form();
        if before.is_some_and(|it| it.text() == issue.text()) {
            return;
        }
        let moved = self.place.with_value(|it| {
            let section = SectionRef::of(issue.outline(), index_of(issue.outline(), &it.section)?);
            settled(&issue, &section, index)
        });
        if let Some(Err(error)) = moved.map(|it| self.editor.write_more(&it)) {
            self.editor
                .announce(format!("Saved, but not moved: {error}."));
        }
    }
}

/// The element to focus when the form is closed.
fn opener_id(place: &FormPlace) -> String {
    match place.part {
        Part::Row(id) => row_id(id),
        Part::New => add_button_id(&place.section),
        Part::Group(_) => group_select_id(&place.section),
        Part::Field(field) => issue_field_button_id(field),
    }
}
