//! Labelled controls that say in words what is wrong, and leave alone what was typed.

use std::time::Duration;

use leptos::prelude::*;

/// How long a typist pauses before half-typed text is told what is wrong with it.
const PAUSE: Duration = Duration::from_millis(700);

/// What a text field says below itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Something is wrong; said once the typing pauses.
    Problem(String),
    /// Something good to know; said at once.
    Note(String),
}

/// A text box.
#[component]
pub fn TextField(
    /// Its name.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// What there is to say about it.
    #[prop(into)]
    remark: Signal<Option<Remark>>,
    /// Called after each key.
    #[prop(into)]
    on_typed: Callback<()>,
    /// How wide it is: "short", "half" or all there is.
    #[prop(default = "whole")]
    width: &'static str,
    /// The keyboard a phone shows, as the attribute `inputmode` has it.
    #[prop(default = "text")]
    keyboard: &'static str,
    /// What stands in the empty box.
    #[prop(default = "")]
    example: &'static str,
) -> impl IntoView {
    let id = id_of(label);
    let note_id = format!("{id}-note");
    let is_typing = RwSignal::new(false);
    let mut wait = debounce(PAUSE, move |()| {
        is_typing.try_set(false);
    });
    let said = Memo::new(move |_| {
        remark
            .get()
            .filter(|it| !(is_typing.get() && matches!(it, Remark::Problem(_))))
    });
    let is_wrong = move || matches!(said.get(), Some(Remark::Problem(_)));
    // Not sooner when the focus leaves: what is said then would move the button that is being pressed.
    let on_input = move |event| {
        value.set(event_target_value(&event));
        is_typing.set(true);
        wait(());
        on_typed.run(());
    };

    view! {
        <div class="field" data-width=width data-state=move || if is_wrong() { "problem" } else { "fine" }>
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                spellcheck=(keyboard == "text").to_string()
                inputmode=keyboard
                placeholder=example
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=note_id.clone()
                prop:value=move || value.get()
                on:input=on_input
            />
            <p class="hint" id=note_id aria-live="polite">{move || said.get().map(words)}</p>
        </div>
    }
    .into_any()
}

fn words(remark: Remark) -> String {
    match remark {
        Remark::Problem(words) | Remark::Note(words) => words,
    }
}

/// The element that a label of this name belongs to.
pub fn id_of(label: &str) -> String {
    format!("field-{}", label.to_lowercase().replace(' ', "-"))
}

/// A text box of several lines.
#[component]
pub fn TextArea(
    /// Its name.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// What there is to say about it.
    #[prop(into)]
    remark: Signal<Option<Remark>>,
    /// Called after each key.
    #[prop(into)]
    on_typed: Callback<()>,
) -> impl IntoView {
    let id = id_of(label);
    let note_id = format!("{id}-note");
    let is_wrong = move || matches!(remark.get(), Some(Remark::Problem(_)));
    let rows = value.with_untracked(|it| it.split('\n').count().clamp(2, 12));

    view! {
        <div class="field" data-width="whole" data-state=move || if is_wrong() { "problem" } else { "fine" }>
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                class="code"
                rows=rows
                spellcheck="false"
                aria-describedby=note_id.clone()
                prop:value=move || value.get()
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    on_typed.run(());
                }
            ></textarea>
            <p class="hint" id=note_id aria-live="polite">{move || remark.get().map(words)}</p>
        </div>
    }
    .into_any()
}

/// A check box.
#[component]
pub fn CheckField(
    /// Its name.
    label: &'static str,
    /// Whether it is checked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
    .into_any()
}

/// A choice of a few.
#[component]
pub fn SelectField(
    /// Its name.
    label: &'static str,
    /// What can be chosen: the value, and the words for it.
    options: Vec<(String, String)>,
    /// The value chosen.
    value: RwSignal<String>,
    /// Called after each choice.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let id = id_of(label);
    let options = options.into_iter().map(|(key, words)| {
        let is_chosen = value.with_untracked(|it| *it == key);
        view! { <option value=key selected=is_chosen>{words}</option> }
    });

    view! {
        <div class="field" data-width="short">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                on:change=move |event| {
                    value.set(event_target_value(&event));
                    on_change.run(());
                }
            >
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}
