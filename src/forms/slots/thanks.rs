//! Who suggested it: a name and where, or an editor's own words of thanks.

use issue::issue_field::Thanks;

use crate::browser::dom::{Nodes, div, nodes, when, when_else};
use crate::forms::all_blank;
use crate::forms::frame::Field;
use crate::forms::state::EntryFormState;
use crate::parts::field::check_field;
use leptos::prelude::*;

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
    pub fn show(self, state: EntryFormState) -> Nodes {
        let Self { own, is_free, .. } = self;
        let toggle = move |signal: RwSignal<bool>| {
            move |on| {
                signal.set(on);
                state.typed();
            }
        };
        let free = move || words().show(state, self.words);
        let usual = move || self.usual(state);
        let of_own = move || check_field("their own suggestion", move || own.get(), toggle(own));
        let otherwise = check_field(
            "thanks in other words",
            move || is_free.get(),
            toggle(is_free),
        );
        let checks = div()
            .class("checks")
            .child(when(move || !is_free.get(), of_own))
            .child(otherwise);
        nodes()
            .child(when_else(move || is_free.get(), free, usual))
            .child(checks)
    }

    fn usual(self, state: EntryFormState) -> Nodes {
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
        nodes()
            .child(by.show(state, self.by))
            .child(address.show(state, self.url))
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
