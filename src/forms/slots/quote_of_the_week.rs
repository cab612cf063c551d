//! The quote of the week: what was said, by whom and where, and who suggested it.

use issue::inline::plain;
use issue::issue_field::{FieldValue, QuoteOfTheWeek};

use super::{Said, free_text, thanks};
use crate::browser::dom::{El, Nodes, nodes};
use crate::forms::frame::Field;
use crate::forms::state::{EntryFormState, FormValue};
use crate::forms::{all_blank, checks};
use crate::parts::field::text_area;
use leptos::prelude::*;

/// What is being typed about the quote.
#[derive(Clone, Copy)]
struct Fields {
    quote: RwSignal<String>,
    who: RwSignal<String>,
    place: RwSignal<String>,
    url: RwSignal<String>,
    thanks: thanks::Fields,
    text: RwSignal<String>,
    /// Whether an editor's own words stand in place of one quote.
    is_free: RwSignal<bool>,
}

impl Fields {
    fn of(value: Option<QuoteOfTheWeek>) -> Self {
        let (mut parts, mut text, mut thanked) = <([String; 4], String, _)>::default();
        let is_free = matches!(value, Some(QuoteOfTheWeek::Words { .. }));
        match value {
            Some(QuoteOfTheWeek::Quote {
                quote,
                who,
                place,
                url,
                thanks,
            }) => (parts, thanked) = ([quote, who, place, url], thanks),
            Some(QuoteOfTheWeek::Words { text: words }) => text = words,
            None => {}
        }
        let [quote, who, place, url] = parts.map(RwSignal::new);
        Self {
            quote,
            who,
            place,
            url,
            thanks: thanks::Fields::of(thanked.as_ref()),
            text: RwSignal::new(text),
            is_free: RwSignal::new(is_free),
        }
    }

    fn read(self) -> FormValue {
        let said = |it: RwSignal<String>| it.with(|it| it.trim().to_owned());
        let Self {
            quote,
            who,
            place,
            url,
            ..
        } = self;
        let value = if self.is_free.get() {
            if all_blank(&[self.text]) {
                return FormValue::Empty;
            }
            QuoteOfTheWeek::Words {
                text: said(self.text),
            }
        } else {
            if all_blank(&[quote, who, place, url]) && self.thanks.is_blank() {
                return FormValue::Empty;
            }
            if all_blank(&[quote]) || all_blank(&[who]) {
                return FormValue::Incomplete;
            }
            QuoteOfTheWeek::Quote {
                quote: said(quote),
                who: said(who),
                place: said(place),
                url: said(url),
                thanks: self.thanks.read(),
            }
        };
        FormValue::Fields(vec![FieldValue::QuoteOfTheWeek(value)])
    }
}

/// The form of the quote of the week.
pub fn form(state: EntryFormState, slot: Option<FieldValue>) -> El {
    let value = match slot {
        Some(FieldValue::QuoteOfTheWeek(it)) => Some(it),
        _ => None,
    };
    let fields = Fields::of(value);
    state.reads(move || fields.read());
    let usual = move || usual(state, fields);
    free_text::form(state, "Quote", fields.is_free, fields.text, usual)
}

fn usual(state: EntryFormState, fields: Fields) -> Nodes {
    let remark = state.remark("quote", "Quote", fields.quote, true, checks::any);
    let who = Field {
        name: "who",
        label: "Who",
        is_required: true,
        width: "half",
        ..Field::default()
    };
    let place = Field {
        name: "where",
        label: "Where",
        width: "half",
        example: "r/rust",
        ..Field::default()
    };
    let url = Field {
        is_required: false,
        ..Field::url()
    };
    nodes()
        .child(text_area("Quote", fields.quote, remark, None, move || {
            state.typed();
        }))
        .child(who.show(state, fields.who))
        .child(place.show(state, fields.place))
        .child(url.show(state, fields.url))
        .child(fields.thanks.show(state))
}

/// The quote, as a closed card says it.
pub fn said(value: &QuoteOfTheWeek) -> Said {
    match value {
        QuoteOfTheWeek::Quote {
            quote,
            who,
            place,
            thanks,
            ..
        } => {
            let place = if place.is_empty() {
                String::new()
            } else {
                format!(" on {}", plain(place))
            };
            let parts = [
                format!("{}{place}", plain(who)),
                thanks::said(thanks.as_ref()),
            ];
            let parts: Vec<_> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            Said {
                main: format!("“{}”", plain(quote)),
                more: parts.join(" · "),
            }
        }
        QuoteOfTheWeek::Words { text } => Said {
            main: plain(text),
            more: String::new(),
        },
    }
}
