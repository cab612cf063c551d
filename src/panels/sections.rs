//! The issue's sections with their entries, each a region of its own.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::spy;
use crate::editor::{Editor, Summary};
use crate::top_section::TopSection;
use crate::view::View;

mod actions;
mod add_entry;
mod entry_list;
mod entry_row;
mod entry_summary;
mod front_matter;
mod gradual;
mod groups;
mod issue_field_card;
mod menu;
mod move_picker;
mod paste;
mod row_action;
mod row_events;
mod row_menu;
mod section;
mod section_select;
mod selection;
mod selection_bar;

pub use actions::{AddedEntry, DraggedRow};
pub use selection::Selection;
pub use selection_bar::SelectionBar;

use front_matter::FrontMatter;
use gradual::built_sections;
use section::Section;

/// The front matter and all sections, in a pane that scrolls.
#[component]
pub fn SectionsPanel() -> impl IntoView {
    let top = TopSection::expect();
    let editor = Editor::expect();
    let sections = editor.sections();
    let built = built_sections(editor, View::expect());
    let key = |it: &Summary| (it.id.clone(), it.kind, it.depth, it.is_group);
    let on_focusin = move |event: ev::FocusEvent| {
        if let Some(id) = spy::section_of(&event) {
            top.set(id);
        }
    };
    let on_scroll = move |event: ev::Event| spy::on_scroll(&event, move |id| top.set(id));

    view! {
        <div class="issue" id="issue" tabindex="-1" on:scroll=on_scroll on:focusin=on_focusin>
            <FrontMatter/>
            <For each=built key let:section>
                <Section section/>
            </For>
            <Show when=move || sections.with(Vec::is_empty)>
                <p class="hint">
                    "This text has no headings, so there is nothing to fill in. Edit it under Source."
                </p>
            </Show>
        </div>
    }
}
