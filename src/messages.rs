//! The last message to the user: what was done, or why it was not.

use leptos::prelude::*;

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The text; empty if there is no message.
    pub text: String,
    /// If the message is about the last step: how many steps could be undone when it was announced.
    pub undoes: Option<usize>,
    /// Distinguishes it from earlier messages.
    pub turn: u64,
}

/// The last message: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Messages(RwSignal<Message>);

impl Messages {
    /// The messages of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Announces a message.
    pub fn announce(self, text: impl Into<String>) {
        self.announce_step(text, None);
    }

    /// Announces what was done; `undoes` is [`Message::undoes`].
    pub fn announce_step(self, text: impl Into<String>, undoes: Option<usize>) {
        let text = text.into();
        self.0.update(|it| {
            *it = Message {
                text,
                undoes,
                turn: it.turn + 1,
            };
        });
    }

    /// Removes the message of this turn, unless there is a newer one.
    pub fn dismiss(self, turn: u64) {
        if self.0.with_untracked(|it| it.turn == turn) {
            self.0.update(|it| {
                it.text.clear();
                it.undoes = None;
            });
        }
    }

    /// The last message.
    pub fn last(self) -> Signal<Message> {
        self.0.into()
    }
}
