//! The state of an open form: the content of its fields, and whether the text has it.
//!
//! The form writes while the user types. While its fields are not a valid entry, the text keeps the last valid one.

use std::sync::Arc;

use issue::entry::{Entry, FieldError};
use issue::issue_field::FieldValue;
use issue::operation::{Operation, OperationError, SectionRef};
use issue::section::Kind;
use leptos::prelude::*;

use super::entry_place::EntryPlace;
use super::field_checks::FieldCheck;
use super::form_value::FormValue;
use crate::checks::{Checks, Finding};
use crate::components::FieldMessage;
use crate::editor::{Editor, FormPlace, Part, reference};

mod closing;
mod problems;
mod twin;

/// The state of an open form: a handle that is cheap to copy, in the context of the form's fields.
#[derive(Clone, Copy, Debug)]
pub struct EntryFormState {
    editor: Editor,
    checks: Checks,
    /// The form's accessible name.
    name: &'static str,
    place: StoredValue<FormPlace>,
    /// The entry's index in its section, if the form edits one.
    index: Option<usize>,
    value: StoredValue<Option<Signal<FormValue>>>,
    fields: StoredValue<Vec<RegisteredField>>,
    /// Why the entry cannot be written, if one field is the reason.
    field_error: RwSignal<Option<FieldError>>,
    /// Why the entry cannot be written, if no single field is the reason; otherwise empty.
    entry_error: RwSignal<String>,
    /// Whether the user tried to save and was refused.
    was_refused: RwSignal<bool>,
    /// The problems of the entry, according to the last check.
    problems: Memo<Vec<Arc<Finding>>>,
    /// The fields that were changed since the last check.
    fields_typed_into: RwSignal<Vec<&'static str>>,
    /// Whether the fields differ from the text.
    differs_from_text: RwSignal<bool>,
    /// What the form did by itself.
    note: RwSignal<Option<Note>>,
}

/// Something that a form did by itself, and how to undo it.
#[derive(Clone, Debug)]
pub struct Note {
    /// What was done: "Removed tracking".
    pub text: String,
    /// Sets the fields back to what they were.
    pub undo: Callback<()>,
}

/// A field of the form.
#[derive(Clone, Copy, Debug)]
pub struct RegisteredField {
    /// Its name in the output of `galley show`.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// The typed text.
    pub value: RwSignal<String>,
    /// Whether the form cannot be saved without it.
    pub is_required: Signal<bool>,
}

impl RegisteredField {
    /// Whether it is blank; tracked.
    fn is_blank(&self) -> bool {
        self.value.with(|it| it.trim().is_empty())
    }

    fn is_missing(&self) -> bool {
        self.is_required.get() && self.is_blank()
    }
}

impl EntryFormState {
    /// The state of a form called `name` at `place`, which edits the entry at `index` or adds one.
    pub fn new(name: &'static str, place: FormPlace, index: Option<usize>) -> Self {
        let (editor, checks) = (Editor::expect(), Checks::expect());
        let place = StoredValue::new(place);
        let problems = move |_: Option<&_>| {
            let entry = checks
                .has_looked()
                .then(|| entry_place(editor, place, index));
            let problems = entry.flatten().map(|it| it.problems(checks));
            problems.unwrap_or_default()
        };
        Self {
            editor,
            checks,
            name,
            place,
            index,
            value: StoredValue::default(),
            fields: StoredValue::default(),
            field_error: RwSignal::new(None),
            entry_error: RwSignal::default(),
            was_refused: RwSignal::new(false),
            problems: Memo::new(problems),
            fields_typed_into: RwSignal::default(),
            differs_from_text: RwSignal::new(false),
            note: RwSignal::new(None),
        }
    }

    /// The state of the form around the caller.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The form's accessible name.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Registers the function that returns the value of the fields.
    pub fn set_value(self, value: Signal<FormValue>) {
        self.value.set_value(Some(value));
    }

    /// Whether the form adds an entry.
    pub fn is_adding(self) -> bool {
        let part = self.place.with_value(|it| it.part);
        matches!(part, Part::New | Part::Group(_))
    }

    /// Why the entry cannot be written, if no single field is the reason; otherwise empty.
    pub fn entry_error(self) -> Signal<String> {
        self.entry_error.into()
    }

    /// What the form did by itself.
    pub fn note(self) -> Signal<Option<Note>> {
        self.note.into()
    }

    /// Reports what the form did by itself; `undo` sets the fields back to what they were.
    pub fn note_done(self, text: String, undo: impl Fn() + Send + Sync + 'static) {
        let undo = Callback::new(move |()| undo());
        self.note.set(Some(Note { text, undo }));
    }

    /// Undoes what the form did by itself.
    pub fn undo_noted(self) {
        if let Some(note) = self.note.get_untracked() {
            note.undo.run(());
            self.note.set(None);
            self.write();
        }
    }

    fn value(self) -> FormValue {
        let value = self.value.get_value();
        value.map(|it| it.get_untracked()).unwrap_or_default()
    }
}

/// Fields.
impl EntryFormState {
    /// Adds a field for as long as the caller's owner lives. Returns the message below the field.
    pub fn register(
        self,
        field: RegisteredField,
        check: FieldCheck,
    ) -> Signal<Option<FieldMessage>> {
        self.fields.update_value(|it| it.push(field));
        on_cleanup(move || {
            let remove = |it: &mut Vec<RegisteredField>| it.retain(|it| it.value != field.value);
            // The form may have been removed already.
            self.fields.try_update_value(remove);
        });
        Signal::derive(move || self.message(field, &check))
    }

    fn message(self, field: RegisteredField, check: &FieldCheck) -> Option<FieldMessage> {
        if self.was_refused.get() && field.is_missing() {
            let message = format!("{} is missing.", field.label);
            return Some(FieldMessage::Problem(message));
        }
        let error = self.field_error.get().filter(|it| it.field == field.name);
        if let Some(error) = error {
            return Some(FieldMessage::Problem(format!(
                "Expected {}.",
                error.expected
            )));
        }
        let message = field.value.with(|it| check.run(it))?;
        // A rule's problem is more specific than the field's own check.
        let is_shown = !message.is_problem() || self.problems_in(field.name).is_empty();
        is_shown.then_some(message)
    }

    /// Whether a field is blank only because the user has not come to it yet.
    fn is_partial(self) -> bool {
        let is_missing = |it: &RegisteredField| untrack(|| it.is_missing());
        self.fields.with_value(|it| it.iter().any(is_missing))
    }

    fn field(self, name: &str) -> Option<RegisteredField> {
        let find = |it: &Vec<RegisteredField>| it.iter().find(|it| it.name == name).copied();
        self.fields.with_value(find)
    }

    fn label_of(self, name: &str) -> &'static str {
        self.field(name).map_or("Title", |it| it.label)
    }
}

/// Writing.
impl EntryFormState {
    /// Writes the content of the fields. What cannot be written yet is kept as text.
    pub fn write(self) {
        let value = self.value();
        let is_complete = value.is_complete();
        let is_empty = value == FormValue::Empty;
        self.write_value(value);
        let is_refused = self.field_error.with_untracked(Option::is_some)
            || self.entry_error.with_untracked(|it| !it.is_empty());
        let is_unfinished = is_refused || !(is_complete || is_empty);
        let unfinished = is_unfinished.then(|| self.in_words());
        self.editor.set_unfinished(unfinished.unwrap_or_default());
        self.editor
            .set_partial(self.is_adding() && self.is_partial());
        let differs = is_unfinished || is_empty;
        if self.differs_from_text.get_untracked() != differs {
            self.differs_from_text.set(differs);
        }
    }

    /// The content of the fields: "Title: Borrowing, Date: 2026-1".
    fn in_words(self) -> String {
        let words = |it: &RegisteredField| {
            let value = it.value.get_untracked();
            (!value.is_empty()).then(|| format!("{}: {value}", it.label))
        };
        let all = |it: &Vec<RegisteredField>| it.iter().filter_map(words).collect::<Vec<_>>();
        self.fields.with_value(all).join(", ")
    }

    fn write_value(self, value: FormValue) {
        let field_error = match value {
            FormValue::Empty | FormValue::Incomplete(_) | FormValue::Invalid(_) => {
                if value == FormValue::Empty && self.is_adding() {
                    self.editor.clear_form();
                }
                None
            }
            FormValue::Entry(entry) => self.write_entry(entry),
            FormValue::Fields(fields) => self.write_fields(&fields),
        };
        self.field_error.set(field_error);
    }

    /// If the entry cannot be written, returns the field that is the reason.
    fn write_entry(self, entry: Entry) -> Option<FieldError> {
        if let Err(error) = entry.check() {
            return Some(error);
        }
        let error = self.add_or_replace(entry).err().unwrap_or_default();
        self.entry_error.set(error);
        None
    }

    /// If the fields cannot be written, returns the field that is the reason.
    fn write_fields(self, fields: &[FieldValue]) -> Option<FieldError> {
        let set = |value| Operation::Set { value };
        let operations: Vec<_> = fields.iter().cloned().map(set).collect();
        let label = operations.first().map(Operation::label).unwrap_or_default();
        let (field_error, entry_error) = match self.editor.write_all(&label, operations) {
            Ok(()) => (None, String::new()),
            Err(OperationError::Field(error)) => (Some(error), String::new()),
            Err(error) => (None, format!("{error}.")),
        };
        self.entry_error.set(entry_error);
        field_error
    }

    fn add_or_replace(self, entry: Entry) -> Result<(), String> {
        let section = self.section().ok_or("The section is gone.")?;
        let Some(index) = self.index else {
            return self.add(section, &entry);
        };
        let replace = Operation::Replace {
            section,
            index,
            entry,
        };
        self.editor.write(&replace).map_err(|it| it.to_string())
    }

    /// Adds the entry: an event to the section that follows from its fields, as soon as they are filled in; any other
    /// entry to the section in which the form was opened.
    fn add(self, section: SectionRef, entry: &Entry) -> Result<(), String> {
        let add = |section| Operation::Add {
            section,
            entry: entry.clone(),
            index: None,
        };
        if matches!(entry, Entry::Event(_)) {
            let all = self
                .events()
                .unwrap_or(SectionRef::Name("Upcoming Events".to_owned()));
            if self.editor.write(&add(all)).is_ok() {
                return Ok(());
            }
        }
        self.editor
            .write(&add(section))
            .map_err(|it| it.to_string())
    }

    fn section(self) -> Option<SectionRef> {
        let before = self.editor.before_form()?;
        let place = self.place.get_value();
        let section = reference(before.outline(), &place.section)?;
        match (place.part, section) {
            (Part::Group(name), SectionRef::Path(mut path)) => {
                path.push(name.to_owned());
                Some(SectionRef::Path(path))
            }
            (_, section) => Some(section),
        }
    }

    fn events(self) -> Option<SectionRef> {
        let before = self.editor.before_form()?;
        let (index, _) = before.outline().section(Kind::UpcomingEvents)?;
        Some(SectionRef::of(before.outline(), index))
    }
}

/// Where the form's entry is in the current text.
fn entry_place(
    editor: Editor,
    place: StoredValue<FormPlace>,
    index: Option<usize>,
) -> Option<EntryPlace> {
    match index {
        Some(index) => place.with_value(|it| EntryPlace::at(editor, &it.section, index)),
        None => EntryPlace::added(editor),
    }
}
