//! An RFC, tracking issue or pull request that is being decided.

use issue::entry::{Entry, Rfc};
use issue::section::Kind;
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::{all_blank, tail_unless_unchanged, trimmed_unless_unchanged};
use crate::browser::dom::{El, div, nodes};
use crate::parts::field::{check_field, select_field};

/// What a final comment period may end in.
const DISPOSITIONS: [&str; 4] = ["merge", "close", "postpone", "unspecified"];

/// The tag of an RFC that was there before.
const UPDATED: &str = "updated";

/// The tag that issues up to August 2025 give to an RFC that was not there before.
const NEW: &str = "new";

/// An item of which nothing is typed yet; "new" is said where those around it say it.
pub fn blank(kind: Kind, around: &[Entry]) -> Rfc {
    let says_new = |it: &Entry| matches!(it, Entry::Rfc(it) if it.tags.iter().any(|it| it == NEW));
    let tags = around.iter().any(says_new).then(|| NEW.to_owned());
    Rfc {
        tags: tags.into_iter().collect(),
        disposition: (kind == Kind::FinalCommentPeriod).then(|| "merge".to_owned()),
        ..Rfc::default()
    }
}

/// The form of an item in a section of this kind.
pub fn form(state: EntryFormState, rfc: &Rfc, kind: Kind) -> El {
    let before = rfc.clone();
    let tags = RwSignal::new(rfc.tags.clone());
    let disposition = RwSignal::new(rfc.disposition.clone().unwrap_or_default());
    let title = RwSignal::new(rfc.title.clone());
    let url = RwSignal::new(rfc.url.clone());
    let tail = RwSignal::new(rfc.tail.trim_start().to_owned());
    state.reads(move || {
        if all_blank(&[title, url, tail]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::Rfc(Rfc {
            tags: tags.get(),
            disposition: Some(disposition.get()).filter(|it| !it.is_empty()),
            title: trimmed_unless_unchanged(title, &before.title),
            url: trimmed_unless_unchanged(url, &before.url),
            tail: tail_unless_unchanged(tail, &before.tail),
        }))
    });
    let choice = if kind == Kind::FinalCommentPeriod {
        disposition_field(state, disposition)
    } else {
        updated_field(state, tags)
    };

    let all = nodes()
        .child(choice)
        .child(Field::title().show(state, title))
        .child(Field::url().show(state, url))
        .child(Field::tail().show(state, tail));
    frame(state, "Title", all)
}

fn disposition_field(state: EntryFormState, disposition: RwSignal<String>) -> El {
    let mut words: Vec<String> = DISPOSITIONS.map(str::to_owned).to_vec();
    let written = disposition.get_untracked();
    if !words.contains(&written) && !written.is_empty() {
        words.push(written);
    }
    let said = words.into_iter().map(|it| (it.clone(), it));
    // Some issues state none.
    let options = said.chain([(String::new(), "not stated".to_owned())]);
    select_field("Disposition", options.collect(), disposition, move || {
        state.typed();
    })
}

fn updated_field(state: EntryFormState, tags: RwSignal<Vec<String>>) -> El {
    let checked = move || tags.with(|it| it.iter().any(|it| it == UPDATED));
    let others = tags.get_untracked().into_iter().filter(|it| it != UPDATED);
    let others: Vec<String> = others.collect();
    let toggle = move |on| {
        let is_kept = |it: &&String| !(on && *it == NEW);
        let updated = on.then(|| UPDATED.to_owned());
        tags.set(
            others
                .iter()
                .filter(is_kept)
                .cloned()
                .chain(updated)
                .collect(),
        );
        state.typed();
    };
    div()
        .class("checks")
        .child(check_field(UPDATED, checked, toggle))
}
