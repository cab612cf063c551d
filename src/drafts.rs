//! Saves the draft on this device as the user works: at once after a finished step, a quarter of a second after a key,
//! and when the page is left.
//!
//! Each text that is opened becomes a draft. A save names the revision it follows. If another tab saved first, this tab
//! continues under a new id, so that neither text is lost.

mod current;
mod handover;
mod saving;

use issue::Revision;
use issue::edit::Replace;
use leptos::prelude::*;

use crate::browser::disk::{self, FileId};
use crate::browser::storage::{self, DraftId, SaveError, StoredDraft};
use crate::browser::web_storage::{self, RESCUED};
use crate::browser::{clock, leaving};
use crate::draft_shelf::{DraftShelf, Opener};
use crate::editor::{Editor, Opened};
use crate::place;
use crate::view::View;
use saving::Save;

/// The key under which a tab remembers its draft.
const TAB: &str = "galley-draft";

/// The key under which a tab remembers the content of an open form that is not in the text.
const UNFINISHED: &str = "galley-unfinished";

/// The state of saving the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// There is nothing to save.
    #[default]
    Nothing,
    /// It was never saved.
    Begun,
    /// All of it is saved; the time of the last save.
    Saved(String),
    /// The last save failed, for this reason.
    Failed(String),
}

/// The origin of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file's name; empty for a text without one, such as a pasted one.
    pub name: String,
    /// The file, if it can be saved to.
    pub file: Option<FileId>,
}

/// The drafts on this device: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    editor: Editor,
    view: View,
    shelf: DraftShelf,
    saving: RwSignal<Saving>,
    current: StoredValue<Option<Current>>,
    /// Whether a save is running or scheduled.
    is_due: StoredValue<bool>,
    in_flight: StoredValue<bool>,
    parked: StoredValue<Option<Save>>,
    /// Whether another tab writes the open draft.
    follows: RwSignal<bool>,
    /// Whether to give the draft to another tab once it is saved.
    gives_way: StoredValue<bool>,
    left: RwSignal<String>,
    /// Whether to offer the text as a file, because it cannot be saved here.
    offers_file: RwSignal<bool>,
}

/// The draft that is open.
#[derive(Clone, Debug)]
struct Current {
    id: DraftId,
    revision: u64,
    /// The last saved state of the text.
    saved: Option<Revision>,
    /// The last saved view state. It is read when the page is hidden or another draft is opened.
    place: String,
}

impl Drafts {
    /// The drafts, for the page to provide.
    pub fn new(editor: Editor, view: View, shelf: DraftShelf) -> Self {
        Self {
            editor,
            view,
            shelf,
            saving: RwSignal::default(),
            current: StoredValue::new(None),
            is_due: StoredValue::new(false),
            in_flight: StoredValue::new(false),
            parked: StoredValue::new(None),
            follows: RwSignal::new(false),
            gives_way: StoredValue::new(false),
            left: RwSignal::default(),
            offers_file: RwSignal::new(false),
        }
    }

    /// The drafts of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The state of saving the open draft.
    pub fn saving(self) -> Signal<Saving> {
        self.saving.into()
    }

    /// Whether to offer the text as a file: at once if it cannot be saved, and again when the page is about to be left.
    pub fn offers_file(self) -> RwSignal<bool> {
        self.offers_file
    }

    /// Reopens the last draft, then saves every change.
    pub fn start(self) {
        let had_drafts = web_storage::had_drafts();
        leptos::task::spawn_local(async move {
            let last = self.last().await;
            // The user may have opened something before the storage answered.
            if !self.is_any_open() {
                match last {
                    Ok(Some(draft)) => self.reopen(&draft),
                    Ok(None) => {
                        self.say_if_emptied(had_drafts).await;
                        web_storage::expect_drafts(false);
                        self.recover();
                    }
                    Err(reason) => {
                        self.failed(&reason);
                        self.recover();
                    }
                }
            }
            self.view.is_returning.set(false);
        });
        let editor = self.editor;
        self.shelf.set_opener(Opener {
            is_writer: Signal::derive(move || !editor.is_read_only()),
            rename: Callback::new(move |name: String| self.rename_own(&name)),
        });
        self.left
            .set(web_storage::of_tab(UNFINISHED).unwrap_or_default());
        self.save_changes();
        leaving::on_leaving(move || self.leave());
        leaving::ask_before_leaving(move || self.must_ask());
    }

    /// Whether to ask before the page is left. A user who then stays sees the offer of a file again.
    fn must_ask(self) -> bool {
        let has_failed = matches!(self.saving.get_untracked(), Saving::Failed(_));
        let must_ask = self.is_any_open() && has_failed;
        if must_ask {
            self.offers_file.set(true);
        }
        must_ask
    }

    /// Tells the user if the storage is empty although this device had drafts: the browser or the user may have cleared
    /// it.
    async fn say_if_emptied(self, had_drafts: bool) {
        let unreadable = storage::shelf().await.unwrap_or_default().unreadable;
        if had_drafts && unreadable.is_empty() {
            self.editor.announce(
                "The drafts of this device are gone: the browser's storage is empty. Open a file that you saved.",
            );
        }
    }

    fn is_any_open(self) -> bool {
        self.current.with_value(Option::is_some)
    }

    /// The open draft's id.
    fn id(self) -> Option<DraftId> {
        self.current
            .with_value(|it| it.as_ref().map(|it| it.id.clone()))
    }

    fn failed(self, reason: &SaveError) {
        if !self.is_any_open() {
            self.editor
                .announce(format!("Drafts cannot be saved on this device ({reason})."));
        }
        let has_failed = self
            .saving
            .with_untracked(|it| matches!(it, Saving::Failed(_)));
        if !has_failed {
            self.offers_file.set(true);
        }
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

/// Opening.
impl Drafts {
    /// The draft of this tab, or else the most recent one.
    async fn last(self) -> Result<Option<StoredDraft>, SaveError> {
        if let Some(id) = web_storage::of_tab(TAB) {
            if id == "none" {
                web_storage::keep_for_tab(TAB, None);
                return Ok(None);
            }
            if let Some(draft) = storage::load(&id.into()).await? {
                return Ok(Some(draft));
            }
            self.editor
                .announce("This tab’s draft is no longer on this device.");
        }
        let shelf = storage::shelf().await?;
        if !shelf.unreadable.is_empty() {
            self.editor.announce(
                "A draft on this device cannot be read. You can save what is left of it: see the list of drafts.",
            );
        }
        Ok(shelf.drafts.into_iter().next())
    }

    /// Opens a text as a new draft. Saves the draft that was open, or deletes it if nothing was changed in it.
    pub fn open(self, text: &str, origin: Origin) -> DraftId {
        self.put_away();
        let before = self.id();
        let followed = self.follows.get_untracked();
        let opened = Opened {
            text: text.into(),
            name: origin.name,
            file: origin.file,
        };
        self.editor.open(opened, text, "");
        let id = self.begin();
        if let Some(before) = before.filter(|_| !followed) {
            forget_untouched(before);
        }
        id
    }

    /// Opens a draft with its view state. Saves the draft that was open.
    pub fn reopen(self, draft: &StoredDraft) {
        self.put_away();
        let opened = Opened {
            text: draft.base.as_str().into(),
            name: draft.name.clone(),
            file: None,
        };
        self.editor.open(opened, &draft.text, &draft.history);
        let restored = self.editor.issue().with_untracked(issue::Issue::revision);
        self.current.set_value(Some(Current {
            id: draft.id.clone(),
            revision: draft.revision,
            saved: (!draft.is_unsaved).then_some(restored),
            place: draft.place.clone(),
        }));
        self.is_at(&draft.id);
        self.saving.set(if draft.is_unsaved {
            Saving::Begun
        } else {
            Saving::Saved(clock::time_of(draft.updated))
        });
        if draft.is_damaged {
            self.editor.announce(
                "This draft was damaged on this device. Its text could be read; undo and the original text may be lost.",
            );
        }
        place::go_to(self.view, self.editor, &draft.place);
        // Read-only until it is known whether another tab writes the draft.
        self.editor.set_read_only(true);
        self.join(&draft.id);
        self.find_file();
    }

    /// A new draft for the open text.
    fn begin(self) -> DraftId {
        let id = DraftId::new();
        self.is_at(&id);
        self.saving.set(Saving::Begun);
        self.editor.set_read_only(false);
        self.join(&id);
        self.current.set_value(Some(Current {
            id: id.clone(),
            revision: 0,
            saved: None,
            place: String::new(),
        }));
        self.keep_file();
        id
    }

    /// Remembers which draft this tab has open, and tells the shelf.
    fn is_at(self, id: &DraftId) {
        web_storage::keep_for_tab(TAB, Some(id.as_str()));
        web_storage::expect_drafts(true);
        self.shelf.set_own(id.clone());
    }

    /// Restores the text of the rescue script, which may be a moment newer than the saved one.
    fn recover(self) {
        let Some(rescued) = web_storage::of_tab(RESCUED) else {
            return;
        };
        web_storage::keep_for_tab(RESCUED, None);
        let issue = self.editor.issue().get_untracked();
        if issue.text() == rescued {
            return;
        }
        if !self.is_any_open() {
            self.open(&rescued, Origin::default());
        } else if self.follows.get_untracked() {
            self.open(&rescued, Origin::default());
            self.editor.announce(
                "The unsaved text of this tab is now a separate draft. The draft that another tab edits is under Open.",
            );
        } else if let Some(edit) =
            Replace::between(&(0..issue.text().len()), issue.text(), &rescued)
        {
            // The edit is made for the text that it is applied to.
            let _ = self.editor.apply("recover text", vec![edit], None);
        }
    }
}

/// The file on this computer that a draft is saved to: remembered with the draft, and restored with it.
impl Drafts {
    /// Saves the open draft to `file` from now on, if there is one.
    pub fn save_to(self, file: Option<FileId>) {
        if file.is_some() {
            self.editor.came_from(file);
            self.keep_file();
        }
    }

    /// Remembers the file of the open draft.
    fn keep_file(self) {
        let opened = self.editor.opened().get_untracked();
        if let (Some(id), Some(file)) = (self.id(), opened.and_then(|it| it.file)) {
            leptos::task::spawn_local(async move { disk::keep(file, id.as_str()).await });
        }
    }

    /// Looks up the file of the open draft, unless it is known.
    fn find_file(self) {
        let Some(id) = self.id() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let found = disk::find(id.as_str()).await;
            let opened = self.editor.opened().get_untracked();
            let lacks_file = opened.is_some_and(|it| it.file.is_none());
            if found.is_some() && lacks_file && self.is_open(&id) {
                self.editor.came_from(found);
            }
        });
    }
}

/// Deletes the draft of a file that was opened but not changed.
fn forget_untouched(id: DraftId) {
    leptos::task::spawn_local(async move {
        if let Ok(Some(draft)) = storage::load(&id).await
            && draft.text == draft.base
        {
            let _ = storage::remove(&id).await;
        }
    });
}
