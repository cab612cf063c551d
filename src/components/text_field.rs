//! A text box of one line with its label.

use leptos::prelude::*;

use super::field::{
    Field, FieldMessage, FieldWidth, description_ids, field_id, held_back_while_typing, is_problem,
};
use crate::browser::clipboard;

/// A text box of one line below its label.
#[component]
pub fn TextField(
    /// The text of the label.
    label: &'static str,
    /// The text, updated at each key.
    value: RwSignal<String>,
    /// The message below the box.
    #[prop(optional, into)]
    message: Signal<Option<FieldMessage>>,
    /// How wide the field is.
    #[prop(optional)]
    width: FieldWidth,
    /// The keyboard that a phone shows: the attribute `inputmode`.
    #[prop(default = "text")]
    keyboard: &'static str,
    /// The placeholder.
    #[prop(optional, into)]
    placeholder: String,
    /// The attribute `autocomplete`.
    #[prop(optional)]
    suggestions: Vec<String>,
    /// Called after each key, when `value` is already set.
    #[prop(optional, into)]
    on_input: Option<Callback<()>>,
    /// Called when the user chooses a suggestion, or leaves the box after a change.
    #[prop(optional, into)]
    on_change: Option<Callback<()>>,
    /// Called like `on_input`, after the user pasted text.
    #[prop(optional, into)]
    on_paste: Option<Callback<()>>,
    /// What is shown next to the box.
    #[prop(optional, into)]
    beside: Option<ViewFn>,
    /// What comes after the message and also describes the box.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let described_by = description_ids(label, children.is_some());
    let list_id = (!suggestions.is_empty()).then(|| format!("{}-list", field_id(label)));
    let (message, mut key) = held_back_while_typing(message);
    let input = move |event| {
        value.set(event_target_value(&event));
        key();
        if let Some(on_paste) = on_paste.filter(|_| clipboard::is_pasting(&event)) {
            on_paste.run(());
        }
        if let Some(on_input) = on_input {
            on_input.run(());
        }
    };
    let change = move |_| {
        // The browser may send the event while the box is removed, when its owner is already disposed.
        if let Some(on_change) = on_change {
            on_change.try_run(());
        }
    };
    let suggestions = list_id.clone().map(|id| suggestion_list(id, suggestions));

    let control = view! {
        <input
            type="text"
            id=field_id(label)
            autocomplete="off"
            spellcheck=(keyboard == "text").to_string()
            inputmode=keyboard
            placeholder=placeholder
            list=list_id
            aria-invalid=move || is_problem(message).then_some("true")
            aria-describedby=described_by
            prop:value=value
            on:input=input
            on:change=change
        />
    };
    let control = match beside {
        Some(beside) => view! { <div class="control">{control} {beside.run()}</div> }.into_any(),
        None => control.into_any(),
    };

    view! {
        <Field label width message details=children>
            {control}
            {suggestions}
        </Field>
    }
}

fn suggestion_list(id: String, suggestions: Vec<String>) -> impl IntoView {
    let options = suggestions
        .into_iter()
        .map(|it| view! { <option value=it></option> });

    view! { <datalist id=id>{options.collect_view()}</datalist> }
}
