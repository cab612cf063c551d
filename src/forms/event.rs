//! An event: when, where, who and what. Its section and its place there follow from the fields.

use issue::entry::{Entry, Event, EventPlace, Format, without_bold};
use leptos::prelude::*;

use super::frame::{Field, frame};
use super::state::{EntryFormState, FormValue};
use super::{all_blank, checks, day, trimmed_unless_unchanged};
use crate::browser::dom::{El, Nodes, nodes};
use crate::editor::Editor;
use crate::parts::field::{Remark, select_field};
use crate::parts::suggest::suggestions;

/// The ways to attend, as the select names them.
const FORMATS: [(Format, &str); 3] = [
    (Format::InPerson, "In person"),
    (Format::Virtual, "Virtual"),
    (Format::Hybrid, "Hybrid"),
];

/// What is being typed about an event.
#[derive(Clone, Copy)]
struct Fields {
    date: RwSignal<String>,
    end_date: RwSignal<String>,
    format: RwSignal<String>,
    city: RwSignal<String>,
    region: RwSignal<String>,
    country: RwSignal<String>,
    group: RwSignal<String>,
    group_url: RwSignal<String>,
    title: RwSignal<String>,
    url: RwSignal<String>,
}

impl Fields {
    fn of(event: Option<&Event>) -> Self {
        let text = |read: fn(&Event) -> String| RwSignal::new(event.map(read).unwrap_or_default());
        let place = event
            .map(|it| EventPlace::read(&it.place))
            .unwrap_or_default();
        let format = event.map(|it| it.format).unwrap_or_default();
        Self {
            date: text(|it| it.date.to_string()),
            end_date: text(|it| it.end_date.map(|it| it.to_string()).unwrap_or_default()),
            format: RwSignal::new(words(format).to_owned()),
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

    /// The place as it was written, if its parts say the same as before.
    fn place(self, before: Option<&Event>) -> String {
        let parts = [self.city, self.region, self.country].map(|it| it.get().trim().to_owned());
        let [city, region, country] = parts;
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

    fn read(self, before: Option<&Event>) -> FormValue {
        if self.is_blank() {
            return FormValue::Empty;
        }
        let (Ok(Some(date)), Ok(end_date)) = (day(self.date), day(self.end_date)) else {
            return FormValue::Incomplete;
        };
        let old = |read: fn(&Event) -> &String| before.map(read).cloned().unwrap_or_default();
        FormValue::Entry(Entry::Event(Event {
            date,
            end_date: end_date.filter(|it| *it != date),
            format: self.format.with(|it| format(it)),
            place: self.place(before),
            group: trimmed_unless_unchanged(self.group, &old(|it| &it.group)),
            group_url: trimmed_unless_unchanged(self.group_url, &old(|it| &it.group_url)),
            group_tail: old(|it| &it.group_tail),
            mark: old(|it| &it.mark),
            title: without_bold(&trimmed_unless_unchanged(self.title, &old(|it| &it.title)))
                .to_owned(),
            url: trimmed_unless_unchanged(self.url, &old(|it| &it.url)),
            tail: old(|it| &it.tail),
        }))
    }
}

/// The form of an event.
pub fn form(state: EntryFormState, event: Option<&Event>) -> El {
    let fields = Fields::of(event);
    let before = event.cloned();
    state.reads(move || fields.read(before.as_ref()));
    let known = StoredValue::new(super::events_of(Editor::expect()));

    let all = nodes()
        .child(when(state, fields))
        .child(place(state, fields, known))
        .child(group(state, fields, known))
        .child(what(state, fields));
    frame(state, "Date", all)
}

fn when(state: EntryFormState, fields: Fields) -> Nodes {
    let options = FORMATS.map(|(_, words)| (words.to_owned(), words.to_owned()));
    let format = fields.format;
    let end_check = move |text: &str| {
        let first = day(fields.date).ok().flatten();
        checks::end_date(text, first)
    };
    let end = Field::date("end_date", "End date", false);
    nodes()
        .child(Field::date("date", "Date", true).show(state, fields.date))
        .child(end.show_with(state, fields.end_date, end_check, || ()))
        .child(select_field(
            "Format",
            options.to_vec(),
            format,
            move || state.typed(),
        ))
}

fn place(state: EntryFormState, fields: Fields, known: StoredValue<Vec<Event>>) -> Nodes {
    let city = Field {
        name: "place",
        label: "City",
        width: "short",
        ..Field::default()
    };
    let region = Field {
        name: "region",
        label: "State or region",
        width: "short",
        ..Field::default()
    };
    let country = Field {
        name: "country",
        label: "Country",
        width: "short",
        example: "DE",
        ..Field::default()
    };
    let region_check = move |text: &str| fields.country.with(|it| checks::region(text, it));
    let is_held = move || fields.format.with(|it| format(it)) != Format::Virtual;
    let country_check = move |text: &str| {
        let remark = checks::country(text);
        remark.filter(|it| is_held() || !matches!(it, Remark::Note(_)))
    };
    let places = StoredValue::new(distinct(known, |it| &it.place));
    let choose = move |choice: String| {
        let EventPlace {
            city,
            region,
            country,
        } = EventPlace::read(&choice);
        fields.city.set(city);
        fields.region.set(region);
        fields.country.set(country);
        state.typed();
    };
    nodes()
        .child(city.show(state, fields.city))
        .child(region.show_with(state, fields.region, region_check, || ()))
        .child(country.show_with(state, fields.country, country_check, || ()))
        .child(suggestions("City", fields.city, places, choose))
}

/// A group that the issue knows brings its address along, unless another one was typed.
fn group(state: EntryFormState, fields: Fields, known: StoredValue<Vec<Event>>) -> Nodes {
    let named = Field {
        name: "group",
        label: "Group",
        is_required: true,
        width: "half",
        ..Field::default()
    };
    let address = Field {
        name: "group_url",
        label: "Group URL",
        width: "half",
        ..Field::url()
    };
    let brought = StoredValue::new(String::new());
    let bring = move || {
        let typed = fields.group.with(|it| it.trim().to_lowercase());
        let found = known.with_value(|it| {
            let same = it.iter().rfind(|it| it.group.to_lowercase() == typed);
            same.map(|it| it.group_url.clone())
        });
        let is_ours = fields
            .group_url
            .with(|it| it.is_empty() || brought.with_value(|ours| it == ours));
        if let Some(url) = found.filter(|_| is_ours) {
            brought.set_value(url.clone());
            fields.group_url.set(url);
        }
    };
    let groups = StoredValue::new(distinct(known, |it| &it.group));
    let choose = move |choice: String| {
        fields.group.set(choice);
        bring();
        state.typed();
    };
    nodes()
        .child(named.show_with(state, fields.group, named.check, bring))
        .child(address.show(state, fields.group_url))
        .child(suggestions("Group", fields.group, groups, choose))
}

fn what(state: EntryFormState, fields: Fields) -> Nodes {
    let title = Field {
        label: "Event title",
        ..Field::title()
    };
    let url = Field {
        label: "Event URL",
        ..Field::url()
    };
    nodes()
        .child(title.show(state, fields.title))
        .child(url.show(state, fields.url))
}

fn distinct(known: StoredValue<Vec<Event>>, read: fn(&Event) -> &String) -> Vec<String> {
    let mut all: Vec<String> = known.with_value(|it| it.iter().map(read).cloned().collect());
    all.sort();
    all.dedup();
    all.retain(|it| !it.is_empty());
    all
}

fn words(format: Format) -> &'static str {
    let found = FORMATS.iter().find(|(it, _)| *it == format);
    found.map_or("In person", |(_, words)| words)
}

fn format(words: &str) -> Format {
    let found = FORMATS.iter().find(|(_, it)| *it == words);
    found.map(|(it, _)| *it).unwrap_or_default()
}
