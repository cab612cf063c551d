//! The line about who sponsors the newsletter, as Markdown.

use issue::issue_field::FieldValue;

use crate::browser::dom::El;
use crate::forms::all_blank;
use crate::forms::frame::{Field, frame};
use crate::forms::state::{EntryFormState, FormValue};
use leptos::prelude::*;

/// The form of the line.
pub fn form(state: EntryFormState, slot: Option<FieldValue>) -> El {
    let before = match slot {
        Some(FieldValue::Sponsor(line)) => line,
        _ => String::new(),
    };
    let line = RwSignal::new(before);
    state.reads(move || {
        if all_blank(&[line]) {
            return FormValue::Invalid("value");
        }
        FormValue::Fields(vec![FieldValue::Sponsor(
            line.with(|it| it.trim().to_owned()),
        )])
    });
    let field = Field {
        name: "value",
        label: "Markdown",
        is_required: true,
        ..Field::default()
    };
    frame(state, "Markdown", field.show(state, line))
}
