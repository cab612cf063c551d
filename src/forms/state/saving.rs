//! How an open form ends: kept, with what stands in the way of that, or given up.

use issue::issue_field::FieldValue;
use issue::operation::{Operation, OperationError, SectionRef, plan, settled};
use leptos::prelude::*;

use super::{Asked, EntryFormState, FormValue};
use crate::browser::focus;
use crate::editor::{FormPlace, Part, index_of};
use crate::element_ids::{add_button_id, group_select_id, issue_field_button_id, row_id};
use crate::parts::field::id_of;

impl EntryFormState {
    /// Closes the form and keeps what it wrote; says so if a field has to be seen to first.
    pub fn save(self, and_next: bool) {
        let adds = self.is_adding() || self.slot().is_some();
        if adds && self.read() == FormValue::Empty {
            return self.give_up();
        }
        self.was_asked.set(true);
        if let Some(label) = self.first_wrong() {
            self.editor.say(format!("Not saved yet: see {label}."));
            return focus::on(&id_of(label));
        }
        // The fields are fine by themselves, and no section takes them: the text has not what they say.
        let trouble = self.trouble.get_untracked();
        if !trouble.is_empty() {
            return self.editor.say(format!("Not saved yet: {trouble}."));
        }
        self.settle();
        let place = self.place.get_value();
        self.editor.keep();
        if and_next && self.is_adding() {
            self.editor.begin(place);
        } else {
            focus::soon(home(&place));
        }
    }

    /// Closes the form and takes back what it wrote.
    pub fn give_up(self) {
        let place = self.place.get_value();
        self.editor.cancel();
        focus::soon(home(&place));
    }

    /// The label of the first field that has to be seen to before the entry can stand.
    fn first_wrong(self) -> Option<&'static str> {
        let missing = self.fields.with_value(|it| {
            let is_missing =
                |it: &&Asked| it.is_required && it.value.with_untracked(|it| it.trim().is_empty());
            it.iter().find(is_missing).map(|it| it.label)
        });
        let unfinished = || match self.read() {
            FormValue::Entry(entry) => entry.check().err().map(|it| it.field),
            FormValue::Fields(slots) => self.refusal(slots),
            FormValue::Invalid(field) => Some(field),
            FormValue::Empty | FormValue::Incomplete => Some("date"),
        };
        let unfinished = || unfinished().map(|it| self.label_of(it));
        missing.or_else(unfinished)
    }

    /// The field for which the issue would not take these.
    fn refusal(self, slots: Vec<FieldValue>) -> Option<&'static str> {
        let before = self.editor.before_form()?;
        let refused = |value| plan(&before, &Operation::Set { value }).err();
        match slots.into_iter().find_map(refused)? {
            OperationError::Field(error) => Some(error.field),
            _ => Some("value"),
        }
    }

    pub(super) fn label_of(self, name: &str) -> &'static str {
        let find = |it: &Vec<Asked>| it.iter().find(|it| it.name == name).map(|it| it.label);
        self.fields.with_value(find).unwrap_or("Title")
    }

    /// Moves an edited event to where its fields say it stands now.
    fn settle(self) {
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
            self.editor.say(format!("Saved where it stood: {error}."));
        }
    }
}

/// The element that has the focus once the form is gone.
fn home(place: &FormPlace) -> String {
    match place.part {
        Part::Row(id) => row_id(id),
        Part::New => add_button_id(&place.section),
        Part::Group(_) => group_select_id(&place.section),
        Part::Slot(field) => issue_field_button_id(field),
    }
}
