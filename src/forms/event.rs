//! The form of an event. Its section and its position there follow from the fields.

use issue::entry::{Entry, Event, EventPlace, Format, without_bold};
use leptos::prelude::*;

use self::organiser::GroupFields;
use self::place_fields::{HomeFields, PlaceFields};
use super::date_field::DateField;
use super::dates::Dates;
use super::entry_form::EntryForm;
use super::fields::TitleField;
use super::form_value::{FormValue, all_blank, trimmed, trimmed_unless_unchanged};
use super::state::EntryFormState;
use super::url_field::UrlField;
use crate::components::SelectField;

mod organiser;
mod place_fields;

/// The ways to attend, with their names.
const FORMATS: [(Format, &str); 3] = [
    (Format::InPerson, "In person"),
    (Format::Virtual, "Virtual"),
    (Format::Hybrid, "Hybrid"),
];

/// The text in the fields of an event.
#[derive(Clone, Copy)]
struct EventFields {
    date: RwSignal<String>,
    end_date: RwSignal<String>,
    /// The format's name.
    format: RwSignal<String>,
    city: RwSignal<String>,
    region: RwSignal<String>,
    country: RwSignal<String>,
    group: RwSignal<String>,
    group_url: RwSignal<String>,
    title: RwSignal<String>,
    url: RwSignal<String>,
    dates: Dates,
}

impl EventFields {
    fn new(event: Option<&Event>, format: Format) -> Self {
        let text = |read: fn(&Event) -> String| RwSignal::new(event.map(read).unwrap_or_default());
        let place = event
            .map(|it| EventPlace::read(&it.place))
            .unwrap_or_default();
        let format = event.map_or(format, |it| it.format);
        Self {
            date: text(|it| it.date.to_string()),
            end_date: text(|it| it.end_date.map(|it| it.to_string()).unwrap_or_default()),
            format: RwSignal::new(name_of(format).to_owned()),
            city: RwSignal::new(place.city),
            region: RwSignal::new(place.region),
            country: RwSignal::new(place.country),
            group: text(|it| it.group.clone()),
            group_url: text(|it| it.group_url.clone()),
            title: text(|it| it.title.clone()),
            url: text(|it| it.url.clone()),
            dates: Dates::now(),
        }
    }

    /// Whether people go to a venue.
    fn is_held_somewhere(self) -> bool {
        self.format() != Format::Virtual
    }

    fn is_blank(self) -> bool {
        let Self {
            date,
            end_date,
            city,
            region,
            country,
            ..
        } = self;
        all_blank(&[date, end_date, city, region, country])
            && all_blank(&[self.group, self.group_url, self.title, self.url])
    }

    fn format(self) -> Format {
        self.format.with(|it| format_named(it))
    }

    /// The place with the codes of its region and country; written as in `before` if its parts are the same.
    fn place(self, before: Option<&Event>) -> String {
        let [city, region, country] = [self.city, self.region, self.country].map(trimmed);
        let place = EventPlace {
            city,
            region,
            country,
        };
        match before {
            Some(event) if EventPlace::read(&event.place) == place => event.place.clone(),
            _ => place.coded().write(),
        }
    }

    /// The field that is needed first before the event can be written.
    fn missing(self, place: &str) -> Option<&'static str> {
        let Ok(Some(_)) = self.dates.read_in(self.date) else {
            return Some("date");
        };
        if self.dates.read_in(self.end_date).is_err() {
            return Some("end_date");
        }
        if place.is_empty() && self.is_held_somewhere() {
            return Some("place");
        }
        all_blank(&[self.group, self.title]).then_some("group")
    }

    fn value(self, before: Option<&Event>) -> FormValue {
        if self.is_blank() {
            return FormValue::Empty;
        }
        let place = self.place(before);
        if let Some(field) = self.missing(&place) {
            return FormValue::Incomplete(field);
        }
        let read = |field| self.dates.read_in(field).ok().flatten();
        let (Some(date), end_date) = (read(self.date), read(self.end_date)) else {
            return FormValue::Incomplete("date");
        };
        let old = |read: fn(&Event) -> &String| before.map(read).cloned().unwrap_or_default();
        let title = trimmed_unless_unchanged(self.title, &old(|it| &it.title));
        FormValue::Entry(Entry::Event(Event {
            date,
            end_date: end_date.filter(|it| *it != date),
            format: self.format(),
            place,
            group: trimmed_unless_unchanged(self.group, &old(|it| &it.group)),
            group_url: trimmed_unless_unchanged(self.group_url, &old(|it| &it.group_url)),
            group_tail: old(|it| &it.group_tail),
            mark: old(|it| &it.mark),
            title: without_bold(&title).to_owned(),
            url: trimmed_unless_unchanged(self.url, &old(|it| &it.url)),
            tail: old(|it| &it.tail),
        }))
    }
}

/// Edits an event.
#[component]
pub fn EventForm(
    /// The event as it is now; `None` for a new one.
    event: Option<Event>,
    /// Whether the form adds an event like `event` on another day.
    #[prop(optional)]
    is_copy: bool,
    /// The format of a new event.
    #[prop(optional)]
    format: Format,
    /// The events of the issue, whose places and groups are suggested.
    known: Vec<Event>,
) -> impl IntoView {
    let fields = EventFields::new(event.as_ref(), format);
    if is_copy {
        fields.date.set(String::new());
        fields.end_date.set(String::new());
    }
    let has_event = event.is_some();
    let value = move || fields.value(event.as_ref());
    let known = StoredValue::new(known);
    let autofocus = if is_copy { "Date" } else { "Format" };
    let actions = move || has_event.then(|| view! { <DuplicateButton fields/> });

    view! {
        <EntryForm value autofocus actions>
            <WhenFields fields/>
            <Show when=move || fields.is_held_somewhere()>
                <PlaceFields fields known/>
            </Show>
            <GroupFields fields known/>
            <TitleField label="Event title" value=fields.title/>
            <UrlField label="Event URL" value=fields.url/>
            <Show when=move || !fields.is_held_somewhere()>
                <HomeFields fields known/>
            </Show>
        </EntryForm>
    }
}

/// The format and the dates.
#[component]
fn WhenFields(fields: EventFields) -> impl IntoView {
    let formats = FORMATS.map(|(_, name)| (name.to_owned(), name.to_owned()));
    let dates = fields.dates;
    let day = move |field| dates.read_in(field).ok().flatten();
    let check = move |text: &str| dates.check_event(text, day(fields.end_date));
    let check_end = move |text: &str| dates.check_end(text, day(fields.date));

    view! {
        <SelectField label="Format" options=formats.to_vec() value=fields.format/>
        <DateField name="date" label="Date" value=fields.date required=true check/>
        <DateField name="end_date" label="End date" value=fields.end_date example=2 check=check_end/>
    }
}

/// Saves the event and opens the form for the same event on another date, for events that repeat.
#[component]
fn DuplicateButton(fields: EventFields) -> impl IntoView {
    let state = EntryFormState::expect();
    let duplicate = move |_| state.save_and_copy(move || untrack(|| fields.value(None)));

    view! {
        <button type="button" class="quiet" on:click=duplicate>
            "Duplicate event"
        </button>
    }
}

/// The values that known events have in one of their fields, each once.
fn distinct(known: StoredValue<Vec<Event>>, read: fn(&Event) -> &String) -> Vec<String> {
    let mut all: Vec<String> = known.with_value(|it| it.iter().map(read).cloned().collect());
    all.sort();
    all.dedup();
    all.retain(|it| !it.is_empty());
    all
}

fn name_of(format: Format) -> &'static str {
    let found = FORMATS.iter().find(|(it, _)| *it == format);
    found.map_or("In person", |(_, name)| name)
}

fn format_named(name: &str) -> Format {
    let found = FORMATS.iter().find(|(_, it)| *it == name);
    found.map(|(it, _)| *it).unwrap_or_default()
}
