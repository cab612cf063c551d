//! A text box of several lines with its label.

use leptos::prelude::*;

use super::field::{
    Field, FieldMessage, FieldWidth, description_ids, field_id, held_back_while_typing, is_problem,
};

/// The least and the greatest height of a text box, in lines.
const LINES: (usize, usize) = (3, 24);

/// A text box of several lines below its label, as high as its text.
#[component]
pub fn TextArea(
    /// The text of the label.
    label: &'static str,
    /// The text, updated at each key.
    value: RwSignal<String>,
    /// The message below the box.
    #[prop(optional, into)]
    message: Signal<Option<FieldMessage>>,
    /// Called after each key, when `value` is already set.
    #[prop(optional, into)]
    on_input: Option<Callback<()>>,
    /// What comes after the message and also describes the box.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let described_by = description_ids(label, children.is_some());
    // If the browser makes the box grow with its text (`field-sizing`), this is the least height.
    let rows = move || value.with(|it| it.split('\n').count().clamp(LINES.0, LINES.1));
    let (message, mut key) = held_back_while_typing(message);
    let input = move |event| {
        value.set(event_target_value(&event));
        key();
        if let Some(on_input) = on_input {
            on_input.run(());
        }
    };

    view! {
        <Field label width=FieldWidth::Whole message details=children>
            <textarea
                class="code"
                id=field_id(label)
                rows=rows
                spellcheck="false"
                aria-invalid=move || is_problem(message).then_some("true")
                aria-describedby=described_by
                prop:value=value
                on:input=input
            ></textarea>
        </Field>
    }
}
