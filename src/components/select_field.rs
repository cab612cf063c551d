//! A select with its label.

use leptos::prelude::*;

use super::field::{FieldWidth, field_id};

/// A select below its label.
#[component]
pub fn SelectField(
    /// The text of the label.
    label: &'static str,
    /// The options: each value, and the text for it.
    options: Vec<(String, String)>,
    /// The chosen value.
    value: RwSignal<String>,
    /// Called after the user has chosen, when `value` is already set.
    #[prop(optional, into)]
    on_change: Option<Callback<()>>,
) -> impl IntoView {
    let option = |(key, text): (String, String)| {
        let is_chosen = {
            let key = key.clone();
            move || value.with(|it| *it == key)
        };
        view! { <option value=key prop:selected=is_chosen>{text}</option> }
    };
    let options = options.into_iter().map(option).collect_view();
    let choose = move |event| {
        value.set(event_target_value(&event));
        if let Some(on_change) = on_change {
            on_change.run(());
        }
    };

    view! {
        <div class="field" data-width=FieldWidth::Short.name()>
            <label for=field_id(label)>{label}</label>
            <select id=field_id(label) on:input=choose>{options}</select>
        </div>
    }
}
