//! Who organises an event. A known group fills in its address and its city.

use issue::entry::{Event, Format};
use leptos::prelude::*;

use super::place_fields::set_place;
use super::{EventFields, distinct};
use crate::components::FieldWidth;
use crate::forms::fields::FormField;
use crate::forms::form_value::{all_blank, trimmed};
use crate::forms::url_field::UrlField;

/// The organiser. A known group fills in its address and its city, unless others were typed.
#[component]
pub fn GroupFields(
    /// What is typed.
    fields: EventFields,
    /// The events of the issue, whose groups are suggested.
    known: StoredValue<Vec<Event>>,
) -> impl IntoView {
    let brought = Brought::default();
    let bring = move |()| {
        let name = trimmed(fields.group);
        known.with_value(|it| brought.bring(fields, it, &name));
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
            on_input=bring
        />
        <UrlField name="group_url" label="Group URL" value=fields.group_url width/>
    }
}

/// What a known group filled in, in contrast to what the user typed.
#[derive(Clone, Copy, Default)]
struct Brought {
    url: StoredValue<String>,
    place: StoredValue<String>,
}

impl Brought {
    fn bring(self, fields: EventFields, events: &[Event], name: &str) {
        let Some(last) = last_of(events, name, |_| true) else {
            return;
        };
        let is_ours = |it: &String| it.is_empty() || self.url.with_value(|ours| it == ours);
        if fields.group_url.with(is_ours) {
            self.url.set_value(last.group_url.clone());
            fields.group_url.set(last.group_url.clone());
        }
        let is_virtual = fields.format() == Format::Virtual;
        // The city where a group meets is not the home city of its online events, unless one of these names it.
        let is_alike = |it: &Event| (it.format == Format::Virtual) == is_virtual;
        if let Some(place) = last_of(events, name, is_alike).map(|it| it.place.as_str()) {
            self.bring_place(fields, place);
        }
    }

    fn bring_place(self, fields: EventFields, place: &str) {
        let is_blank = all_blank(&[fields.city, fields.region, fields.country]);
        let is_ours = || self.place.with_value(|ours| *ours == fields.place(None));
        if !place.is_empty() && (is_blank || is_ours()) {
            set_place(fields, place);
            self.place.set_value(place.to_owned());
        }
    }
}

/// The last of `events` whose organiser has this name, ignoring case, and for which `is_meant` holds.
fn last_of<'a>(
    events: &'a [Event],
    name: &str,
    is_meant: impl Fn(&Event) -> bool,
) -> Option<&'a Event> {
    let name = name.to_lowercase();
    let is_it = |it: &&Event| it.group.to_lowercase() == name && is_meant(it);
    events.iter().rfind(is_it)
}
