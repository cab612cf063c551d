//! Keeps the draft on this device as it is written: at once when a step is done, a quarter of a second after a key,
//! and when the page is left.
//!
//! Each opened text is a draft of its own. A save names the revision it follows; where another tab was
//! faster, this tab goes on under an id of its own, so that neither loses a word.

mod back;
mod changes;
mod file;
mod handover;
mod list;
mod own;
mod save;

use std::sync::Arc;

use issue::Revision;
use leptos::prelude::*;

use crate::browser::storage::{SaveError, StoredDraft};
use crate::browser::{leaving, web_storage};
use crate::editor::Editor;
use crate::view::View;
use save::Save;

/// Under which a tab remembers its draft.
const TAB: &str = "galley-draft";

/// Under which it remembers what an open form held that is in no text.
const UNFINISHED: &str = "galley-unfinished";

/// How it stands with the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// There is nothing to save.
    #[default]
    Nothing,
    /// Not yet saved for the first time.
    Begun,
    /// All of it is kept; the time of day it was saved at.
    Saved(String),
    /// The last save failed, for this reason.
    Failed(String),
}

/// The drafts of this device: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    editor: Editor,
    view: View,
    saving: RwSignal<Saving>,
    all: RwSignal<Vec<StoredDraft>>,
    current: StoredValue<Option<Current>>,
    /// Whether a save is on its way or waits for its time.
    is_due: StoredValue<bool>,
    in_flight: StoredValue<bool>,
    parked: StoredValue<Option<Save>>,
    /// Whether another tab writes the open draft.
    follows: RwSignal<bool>,
    /// Whether another tab is to have it once it is saved.
    gives_way: StoredValue<bool>,
    left: RwSignal<String>,
}

/// The draft that is open.
#[derive(Clone, Debug)]
struct Current {
    id: String,
    base: Arc<str>,
    revision: u64,
    /// The state of the text that was saved last.
    saved: Option<Revision>,
    /// Where the user was when it was.
    place: String,
}

impl Drafts {
    /// The drafts, for the page to provide.
    pub fn new(editor: Editor, view: View) -> Self {
        Self {
            editor,
            view,
            saving: RwSignal::default(),
            all: RwSignal::default(),
            current: StoredValue::new(None),
            is_due: StoredValue::new(false),
            in_flight: StoredValue::new(false),
            parked: StoredValue::new(None),
            follows: RwSignal::new(false),
            gives_way: StoredValue::new(false),
            left: RwSignal::default(),
        }
    }

    /// The drafts of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// How it stands with the open one.
    pub fn saving(self) -> Signal<Saving> {
        self.saving.into()
    }

    /// All of them, as of the last [`Drafts::refresh`].
    pub fn all(self) -> Signal<Vec<StoredDraft>> {
        self.all.into()
    }

    /// Brings the last draft back, then follows the editor.
    pub fn start(self) {
        leptos::task::spawn_local(async move {
            let last = self.last().await;
            // The user may have been faster than the storage.
            if self.is_any_open() {
                return;
            }
            match last {
                Ok(Some(draft)) => return self.open(&draft),
                Ok(None) => {}
                Err(reason) => self.failed(&reason),
            }
            self.recover();
        });
        self.left
            .set(web_storage::of_tab(UNFINISHED).unwrap_or_default());
        self.follow();
        self.follow_file();
        leaving::on_leaving(move || self.leave());
        let saving = self.saving;
        let has_failed = move || matches!(saving.get_untracked(), Saving::Failed(_));
        leaving::ask_before_leaving(move || self.is_any_open() && has_failed());
    }

    fn is_any_open(self) -> bool {
        self.editor.opened().with_untracked(Option::is_some)
    }

    /// The open draft's id; empty while there is none.
    fn id(self) -> String {
        let id = |it: &Option<Current>| it.as_ref().map(|it| it.id.clone());
        self.current.with_value(id).unwrap_or_default()
    }

    fn failed(self, reason: &SaveError) {
        self.saving.set(Saving::Failed(reason.to_string()));
    }

    fn update(self, change: impl FnOnce(&mut Current)) {
        self.current.update_value(|it| {
            if let Some(current) = it {
                change(current);
            }
        });
    }
}
