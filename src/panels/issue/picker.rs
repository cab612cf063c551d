//! Asks for the section that an entry is to stand in: for those who do not drag.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::hand::Hand;
use super::row;
use crate::browser::dom::{self, El, button, form, label, li, option};
use crate::browser::focus;
use crate::editor::{Editor, Row, SectionId, Summary};
use crate::element_ids::row_id;
use crate::forms::add_label;

/// The row of an entry that is to be moved.
pub fn view(hand: Hand, entry: &Arc<Row>) -> El {
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
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => done(),
        "Enter" => {
            event.prevent_default();
            go();
        }
        _ => {}
    };
    let option = |(at, name): (usize, &SectionId)| option().attr("value", at).child(&**name);
    let options: Vec<_> = targets.with_value(|it| it.iter().enumerate().map(option).collect());
    let title = row::shown_title(&entry.entry);
    focus::soon(select.clone());

    let choose = move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default());
    let choice = dom::select()
        .id(select.clone())
        .on(ev::change, choose)
        .on(ev::keydown, on_key)
        .child(options);
    let form = form()
        .class("picker")
        .attr("aria-label", "Move entry")
        .on(ev::submit, |event| event.prevent_default())
        .child(label().attr("for", select).child("Move to"))
        .child(choice)
        .child(button().class("primary").on_click(go).child("Move"))
        .child(button().class("quiet").on_click(done).child("Cancel"));
    li().class("row")
        .id(row_id(id))
        .child(row::content(&entry.entry, &title))
        .child(form)
}

/// The sections that take entries, but for `own`.
fn targets(own: &SectionId) -> Vec<SectionId> {
    let takes = |it: &&Summary| it.id != *own && add_label(it).is_some();
    let sections = Editor::expect().sections();
    sections.with_untracked(|it| it.iter().filter(takes).map(|it| it.id.clone()).collect())
}
