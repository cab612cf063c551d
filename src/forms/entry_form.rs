//! What all forms have around their fields: errors, buttons and keys.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::form_value::FormValue;
use super::problem_list::ProblemList;
use super::state::EntryFormState;
use crate::browser::keys::{self, Key};
use crate::browser::{focus, picker};
use crate::components::field_id;
use crate::words::counted;

/// A form around its fields. Writes their value after each input.
#[component]
pub fn EntryForm(
    /// Returns the value of the fields.
    #[prop(into)]
    value: Signal<FormValue>,
    /// The label of the field that gets the focus.
    autofocus: &'static str,
    /// Further buttons.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
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
            <FormActions more=actions.unwrap_or_default()/>
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
        Some(Key::Fix) => {
            event.prevent_default();
            state.fix_in(&keys::target_id(event));
        }
        Some(Key::Calendar) => picker::press_button_of(&keys::target_id(event)),
        None => {}
    }
}

/// The buttons of the form, and a note about what it did by itself.
#[component]
fn FormActions(
    /// Further buttons.
    more: ViewFn,
) -> impl IntoView {
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
            {more.run()}
            <FixAllButton/>
            <FormNote hint/>
        </div>
    }
}

/// Fixes all problems of the entry, if there are several: a single problem has its own button. This button is after the
/// others, because nothing may come between two fields.
#[component]
fn FixAllButton() -> impl IntoView {
    let state = EntryFormState::expect();
    let count = Memo::new(move |_| state.fixable_count());
    let text = move || format!("Fix {}", counted(count.get(), "problem"));

    view! {
        <button
            type="button"
            class="fix"
            hidden=move || count.get() < 2
            on:click=move |_| state.fix_all()
        >
            {text}
        </button>
    }
}

/// What the form did by itself, with a button to undo that; otherwise the hint.
#[component]
fn FormNote(hint: Option<&'static str>) -> impl IntoView {
    let state = EntryFormState::expect();
    let note = state.note();
    let text = move || note.with(|it| it.as_ref().map(|it| it.text.clone()));
    let undo = move |_| state.undo_noted();

    view! {
        <span class="form-note" role="status">
            {text}
            <Show when=move || note.with(Option::is_some)>
                <button type="button" class="quiet" on:click=undo>
                    "Undo"
                </button>
            </Show>
        </span>
        <span class="hint" hidden=move || note.with(Option::is_some)>
            {hint}
        </span>
    }
}
