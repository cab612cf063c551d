//! A merged change of the Rust project.

use issue::entry::{Entry, Update};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::{all_blank, tail_unless_unchanged, trimmed_unless_unchanged};
use crate::browser::dom::{El, nodes};

/// The form of a merged change.
pub fn form(state: EntryFormState, update: &Update) -> El {
    let before = update.clone();
    let title = RwSignal::new(update.title.clone());
    let url = RwSignal::new(update.url.clone());
    let tail = RwSignal::new(update.tail.trim_start().to_owned());
    state.reads(move || {
        if all_blank(&[title, url, tail]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::Update(Update {
            title: trimmed_unless_unchanged(title, &before.title),
            url: trimmed_unless_unchanged(url, &before.url),
            tail: tail_unless_unchanged(tail, &before.tail),
        }))
    });

    let all = nodes()
        .child(Field::title().show(state, title))
        .child(Field::url().show(state, url))
        .child(Field::tail().show(state, tail));
    frame(state, "Title", all)
}
