//! The quote of the week: its text, its author, its source, and who suggested it.

use issue::inline::plain;
use issue::issue_field::{FieldValue, IssueField, QuoteOfTheWeek};
use leptos::prelude::*;

use super::free_text::FreeTextForm;
use super::thanks::{ThanksEditor, ThanksFields, thanks_text};
use super::{CardText, value_before};
use crate::components::FieldWidth;
use crate::forms::fields::{FormField, FormTextArea};
use crate::forms::form_value::{FormValue, all_blank, trimmed};
use crate::forms::url_field::UrlField;

/// The text in the fields of the quote.
#[derive(Clone, Copy)]
struct QuoteFields {
    quote: RwSignal<String>,
    who: RwSignal<String>,
    place: RwSignal<String>,
    url: RwSignal<String>,
    thanks: ThanksFields,
    text: RwSignal<String>,
    /// Whether free text replaces the quote's fields.
    is_free: RwSignal<bool>,
}

impl QuoteFields {
    fn new(value: Option<QuoteOfTheWeek>) -> Self {
        let is_free = matches!(value, Some(QuoteOfTheWeek::Words { .. }));
        let (mut parts, mut text, mut thanked) = <([String; 4], String, _)>::default();
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
            thanks: ThanksFields::new(thanked),
            text: RwSignal::new(text),
            is_free: RwSignal::new(is_free),
        }
    }

    fn value(self) -> FormValue {
        if self.is_free.get() {
            return self.free_value();
        }
        let parts = [self.quote, self.who, self.place, self.url];
        if all_blank(&parts) && self.thanks.is_blank() {
            return FormValue::Empty;
        }
        if all_blank(&[self.quote]) || all_blank(&[self.who]) {
            return FormValue::Incomplete("quote");
        }
        let [quote, who, place, url] = parts.map(trimmed);
        FormValue::Fields(vec![FieldValue::QuoteOfTheWeek(QuoteOfTheWeek::Quote {
            quote,
            who,
            place,
            url,
            thanks: self.thanks.value(),
        })])
    }

    fn free_value(self) -> FormValue {
        if all_blank(&[self.text]) {
            return FormValue::Empty;
        }
        FormValue::Fields(vec![FieldValue::QuoteOfTheWeek(QuoteOfTheWeek::Words {
            text: trimmed(self.text),
        })])
    }
}

/// Edits the quote of the week.
#[component]
pub fn QuoteOfTheWeekForm() -> impl IntoView {
    let fields = QuoteFields::new(match value_before(IssueField::QuoteOfTheWeek) {
        Some(FieldValue::QuoteOfTheWeek(it)) => Some(it),
        _ => None,
    });
    let QuoteFields {
        quote,
        who,
        place,
        url,
        thanks,
        text,
        is_free,
    } = fields;
    let width = FieldWidth::Half;

    view! {
        <FreeTextForm value=move || fields.value() autofocus="Quote" is_free text>
            <FormTextArea name="quote" label="Quote" value=quote/>
            <FormField name="who" label="Who" value=who required=true width/>
            <FormField name="where" label="Where" value=place width placeholder="r/rust"/>
            <UrlField value=url required=false/>
            <ThanksEditor fields=thanks/>
        </FreeTextForm>
    }
}

/// The quote on a closed card.
pub fn card_text(value: &QuoteOfTheWeek) -> CardText {
    match value {
        QuoteOfTheWeek::Quote {
            quote,
            who,
            place,
            thanks,
            ..
        } => {
            let place = match plain(place) {
                empty if empty.is_empty() => empty,
                place => format!(" on {place}"),
            };
            let by = format!("{}{place}", plain(who));
            let mut parts = vec![by, thanks_text(thanks.as_ref())];
            parts.retain(|it| !it.is_empty());
            CardText {
                main: format!("“{}”", plain(quote)),
                more: parts.join(" · "),
            }
        }
        QuoteOfTheWeek::Words { text } => CardText::of_one_line(plain(text)),
    }
}
