//! The fields that a task and a call for speakers have besides address and title.

use leptos::prelude::*;

use super::super::fields::Field;
use super::event_details::{DateBox, EndDateBox};
use super::text_box::TextBox;
use crate::components::FieldWidth;

/// The project that looks for a contributor.
#[component]
pub fn TaskDetails() -> impl IntoView {
    view! {
        <div class="fields">
            <TextBox field=Field::Project/>
        </div>
    }
}

/// When a call for speakers closes, and when and where the conference is.
#[component]
pub fn CallDetails() -> impl IntoView {
    view! {
        <div class="fields">
            <DateBox field=Field::Closes/>
            <DateBox field=Field::Date/>
            <EndDateBox/>
            <TextBox field=Field::Place width=FieldWidth::Half placeholder="Berlin, DE"/>
        </div>
    }
}
