//! The fields of the forms: text boxes that know their form, and show the problems found in them.

use leptos::prelude::*;

use super::field_checks::FieldCheck;
use super::problem_list::ProblemList;
use super::state::{EntryFormState, RegisteredField};
use crate::components::{FieldWidth, TextArea, TextField};

/// A text box of a form.
#[component]
pub fn FormField(
    /// The field's name in the output of `galley show`.
    name: &'static str,
    /// The text of the label.
    label: &'static str,
    /// The typed text.
    value: RwSignal<String>,
    /// Whether the form cannot be saved without it.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// The message about the text.
    #[prop(optional, into)]
    check: FieldCheck,
    /// How wide the field is.
    #[prop(optional)]
    width: FieldWidth,
    /// The keyboard that a phone shows.
    #[prop(default = "text")]
    keyboard: &'static str,
    /// The placeholder.
    #[prop(optional, into)]
    placeholder: String,
    /// The attribute `autocomplete`.
    #[prop(optional)]
    suggestions: Vec<String>,
    /// Called after each key, before the form writes.
    #[prop(default = Callback::new(|()| ()), into)]
    on_input: Callback<()>,
    /// Called when a suggestion is chosen, and when the user leaves the box after a change.
    #[prop(default = Callback::new(|()| ()), into)]
    on_change: Callback<()>,
    /// Called after text was pasted, before the form writes.
    #[prop(default = Callback::new(|()| ()), into)]
    on_paste: Callback<()>,
    /// What is shown next to the box.
    #[prop(optional, into)]
    beside: Option<ViewFn>,
) -> impl IntoView {
    let state = EntryFormState::expect();
    let message = state.register(registered(name, label, value, required), check);
    let input = move |()| {
        state.note_typing_in(name);
        on_input.run(());
    };

    view! {
        <TextField
            label
            value
            message
            width
            keyboard
            placeholder
            suggestions
            on_input=input
            on_change
            on_paste
            beside=beside.unwrap_or_default()
        >
            <ProblemList problems=move || state.problems_in(name)/>
        </TextField>
    }
    .into_any()
}

/// A text box of several lines.
#[component]
pub fn FormTextArea(
    /// The field's name in the output of `galley show`.
    name: &'static str,
    /// The text of the label.
    label: &'static str,
    /// The typed text.
    value: RwSignal<String>,
    /// The message about the text.
    #[prop(optional, into)]
    check: FieldCheck,
) -> impl IntoView {
    let state = EntryFormState::expect();
    let message = state.register(registered(name, label, value, true.into()), check);
    let input = move |()| state.note_typing_in(name);

    view! {
        <TextArea label value message on_input=input>
            <ProblemList problems=move || state.problems_in(name)/>
        </TextArea>
    }
    .into_any()
}

/// The title, which every entry has.
#[component]
pub fn TitleField(
    /// The typed text.
    value: RwSignal<String>,
    /// The text of the label.
    #[prop(default = "Title")]
    label: &'static str,
) -> impl IntoView {
    view! { <FormField name="title" label value required=true/> }
}

/// The text after a link.
#[component]
pub fn TailField(
    /// The typed text.
    value: RwSignal<String>,
) -> impl IntoView {
    view! { <FormField name="tail" label="After the link" value width=FieldWidth::Half/> }
}

fn registered(
    name: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    is_required: Signal<bool>,
) -> RegisteredField {
    RegisteredField {
        name,
        label,
        value,
        is_required,
    }
}
