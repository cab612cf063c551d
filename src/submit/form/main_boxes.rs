//! The address and the title, which every kind has. A link pasted into either fills both.

use issue::import::links_in;
use leptos::prelude::*;

use super::super::arrival::PutAside;
use super::super::fields::{Field, Fields};
use super::text_box::TextBox;
use crate::browser::anchors;
use crate::browser::clipboard::{self, Clip};
use crate::forms::field_checks;

/// The boxes for the address and the title.
#[component]
pub fn MainBoxes() -> impl IntoView {
    let (fields, put_aside) = (Fields::expect(), PutAside::expect());
    let paste = move |event| {
        if let Some((url, title)) = clipboard::pasting(&event).as_ref().and_then(link_in) {
            event.prevent_default();
            let before = untrack(|| fields.typed());
            fields.fill(&url, &title);
            if untrack(|| fields.typed()).lacks_text_of(&before) {
                put_aside.replace(before);
            }
        }
    };

    view! {
        <div class="fields" on:paste=paste>
            <TextBox
                field=Field::Url
                check=field_checks::url
                keyboard="url"
                placeholder="https://"
                on_change=move |()| fields.clean_url()
            />
            <TrackingNote/>
            <TextBox field=Field::Title check=field_checks::title placeholder="As on the page itself"/>
        </div>
    }
}

/// Reports that tracking parameters were removed.
#[component]
fn TrackingNote() -> impl IntoView {
    let fields = Fields::expect();
    let is_shown = move || {
        let before = fields.tracked_url.get();
        let now = fields.text(Field::Url).get();
        !before.is_empty()
            && now != before
            && before.starts_with(now.split('?').next().unwrap_or_default())
    };

    view! {
        <p class="hint submit-note" hidden=move || !is_shown()>
            "Removed tracking parameters. "
            <button type="button" on:click=move |_| fields.restore_url()>
                "Undo"
            </button>
        </p>
    }
}

/// The only link in pasted text, as its address and its title, which may be empty; `None` for other text.
fn link_in(clip: &Clip) -> Option<(String, String)> {
    let text = clip.text.trim();
    let is_address = |it: &str| it.starts_with("https://") || it.starts_with("http://");
    if let [(title, url)] = anchors::of(&clip.html).as_slice()
        && is_address(url)
    {
        let title = if is_address(title.trim()) { "" } else { title };
        return Some((url.clone(), title.to_owned()));
    }
    match links_in(text).as_slice() {
        [link] if text.contains("://") => Some((link.url.clone(), link.title.clone())),
        _ => None,
    }
}
