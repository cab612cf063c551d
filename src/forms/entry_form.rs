//! What is around the fields of every form: its errors, its buttons and its keys.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::form_value::FormValue;
use super::problem_list::ProblemList;
use super::state::EntryFormState;
use crate::browser::focus;
use crate::browser::keys::{self, Key};
use crate::components::field_id;

/// A form around its fields, which writes what they amount to after each input.
#[component]
pub fn EntryForm(
    /// What the fields amount to.
    #[prop(into)]
    value: Signal<FormValue>,
    /// The label of the field that gets the focus.
    autofocus: &'static str,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let state = EntryFormState::expect();
    state.set_value(value);
    focus::soon_within(field_id(autofocus), "entry-form");
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        state.save(false);
    };

    view! {
        <form
            class="entry-form"
            id="entry-form"
            aria-label=state.name()
            on:input=move |_| state.write()
            on:submit=submit
            on:keydown=move |event| press(state, &event)
        >
            <div class="fields">{children()}</div>
            <p class="trouble" role="alert">{state.entry_error()}</p>
            <ProblemList problems=move || state.other_problems()/>
            <FormActions/>
        </form>
    }
    .into_any()
}

fn press(state: EntryFormState, event: &KeyboardEvent) {
    match keys::pressed(event) {
        Some(Key::Escape) => {
            event.prevent_default();
            event.stop_propagation();
            state.cancel();
        }
        Some(Key::Accept { and_next }) => {
            event.prevent_default();
            state.save(and_next);
        }
        None => {}
    }
}

#[component]
fn FormActions() -> impl IntoView {
    let state = EntryFormState::expect();
    let hint = state
        .is_adding()
        .then_some("Ctrl+Enter saves and begins the next");

    view! {
        <div class="form-actions">
            <button type="submit" class="primary" title="Enter">
                "Save"
            </button>
            <button type="button" class="quiet" title="Escape" on:click=move |_| state.cancel()>
                "Cancel"
            </button>
            <span class="hint">{hint}</span>
        </div>
    }
}
