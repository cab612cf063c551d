//! Keeps the draft on this device as it is written: a quarter of a second after a change, and when the page is left.
//!
//! Each opened text is a draft of its own. A save names the revision it follows; where another tab was
//! faster, this tab goes on under an id of its own, so that neither loses a word.

mod list;

use std::sync::Arc;

use issue::edit::Replace;
use issue::{Issue, Revision, draft};
use leptos::prelude::*;

use crate::browser::storage::{self, Draft, Unsaved};
use crate::browser::{clock, later, rescue};
use crate::editor::{Editor, Opened};
use crate::watched::Watched;

/// From a change to its save, in milliseconds.
const DELAY: i32 = 250;

/// From a failed save to the next try, in milliseconds.
const RETRY: i32 = 5_000;

/// Under which a tab remembers its draft.
const TAB: &str = "galley-draft";

/// Under which the rescue script leaves the last text.
const RESCUED: &str = "galley-rescued";

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
    saving: RwSignal<Saving>,
    all: RwSignal<Vec<Draft>>,
    current: StoredValue<Option<Current>>,
    /// Whether a save is on its way or waits for its time.
    is_due: StoredValue<bool>,
    in_flight: StoredValue<bool>,
    parked: StoredValue<Option<Save>>,
}

/// A state of a draft on its way to the storage.
#[derive(Clone, Debug)]
struct Save {
    draft: Draft,
    of: Revision,
    strict: bool,
}

/// The draft that is open.
#[derive(Clone, Debug)]
struct Current {
    id: String,
    base: Arc<str>,
    revision: f64,
    /// The state of the text that was saved last.
    saved: Option<Revision>,
}

impl Drafts {
    /// The drafts, for the page to provide.
    pub fn new(editor: Editor) -> Self {
        Self {
            editor,
            saving: RwSignal::default(),
            all: RwSignal::default(),
            current: StoredValue::new(None),
            is_due: StoredValue::new(false),
            in_flight: StoredValue::new(false),
            parked: StoredValue::new(None),
        }
    }

    /// The drafts of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// How it stands with the open one.
    pub fn saving(self) -> Watched<Saving> {
        self.saving.into()
    }

    /// All of them, as of the last [`Drafts::refresh`].
    pub fn all(self) -> Watched<Vec<Draft>> {
        self.all.into()
    }

    /// Brings the last draft back, then follows the editor.
    pub fn start(self) {
        leptos::task::spawn_local(async move {
            match self.last().await {
                Ok(Some(draft)) => self.open(&draft),
                Ok(None) => {}
                Err(reason) => self.failed(reason),
            }
            self.recover();
        });
        self.follow();
        storage::on_leaving(move || self.save(true));
        let saving = self.saving;
        storage::ask_before_leaving(move || matches!(saving.get_untracked(), Saving::Failed(_)));
    }

    /// The draft of this tab, else the one worked on last.
    async fn last(self) -> Result<Option<Draft>, Unsaved> {
        if let Some(id) = storage::of_tab(TAB) {
            if id == "none" {
                storage::keep_for_tab(TAB, None);
                return Ok(None);
            }
            if let Some(draft) = storage::load(&id).await? {
                return Ok(Some(draft));
            }
        }
        Ok(storage::list().await?.into_iter().next())
    }

    /// Opens a text as a draft of its own; the one open before is saved.
    pub fn open_text(self, text: &str, name: &str) {
        self.save(false);
        self.editor.open(text, name);
    }

    /// Opens a draft where it was left; the one open before is saved.
    pub fn open(self, draft: &Draft) {
        self.save(false);
        let base: Arc<str> = draft.base.as_str().into();
        self.current.set_value(Some(Current {
            id: draft.id.clone(),
            base: base.clone(),
            revision: draft.revision,
            saved: None,
        }));
        storage::keep_for_tab(TAB, Some(&draft.id));
        self.editor
            .restore(&draft.text, base, &draft.name, &draft.history);
        let restored = self.editor.issue().get_untracked().revision();
        self.update(|it| it.saved = Some(restored));
        self.saving
            .set(Saving::Saved(clock::time_of(draft.updated)));
    }

    /// What the rescue script kept may be a moment newer than what was saved.
    fn recover(self) {
        let Some(rescued) = storage::of_tab(RESCUED) else {
            return;
        };
        storage::keep_for_tab(RESCUED, None);
        let issue = self.editor.issue().get_untracked();
        if self.editor.opened().with_untracked(Option::is_none) {
            self.editor.open(&rescued, "");
        } else if let Some(edit) =
            Replace::between(&(0..issue.text().len()), issue.text(), &rescued)
        {
            // The edit is made for the very text it is applied to.
            let _ = self.editor.apply("recover text", vec![edit], None);
        }
    }

    fn follow(self) {
        Effect::new(move || {
            let Some(opened) = self.editor.opened().get() else {
                return;
            };
            let issue = self.editor.issue().get();
            rescue::keep(issue.text(), &draft::file_name(&issue));
            self.changed(&opened, &issue);
        });
    }

    fn changed(self, opened: &Opened, issue: &Issue) {
        let current = self.current.get_value();
        let is_it = |it: &Current| Arc::ptr_eq(&it.base, &opened.text);
        match current {
            Some(current) if is_it(&current) => {
                if current.saved == Some(issue.revision()) {
                    return;
                }
                if current.saved.is_some() && *opened.text != *issue.text() {
                    storage::ask_to_persist();
                }
            }
            before => {
                self.begin(opened.text.clone());
                forget_untouched(before);
            }
        }
        self.save_after(DELAY);
    }

    /// A draft of its own for what is open.
    fn begin(self, base: Arc<str>) {
        let id = storage::new_id();
        storage::keep_for_tab(TAB, Some(&id));
        self.saving.set(Saving::Begun);
        self.current.set_value(Some(Current {
            id,
            base,
            revision: 0.0,
            saved: None,
        }));
    }

    fn save_after(self, delay: i32) {
        if !self.is_due.get_value() {
            self.is_due.set_value(true);
            later(delay, move || {
                self.is_due.set_value(false);
                self.save(false);
            });
        }
    }

    /// Saves what is not saved yet; `strict` waits for the disk.
    pub fn save(self, strict: bool) {
        let issue = self.editor.issue().get_untracked();
        let (Some(current), Some(opened)) = (
            self.current.get_value(),
            self.editor.opened().get_untracked(),
        ) else {
            return;
        };
        let is_it = Arc::ptr_eq(&current.base, &opened.text);
        if !is_it || current.saved == Some(issue.revision()) {
            return;
        }
        let draft = Draft {
            id: current.id,
            name: opened.name,
            base: opened.text.to_string(),
            text: issue.text().to_owned(),
            history: self.editor.history_text(),
            revision: current.revision,
            updated: 0.0,
        };
        let save = Save {
            draft,
            of: issue.revision(),
            strict: strict || current.saved.is_none(),
        };
        if self.in_flight.get_value() {
            self.parked.set_value(Some(save));
        } else {
            self.launch(save);
        }
    }

    fn launch(self, save: Save) {
        self.in_flight.set_value(true);
        leptos::task::spawn_local(async move {
            let saved = storage::save(&save.draft, save.strict).await;
            self.in_flight.set_value(false);
            self.launch_parked(&save.draft.id, saved.as_ref().ok().copied());
            self.ended(&save.draft.id, save.of, saved);
        });
    }

    /// The save that waited for the one before, which follows it if it is of the same draft.
    fn launch_parked(self, id: &str, revision: Option<f64>) {
        let parked = self.parked.try_update_value(Option::take).flatten();
        if let Some(mut save) = parked {
            if let Some(revision) = revision.filter(|_| save.draft.id == id) {
                save.draft.revision = revision;
            }
            self.launch(save);
        }
    }

    fn ended(self, id: &str, revision: Revision, saved: Result<f64, Unsaved>) {
        let is_current = self
            .current
            .with_value(|it| it.as_ref().is_some_and(|it| it.id == id));
        match saved {
            _ if !is_current => {}
            Ok(number) => {
                self.update(|it| {
                    it.revision = number;
                    it.saved = Some(revision);
                });
                self.saving.set(Saving::Saved(clock::time()));
                if self.editor.issue().get_untracked().revision() != revision {
                    self.save_after(DELAY);
                }
            }
            Err(Unsaved::Stale) => {
                let base = self
                    .current
                    .with_value(|it| it.as_ref().map(|it| it.base.clone()));
                self.begin(base.unwrap_or_default());
                self.editor.say(
                    "Another tab changed this draft. This tab keeps its own from here on; both are under Open.",
                );
                self.save_after(0);
            }
            Err(reason) => {
                self.failed(reason);
                self.save_after(RETRY);
            }
        }
    }

    fn failed(self, reason: Unsaved) {
        let reason = match reason {
            Unsaved::Refused(reason) => reason,
            Unsaved::Stale => "another tab changed this draft".to_owned(),
        };
        self.saving.set(Saving::Failed(reason));
    }

    fn update(self, change: impl FnOnce(&mut Current)) {
        self.current.update_value(|it| {
            if let Some(current) = it {
                change(current);
            }
        });
    }
}

/// A file that was only looked at leaves no draft behind.
fn forget_untouched(before: Option<Current>) {
    let Some(before) = before else {
        return;
    };
    leptos::task::spawn_local(async move {
        if let Ok(Some(draft)) = storage::load(&before.id).await
            && draft.text == draft.base
        {
            let _ = storage::remove(&draft.id).await;
        }
    });
}
