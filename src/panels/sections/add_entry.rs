//! The button for a new entry and, while it is open, its form.

use leptos::prelude::*;

use super::actions::SectionActions;
use super::paste::takes_links;
use crate::dialogs::PastedLinks;
use crate::editor::{Editor, Part, Summary};
use crate::element_ids::add_button_id;
use crate::forms::NewEntryForm;
use crate::view::View;

/// The buttons that add to a section, and the form of a new entry while it is open.
#[component]
pub fn AddEntry(
    /// The section.
    section: Summary,
    /// The label of the button for one entry.
    label: &'static str,
    /// What can be done in it.
    actions: SectionActions,
) -> impl IntoView {
    let open_form = Memo::new(move |_| match actions.open_form.get() {
        Some((Part::New, turn)) => Some(turn),
        _ => None,
    });
    let button_id = add_button_id(&section.id);
    let paste = takes_links(&section).then(|| view! { <PasteButton section=section.clone()/> });
    let form = move || view! { <NewEntryForm section=section.clone() part=Part::New/> };

    view! {
        <div class="adding">
            {move || open_form.get().map(|_| form())}
            <button type="button" class="add" id=button_id on:click=move |_| actions.add()>
                {label}
            </button>
            {paste}
        </div>
    }
}

/// The button that adds many links at once.
#[component]
fn PasteButton(section: Summary) -> impl IntoView {
    let (editor, view, pasted) = (Editor::expect(), View::expect(), PastedLinks::expect());
    let paste = move |_| pasted.ask(editor, view, section.id.clone());

    view! {
        <button type="button" class="add" on:click=paste>
            "Paste links"
        </button>
    }
}
