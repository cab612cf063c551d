//! When and where an event is, and who organises it.

use issue::entry::Format;
use leptos::prelude::*;

use super::super::fields::{FORMATS, Field, Fields};
use super::text_box::TextBox;
use crate::components::{FieldMessage, FieldWidth, SelectField};
use crate::forms::dates::Dates;
use crate::forms::field_checks;

/// The fields of an event. The format is first, because it decides which other fields there are.
#[component]
pub fn EventDetails() -> impl IntoView {
    let fields = Fields::expect();
    let formats = FORMATS.map(|(_, name)| (name.to_owned(), name.to_owned()));
    let has_place = Memo::new(move |_| fields.event_format() != Format::Virtual);

    view! {
        <div class="fields">
            <SelectField label="Format" options=formats.to_vec() value=fields.format/>
            <DateBox field=Field::Date/>
            <EndDateBox/>
            <Show when=move || has_place.get()>
                <PlaceBoxes/>
            </Show>
            <TextBox field=Field::Group width=FieldWidth::Half placeholder="Rust Berlin"/>
            <TextBox
                field=Field::GroupUrl
                width=FieldWidth::Half
                check=field_checks::url
                keyboard="url"
                placeholder="https://"
            />
        </div>
    }
    .into_any()
}

/// How many days after today the example date is. This week's issue accepts an event on that date.
const EXAMPLE: i64 = 10;

/// A date.
#[component]
pub fn DateBox(
    /// Which one it is.
    field: Field,
) -> impl IntoView {
    let dates = Dates::of_today();
    let value = Fields::expect().text(field);

    view! {
        <TextBox
            field
            check=move |text: &str| dates.check(text)
            width=FieldWidth::Short
            placeholder=dates.example(EXAMPLE)
            on_change=move |()| dates.show_as_written(value)
        />
    }
}

/// The last day, which must not be before the first.
#[component]
pub fn EndDateBox() -> impl IntoView {
    let fields = Fields::expect();
    let dates = Dates::of_today();
    let check = move |text: &str| {
        let first = dates.read_in(fields.text(Field::Date)).ok().flatten();
        dates.check_end(text, first)
    };

    view! {
        <TextBox
            field=Field::EndDate
            check
            width=FieldWidth::Short
            placeholder="If it lasts several days"
            on_change=move |()| dates.show_as_written(fields.text(Field::EndDate))
        />
    }
}

#[component]
fn PlaceBoxes() -> impl IntoView {
    let fields = Fields::expect();
    let check_region = move |text: &str| {
        fields
            .text(Field::Country)
            .with(|it| field_checks::region(text, it))
    };
    let check_country = |text: &str| -> Option<FieldMessage> { field_checks::country(text) };
    let width = FieldWidth::Short;
    let show_codes = move |()| fields.show_codes();

    view! {
        <TextBox field=Field::City width/>
        <TextBox field=Field::Region width check=check_region on_change=show_codes/>
        <TextBox
            field=Field::Country
            width
            check=check_country
            placeholder="Germany"
            on_change=show_codes
        />
    }
}
