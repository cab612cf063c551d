//! The form of a call for testing.

use issue::entry::{CallForTesting, Entry};
use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::fields::TitleField;
use super::form_value::{FormValue, all_blank, trimmed_unless_unchanged};
use super::url_field::UrlField;

/// Edits a call for testing.
#[component]
pub fn CallForTestingForm(
    /// The call as it is now; the default for a new one.
    call: CallForTesting,
) -> impl IntoView {
    let title = RwSignal::new(call.title.clone());
    let url = RwSignal::new(call.url.clone());
    let steps = RwSignal::new(call.steps.clone());
    let value = move || {
        if all_blank(&[title, url, steps]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::CallForTesting(CallForTesting {
            title: trimmed_unless_unchanged(title, &call.title),
            url: trimmed_unless_unchanged(url, &call.url),
            steps: trimmed_unless_unchanged(steps, &call.steps),
        }))
    };

    view! {
        <EntryForm value autofocus="Title">
            <TitleField value=title/>
            <UrlField value=url/>
            <UrlField name="steps" label="Testing steps" value=steps required=false/>
        </EntryForm>
    }
}
