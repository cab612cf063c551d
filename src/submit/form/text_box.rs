//! A text box of the form, with the problems of its text below it.

use leptos::prelude::*;

use super::super::contribution::Contribution;
use super::super::fields::{Field, Fields};
use super::remarks::RemarkList;
use crate::components::{FieldMessage, FieldWidth, TextField};
use crate::forms::field_checks::FieldCheck;

/// A text box.
#[component]
pub fn TextBox(
    /// Which one it is.
    field: Field,
    /// The message about the text.
    #[prop(optional, into)]
    check: FieldCheck,
    /// How wide the box is.
    #[prop(optional)]
    width: FieldWidth,
    /// The keyboard that a phone shows.
    #[prop(default = "text")]
    keyboard: &'static str,
    /// The placeholder.
    #[prop(optional, into)]
    placeholder: String,
    /// Called when the user leaves the box after a change.
    #[prop(default = Callback::new(|()| ()), into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let (fields, contribution) = (Fields::expect(), Contribution::expect());
    let value = fields.text(field);
    let message = Memo::new(move |_| value.with(|it| check.run(it)));
    let remarks = move || {
        // The box already reports this mistake in its own words.
        if message.with(|it| it.as_ref().is_some_and(FieldMessage::is_problem)) {
            return Vec::new();
        }
        // If the draft already has the entry, the result shows both.
        let is_listed = contribution.listed().is_some();
        let all = contribution.remarks().into_iter();
        let all = all.filter(|it| !(is_listed && it.is_duplicate));
        let is_ours = |it: Option<&str>| it == Some(field.entry_field());
        all.filter(|it| is_ours(it.field)).collect::<Vec<_>>()
    };

    view! {
        <TextField
            label=field.label()
            value
            message
            width
            keyboard
            placeholder
            on_input=move |()| fields.propose()
            on_change
        >
            <RemarkList remarks/>
        </TextField>
    }
    .into_any()
}
