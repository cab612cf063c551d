//! Asks for the section to which an entry should move: for users who do not drag.

use std::sync::Arc;

use leptos::either::Either;
use leptos::ev;
use leptos::prelude::*;

use super::actions::SectionActions;
use super::entry_summary::EntrySummary;
use super::section_select::{SectionSelect, first_of};
use crate::browser::{focus, keys};
use crate::editor::{Row, SectionId, display_title};
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
    let entries = actions.entry_actions();
    let sections = entries.targets(&[id]);
    let cancel = move || {
        actions.moving.set(None);
        focus::soon(row_id(id));
    };
    let on_move = move |section: SectionId| {
        actions.moving.set(None);
        entries.move_to(id, &section);
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if keys::is_escape(&event) {
            event.prevent_default();
            cancel();
        }
    };

    view! {
        <li class="row moving-row" id=row_id(id) aria-label=display_title(&row.entry)>
            <EntrySummary entry=&row.entry/>
            <form
                class="picker"
                aria-label="Move entry"
                on:submit=|event| event.prevent_default()
                on:keydown=on_keydown
            >
                <Targets id=row_id(id) sections on_move/>
                <button
                    type="button"
                    class="quiet"
                    id=cancel_id(&row_id(id))
                    on:click=move |_| cancel()
                >
                    "Cancel"
                </button>
            </form>
        </li>
    }
}

/// The sections that accept the entry, or a note that there are none.
#[component]
fn Targets(
    id: String,
    sections: Vec<SectionId>,
    #[prop(into)] on_move: Callback<SectionId>,
) -> impl IntoView {
    if sections.is_empty() {
        focus::soon(cancel_id(&id));
        return Either::Left("No other section takes this entry.");
    }
    let select_id = format!("{id}-section");
    let chosen = first_of(&sections);
    let move_there = move || on_move.run(chosen.get_untracked());
    let on_keydown = move |event: ev::KeyboardEvent| {
        if keys::is_enter(&event) {
            event.prevent_default();
            move_there();
        }
    };
    focus::soon(select_id.clone());

    Either::Right(view! {
        <label for=select_id.clone()>"Move to"</label>
        <SectionSelect id=select_id sections chosen on:keydown=on_keydown/>
        <button type="button" class="primary" on:click=move |_| move_there()>
            "Move"
        </button>
    })
}

fn cancel_id(row_id: &str) -> String {
    format!("{row_id}-cancel")
}
