//! A feature that asks to be tried.

use issue::entry::{CallForTesting, Entry};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::writing::{Draft, Writing};
use super::{all_blank, said};
use crate::browser::dom::{El, nodes};

/// The form of a feature.
pub fn form(writing: Writing, call: &CallForTesting) -> El {
    let before = call.clone();
    let title = RwSignal::new(call.title.clone());
    let url = RwSignal::new(call.url.clone());
    let steps = RwSignal::new(call.steps.clone());
    writing.reads(move || {
        if all_blank(&[title, url, steps]) {
            return Draft::Blank;
        }
        Draft::Entry(Entry::CallForTesting(CallForTesting {
            title: said(title, &before.title),
            url: said(url, &before.url),
            steps: said(steps, &before.steps),
        }))
    });
    let how = Field {
        name: "steps",
        label: "Testing steps",
        is_required: false,
        ..Field::url()
    };

    let all = nodes()
        .child(Field::title().show(writing, title))
        .child(Field::url().show(writing, url))
        .child(how.show(writing, steps));
    frame(writing, "Title", all)
}
