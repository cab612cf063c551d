//! A form with several fields, which the user can replace with one box of free text.

use leptos::prelude::*;

use crate::components::Checkbox;
use crate::forms::entry_form::EntryForm;
use crate::forms::fields::FormTextArea;
use crate::forms::form_value::FormValue;

/// A form of several fields that can be exchanged for one box for Markdown.
#[component]
pub fn FreeTextForm(
    /// Returns the value of the fields.
    #[prop(into)]
    value: Signal<FormValue>,
    /// The label of the field that gets the focus, unless the text is free.
    autofocus: &'static str,
    /// Whether the text is free.
    is_free: RwSignal<bool>,
    /// The free text.
    text: RwSignal<String>,
    /// The fields in place of free text.
    children: ChildrenFn,
) -> impl IntoView {
    let autofocus = if is_free.get_untracked() {
        "Free text"
    } else {
        autofocus
    };
    let children = StoredValue::new(children);

    view! {
        <EntryForm value autofocus>
            <Show when=move || is_free.get() fallback=move || children.with_value(|it| it())>
                <FormTextArea name="text" label="Free text" value=text/>
            </Show>
            <div class="checks">
                <Checkbox label="in free text" checked=is_free on_change=move |on| is_free.set(on)/>
            </div>
        </EntryForm>
    }
}
