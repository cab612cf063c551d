//! A web address. Tracking parameters are removed when it is pasted or typed, which can be undone.

use issue::address::without_tracking;
use leptos::prelude::*;

use super::field_checks;
use super::fields::FormField;
use super::form_value::trimmed;
use super::state::EntryFormState;
use crate::components::FieldWidth;

/// A web address.
#[component]
pub fn UrlField(
    /// What is typed.
    value: RwSignal<String>,
    /// The field's name in the output of `galley show`.
    #[prop(default = "url")]
    name: &'static str,
    /// The text of the label.
    #[prop(default = "URL")]
    label: &'static str,
    /// Whether the form cannot be saved without it.
    #[prop(default = true)]
    required: bool,
    /// How wide the field is.
    #[prop(optional)]
    width: FieldWidth,
    /// Called after each change of the text, before the form writes.
    #[prop(default = Callback::new(|()| ()), into)]
    on_input: Callback<()>,
    /// Called after text was pasted, and when the user leaves the box after a change; by default, removes tracking
    /// parameters.
    #[prop(optional, into)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let tidying = Tidying::new(value);
    let done = on_done.unwrap_or_else(|| Callback::new(move |()| tidying.run()));

    view! {
        <FormField
            name
            label
            value
            required
            width
            check=field_checks::url
            keyboard="url"
            placeholder="https://"
            on_input
            on_change=done
            on_paste=done
        />
    }
}

/// Removes tracking parameters. A note in the form offers to undo that; then the address stays as it was typed.
#[derive(Clone, Copy)]
struct Tidying {
    state: EntryFormState,
    url: RwSignal<String>,
    /// The address that the user wants as it is.
    kept: StoredValue<String>,
}

impl Tidying {
    fn new(url: RwSignal<String>) -> Self {
        Self {
            state: EntryFormState::expect(),
            url,
            kept: StoredValue::default(),
        }
    }

    fn run(self) {
        let before = trimmed(self.url);
        let Some(after) = without_tracking(&before) else {
            return;
        };
        if self.kept.with_value(|it| *it == before) {
            return;
        }
        self.url.set(after);
        let undo = move || {
            self.kept.set_value(before.clone());
            self.url.set(before.clone());
        };
        self.state.note_done("Removed tracking".to_owned(), undo);
        self.state.write();
    }
}
