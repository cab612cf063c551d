//! The form of an RFC, tracking issue or pull request that is being decided.

use issue::entry::{Entry, Rfc};
use issue::section::Kind;
use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::fields::{TailField, TitleField};
use super::form_value::{FormValue, all_blank, tail_unless_unchanged, trimmed_unless_unchanged};
use super::url_field::UrlField;
use crate::components::{Checkbox, SelectField};

/// The possible outcomes of a final comment period.
const DISPOSITIONS: [&str; 4] = ["merge", "close", "postpone", "unspecified"];

/// The tag of an RFC that is not new.
const UPDATED: &str = "updated";

/// The tag that issues up to August 2025 give to a new RFC.
const NEW: &str = "new";

/// A new item. It has the tag "new" if its neighbours have such tags.
pub fn blank(kind: Kind, around: &[Entry]) -> Rfc {
    let is_new = |it: &Entry| matches!(it, Entry::Rfc(it) if it.tags.iter().any(|it| it == NEW));
    let tags = around.iter().any(is_new).then(|| NEW.to_owned());
    Rfc {
        tags: tags.into_iter().collect(),
        disposition: (kind == Kind::FinalCommentPeriod).then(|| "merge".to_owned()),
        ..Rfc::default()
    }
}

/// Edits an item.
#[component]
pub fn RfcForm(
    /// The item as it is now, or [`blank`].
    rfc: Rfc,
    /// The kind of its section.
    kind: Kind,
) -> impl IntoView {
    let tags = RwSignal::new(rfc.tags.clone());
    let disposition = RwSignal::new(rfc.disposition.clone().unwrap_or_default());
    let title = RwSignal::new(rfc.title.clone());
    let url = RwSignal::new(rfc.url.clone());
    let tail = RwSignal::new(rfc.tail.trim_start().to_owned());
    let value = move || {
        if all_blank(&[title, url, tail]) {
            return FormValue::Empty;
        }
        FormValue::Entry(Entry::Rfc(Rfc {
            tags: tags.get(),
            disposition: Some(disposition.get()).filter(|it| !it.is_empty()),
            title: trimmed_unless_unchanged(title, &rfc.title),
            url: trimmed_unless_unchanged(url, &rfc.url),
            tail: tail_unless_unchanged(tail, &rfc.tail),
        }))
    };
    let first = if kind == Kind::FinalCommentPeriod {
        view! { <DispositionField value=disposition/> }.into_any()
    } else {
        view! { <UpdatedTag tags/> }.into_any()
    };

    view! {
        <EntryForm value autofocus="Title">
            {first}
            <TitleField value=title/>
            <UrlField value=url/>
            <TailField value=tail/>
        </EntryForm>
    }
}

/// The outcome of the final comment period.
#[component]
fn DispositionField(value: RwSignal<String>) -> impl IntoView {
    let mut known = DISPOSITIONS.map(str::to_owned).to_vec();
    let written = value.get_untracked();
    if !known.contains(&written) && !written.is_empty() {
        known.push(written);
    }
    let known = known.into_iter().map(|it| (it.clone(), it));
    // Some issues do not state a disposition.
    let options = known.chain([(String::new(), "not stated".to_owned())]);

    view! { <SelectField label="Disposition" options=options.collect() value/> }
}

/// Whether the RFC is not new.
#[component]
fn UpdatedTag(tags: RwSignal<Vec<String>>) -> impl IntoView {
    let others = tags.get_untracked().into_iter().filter(|it| it != UPDATED);
    let others: Vec<String> = others.collect();
    let checked = Signal::derive(move || tags.with(|it| it.iter().any(|it| it == UPDATED)));
    let set = move |on| {
        let is_kept = |it: &&String| !(on && *it == NEW);
        let updated = on.then(|| UPDATED.to_owned());
        let others = others.iter().filter(is_kept).cloned();
        tags.set(others.chain(updated).collect());
    };

    view! {
        <div class="checks">
            <Checkbox label=UPDATED checked on_change=set/>
        </div>
    }
}
