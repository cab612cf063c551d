//! The commands for a section as a whole, in a menu next to its heading.

use leptos::prelude::*;

use super::actions::SectionActions;
use crate::components::{MenuButton, MenuItem};
use crate::editor::{Editor, Summary};
use crate::element_ids::slug;
use crate::navigation::Navigation;
use crate::section_commands::SectionCommand;

/// The button, and the menu of the commands that apply now.
#[component]
pub fn SectionMenu(
    /// The section.
    section: Summary,
    /// What can be done in it.
    actions: SectionActions,
) -> impl IntoView {
    let (editor, navigation) = (Editor::expect(), Navigation::expect());
    let id = format!("actions-{}", slug(&section.id));
    let label = format!("Actions: {}", section.id);
    let section = StoredValue::new(section);
    let edit_as_text = move || {
        if let Some(at) = actions.body_start() {
            navigation.reveal_source(at);
        }
    };
    let item = move |command: SectionCommand| {
        MenuItem::new(command.name.clone(), move || command.run(editor))
    };
    let items = move || {
        let issue = editor.issue().get_untracked();
        let possible = section.with_value(|it| SectionCommand::possible(&issue, it));
        let mut items: Vec<_> = possible.into_iter().map(item).collect();
        items.push(MenuItem::new("Edit as text", edit_as_text));
        items
    };

    view! {
        <div class="section-actions">
            <MenuButton id label items>
                "⋯"
            </MenuButton>
        </div>
    }
}
