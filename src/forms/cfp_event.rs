//! The form of a conference that looks for speakers.

use issue::entry::{CfpEvent, Entry};
use leptos::prelude::*;

use super::date_field::DateField;
use super::dates::Dates;
use super::entry_form::EntryForm;
use super::fields::{FormField, TitleField};
use super::form_value::{FormValue, all_blank, trimmed_unless_unchanged};
use super::url_field::UrlField;
use crate::components::FieldWidth;

/// The text in the fields of a conference.
#[derive(Clone, Copy)]
struct ConferenceFields {
    title: RwSignal<String>,
    url: RwSignal<String>,
    closes: RwSignal<String>,
    place: RwSignal<String>,
    date: RwSignal<String>,
    end_date: RwSignal<String>,
}

impl ConferenceFields {
    fn new(event: Option<&CfpEvent>) -> Self {
        let text =
            |read: fn(&CfpEvent) -> String| RwSignal::new(event.map(read).unwrap_or_default());
        Self {
            title: text(|it| it.title.clone()),
            url: text(|it| it.url.clone()),
            closes: text(|it| it.closes.to_string()),
            place: text(|it| it.place.clone()),
            date: text(|it| it.date.to_string()),
            end_date: text(|it| it.end_date.map(|it| it.to_string()).unwrap_or_default()),
        }
    }

    fn value(self, dates: Dates, before: Option<&CfpEvent>) -> FormValue {
        let Self {
            title,
            url,
            closes,
            place,
            date,
            end_date,
        } = self;
        if all_blank(&[title, url, closes, place, date, end_date]) {
            return FormValue::Empty;
        }
        let Ok(Some(closes)) = dates.read_in(closes) else {
            return FormValue::Incomplete("closes");
        };
        let Ok(Some(date)) = dates.read_in(date) else {
            return FormValue::Incomplete("date");
        };
        let Ok(end_date) = dates.read_in(end_date) else {
            return FormValue::Incomplete("end_date");
        };
        let old = |read: fn(&CfpEvent) -> &String| before.map(read).cloned().unwrap_or_default();
        FormValue::Entry(Entry::CfpEvent(CfpEvent {
            title: trimmed_unless_unchanged(title, &old(|it| &it.title)),
            url: trimmed_unless_unchanged(url, &old(|it| &it.url)),
            closes,
            place: trimmed_unless_unchanged(place, &old(|it| &it.place)),
            date,
            end_date: end_date.filter(|it| *it != date),
        }))
    }
}

/// Edits a conference.
#[component]
pub fn CfpEventForm(
    /// The conference as it is now; `None` for a new one.
    event: Option<CfpEvent>,
) -> impl IntoView {
    let fields = ConferenceFields::new(event.as_ref());
    let dates = Dates::now();
    let value = move || fields.value(dates, event.as_ref());

    view! {
        <EntryForm value autofocus="Event title">
            <TitleField label="Event title" value=fields.title/>
            <UrlField value=fields.url/>
            <DateField name="closes" label="Closes" value=fields.closes required=true/>
            <FormField
                name="place"
                label="Place"
                value=fields.place
                width=FieldWidth::Half
                placeholder="Berlin, DE"
            />
            <DateField name="date" label="Date" value=fields.date required=true/>
            <DateField name="end_date" label="End date" value=fields.end_date/>
        </EntryForm>
    }
}
