//! The line about who sponsors the newsletter, as Markdown.

use issue::issue_field::FieldValue;

use crate::browser::dom::El;
use crate::forms::all_blank;
use crate::forms::frame::{Field, frame};
use crate::forms::writing::{Draft, Writing};
use leptos::prelude::*;

/// The form of the line.
pub fn form(writing: Writing, slot: Option<FieldValue>) -> El {
    let before = match slot {
        Some(FieldValue::Sponsor(line)) => line,
        _ => String::new(),
    };
    let line = RwSignal::new(before);
    writing.reads(move || {
        if all_blank(&[line]) {
            return Draft::Wrong("value");
        }
        Draft::Slots(vec![FieldValue::Sponsor(
            line.with(|it| it.trim().to_owned()),
        )])
    });
    let field = Field {
        name: "value",
        label: "Markdown",
        is_required: true,
        ..Field::default()
    };
    frame(writing, "Markdown", field.show(writing, line))
}
