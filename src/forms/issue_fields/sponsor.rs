//! The line about the newsletter's sponsor, as Markdown.

use issue::issue_field::{FieldValue, IssueField};
use leptos::prelude::*;

use super::value_before;
use crate::forms::entry_form::EntryForm;
use crate::forms::fields::FormField;
use crate::forms::form_value::{FormValue, all_blank, trimmed};

/// Edits the line.
#[component]
pub fn SponsorForm() -> impl IntoView {
    let before = match value_before(IssueField::Sponsor) {
        Some(FieldValue::Sponsor(line)) => line,
        _ => String::new(),
    };
    let line = RwSignal::new(before);
    let value = move || {
        if all_blank(&[line]) {
            return FormValue::Invalid("value");
        }
        FormValue::Fields(vec![FieldValue::Sponsor(trimmed(line))])
    };

    view! {
        <EntryForm value autofocus="Markdown">
            <FormField name="value" label="Markdown" value=line required=true/>
        </EntryForm>
    }
}
