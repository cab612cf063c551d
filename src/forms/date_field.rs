//! A date field. The date is typed in any usual form, and reformatted when the user leaves the box, or chosen in a
//! calendar.

use leptos::prelude::*;

use super::dates::Dates;
use super::field_checks::FieldCheck;
use super::fields::FormField;
use super::state::EntryFormState;
use crate::browser::{focus, picker};
use crate::components::{FieldWidth, field_id};

/// A date.
#[component]
pub fn DateField(
    /// The field's name in the output of `galley show`.
    name: &'static str,
    /// The text of the label.
    label: &'static str,
    /// The typed text.
    value: RwSignal<String>,
    /// Whether the form cannot be saved without it.
    #[prop(optional)]
    required: bool,
    /// The message about the text; [`Dates::check`] by default.
    #[prop(optional, into)]
    check: Option<FieldCheck>,
    /// The example date in the empty box, in days after the date.
    #[prop(default = 1)]
    example: i64,
    /// How wide the field is.
    #[prop(default = FieldWidth::Short)]
    width: FieldWidth,
    /// Called after each key, before the form writes.
    #[prop(default = Callback::new(|()| ()), into)]
    on_input: Callback<()>,
) -> impl IntoView {
    let dates = Dates::now();
    let check = check.unwrap_or_else(|| FieldCheck::from(move |text: &str| dates.check(text)));

    view! {
        <FormField
            name
            label
            value
            required
            check
            width
            placeholder=dates.example(example)
            on_input
            on_change=move |()| dates.show_as_written(value)
            beside=move || view! { <Calendar label value dates on_input/> }
        />
    }
}

/// The button that opens the browser's calendar, and the hidden input that the calendar belongs to.
///
/// From the keyboard, Alt and the down arrow in the box open it, so that the button is not another stop between two
/// fields.
#[component]
fn Calendar(
    /// The label of the field.
    label: &'static str,
    /// The typed text.
    value: RwSignal<String>,
    /// How the date is parsed.
    dates: Dates,
    /// Called after a choice, before the form writes.
    on_input: Callback<()>,
) -> impl IntoView {
    let state = EntryFormState::expect();
    let id = format!("{}-calendar", field_id(label));
    let opened = id.clone();
    let open = move |_| {
        let day = dates.read(&value.get_untracked()).ok().flatten();
        picker::open(&opened, &day.map(|it| it.to_string()).unwrap_or_default());
    };
    let choose = move |event| {
        let day = event_target_value(&event);
        if !day.is_empty() {
            value.set(day);
            on_input.run(());
            state.write();
            focus::on(&field_id(label));
        }
    };
    let button_id = format!("{id}-button");

    view! {
        <span class="calendar">
            <input
                type="date"
                id=id
                class="calendar-input"
                tabindex="-1"
                aria-hidden="true"
                on:change=choose
            />
            <button
                type="button"
                id=button_id
                class="quiet calendar-button"
                tabindex="-1"
                title="Calendar (Alt+↓)"
                aria-label="Calendar"
                on:click=open
            >
                <span class="calendar-sign" aria-hidden="true"></span>
            </button>
        </span>
    }
}
