//! The cards of a section's single fields: what is in each, and its form while that is open.

use issue::issue_field::IssueField;
use leptos::prelude::*;

use crate::editor::{Editor, FormPlace, Part, SectionId};
use crate::element_ids::issue_field_button_id;
use crate::forms::issue_fields::{CardText, IssueFieldForm, has_place, name};

/// The cards of the fields for which the issue has a place.
#[component]
pub fn IssueFieldCards(
    /// The section they are in.
    section: SectionId,
    /// The section's fields.
    fields: &'static [IssueField],
) -> impl IntoView {
    let editor = Editor::expect();
    let card = move |field: IssueField| {
        let section = section.clone();
        view! {
            <Show when=move || editor.read_outside_entries(|it| has_place(it, field))>
                <IssueFieldCard section=section.clone() field/>
            </Show>
        }
    };
    fields.iter().copied().map(card).collect_view()
}

/// The card of a field: its content, or its form while that is open.
#[component]
pub fn IssueFieldCard(
    /// The section it is in.
    section: SectionId,
    /// The field.
    field: IssueField,
) -> impl IntoView {
    let editor = Editor::expect();
    let place = StoredValue::new(FormPlace {
        section,
        part: Part::Field(field),
    });
    let is_open =
        move || place.with_value(|place| editor.form().with(|it| it.as_ref() == Some(place)));
    let begin = move |()| editor.open_form(place.get_value());

    view! {
        <Show when=is_open fallback=move || view! { <ClosedCard field on_open=begin/> }>
            <IssueFieldForm section=place.with_value(|it| it.section.clone()) field/>
        </Show>
    }
}

/// The content of the field, and the button that opens its form.
#[component]
fn ClosedCard(field: IssueField, #[prop(into)] on_open: Callback<()>) -> impl IntoView {
    let editor = Editor::expect();
    let content = Memo::new(move |_| editor.read_outside_entries(|it| CardText::of(it, field)));
    let is_empty = move || content.with(|it| it.main.is_empty());
    let main = move || match content.with(|it| it.main.clone()) {
        empty if empty.is_empty() => "Not filled in yet".to_owned(),
        main => main,
    };
    let more = move || Some(content.with(|it| it.more.clone())).filter(|it| !it.is_empty());
    let verb = move || if is_empty() { "Fill in" } else { "Edit" };
    let title = name(field);
    let button_name = move || format!("{}: {title}", verb());
    let open = move |_| on_open.run(());

    view! {
        <div class="slot" data-empty=move || is_empty().to_string()>
            <span class="slot-name">{title}</span>
            <span class="slot-text" on:click=open>
                <span class="slot-main">{main}</span>
                {move || more().map(|it| view! { <span class="slot-more">{it}</span> })}
            </span>
            <button
                type="button"
                class="quiet"
                id=issue_field_button_id(field)
                aria-label=button_name
                on:click=open
            >
                {verb}
            </button>
        </div>
    }
}
