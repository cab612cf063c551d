//! The cards of a section's single fields: what each says, and its form where it is open.

use issue::slot::Field;
use leptos::prelude::*;

use super::slot_button_id;
use crate::editor::{Editor, FormPlace, Part, SectionId};
use crate::forms::slots::{Said, filling, has_place, name};

/// The cards of a section.
pub fn cards(section: &SectionId, fields: &[Field]) -> AnyView {
    let card = |field: &Field| {
        let (section, field) = (section.clone(), *field);
        let has_place = Editor::expect().project(move |it| has_place(it, field));
        view! {
            <Show when=move || has_place.get()>
                <Card section=section.clone() field/>
            </Show>
        }
    };
    fields.iter().map(card).collect_view().into_any()
}

/// One field, closed or as a form.
#[component]
pub fn Card(
    /// The section it stands in.
    section: SectionId,
    /// What it fills in.
    field: Field,
) -> impl IntoView {
    let editor = Editor::expect();
    let place = FormPlace {
        section: section.clone(),
        part: Part::Slot(field),
    };
    let begun = place.clone();
    let is_open = Memo::new(move |_| editor.form().with(|it| it.as_ref() == Some(&place)));
    let open = Callback::new(move |()| editor.begin(begun.clone()));

    view! {
        <Show when=move || is_open.get() fallback=move || view! { <Closed field open/> }>
            {filling(section.clone(), field)}
        </Show>
    }
    .into_any()
}

/// What the field says, and the button that opens its form.
#[component]
fn Closed(field: Field, open: Callback<()>) -> impl IntoView {
    let said = Editor::expect().project(move |it| Said::of(it, field));
    let is_empty = move || said.with(|it| it.main.is_empty());
    let main = move || {
        said.with(|it| {
            if it.main.is_empty() {
                "Not filled in yet".to_owned()
            } else {
                it.main.clone()
            }
        })
    };
    let more = move || said.with(|it| Some(it.more.clone()).filter(|it| !it.is_empty()));
    let verb = move || if is_empty() { "Fill in" } else { "Edit" };
    let title = name(field);

    view! {
        <div class="slot" data-empty=move || is_empty().to_string()>
            <span class="slot-name">{title}</span>
            <span class="slot-text" on:click=move |_| open.run(())>
                <span class="slot-main">{main}</span>
                {move || more().map(|it| view! { <span class="slot-more">{it}</span> })}
            </span>
            <button
                type="button"
                class="quiet"
                id=slot_button_id(field)
                aria-label=move || format!("{}: {title}", verb())
                on:click=move |_| open.run(())
            >
                {verb}
            </button>
        </div>
    }
    .into_any()
}
