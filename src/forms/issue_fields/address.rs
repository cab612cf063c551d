//! The form of a field that is one address: the hiring thread, or the discussion of the issue.

use issue::issue_field::{FieldValue, IssueField};
use leptos::prelude::*;

use super::value_before;
use crate::forms::entry_form::EntryForm;
use crate::forms::form_value::{FormValue, trimmed};
use crate::forms::url_field::UrlField;

/// Edits an address. Clearing it restores the template's placeholder.
#[component]
pub fn AddressForm(
    /// The field: the hiring thread or the discussion.
    field: IssueField,
) -> impl IntoView {
    let before = match value_before(field) {
        Some(FieldValue::JobsThread(url) | FieldValue::DiscussLink(url)) => url,
        _ => String::new(),
    };
    let url = RwSignal::new(before);
    let make = match field {
        IssueField::DiscussLink => FieldValue::DiscussLink,
        _ => FieldValue::JobsThread,
    };
    let value = move || FormValue::Fields(vec![make(trimmed(url))]);

    view! {
        <EntryForm value autofocus="URL">
            <UrlField name="value" value=url required=false/>
        </EntryForm>
    }
}
