//! Asks for the section that an entry is to stand in: for those who do not drag.

use std::sync::Arc;

use leptos::prelude::*;

use super::hand::Hand;
use super::{row, row_id};
use crate::browser::focus;
use crate::editor::{Editor, Row, SectionId, Summary};
use crate::forms::add_label;

/// The row of an entry that is to be moved.
pub fn view(hand: Hand, entry: &Arc<Row>) -> AnyView {
    let id = entry.id;
    let select = format!("{}-section", row_id(id));
    let own = hand.section();
    let targets = StoredValue::new(targets(&own));
    let chosen = RwSignal::new(0_usize);
    let done = move || {
        hand.moving.set(None);
        focus::soon(row_id(id));
    };
    let go = move || {
        let target = chosen.with_untracked(|at| targets.with_value(|it| it.get(*at).cloned()));
        if let Some(target) = target {
            hand.move_to(id, &target);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => done(),
        "Enter" => {
            event.prevent_default();
            go();
        }
        _ => {}
    };
    let options = targets.with_value(|it| {
        let option = |(at, name): (usize, &SectionId)| view! { <option value=at>{name.to_string()}</option> };
        it.iter().enumerate().map(option).collect_view()
    });
    let title = row::shown_title(&entry.entry);
    focus::soon(select.clone());

    view! {
        <li class="row" id=row_id(id)>
            {row::content(&entry.entry, &title)}
            <form class="picker" aria-label="Move entry" on:submit=move |event| event.prevent_default()>
                <label for=select.clone()>"Move to"</label>
                <select
                    id=select
                    on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())
                    on:keydown=on_key
                >
                    {options}
                </select>
                <button type="button" class="primary" on:click=move |_| go()>"Move"</button>
                <button type="button" class="quiet" on:click=move |_| done()>"Cancel"</button>
            </form>
        </li>
    }
    .into_any()
}

/// The sections that take entries, but for `own`.
fn targets(own: &SectionId) -> Vec<SectionId> {
    let takes = |it: &&Summary| it.id != *own && add_label(it).is_some();
    let sections = Editor::expect().sections();
    sections.with_untracked(|it| it.iter().filter(takes).map(|it| it.id.clone()).collect())
}
