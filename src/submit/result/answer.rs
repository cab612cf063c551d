//! The message about a pressed button, shown next to it.

use leptos::prelude::*;

use super::super::current_draft::CurrentDraft;
use super::outcome::Outcome;

/// The message about the last pressed button of a group: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Answer(RwSignal<Said>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Said {
    #[default]
    Nothing,
    Text(String),
    /// There is nothing to download before the draft is read.
    NeedsDraft,
}

impl Answer {
    /// Creates the handle, without a message.
    pub fn new() -> Self {
        Self(RwSignal::default())
    }

    /// The answer of the buttons below the lines.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Shows a message.
    pub fn say(self, text: impl Into<String>) {
        self.0.set(Said::Text(text.into()));
    }

    /// Removes the message.
    pub fn clear(self) {
        self.0.set(Said::Nothing);
    }

    /// Explains why there is no patch and no file.
    pub fn say_missing(self, outcome: Outcome) {
        if untrack(|| outcome.lines()).is_empty() {
            self.say("Nothing to download yet: the form is not complete.");
        } else {
            self.0.set(Said::NeedsDraft);
        }
    }
}

/// Shows the message.
#[component]
pub fn AnswerLine(answer: Answer) -> impl IntoView {
    let (outcome, draft) = (Outcome::expect(), CurrentDraft::expect());
    let said = Memo::new(move |_| match answer.0.get() {
        Said::NeedsDraft if outcome.is_read() => {
            Said::Text("Got the draft. Press again.".to_owned())
        }
        said => said,
    });
    let needs_draft = move || said.get() == Said::NeedsDraft;
    let text = move || match said.get() {
        Said::Nothing => String::new(),
        Said::Text(text) => text,
        Said::NeedsDraft => "This needs the current draft.".to_owned(),
    };
    let label = move || {
        if draft.is_reading() {
            "Reading…"
        } else {
            "Get it now"
        }
    };
    let reason = move || {
        let failure = draft
            .failure()
            .filter(|_| needs_draft() && !draft.is_reading());
        failure.map(|it| format!(" {it}"))
    };

    view! {
        <div class="submit-answer" data-shown=move || (said.get() != Said::Nothing).then_some("")>
            <p role="status">{text} {reason}</p>
            <Show when=needs_draft>
                <button type="button" on:click=move |_| draft.read()>
                    {label}
                </button>
            </Show>
        </div>
    }
}
