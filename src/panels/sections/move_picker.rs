//! Asks for the section that an entry should move to: for those who do not drag.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::actions::SectionActions;
use super::entry_summary::EntrySummary;
use super::section_select::{SectionSelect, first_of, sections_with_entries};
use crate::browser::focus;
use crate::editor::{Row, display_title};
use crate::element_ids::row_id;

/// The row of an entry that is about to move.
#[component]
pub fn MovePicker(
    /// The entry.
    row: Arc<Row>,
    /// The actions of its section.
    actions: SectionActions,
) -> impl IntoView {
    let id = row.id;
    let select_id = format!("{}-section", row_id(id));
    let own = actions.section();
    let sections = sections_with_entries();
    let sections: Vec<_> = sections.into_iter().filter(|it| *it != own).collect();
    let chosen = first_of(&sections);
    let cancel = move || {
        actions.moving.set(None);
        focus::soon(row_id(id));
    };
    let move_there = move || actions.move_to(id, &chosen.get_untracked());
    let on_keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => cancel(),
        "Enter" => {
            event.prevent_default();
            move_there();
        }
        _ => {}
    };
    focus::soon(select_id.clone());

    view! {
        <li class="row" id=row_id(id)>
            <EntrySummary entry=&row.entry title=display_title(&row.entry)/>
            <form class="picker" aria-label="Move entry" on:submit=|event| event.prevent_default()>
                <label for=select_id.clone()>"Move to"</label>
                <SectionSelect id=select_id sections chosen on:keydown=on_keydown/>
                <button type="button" class="primary" on:click=move |_| move_there()>
                    "Move"
                </button>
                <button type="button" class="quiet" on:click=move |_| cancel()>
                    "Cancel"
                </button>
            </form>
        </li>
    }
}
