//! A field that is one address: the hiring thread, the discussion of the issue.

use issue::issue_field::FieldValue;

use crate::browser::dom::El;

use crate::forms::frame::{Field, frame};
use crate::forms::state::{EntryFormState, FormValue};
use leptos::prelude::*;

/// The form of an address; an empty one brings the template's placeholder back.
pub fn form(state: EntryFormState, slot: Option<FieldValue>, make: fn(String) -> FieldValue) -> El {
    let before = match slot {
        Some(FieldValue::JobsThread(url) | FieldValue::DiscussLink(url)) => url,
        _ => String::new(),
    };
    let url = RwSignal::new(before);
    state.reads(move || FormValue::Fields(vec![make(url.with(|it| it.trim().to_owned()))]));
    let field = Field {
        name: "value",
        is_required: false,
        ..Field::url()
    };
    frame(state, "URL", field.show(state, url))
}
