//! Takes over text that was typed before the form was loaded.

use issue::import::links_in;
use leptos::prelude::*;

use super::super::arrival::PutAside;
use super::super::fields::{Field, Fields};
use crate::browser::early_box;
use crate::components::field_id;

/// Moves the text from the early boxes in index.html into the form, and focuses the box that replaces the focused one.
pub fn take_over(fields: Fields, put_aside: PutAside) {
    request_animation_frame(move || {
        let ids = [Field::Url, Field::Title].map(|it| field_id(it.label()));
        let [url, title] = early_box::hand_over(ids.each_ref().map(String::as_str));
        if url.trim().is_empty() && title.trim().is_empty() {
            return;
        }
        if !untrack(|| fields.typed()).is_empty() {
            put_aside.put(fields);
        }
        match links_in(&url).as_slice() {
            [link] if !link.title.is_empty() && title.is_empty() => {
                fields.fill(&link.url, &link.title);
            }
            _ => {
                fields.text(Field::Url).set(url);
                fields.text(Field::Title).set(title);
                fields.propose();
            }
        }
    });
}
