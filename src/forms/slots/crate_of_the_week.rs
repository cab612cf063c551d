//! The crate of the week: its name, its address, what it is, and who suggested it.

use issue::inline::plain;
use issue::slot::{CrateOfTheWeek, Slot};
use leptos::prelude::*;

use super::{Said, thanks};
use crate::browser::dom::{El, Nodes, div, nodes, when_else};
use crate::forms::frame::{Field, frame};
use crate::forms::writing::{Draft, Writing};
use crate::forms::{all_blank, checks};
use crate::parts::field::{check_field, text_area};

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

    fn read(self) -> Draft {
        let said = |it: RwSignal<String>| it.with(|it| it.trim().to_owned());
        let Self {
            name, url, what, ..
        } = self;
        let value = if self.is_free.get() {
            if all_blank(&[self.text]) {
                return Draft::Blank;
            }
            CrateOfTheWeek::Words {
                text: said(self.text),
            }
        } else {
            if all_blank(&[name, url, what]) && self.thanks.is_blank() {
                return Draft::Blank;
            }
            if [name, url, what].iter().any(|it| all_blank(&[*it])) {
                return Draft::Unfinished;
            }
            CrateOfTheWeek::Crate {
                name: said(name),
                url: said(url),
                what: said(what),
                thanks: self.thanks.read(),
            }
        };
        Draft::Slots(vec![Slot::CrateOfTheWeek(value)])
    }
}

/// The form of the crate of the week.
pub fn form(writing: Writing, slot: Option<Slot>) -> El {
    let value = match slot {
        Some(Slot::CrateOfTheWeek(it)) => Some(it),
        _ => None,
    };
    let fields = Fields::of(value);
    let is_free = fields.is_free;
    writing.reads(move || fields.read());
    let toggle = move |on| {
        is_free.set(on);
        writing.typed();
    };

    let first = if is_free.get_untracked() {
        "Free text"
    } else {
        "Name"
    };
    let all = nodes()
        .child(when_else(
            move || is_free.get(),
            move || free(writing, fields.text),
            move || usual(writing, fields),
        ))
        .child(div().class("checks").child(check_field(
            "in free text",
            move || is_free.get(),
            toggle,
        )));
    frame(writing, first, all)
}

fn usual(writing: Writing, fields: Fields) -> Nodes {
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
        .child(name.show(writing, fields.name))
        .child(url.show(writing, fields.url))
        .child(what.show(writing, fields.what))
        .child(fields.thanks.show(writing))
}

/// An editor's own words, as Markdown.
pub fn free(writing: Writing, text: RwSignal<String>) -> Nodes {
    let remark = writing.remark("text", "Free text", text, true, checks::any);
    nodes().child(text_area("Free text", text, remark, move || {
        writing.typed();
    }))
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
