//! Who suggested it: a name and a source, or free text.

use issue::issue_field::Thanks;
use leptos::prelude::*;

use crate::components::{Checkbox, FieldWidth};
use crate::forms::fields::FormField;
use crate::forms::form_value::{all_blank, trimmed};
use crate::forms::url_field::UrlField;

/// The text in the fields about who suggested it.
#[derive(Clone, Copy, Debug)]
pub struct ThanksFields {
    by: RwSignal<String>,
    url: RwSignal<String>,
    /// Whether the person suggested their own work.
    is_own: RwSignal<bool>,
    words: RwSignal<String>,
    /// Whether the thanks are free text.
    is_free: RwSignal<bool>,
}

impl ThanksFields {
    /// The fields for `thanks`.
    pub fn new(thanks: Option<Thanks>) -> Self {
        let is_free = matches!(thanks, Some(Thanks::Words(_)));
        let (mut by, mut url, mut own, mut words) = Default::default();
        match thanks {
            Some(Thanks::Suggested {
                by: name,
                url: address,
                own: is_own,
            }) => (by, url, own) = (name, address, is_own),
            Some(Thanks::Words(text)) => words = text,
            None => {}
        }
        Self {
            by: RwSignal::new(by),
            url: RwSignal::new(url),
            is_own: RwSignal::new(own),
            words: RwSignal::new(words),
            is_free: RwSignal::new(is_free),
        }
    }

    /// Whether all fields are blank.
    pub fn is_blank(self) -> bool {
        if self.is_free.get() {
            all_blank(&[self.words])
        } else {
            all_blank(&[self.by, self.url])
        }
    }

    /// The value of the fields.
    pub fn value(self) -> Option<Thanks> {
        if self.is_blank() {
            return None;
        }
        Some(if self.is_free.get() {
            Thanks::Words(trimmed(self.words))
        } else {
            Thanks::Suggested {
                by: trimmed(self.by),
                url: trimmed(self.url),
                own: self.is_own.get(),
            }
        })
    }
}

/// Edits who suggested it.
#[component]
pub fn ThanksEditor(
    /// The text in the fields.
    fields: ThanksFields,
) -> impl IntoView {
    let ThanksFields {
        is_own, is_free, ..
    } = fields;

    view! {
        <Show when=move || is_free.get() fallback=move || view! { <SuggestedBy fields/> }>
            <FormField
                name="thanks"
                label="Thanks"
                value=fields.words
                placeholder="Thanks to … for …"
            />
        </Show>
        <div class="checks">
            <Show when=move || !is_free.get()>
                <Checkbox
                    label="their own suggestion"
                    checked=is_own
                    on_change=move |on| is_own.set(on)
                />
            </Show>
            <Checkbox
                label="other wording"
                checked=is_free
                on_change=move |on| is_free.set(on)
            />
        </div>
    }
}

#[component]
fn SuggestedBy(fields: ThanksFields) -> impl IntoView {
    let width = FieldWidth::Half;

    view! {
        <FormField name="thanks" label="Suggested by" value=fields.by width/>
        <UrlField
            name="thanks_url"
            label="Suggestion URL"
            value=fields.url
            required=false
            width
        />
    }
}

/// The thanks on a closed card.
pub fn thanks_text(thanks: Option<&Thanks>) -> String {
    match thanks {
        None => String::new(),
        Some(Thanks::Suggested { by, own: true, .. }) => format!("Suggested by {by}, who made it"),
        Some(Thanks::Suggested { by, .. }) => format!("Suggested by {by}"),
        Some(Thanks::Words(words)) => issue::inline::plain(words),
    }
}
