//! The crate of the week: its name, its address, what it is, and who suggested it.

use issue::inline::plain;
use issue::issue_field::{CrateOfTheWeek, FieldValue, IssueField};
use leptos::prelude::*;

use super::free_text::FreeTextForm;
use super::thanks::{ThanksEditor, ThanksFields, thanks_text};
use super::{CardText, value_before};
use crate::components::FieldWidth;
use crate::forms::fields::FormField;
use crate::forms::form_value::{FormValue, all_blank, trimmed};
use crate::forms::url_field::UrlField;

/// The text in the fields of the crate.
#[derive(Clone, Copy)]
struct CrateFields {
    name: RwSignal<String>,
    url: RwSignal<String>,
    what: RwSignal<String>,
    thanks: ThanksFields,
    text: RwSignal<String>,
    /// Whether free text replaces the usual sentence.
    is_free: RwSignal<bool>,
}

impl CrateFields {
    fn new(value: Option<CrateOfTheWeek>) -> Self {
        let is_free = matches!(value, Some(CrateOfTheWeek::Words { .. }));
        let (mut parts, mut text, mut thanked) = <([String; 3], String, _)>::default();
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
            thanks: ThanksFields::new(thanked),
            text: RwSignal::new(text),
            is_free: RwSignal::new(is_free),
        }
    }

    fn value(self) -> FormValue {
        if self.is_free.get() {
            return self.free_value();
        }
        let parts = [self.name, self.url, self.what];
        if all_blank(&parts) && self.thanks.is_blank() {
            return FormValue::Empty;
        }
        if parts.iter().any(|it| all_blank(&[*it])) {
            return FormValue::Incomplete("name");
        }
        let [name, url, what] = parts.map(trimmed);
        FormValue::Fields(vec![FieldValue::CrateOfTheWeek(CrateOfTheWeek::Crate {
            name,
            url,
            what,
            thanks: self.thanks.value(),
        })])
    }

    fn free_value(self) -> FormValue {
        if all_blank(&[self.text]) {
            return FormValue::Empty;
        }
        FormValue::Fields(vec![FieldValue::CrateOfTheWeek(CrateOfTheWeek::Words {
            text: trimmed(self.text),
        })])
    }
}

/// Edits the crate of the week.
#[component]
pub fn CrateOfTheWeekForm() -> impl IntoView {
    let fields = CrateFields::new(match value_before(IssueField::CrateOfTheWeek) {
        Some(FieldValue::CrateOfTheWeek(it)) => Some(it),
        _ => None,
    });
    let CrateFields {
        name,
        url,
        what,
        thanks,
        text,
        is_free,
    } = fields;
    let width = FieldWidth::Half;

    view! {
        <FreeTextForm value=move || fields.value() autofocus="Name" is_free text>
            <FormField name="name" label="Name" value=name required=true width/>
            <UrlField value=url width/>
            <FormField
                name="what"
                label="What it is"
                value=what
                required=true
                placeholder="a library for …, to the end of the sentence."
            />
            <ThanksEditor fields=thanks/>
        </FreeTextForm>
    }
}

/// The crate on a closed card.
pub fn card_text(value: &CrateOfTheWeek) -> CardText {
    match value {
        CrateOfTheWeek::Crate {
            name, what, thanks, ..
        } => CardText {
            main: format!("{}, {}", plain(name), plain(what)),
            more: thanks_text(thanks.as_ref()),
        },
        CrateOfTheWeek::Words { text } => CardText::of_one_line(plain(text)),
    }
}
