//! An entry as its text: what fits no grammar, and the sentence that says there is nothing.

use issue::entry::{Entry, NoneSentence, Other};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::trimmed_unless_unchanged;
use crate::browser::dom::El;
use crate::parts::field::text_area;

/// The form of an entry that fits no grammar.
pub fn form(state: EntryFormState, other: &Other) -> El {
    let raw = RwSignal::new(other.raw.clone());
    state.reads(move || FormValue::Entry(Entry::Other(Other { raw: raw.get() })));
    let remark = state.remark("raw", "Markdown", raw, true, super::checks::any);

    let found = state.problems_of("raw");
    let all = text_area("Markdown", raw, remark, Some(found), move || {
        state.typed_in("raw");
    });
    frame(state, "Markdown", all)
}

/// The form of the sentence that says there is nothing this week.
pub fn sentence(state: EntryFormState, none: &NoneSentence) -> El {
    let before = none.text.clone();
    let text = RwSignal::new(none.text.clone());
    state.reads(move || {
        let text = trimmed_unless_unchanged(text, &before);
        FormValue::Entry(Entry::None(NoneSentence { text }))
    });
    let field = Field {
        name: "text",
        label: "Sentence",
        is_required: true,
        ..Field::default()
    };
    frame(state, "Sentence", field.show(state, text))
}
