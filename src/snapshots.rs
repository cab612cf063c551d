//! Earlier versions of the open draft: one before each change of many entries, and one every five minutes of work.
//!
//! They are stored next to the drafts and never delay a save. If storing one fails, a message reports that once.

use issue::Issue;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::snapshots::{self, Snapshot};
use crate::drafts::{Drafts, Saving};
use crate::editor::Editor;
use crate::view::{Dialog, View};

/// The time between two versions that are stored while typing, in milliseconds.
const PAUSE: f64 = 300_000.0;

/// The name of the oldest version, which always exists.
const BASE: &str = "The original text";

/// The earlier versions: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Snapshots {
    editor: Editor,
    drafts: Drafts,
    /// When the last version was stored, or the draft was opened.
    last: StoredValue<f64>,
    has_failed: StoredValue<bool>,
    all: RwSignal<Option<Vec<Snapshot>>>,
}

impl Snapshots {
    /// Creates the handle, for the page to provide.
    pub fn new(editor: Editor, drafts: Drafts) -> Self {
        Self {
            editor,
            drafts,
            last: StoredValue::new(0.0),
            has_failed: StoredValue::new(false),
            all: RwSignal::new(None),
        }
    }

    /// The snapshots of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The versions of the open draft as of the last [`Snapshots::refresh`], the newest first; `None` until they are
    /// read.
    pub fn all(self) -> RwSignal<Option<Vec<Snapshot>>> {
        self.all
    }

    /// Follows the editor and the drafts.
    pub fn start(self, view: View) {
        self.editor.on_many_changes(move |reason| self.keep(reason));
        Effect::new(move || {
            self.editor.opened().track();
            self.last.set_value(clock::milliseconds());
        });
        Effect::new(move || {
            let is_saved = self
                .drafts
                .saving()
                .with(|it| matches!(it, Saving::Saved(_)));
            self.say_if_thinned();
            // A clock that was set back counts as a pause too.
            let since = (clock::milliseconds() - self.last.get_value()).abs();
            if is_saved && since >= PAUSE {
                self.keep("");
            }
        });
        // A deleted draft can be restored until the list of drafts is opened again.
        Effect::new(move || {
            if matches!(view.dialog.get(), None | Some(Dialog::Open)) {
                leptos::task::spawn_local(snapshots::tidy());
            }
        });
    }

    /// Stores the current text before the change called `reason`. Skips an unchanged text, which is stored anyway as
    /// the draft's base.
    fn keep(self, reason: &str) {
        let Some(own) = self.drafts.own().filter(|it| it.text != it.base) else {
            return;
        };
        self.last.set_value(clock::milliseconds());
        let reason = reason.to_owned();
        leptos::task::spawn_local(async move {
            let is_kept = snapshots::keep(own.id.as_str(), &reason, &own.text).await;
            if !is_kept && !self.has_failed.get_value() {
                self.has_failed.set_value(true);
                self.editor.announce(
                    "Earlier versions cannot be kept on this device. The draft is not affected.",
                );
            }
            self.say_if_thinned();
        });
    }

    fn say_if_thinned(self) {
        let words = match snapshots::take_thinned() {
            0 => return,
            1 => "1 earlier version was".to_owned(),
            count => format!("{count} earlier versions were"),
        };
        self.editor.announce(format!(
            "This device is full: {words} removed to make room."
        ));
    }

    /// Reads the versions again.
    pub fn refresh(self) {
        self.all.set(None);
        let own = self.drafts.own().unwrap_or_default();
        leptos::task::spawn_local(async move {
            let mut all = snapshots::of(own.id.as_str()).await.unwrap_or_default();
            all.push(Snapshot {
                at: 0.0,
                reason: BASE.to_owned(),
                text: Some(own.base),
            });
            self.all.set(Some(all));
        });
    }

    /// Restores the text of a version as one step.
    pub fn restore(self, snapshot: &Snapshot) {
        let (name, Some(text)) = (title(snapshot), &snapshot.text) else {
            return;
        };
        let now = self.editor.issue().with_untracked(Issue::revision);
        self.editor
            .before_many_changes(&format!("going back to: {name}"));
        let done = self
            .editor
            .replace_all(&format!("go back to: {name}"), text);
        let is_other = self.editor.issue().with_untracked(Issue::revision) != now;
        self.editor.announce(match done {
            Ok(()) if is_other => format!("Went back to: {name}. You can undo that."),
            Ok(()) => "Nothing to do: the text is the same.".to_owned(),
            Err(reason) => format!("Not done: {reason}. Nothing was changed."),
        });
    }
}

/// The name of the version.
pub fn title(snapshot: &Snapshot) -> String {
    if snapshot.reason == BASE {
        return BASE.to_owned();
    }
    let time = match snapshot.at {
        0.0 => "At an unknown time".to_owned(),
        at => clock::time_of(at),
    };
    match snapshot.reason.as_str() {
        "" => format!("{time}, while writing"),
        reason => format!("{time}, before: {reason}"),
    }
}
