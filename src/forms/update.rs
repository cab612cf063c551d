//! A merged change of the Rust project.

use issue::entry::{Entry, Update};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::writing::{Draft, Writing};
use super::{all_blank, said, said_tail};
use crate::browser::dom::{El, nodes};

/// The form of a merged change.
pub fn form(writing: Writing, update: &Update) -> El {
    let before = update.clone();
    let title = RwSignal::new(update.title.clone());
    let url = RwSignal::new(update.url.clone());
    let tail = RwSignal::new(update.tail.trim_start().to_owned());
    writing.reads(move || {
        if all_blank(&[title, url, tail]) {
            return Draft::Blank;
        }
        Draft::Entry(Entry::Update(Update {
            title: said(title, &before.title),
            url: said(url, &before.url),
            tail: said_tail(tail, &before.tail),
        }))
    });

    let all = nodes()
        .child(Field::title().show(writing, title))
        .child(Field::url().show(writing, url))
        .child(Field::tail().show(writing, tail));
    frame(writing, "Title", all)
}
