//! An entry as its text: what fits no grammar, and the sentence that says there is nothing.

use issue::entry::{Entry, NoneSentence, Other};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::said;
use super::writing::{Draft, Writing};
use crate::browser::dom::El;
use crate::parts::field::text_area;

/// The form of an entry that fits no grammar.
pub fn form(writing: Writing, other: &Other) -> El {
    let raw = RwSignal::new(other.raw.clone());
    writing.reads(move || Draft::Entry(Entry::Other(Other { raw: raw.get() })));
    let remark = writing.remark("raw", "Markdown", raw, true, super::checks::any);

    let found = writing.problems_of("raw");
    let all = text_area("Markdown", raw, remark, Some(found), move || {
        writing.typed_in("raw");
    });
    frame(writing, "Markdown", all)
}

/// The form of the sentence that says there is nothing this week.
pub fn sentence(writing: Writing, none: &NoneSentence) -> El {
    let before = none.text.clone();
    let text = RwSignal::new(none.text.clone());
    writing.reads(move || {
        let text = said(text, &before);
        Draft::Entry(Entry::None(NoneSentence { text }))
    });
    let field = Field {
        name: "text",
        label: "Sentence",
        is_required: true,
        ..Field::default()
    };
    frame(writing, "Sentence", field.show(writing, text))
}
