//! The value of a form's fields, and how their text is read.

use issue::entry::Entry;
use issue::issue_field::FieldValue;
use leptos::prelude::*;

/// The value of a form's fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FormValue {
    /// Nothing was typed yet.
    #[default]
    Empty,
    /// The field of this name is incomplete, such as half a date.
    Incomplete(&'static str),
    /// The field of this name has to be corrected first.
    Invalid(&'static str),
    /// An entry.
    Entry(Entry),
    /// Single fields of the issue.
    Fields(Vec<FieldValue>),
}

impl FormValue {
    /// Whether it can be written into the text.
    pub fn is_complete(&self) -> bool {
        matches!(self, Self::Entry(_) | Self::Fields(_))
    }
}

/// Whether all of `fields` are blank.
pub fn all_blank(fields: &[RwSignal<String>]) -> bool {
    fields.iter().all(|it| it.with(|it| it.trim().is_empty()))
}

/// The text of a field without the spaces around it.
pub fn trimmed(field: RwSignal<String>) -> String {
    field.with(|it| it.trim().to_owned())
}

/// The text of a field without the spaces around it. A text that is still `before`, the text when the form opened,
/// keeps its spaces.
pub fn trimmed_unless_unchanged(field: RwSignal<String>, before: &str) -> String {
    field.with(|it| {
        if it == before {
            it.clone()
        } else {
            it.trim().to_owned()
        }
    })
}

/// The text that follows a link, with the space before it; but exactly `before` if only that space differs.
pub fn tail_unless_unchanged(field: RwSignal<String>, before: &str) -> String {
    field.with(|it| match it.trim() {
        same if same == before.trim_start() => before.to_owned(),
        "" => String::new(),
        new if new.starts_with([':', ',', ';', '.']) => new.to_owned(),
        new => format!(" {new}"),
    })
}
