//! A feature that asks to be tried.

use issue::entry::{CallForTesting, Entry};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::{all_blank, trimmed_unless_unchanged};
use crate::browser::dom::{El, nodes};

/// The form of a feature.
pub fn form(state: EntryFormState, call: &CallForTesting) -> El {
    let before = call.clone();
    let title = RwSignal::new(call.title.clone());
    let url = RwSignal::new(call.url.clone());
    let steps = RwSignal::new(call.steps.clone());
    state.reads(move || {
        if all_blank(&[title, url, steps]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::CallForTesting(CallForTesting {
            title: trimmed_unless_unchanged(title, &before.title),
            url: trimmed_unless_unchanged(url, &before.url),
            steps: trimmed_unless_unchanged(steps, &before.steps),
        }))
    });
    let how = Field {
        name: "steps",
        label: "Testing steps",
        is_required: false,
        ..Field::url()
    };

    let all = nodes()
        .child(Field::title().show(state, title))
        .child(Field::url().show(state, url))
        .child(how.show(state, steps));
    frame(state, "Title", all)
}
