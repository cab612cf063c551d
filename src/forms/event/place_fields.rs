//! Where an event is: city, state or region, country. An online event may have a home city instead.

use issue::entry::{Event, EventPlace, Format};
use leptos::prelude::*;

use super::{EventFields, distinct};
use crate::components::{CodeText, FieldMessage, FieldWidth};
use crate::forms::field_checks;
use crate::forms::fields::FormField;
use crate::forms::form_value::{all_blank, trimmed};
use crate::forms::state::EntryFormState;

/// City, region and country.
#[component]
pub fn PlaceFields(
    /// What is typed.
    fields: EventFields,
    /// The events of the issue, whose places are suggested.
    known: StoredValue<Vec<Event>>,
) -> impl IntoView {
    view! {
        <CityField fields places=distinct(known, |it| &it.place)/>
        <RegionField fields/>
        <CountryField fields/>
    }
}

/// The city. Choosing one of the known `places` here also fills in region and country.
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
    let required = Signal::derive(move || fields.is_held_somewhere());

    view! {
        <FormField
            name="place"
            label="City"
            value=fields.city
            required
            width=FieldWidth::Short
            suggestions=places
            on_change=fill_place
        />
    }
}

#[component]
fn RegionField(fields: EventFields) -> impl IntoView {
    let check = move |text: &str| fields.country.with(|it| field_checks::region(text, it));

    view! {
        <FormField
            name="region"
            label="State or region"
            value=fields.region
            width=FieldWidth::Short
            check
            on_change=show_codes(fields)
        />
    }
}

#[component]
fn CountryField(fields: EventFields) -> impl IntoView {
    let check = move |text: &str| {
        let message = field_checks::country(text);
        let is_virtual = fields.format() == Format::Virtual;
        message.filter(|it| !(is_virtual && matches!(it, FieldMessage::Note(_))))
    };

    view! {
        <FormField
            name="country"
            label="Country"
            value=fields.country
            width=FieldWidth::Short
            placeholder="Germany"
            check
            on_change=show_codes(fields)
        />
    }
}

/// Shows the codes of region and country as they are written, once the user leaves a box.
fn show_codes(fields: EventFields) -> impl Fn(()) + Copy + Send + Sync + 'static {
    let state = EntryFormState::expect();
    move |()| {
        let EventPlace {
            region, country, ..
        } = EventPlace {
            city: trimmed(fields.city),
            region: trimmed(fields.region),
            country: trimmed(fields.country),
        }
        .coded();
        let typed = (trimmed(fields.region), trimmed(fields.country));
        if typed != (region.clone(), country.clone()) {
            fields.region.set(region);
            fields.country.set(country);
            state.write();
        }
    }
}

/// Divides a place such as "Zwickau, DE" among its fields. A city alone leaves the others as they are.
pub fn set_place(fields: EventFields, place: &str) {
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

/// The home city of an online event. Most events name one, but none is needed, so the fields are closed at first.
#[component]
pub fn HomeFields(
    /// What is typed.
    fields: EventFields,
    /// The events of the issue, whose places are suggested.
    known: StoredValue<Vec<Event>>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let place = Memo::new(move |_| fields.place(None));
    let written = move || match place.get() {
        none if none.is_empty() => "Written as `Virtual`.".to_owned(),
        place => format!("Written as `Virtual ({place})`."),
    };
    let label = move || {
        if all_blank(&[fields.city, fields.region, fields.country]) {
            "Add home city"
        } else {
            "Change home city"
        }
    };

    view! {
        <p class="home hint">
            <span>{move || view! { <CodeText text=written()/> }}</span>
            <button
                type="button"
                class="quiet"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|it| *it = !*it)
            >
                {label}
            </button>
        </p>
        <Show when=move || is_open.get()>
            <PlaceFields fields known/>
        </Show>
    }
}
