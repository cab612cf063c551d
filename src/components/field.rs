//! What all fields share: a label above the control, and a message below it.

use std::time::Duration;

use leptos::prelude::*;

/// How long typing has to pause before a field says what is wrong.
const PAUSE: Duration = Duration::from_millis(250);

/// A message below a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldMessage {
    /// A problem; shown once typing pauses.
    Problem(String),
    /// A hint; shown at once.
    Note(String),
}

impl FieldMessage {
    /// Whether it is a problem.
    pub fn is_problem(&self) -> bool {
        matches!(self, Self::Problem(_))
    }

    /// The text of the message.
    pub fn into_text(self) -> String {
        match self {
            Self::Problem(text) | Self::Note(text) => text,
        }
    }
}

/// How wide a field is if there is room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldWidth {
    /// A third of its form's width.
    Short,
    /// Half of its form's width.
    Half,
    /// All of its form's width.
    #[default]
    Whole,
}

impl FieldWidth {
    /// The width's name in the stylesheet.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Half => "half",
            Self::Whole => "whole",
        }
    }
}

/// The id of the control with this label.
pub fn field_id(label: &str) -> String {
    format!("field-{}", label.to_ascii_lowercase().replace(' ', "-"))
}

fn message_id(label: &str) -> String {
    format!("{}-note", field_id(label))
}

fn details_id(label: &str) -> String {
    format!("{}-more", field_id(label))
}

/// The ids of the elements that describe the control with this label.
pub(super) fn description_ids(label: &str, has_details: bool) -> String {
    let message = message_id(label);
    if has_details {
        format!("{message} {}", details_id(label))
    } else {
        message
    }
}

/// A label, its control and the message below it.
#[component]
pub(super) fn Field(
    /// The text of the label.
    label: &'static str,
    /// How wide the field is.
    width: FieldWidth,
    /// The message below the control.
    message: Memo<Option<FieldMessage>>,
    /// What comes after the message.
    details: Option<Children>,
    /// The control, whose id is [`field_id`].
    children: Children,
) -> impl IntoView {
    let state = move || {
        if is_problem(message) {
            "problem"
        } else {
            "fine"
        }
    };
    let text = move || message.get().map(FieldMessage::into_text);
    let details = details.map(|details| {
        view! { <div class="field-details" id=details_id(label)>{details()}</div> }
    });

    view! {
        <div class="field" data-width=width.name() data-state=state>
            <label for=field_id(label)>{label}</label>
            {children()}
            <p class="hint" id=message_id(label) aria-live="polite">{text}</p>
            {details}
        </div>
    }
}

/// Whether the message is a problem.
pub(super) fn is_problem(message: Memo<Option<FieldMessage>>) -> bool {
    message.with(|it| it.as_ref().is_some_and(FieldMessage::is_problem))
}

/// Returns `message` without its problems while the user types, and a function to call at each key.
///
/// Leaving the field does not show a problem sooner, because it would move a button that is being pressed.
pub(super) fn held_back_while_typing(
    message: Signal<Option<FieldMessage>>,
) -> (Memo<Option<FieldMessage>>, impl FnMut()) {
    let is_typing = RwSignal::new(false);
    let mut end = debounce(PAUSE, move |()| {
        // The form may have been closed in the meantime.
        is_typing.try_set(false);
    });
    let key = move || {
        is_typing.set(true);
        end(());
    };
    let shown = Memo::new(move |_| {
        let is_held_back = |it: &FieldMessage| is_typing.get() && it.is_problem();
        message.get().filter(|it| !is_held_back(it))
    });
    (shown, key)
}
