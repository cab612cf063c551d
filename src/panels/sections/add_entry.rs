//! The buttons that add to a section and, while it is open, the form of a new entry.

use issue::section::Kind;
use leptos::prelude::*;

use super::actions::SectionActions;
use super::paste::takes_links;
use crate::dialogs::PastedLinks;
use crate::editor::{Editor, Part, Summary};
use crate::element_ids::add_button_id;
use crate::forms::NewEntryForm;
use crate::section_commands::SectionCommand;
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
    let name = format!("{label} to {}", section.id);
    let paste = takes_links(&section).then(|| view! { <PasteButton section=section.clone()/> });
    let nothing = may_have_nothing(section.kind)
        .then(|| view! { <NothingButton section=section.clone() actions/> });
    let form = move || view! { <NewEntryForm section=section.clone() part=Part::New/> };

    view! {
        <div class="adding">
            {move || open_form.get().map(|_| form())}
            <button
                type="button"
                class="add"
                id=button_id
                aria-label=name
                on:click=move |_| actions.add()
            >
                {label}
            </button>
            {paste}
            {nothing}
        </div>
    }
}

/// The button that adds many links at once.
#[component]
fn PasteButton(section: Summary) -> impl IntoView {
    let (editor, view, pasted) = (Editor::expect(), View::expect(), PastedLinks::expect());
    let name = format!("Paste links into {}", section.id);
    let paste = move |_| pasted.ask(editor, view, section.id.clone());

    view! {
        <button type="button" class="add add-more" aria-label=name on:click=paste>
            "Paste links"
        </button>
    }
}

/// The button that adds the sentence "nothing this week", while the section is empty.
#[component]
pub fn NothingButton(
    /// The section.
    section: Summary,
    /// What can be done in it.
    actions: SectionActions,
) -> impl IntoView {
    let editor = Editor::expect();
    let name = format!("Nothing this week in {}", section.id);
    let section = StoredValue::new(section);
    let is_possible = Memo::new(move |_| {
        let is_empty = actions.rows.with(|it| it.list.is_empty());
        let issue = editor.issue().get_untracked();
        is_empty
            && section
                .with_value(|it| SectionCommand::nothing(&issue, it))
                .is_some()
    });
    let say = move |_| {
        let issue = editor.issue().get_untracked();
        let command = section.with_value(|it| SectionCommand::nothing(&issue, it));
        if let Some(command) = command {
            command.run(editor);
        }
    };

    view! {
        <Show when=move || is_possible.get()>
            <button type="button" class="add add-more" aria-label=name.clone() on:click=say>
                "Nothing this week"
            </button>
        </Show>
    }
}

/// Whether sections of this kind may have a sentence that says there is nothing this week.
pub fn may_have_nothing(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Links | Kind::Events | Kind::UpcomingEvents | Kind::Introduction | Kind::Community
    )
}
