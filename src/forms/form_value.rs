//! What the fields of a form amount to, and how their text is read.

use issue::entry::Entry;
use issue::issue_field::FieldValue;
use leptos::prelude::*;

/// What the fields of a form amount to.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FormValue {
    /// Nothing was typed yet.
    #[default]
    Empty,
    /// The field of this name has to be typed first, such as the rest of a date.
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

/// Whether nothing but spaces is typed into any of `fields`.
pub fn all_blank(fields: &[RwSignal<String>]) -> bool {
    fields.iter().all(|it| it.with(|it| it.trim().is_empty()))
}

/// The text of a field without the spaces around it.
pub fn trimmed(field: RwSignal<String>) -> String {
    field.with(|it| it.trim().to_owned())
}

/// The text of a field without the spaces around it; `before`, the text it had when the form opened, stays as it is.
pub fn trimmed_unless_unchanged(field: RwSignal<String>, before: &str) -> String {
    field.with(|it| {
        if it == before {
            it.clone()
        } else {
            it.trim().to_owned()
        }
    })
}

/// The text that follows a link, with the space before it; `before` stays as it is where only that space differs.
pub fn tail_unless_unchanged(field: RwSignal<String>, before: &str) -> String {
    field.with(|it| match it.trim() {
        same if same == before.trim_start() => before.to_owned(),
        "" => String::new(),
        new if new.starts_with([':', ',', ';', '.']) => new.to_owned(),
        new => format!(" {new}"),
    })
}
