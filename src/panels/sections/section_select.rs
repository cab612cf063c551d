//! A choice of one of several sections.

use leptos::prelude::*;

use crate::editor::SectionId;

/// A choice of one of several sections.
#[component]
pub fn SectionSelect(
    /// The element's id, for its label.
    id: String,
    /// The sections.
    sections: Vec<SectionId>,
    /// The chosen one.
    chosen: RwSignal<SectionId>,
) -> impl IntoView {
    let options: Vec<_> = sections
        .into_iter()
        .map(|it| view! { <option value=it.to_string()>{it.to_string()}</option> })
        .collect();
    let choose = move |event| chosen.set(event_target_value(&event).into());

    view! {
        <select id=id on:change=choose>
            {options}
        </select>
    }
}

/// A signal for the chosen one of `sections`. If none was chosen, the first, because that is the one the browser shows.
pub fn first_of(sections: &[SectionId]) -> RwSignal<SectionId> {
    RwSignal::new(sections.first().cloned().unwrap_or_default())
}
