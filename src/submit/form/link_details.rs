//! The tags of a link.

use leptos::prelude::*;

use super::super::fields::{Field, Fields, MEDIA_TAGS};
use super::text_box::TextBox;
use crate::components::Checkbox;

/// The tags: a check box for each of the usual ones, and a box for the language.
#[component]
pub fn LinkDetails() -> impl IntoView {
    let tags = Fields::expect().tags;
    let checkbox = |tag: &'static str| {
        let checked = Signal::derive(move || tags.with(|it| it.iter().any(|it| it == tag)));
        let set = move |on| {
            tags.update(|it| {
                let is_set = |name: &&str| it.iter().any(|it| it == name) && *name != tag;
                let wanted = MEDIA_TAGS
                    .iter()
                    .filter(|it| is_set(it) || on && **it == tag);
                *it = wanted.map(|it| (*it).to_owned()).collect();
            });
        };
        view! { <Checkbox label=tag checked on_change=set/> }
    };

    view! {
        <div class="submit-tags">
            <fieldset class="checks">
                <legend class="visually-hidden">"Tags"</legend>
                {MEDIA_TAGS.map(checkbox).into_iter().collect_view()}
            </fieldset>
            <TextBox
                field=Field::Language
                placeholder="If not English: DE"
            />
        </div>
    }
}
