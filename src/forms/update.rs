//! The form of a merged change to the Rust project.

use issue::entry::{Entry, Update};
use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::fields::{TailField, TitleField};
use super::form_value::{FormValue, all_blank, tail_unless_unchanged, trimmed_unless_unchanged};
use super::url_field::UrlField;

/// Edits a merged change.
#[component]
pub fn UpdateForm(
    /// The change as it is now; the default for a new one.
    update: Update,
) -> impl IntoView {
    let title = RwSignal::new(update.title.clone());
    let url = RwSignal::new(update.url.clone());
    let tail = RwSignal::new(update.tail.trim_start().to_owned());
    let value = move || {
        if all_blank(&[title, url, tail]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::Update(Update {
            title: trimmed_unless_unchanged(title, &update.title),
            url: trimmed_unless_unchanged(url, &update.url),
            tail: tail_unless_unchanged(tail, &update.tail),
        }))
    };

    view! {
        <EntryForm value autofocus="Title">
            <TitleField value=title/>
            <UrlField value=url/>
            <TailField value=tail/>
        </EntryForm>
    }
}
