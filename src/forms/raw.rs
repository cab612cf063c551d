//! The forms that show an entry as Markdown: for an entry that fits no grammar, and for the sentence that says there is
//! nothing this week.

use issue::entry::{Entry, NoneSentence, Other};
use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::fields::{FormField, FormTextArea};
use super::form_value::{FormValue, trimmed_unless_unchanged};

/// Edits an entry that fits no grammar.
#[component]
pub fn RawForm(
    /// The entry as it is now.
    other: Other,
) -> impl IntoView {
    let raw = RwSignal::new(other.raw);
    let value = move || FormValue::Entry(Entry::Other(Other { raw: raw.get() }));

    view! {
        <EntryForm value autofocus="Markdown">
            <FormTextArea name="raw" label="Markdown" value=raw/>
        </EntryForm>
    }
}

/// Edits the sentence that says there is nothing this week.
#[component]
pub fn NoneSentenceForm(
    /// The sentence as it is now.
    sentence: NoneSentence,
) -> impl IntoView {
    let text = RwSignal::new(sentence.text.clone());
    let value = move || {
        let text = trimmed_unless_unchanged(text, &sentence.text);
        FormValue::Entry(Entry::None(NoneSentence { text }))
    };

    view! {
        <EntryForm value autofocus="Sentence">
            <FormField name="text" label="Sentence" value=text required=true/>
        </EntryForm>
    }
}
