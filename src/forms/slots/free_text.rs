//! A field that is filled in part by part, or in an editor's own words.

use crate::browser::dom::{El, Nodes, div, nodes, when_else};
use crate::forms::checks;
use crate::forms::frame::frame;
use crate::forms::state::EntryFormState;
use crate::parts::field::{check_field, text_area};
use leptos::prelude::*;

/// The form: the `usual` parts, of which `first` is the label where the typing begins, or, while `is_free`,
/// one box for `text`, which is Markdown.
pub fn form(
    state: EntryFormState,
    first: &'static str,
    is_free: RwSignal<bool>,
    text: RwSignal<String>,
    usual: impl Fn() -> Nodes + Clone + 'static,
) -> El {
    let toggle = move |on| {
        is_free.set(on);
        state.typed();
    };
    let first = if is_free.get_untracked() {
        "Free text"
    } else {
        first
    };
    let is_free = move || is_free.get();
    let own_words = check_field("in free text", is_free, toggle);
    let all = nodes()
        .child(when_else(is_free, move || free(state, text), usual))
        .child(div().class("checks").child(own_words));
    frame(state, first, all)
}

fn free(state: EntryFormState, text: RwSignal<String>) -> El {
    let remark = state.remark("text", "Free text", text, true, checks::any);
    text_area("Free text", text, remark, None, move || state.typed())
}
