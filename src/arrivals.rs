//! What the user wants to open. The start page and the Open dialog hand it over, and the workspace takes it as soon as
//! it is loaded.

use leptos::prelude::*;

use crate::browser::disk::GivenFile;
use crate::browser::files::ReadError;
use crate::browser::storage::StoredDraft;
use crate::parts::Part;
use crate::view::{Dialog, View};

/// Something to open.
#[derive(Clone, Debug)]
pub enum Arrival {
    /// A file, or why it could not be read.
    File(Result<GivenFile, ReadError>),
    /// Pasted text.
    Text(String),
    /// A draft on this device.
    Draft(Box<StoredDraft>),
}

/// The arrivals that were handed over: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Arrivals {
    view: View,
    workspace: Part,
    waiting: RwSignal<Vec<Arrival>>,
    /// Why the last arrival was refused; empty if it was not.
    refusal: RwSignal<String>,
    /// The message about a text that takes a while to open; empty at other times.
    progress: RwSignal<String>,
    /// The text box for pasted text. Its content outlives the dialog, until the text is opened.
    pub pasted: RwSignal<String>,
}

impl Arrivals {
    /// Creates the arrivals, without any.
    pub fn new(view: View, workspace: Part) -> Self {
        Self {
            view,
            workspace,
            waiting: RwSignal::default(),
            refusal: RwSignal::default(),
            progress: RwSignal::default(),
            pasted: RwSignal::default(),
        }
    }

    /// The arrivals of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Hands over one arrival. While the workspace is loading, also closes the Open dialog, which would cover the
    /// notice about loading.
    pub fn hand_over(self, arrival: Arrival) {
        if !self.workspace.is_ready_now() {
            self.view.dialog.set(None);
        }
        self.waiting.update(|it| it.push(arrival));
    }

    /// Whether anything is waiting for the workspace; tracked.
    pub fn is_any_waiting(self) -> bool {
        self.waiting.with(|it| !it.is_empty())
    }

    /// Takes all waiting arrivals; tracked.
    pub fn take(self) -> Vec<Arrival> {
        if self.waiting.with(Vec::is_empty) {
            return Vec::new();
        }
        self.waiting.try_update(std::mem::take).unwrap_or_default()
    }

    /// Why the last arrival was refused.
    pub fn refusal(self) -> Signal<String> {
        self.refusal.into()
    }

    /// What is being opened: "Opening draft.md…".
    pub fn progress(self) -> Signal<String> {
        self.progress.into()
    }

    /// Shows in the Open dialog what is being opened. An empty text removes the message.
    pub fn show_progress(self, text: String) {
        self.progress.set(text);
    }

    /// Shows in the Open dialog why an arrival was refused.
    pub fn refuse(self, reason: String) {
        self.refusal.set(reason);
        self.view.dialog.set(Some(Dialog::Open));
    }

    /// Clears the dialog, whose content was opened.
    pub fn accept(self) {
        self.refusal.set(String::new());
        self.pasted.set(String::new());
    }
}
