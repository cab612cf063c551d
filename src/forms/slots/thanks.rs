//! Who suggested it: a name and where, or an editor's own words of thanks.

use issue::slot::Thanks;
use leptos::prelude::*;

use crate::forms::all_blank;
use crate::forms::frame::Field;
use crate::forms::writing::Writing;
use crate::parts::field::CheckField;

/// What is being typed about who suggested it.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    by: RwSignal<String>,
    url: RwSignal<String>,
    own: RwSignal<bool>,
    words: RwSignal<String>,
    /// Whether the words are the editor's own.
    is_free: RwSignal<bool>,
}

impl Fields {
    /// What the issue says.
    pub fn of(thanks: Option<&Thanks>) -> Self {
        let (mut by, mut url, mut own, mut words) = Default::default();
        match thanks.cloned() {
            Some(Thanks::Suggested {
                by: name,
                url: address,
                own: is_own,
            }) => (by, url, own) = (name, address, is_own),
            Some(Thanks::Words(text)) => words = text,
            None => {}
        }
        let is_free = matches!(thanks, Some(Thanks::Words(_)));
        Self {
            by: RwSignal::new(by),
            url: RwSignal::new(url),
            own: RwSignal::new(own),
            words: RwSignal::new(words),
            is_free: RwSignal::new(is_free),
        }
    }

    /// Whether nothing is typed.
    pub fn is_blank(self) -> bool {
        if self.is_free.get() {
            all_blank(&[self.words])
        } else {
            all_blank(&[self.by, self.url])
        }
    }

    /// What the fields say now.
    pub fn read(self) -> Option<Thanks> {
        let text = |it: RwSignal<String>| it.with(|it| it.trim().to_owned());
        if self.is_blank() {
            return None;
        }
        Some(if self.is_free.get() {
            Thanks::Words(text(self.words))
        } else {
            Thanks::Suggested {
                by: text(self.by),
                url: text(self.url),
                own: self.own.get(),
            }
        })
    }

    /// The fields.
    pub fn show(self, writing: Writing) -> AnyView {
        let Self { own, is_free, .. } = self;
        let toggle = move |signal: RwSignal<bool>| {
            move |on| {
                signal.set(on);
                writing.typed();
            }
        };
        view! {
            <Show
                when=move || is_free.get()
                fallback=move || self.usual(writing)
            >
                {words().show(writing, self.words)}
            </Show>
            <div class="checks">
                <Show when=move || !is_free.get()>
                    <CheckField label="their own suggestion" checked=own on_change=toggle(own)/>
                </Show>
                <CheckField label="thanks in other words" checked=is_free on_change=toggle(is_free)/>
            </div>
        }
        .into_any()
    }

    fn usual(self, writing: Writing) -> AnyView {
        let by = Field {
            name: "thanks",
            label: "Suggested by",
            width: "half",
            ..Field::default()
        };
        let address = Field {
            name: "thanks_url",
            label: "Suggestion URL",
            is_required: false,
            width: "half",
            ..Field::url()
        };
        view! {
            {by.show(writing, self.by)}
            {address.show(writing, self.url)}
        }
        .into_any()
    }
}

fn words() -> Field {
    Field {
        name: "thanks",
        label: "Thanks",
        example: "Thanks to … for …",
        ..Field::default()
    }
}

/// The thanks, as a closed card says them.
pub fn said(thanks: Option<&Thanks>) -> String {
    match thanks {
        None => String::new(),
        Some(Thanks::Suggested { by, own: true, .. }) => format!("Suggested by {by}, who made it"),
        Some(Thanks::Suggested { by, .. }) => format!("Suggested by {by}"),
        Some(Thanks::Words(words)) => issue::inline::plain(words),
    }
}
