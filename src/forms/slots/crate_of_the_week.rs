//! The crate of the week: its name, its address, what it is, and who suggested it.

use issue::inline::plain;
use issue::issue_field::{CrateOfTheWeek, FieldValue};

use super::{Said, free_text, thanks};
use crate::browser::dom::{El, Nodes, nodes};
use crate::forms::all_blank;
use crate::forms::frame::Field;
use crate::forms::state::{EntryFormState, FormValue};
use leptos::prelude::*;

/// What is being typed about the crate.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    url: RwSignal<String>,
    what: RwSignal<String>,
    thanks: thanks::Fields,
    text: RwSignal<String>,
    /// Whether an editor's own words stand in place of the usual sentence.
    is_free: RwSignal<bool>,
}

impl Fields {
    fn of(value: Option<CrateOfTheWeek>) -> Self {
        let (mut parts, mut text, mut thanked) = <([String; 3], String, _)>::default();
        let is_free = matches!(value, Some(CrateOfTheWeek::Words { .. }));
        match value {
            Some(CrateOfTheWeek::Crate {
                name,
                url,
                what,
                thanks,
            }) => (parts, thanked) = ([name, url, what], thanks),
            Some(CrateOfTheWeek::Words { text: words }) => text = words,
            None => {}
        }
        let [name, url, what] = parts.map(RwSignal::new);
        Self {
            name,
            url,
            what,
            thanks: thanks::Fields::of(thanked.as_ref()),
            text: RwSignal::new(text),
            is_free: RwSignal::new(is_free),
        }
    }

    fn read(self) -> FormValue {
        let said = |it: RwSignal<String>| it.with(|it| it.trim().to_owned());
        let Self {
            name, url, what, ..
        } = self;
        let value = if self.is_free.get() {
            if all_blank(&[self.text]) {
                return FormValue::Empty;
            }
            CrateOfTheWeek::Words {
                text: said(self.text),
            }
        } else {
            if all_blank(&[name, url, what]) && self.thanks.is_blank() {
                return FormValue::Empty;
            }
            if [name, url, what].iter().any(|it| all_blank(&[*it])) {
                return FormValue::Incomplete;
            }
            CrateOfTheWeek::Crate {
                name: said(name),
                url: said(url),
                what: said(what),
                thanks: self.thanks.read(),
            }
        };
        FormValue::Fields(vec![FieldValue::CrateOfTheWeek(value)])
    }
}

/// The form of the crate of the week.
pub fn form(state: EntryFormState, slot: Option<FieldValue>) -> El {
    let value = match slot {
        Some(FieldValue::CrateOfTheWeek(it)) => Some(it),
        _ => None,
    };
    let fields = Fields::of(value);
    state.reads(move || fields.read());
    let usual = move || usual(state, fields);
    free_text::form(state, "Name", fields.is_free, fields.text, usual)
}

fn usual(state: EntryFormState, fields: Fields) -> Nodes {
    let name = Field {
        name: "name",
        label: "Name",
        is_required: true,
        width: "half",
        ..Field::default()
    };
    let url = Field {
        width: "half",
        ..Field::url()
    };
    let what = Field {
        name: "what",
        label: "What it is",
        is_required: true,
        example: "a library for …, to the end of the sentence.",
        ..Field::default()
    };
    nodes()
        .child(name.show(state, fields.name))
        .child(url.show(state, fields.url))
        .child(what.show(state, fields.what))
        .child(fields.thanks.show(state))
}

/// The crate, as a closed card says it.
pub fn said(value: &CrateOfTheWeek) -> Said {
    match value {
        CrateOfTheWeek::Crate {
            name, what, thanks, ..
        } => Said {
            main: format!("{}, {}", plain(name), plain(what)),
            more: thanks::said(thanks.as_ref()),
        },
        CrateOfTheWeek::Words { text } => Said {
            main: plain(text),
            more: String::new(),
        },
    }
}
