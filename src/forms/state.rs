//! What every open form does: write as it is typed into, save, give up.

use std::rc::Rc;
use std::sync::Arc;

use issue::entry::{Entry, FieldError};
use issue::issue_field::{self, FieldValue};
use issue::operation::{Operation, OperationError, SectionRef};
use issue::section::Kind;
use leptos::prelude::*;

use super::found::{self, EntryPlace};
use crate::editor::{Editor, FormPlace, Part, reference};
use crate::findings::{Finding, Findings};
use crate::parts::field::{Remark, Remarks};

mod fixing;
mod saving;

/// What the fields of a form amount to.
#[derive(Clone, Debug, PartialEq)]
pub enum FormValue {
    /// Nothing was typed yet.
    Empty,
    /// A field has to say something else first, such as a day that is half typed.
    Incomplete,
    /// The field of this name has to say something else first.
    Invalid(&'static str),
    /// An entry.
    Entry(Entry),
    /// Single fields of the issue.
    Fields(Vec<FieldValue>),
}

/// An open form: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct EntryFormState {
    editor: Editor,
    findings: Findings,
    place: StoredValue<FormPlace>,
    /// The entry's index in its section, if the form edits one.
    index: Option<usize>,
    draft: StoredValue<Option<Reader>>,
    fields: StoredValue<Vec<Asked>>,
    refused: RwSignal<Option<FieldError>>,
    trouble: RwSignal<String>,
    /// Whether the form was to be saved and could not be.
    was_asked: RwSignal<bool>,
    /// What the rules found about the entry.
    found: Memo<Vec<Arc<Finding>>>,
    /// The fields that were typed into since the rules looked.
    touched: RwSignal<Vec<&'static str>>,
    /// Whether the fields say what the text does not.
    is_apart: RwSignal<bool>,
}

type Reader = Callback<(), FormValue>;

/// A field that Save looks at.
#[derive(Clone, Copy, Debug)]
struct Asked {
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    is_required: bool,
}

impl EntryFormState {
    /// A form at `place`, which edits the entry at `index` or adds one.
    pub fn new(place: FormPlace, index: Option<usize>) -> Self {
        let (editor, findings) = (Editor::expect(), Findings::expect());
        let place = StoredValue::new(place);
        let entry = move || entry_place(editor, place, index);
        Self {
            editor,
            findings,
            place,
            index,
            draft: StoredValue::new(None),
            fields: StoredValue::default(),
            refused: RwSignal::new(None),
            trouble: RwSignal::default(),
            was_asked: RwSignal::new(false),
            found: Memo::new(move |_| found::found(findings, entry)),
            touched: RwSignal::default(),
            is_apart: RwSignal::new(false),
        }
    }

    /// Tells how to read the fields.
    pub fn reads(self, draft: impl Fn() -> FormValue + Send + Sync + 'static) {
        self.draft.set_value(Some(Callback::new(move |()| draft())));
    }

    /// Whether the form adds an entry.
    pub fn is_adding(self) -> bool {
        let part = self.place.with_value(|it| it.part);
        matches!(part, Part::New | Part::Group(_))
    }

    /// The single field that the form fills, as undo and the form's name call it.
    pub fn slot(self) -> Option<issue_field::IssueField> {
        match self.place.with_value(|it| it.part) {
            Part::Slot(field) => Some(field),
            _ => None,
        }
    }

    /// What stands in the way of the whole entry.
    pub fn trouble(self) -> Signal<String> {
        self.trouble.into()
    }

    /// What to say about a field, which `galley show` calls `name`.
    pub fn remark(
        self,
        name: &'static str,
        label: &'static str,
        value: RwSignal<String>,
        is_required: bool,
        check: impl Fn(&str) -> Option<Remark> + 'static,
    ) -> Remarks {
        self.fields.update_value(|it| {
            it.push(Asked {
                name,
                label,
                value,
                is_required,
            });
        });
        on_cleanup(move || {
            let _ = self
                .fields
                .try_update_value(|it| it.retain(|it| it.name != name));
        });
        Rc::new(move || {
            let refused = self.refused.get().filter(|it| it.field == name);
            let refused = refused.map(|it| Remark::Problem(format!("Expected {}.", it.expected)));
            let is_missing =
                is_required && self.was_asked.get() && value.with(|it| it.trim().is_empty());
            let missing = is_missing.then(|| Remark::Problem(format!("{label} is missing.")));
            // What the rules found says more than a check of the same field does.
            let checked = || {
                let checked = value.with(|it| check(it));
                checked.filter(|it| matches!(it, Remark::Note(_)) || self.found_in(name).is_empty())
            };
            missing.or(refused).or_else(checked)
        })
    }

    /// Writes what the fields say now; while that is no entry, the text keeps what they said last.
    pub fn typed(self) {
        self.write_typed();
        let is_refused = self.refused.with_untracked(Option::is_some)
            || self.trouble.with_untracked(|it| !it.is_empty());
        let draft = self.read();
        let is_unfinished = matches!(draft, FormValue::Incomplete | FormValue::Invalid(_));
        let unfinished = (is_refused || is_unfinished).then(|| self.in_words());
        self.editor.set_unfinished(unfinished.unwrap_or_default());
        let is_apart = is_refused || is_unfinished || draft == FormValue::Empty;
        if self.is_apart.get_untracked() != is_apart {
            self.is_apart.set(is_apart);
        }
    }

    /// What stands in the fields: "Title: Borrowing, Date: 2026-1".
    fn in_words(self) -> String {
        let words = |it: &Asked| {
            let value = it.value.get_untracked();
            (!value.is_empty()).then(|| format!("{}: {value}", it.label))
        };
        let all = |it: &Vec<Asked>| it.iter().filter_map(words).collect::<Vec<_>>();
        self.fields.with_value(all).join(", ")
    }

    fn write_typed(self) {
        let entry = match self.read() {
            FormValue::Empty if self.is_adding() => {
                self.refused.set(None);
                return self.editor.unwrite();
            }
            FormValue::Empty | FormValue::Incomplete | FormValue::Invalid(_) => {
                return self.refused.set(None);
            }
            FormValue::Entry(entry) => entry,
            FormValue::Fields(slots) => return self.fill(&slots),
        };
        let refused = entry.check().err();
        let is_fine = refused.is_none();
        self.refused.set(refused);
        if is_fine {
            let trouble = self.write(entry).err().unwrap_or_default();
            self.trouble.set(trouble);
        }
    }

    fn read(self) -> FormValue {
        let reader = self.draft.get_value();
        reader.map_or(FormValue::Empty, |it| untrack(|| it.run(())))
    }

    fn fill(self, slots: &[FieldValue]) {
        let written = self.editor.write_all(&label_of(slots), sets(slots));
        let refused = match written {
            Err(OperationError::Field(error)) => Some(error),
            Err(error) => return self.trouble.set(format!("{error}.")),
            Ok(()) => None,
        };
        self.trouble.set(String::new());
        self.refused.set(refused);
    }

    fn write(self, entry: Entry) -> Result<(), String> {
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

    /// An event goes where its fields say; until they do, it stands where the form was opened.
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

/// Where the form's entry stands in the text as it is.
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

/// What undo calls it.
fn label_of(slots: &[FieldValue]) -> String {
    let set = slots.first().cloned().map(|value| Operation::Set { value });
    set.map(|it| it.label()).unwrap_or_default()
}

fn sets(slots: &[FieldValue]) -> Vec<Operation> {
    let set = |value| Operation::Set { value };
    slots.iter().cloned().map(set).collect()
}
