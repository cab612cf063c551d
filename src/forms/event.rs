//! An event: when, where, who and what. Its section and its place there follow from the fields.

use issue::entry::{Entry, Event, EventPlace, Format, without_bold};
use leptos::prelude::*;

use super::entry_form::EntryForm;
use super::field_checks;
use super::fields::{DateField, FormField, TitleField, UrlField};
use super::form_value::{FormValue, all_blank, date_in, trimmed, trimmed_unless_unchanged};
use super::state::EntryFormState;
use crate::components::{FieldMessage, FieldWidth, SelectField};

/// The ways to attend, with their names.
const FORMATS: [(Format, &str); 3] = [
    (Format::InPerson, "In person"),
    (Format::Virtual, "Virtual"),
    (Format::Hybrid, "Hybrid"),
];

/// What is typed about an event.
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
}

impl EventFields {
    fn new(event: Option<&Event>) -> Self {
        let text = |read: fn(&Event) -> String| RwSignal::new(event.map(read).unwrap_or_default());
        let place = event
            .map(|it| EventPlace::read(&it.place))
            .unwrap_or_default();
        let format = event.map(|it| it.format).unwrap_or_default();
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
        }
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

    /// The place; as it is written in `before` if its parts are the same.
    fn place(self, before: Option<&Event>) -> String {
        let [city, region, country] = [self.city, self.region, self.country].map(trimmed);
        let mut place = EventPlace {
            city,
            region,
            country,
        };
        match before {
            Some(event) if EventPlace::read(&event.place) == place => event.place.clone(),
            _ => {
                if place.country.len() == 2 {
                    place.country.make_ascii_uppercase();
                }
                place.write()
            }
        }
    }

    fn value(self, before: Option<&Event>) -> FormValue {
        if self.is_blank() {
            return FormValue::Empty;
        }
        let (Ok(Some(date)), Ok(end_date)) = (date_in(self.date), date_in(self.end_date)) else {
            return FormValue::Incomplete;
        };
        let old = |read: fn(&Event) -> &String| before.map(read).cloned().unwrap_or_default();
        let title = trimmed_unless_unchanged(self.title, &old(|it| &it.title));
        FormValue::Entry(Entry::Event(Event {
            date,
            end_date: end_date.filter(|it| *it != date),
            format: self.format(),
            place: self.place(before),
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
    /// The event as it is; `None` for a new one.
    event: Option<Event>,
    /// The events of the issue, whose places and groups are suggested.
    known: Vec<Event>,
) -> impl IntoView {
    let fields = EventFields::new(event.as_ref());
    let value = move || fields.value(event.as_ref());
    let known = StoredValue::new(known);

    view! {
        <EntryForm value autofocus="Date">
            <WhenFields fields/>
            <PlaceFields fields known/>
            <GroupFields fields known/>
            <TitleField label="Event title" value=fields.title/>
            <UrlField label="Event URL" value=fields.url/>
        </EntryForm>
    }
}

/// The dates and the format.
#[component]
fn WhenFields(fields: EventFields) -> impl IntoView {
    let formats = FORMATS.map(|(_, name)| (name.to_owned(), name.to_owned()));
    let check_end = move |text: &str| {
        let first = date_in(fields.date).ok().flatten();
        field_checks::end_date(text, first)
    };

    view! {
        <DateField name="date" label="Date" value=fields.date required=true/>
        <DateField name="end_date" label="End date" value=fields.end_date check=check_end/>
        <SelectField label="Format" options=formats.to_vec() value=fields.format/>
    }
}

/// City, region and country.
#[component]
fn PlaceFields(fields: EventFields, known: StoredValue<Vec<Event>>) -> impl IntoView {
    let width = FieldWidth::Short;
    let check_region = move |text: &str| fields.country.with(|it| field_checks::region(text, it));
    let check_country = move |text: &str| {
        let message = field_checks::country(text);
        let is_virtual = fields.format() == Format::Virtual;
        message.filter(|it| !(is_virtual && matches!(it, FieldMessage::Note(_))))
    };

    view! {
        <CityField fields places=distinct(known, |it| &it.place)/>
        <FormField
            name="region"
            label="State or region"
            value=fields.region
            width
            check=check_region
        />
        <FormField
            name="country"
            label="Country"
            value=fields.country
            width
            placeholder="DE"
            check=check_country
        />
    }
}

/// The city. One of the known `places` chosen here fills region and country too.
#[component]
fn CityField(fields: EventFields, places: Vec<String>) -> impl IntoView {
    let state = EntryFormState::expect();
    let known = places.clone();
    let fill_place = move |()| {
        let place = trimmed(fields.city);
        if known.contains(&place) {
            set_place(fields, &place);
            state.write();
        }
    };

    view! {
        <FormField
            name="place"
            label="City"
            value=fields.city
            width=FieldWidth::Short
            suggestions=places
            on_change=fill_place
        />
    }
}

/// Divides a place such as "Zwickau, DE" among its fields. A city alone leaves the others as they are.
fn set_place(fields: EventFields, place: &str) {
    let EventPlace {
        city,
        region,
        country,
    } = EventPlace::read(place);
    if city != place {
        fields.city.set(city);
        fields.region.set(region);
        fields.country.set(country);
    }
}

/// The organiser. A known group brings its address with it, unless another address was typed.
#[component]
fn GroupFields(fields: EventFields, known: StoredValue<Vec<Event>>) -> impl IntoView {
    let brought = StoredValue::new(String::new());
    let bring_address = move |()| {
        let found = known.with_value(|it| address_of(it, &trimmed(fields.group)));
        let is_ours = fields
            .group_url
            .with(|it| it.is_empty() || brought.with_value(|ours| it == ours));
        if let Some(url) = found.filter(|_| is_ours) {
            brought.set_value(url.clone());
            fields.group_url.set(url);
        }
    };
    let width = FieldWidth::Half;

    view! {
        <FormField
            name="group"
            label="Group"
            value=fields.group
            required=true
            width
            suggestions=distinct(known, |it| &it.group)
            on_input=bring_address
        />
        <UrlField name="group_url" label="Group URL" value=fields.group_url width/>
    }
}

/// The address of a group in the last of `events` that names it, in whatever case.
fn address_of(events: &[Event], group: &str) -> Option<String> {
    let group = group.to_lowercase();
    let found = events.iter().rfind(|it| it.group.to_lowercase() == group);
    found.map(|it| it.group_url.clone())
}

/// What the known events have in one of their fields, each value once.
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
