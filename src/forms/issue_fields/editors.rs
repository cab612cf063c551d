//! The editors, by their GitHub names.

use issue::issue_field::{FieldValue, IssueField};
use leptos::prelude::*;

use super::value_before;
use crate::forms::entry_form::EntryForm;
use crate::forms::fields::FormField;
use crate::forms::form_value::{FormValue, all_blank};

/// Edits the editors' names.
#[component]
pub fn EditorsForm() -> impl IntoView {
    let before = match value_before(IssueField::Editors) {
        Some(FieldValue::Editors(names)) => names.join(", "),
        _ => String::new(),
    };
    let names = RwSignal::new(before);
    let value = move || {
        if all_blank(&[names]) {
            return FormValue::Invalid("value");
        }
        FormValue::Fields(vec![FieldValue::Editors(names.with(|it| split(it)))])
    };

    view! {
        <EntryForm value autofocus="GitHub names">
            <FormField
                name="value"
                label="GitHub names"
                value=names
                required=true
                placeholder="nellshamrell, llogiq"
            />
        </EntryForm>
    }
}

fn split(names: &str) -> Vec<String> {
    let names = names.split(',').map(str::trim);
    names
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}
