//! Takes over what was typed before the form was there.

use issue::import::links_in;
use leptos::prelude::*;

use super::super::arrival::PutAside;
use super::super::fields::{Field, Fields};
use crate::browser::early_box;
use crate::components::field_id;

/// Puts the focus on the first box of the form, with what was typed into the box in front of it, once it is shown.
pub fn take_over(fields: Fields, put_aside: PutAside) {
    request_animation_frame(move || {
        let text = early_box::hand_over(&field_id(Field::Url.label()));
        if text.trim().is_empty() {
            return;
        }
        if !untrack(|| fields.typed()).is_empty() {
            put_aside.put(fields);
        }
        match links_in(&text).as_slice() {
            [link] if !link.title.is_empty() => fields.fill(&link.url, &link.title),
            _ => {
                fields.text(Field::Url).set(text);
                fields.propose();
            }
        }
    });
}
