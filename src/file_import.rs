//! Opens files and pasted texts. If there is a draft of the same issue, the user first chooses what to do with both.

use gloo_timers::future::TimeoutFuture;
use issue::Issue;
use issue::draft::file_name;
use issue::edit::Replace;
use issue::history::History;
use issue::merge::{Merged, merge};
use issue::open::read_bytes;
use leptos::prelude::*;

use crate::arrivals::{Arrival, Arrivals};
use crate::browser::disk::{self, FileId, GivenFile};
use crate::browser::storage::StoredDraft;
use crate::drafts::{Drafts, Origin};
use crate::editor::Editor;
use crate::view::{Dialog, View};

mod merge_bases;

use merge_bases::MergeBases;

/// The size, in bytes, from which on a text takes so long to open that the page first says so.
const LARGE: usize = 500_000;

/// How long the browser takes to paint that message, in milliseconds.
const SEEN: u32 = 60;

/// The file name of an issue without a date.
const DATELESS: &str = "this-week-in-rust.md";

/// Opens the texts that arrive: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct FileImport {
    editor: Editor,
    drafts: Drafts,
    view: View,
    conflict: RwSignal<Option<DraftConflict>>,
    to_review: RwSignal<Vec<String>>,
    bases: StoredValue<Vec<MergeBases>>,
}

/// A text that arrived, and the draft of the same issue.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftConflict {
    /// The draft, as stored or open.
    pub draft: StoredDraft,
    /// The text that arrived.
    pub text: String,
    /// The origin of that text.
    pub origin: Origin,
}

impl DraftConflict {
    /// The draft and the text that arrived, merged.
    pub fn merged(&self) -> Merged {
        merge(&self.draft.base, &self.draft.text, &self.text)
    }
}

impl FileImport {
    /// Creates the import, for the page to provide.
    pub fn new(editor: Editor, drafts: Drafts, view: View) -> Self {
        let import = Self {
            editor,
            drafts,
            view,
            conflict: RwSignal::new(None),
            to_review: RwSignal::default(),
            bases: StoredValue::default(),
        };
        import.follow_undo();
        import
    }

    /// The import of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The conflict that the user is asked about.
    pub fn conflict(self) -> Option<DraftConflict> {
        self.conflict.get_untracked()
    }

    /// The lines of the last merge that have both versions, one text per conflict; empty once they are reviewed.
    pub fn to_review(self) -> RwSignal<Vec<String>> {
        self.to_review
    }

    /// Starts to open what arrives.
    pub fn start(self, arrivals: Arrivals) {
        Effect::new(move || {
            let arrived = arrivals.take();
            // Outside the effect: signals created while opening a text must survive the next arrival.
            leptos::task::spawn_local(async move {
                for arrival in arrived {
                    if let Some(name) = large(&arrival) {
                        self.say_opening(arrivals, &name).await;
                    }
                    self.receive(arrivals, arrival);
                    arrivals.show_progress(String::new());
                }
            });
        });
    }

    /// Says what is being opened, and waits until that can be seen.
    async fn say_opening(self, arrivals: Arrivals, name: &str) {
        let said = format!("Opening {name}…");
        arrivals.show_progress(said.clone());
        self.editor.announce(said);
        TimeoutFuture::new(SEEN).await;
    }

    fn receive(self, arrivals: Arrivals, arrival: Arrival) {
        match self.read(arrival) {
            Ok(None) => {}
            Ok(Some((text, origin))) => {
                arrivals.accept();
                self.import(text, origin);
            }
            Err(reason) => arrivals.refuse(reason + self.unchanged()),
        }
    }

    /// The text that arrived and its origin, or why it is refused. A draft on this device is opened at once.
    fn read(self, arrival: Arrival) -> Result<Option<(String, Origin)>, String> {
        if let Err(refusal) = self.editor.try_close_form() {
            return Err(format!("Not opened: {refusal}."));
        }
        match arrival {
            Arrival::Draft(draft) => {
                self.drafts.reopen(&draft);
                Ok(None)
            }
            Arrival::File(file) => text_of(file?).map(Some),
            Arrival::Text(text) if text.trim().is_empty() => {
                Err("There is no text to open: paste an issue's Markdown first.".to_owned())
            }
            Arrival::Text(text) => Ok(Some((text, Origin::default()))),
        }
    }

    /// What to add to the message of a refusal.
    fn unchanged(self) -> &'static str {
        if self.editor.is_open() {
            " What was open is unchanged."
        } else {
            ""
        }
    }

    /// Opens a text, or asks what to do with it if there is a draft of the same issue.
    pub fn import(self, text: String, origin: Origin) {
        if dated(&text).is_none() {
            return self.open(&text, origin);
        }
        leptos::task::spawn_local(async move {
            match meeting(self.drafts.newest().await, &text) {
                None => self.open(&text, origin),
                Some(draft) if draft.text == text => self.continue_with(&draft, origin.file),
                Some(draft) => {
                    self.conflict.set(Some(DraftConflict {
                        draft,
                        text,
                        origin,
                    }));
                    self.view.dialog.set(Some(Dialog::Conflict));
                }
            }
        });
    }

    fn open(self, text: &str, origin: Origin) {
        let name = match origin.name.as_str() {
            "" => "pasted text".to_owned(),
            name => name.to_owned(),
        };
        self.editor.before_many_changes("another text was opened");
        self.drafts.open(text, origin);
        self.to_review.set(Vec::new());
        self.view.dialog.set(None);
        self.editor.announce(format!("Opened {name}."));
    }

    /// Opens the draft, because the text that arrived is the same as the draft's.
    fn continue_with(self, draft: &StoredDraft, file: Option<FileId>) {
        if !self.drafts.is_open(&draft.id) {
            self.drafts.reopen(draft);
        }
        self.drafts.save_to(file);
        self.view.dialog.set(None);
        self.editor
            .announce("Same as your saved draft. Reopened it.");
    }

    /// Continues with the draft and ignores the text that arrived.
    pub fn keep_draft(self) {
        if let Some(conflict) = self.conflict.get_untracked() {
            if !self.drafts.is_open(&conflict.draft.id) {
                self.drafts.reopen(&conflict.draft);
            }
            self.end("Kept the draft; ignored the file.");
        }
    }

    /// Opens the text that arrived as a separate draft.
    pub fn take_file(self) {
        if let Some(conflict) = self.conflict.get_untracked() {
            self.open(&conflict.text, conflict.origin);
            self.end("Opened the file. The draft is still listed under Open.");
        }
    }

    /// Opens the draft, and applies, in one step, the changes of the text that arrived.
    pub fn merge(self) {
        let Some(conflict) = self.conflict.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let merged = conflict.merged();
            let places = merged
                .places
                .iter()
                .filter_map(|it| merged.text.get(it.clone()));
            let places: Vec<String> = places.map(str::to_owned).collect();
            match self.take_in(&conflict, &merged.text).await {
                Ok(()) => {
                    self.drafts.save_to(conflict.origin.file);
                    self.end(&said(places.len()));
                    self.to_review.set(places);
                }
                Err(reason) => self.end(&format!("Not merged: {reason}. Nothing was lost.")),
            }
        });
    }

    /// Merges into the open draft what another program wrote to its file, so that it can be saved again.
    pub fn merge_file(self, file: FileId) {
        leptos::task::spawn_local(async move {
            let read = disk::read_again(file).await.and_then(text_of);
            match (read, self.drafts.own()) {
                (Ok((text, origin)), Some(draft)) => {
                    self.conflict.set(Some(DraftConflict {
                        draft,
                        text,
                        origin,
                    }));
                    self.merge();
                }
                (Ok(_), None) => {}
                (Err(reason), _) => self.end(&format!("Not merged: {reason}")),
            }
        });
    }

    async fn take_in(self, conflict: &DraftConflict, text: &str) -> Result<(), String> {
        if self.drafts.is_open(&conflict.draft.id) {
            return self.merge_in(LABEL, &conflict.draft, &conflict.text, text);
        }
        let history = with_step(&conflict.draft, text);
        let depth = History::from_text(&history).map_or(0, |it| it.undo_count());
        self.remember_bases(&conflict.draft, depth, &conflict.text);
        let merged = StoredDraft {
            history,
            base: conflict.text.clone(),
            text: text.to_owned(),
            ..conflict.draft.clone()
        };
        self.drafts.replace(merged).await
    }

    /// Replaces the text of `draft`, which is the open one, by `merged`, in the step `label`, and makes `other` the
    /// text that it is based on. An error is in words; then nothing has changed.
    pub fn merge_in(
        self,
        label: &str,
        draft: &StoredDraft,
        other: &str,
        merged: &str,
    ) -> Result<(), String> {
        // The user cannot type while a dialog is open, but another tab may have changed the draft.
        if self.drafts.own().is_none_or(|it| it.text != draft.text) {
            return Err("the draft has changed in the meantime".to_owned());
        }
        self.editor.before_many_changes("the merge");
        self.editor.replace_all(label, merged)?;
        self.rebase(draft, other);
        Ok(())
    }

    /// Makes `other` the text that `draft`, which is the open one, is based on, until the last step is undone.
    pub fn rebase(self, draft: &StoredDraft, other: &str) {
        self.remember_bases(draft, untrack(|| self.editor.undo_count()), other);
        self.drafts.rebase(other);
    }

    fn end(self, said: &str) {
        self.conflict.set(None);
        self.view.dialog.set(None);
        self.editor.announce(said);
    }
}

/// The name of a file or text that takes a while to open.
fn large(arrival: &Arrival) -> Option<String> {
    match arrival {
        Arrival::File(Ok(file)) if file.bytes.len() >= LARGE => Some(file.name.clone()),
        Arrival::Text(text) if text.len() >= LARGE => Some("pasted text".to_owned()),
        _ => None,
    }
}

/// A file's text and origin, or an error as a sentence.
fn text_of(file: GivenFile) -> Result<(String, Origin), String> {
    let GivenFile { name, bytes, file } = file;
    let text = read_bytes(&bytes).map_err(|error| format!("“{name}” was not opened: {error}."))?;
    Ok((text, Origin { name, file }))
}

/// The label of the step in undo.
const LABEL: &str = "merge with the file";

fn said(places: usize) -> String {
    match places {
        0 => "Merged the draft and the file.".to_owned(),
        1 => "Merged the draft and the file. 1 conflict to review.".to_owned(),
        count => format!("Merged the draft and the file. {count} conflicts to review."),
    }
}

/// The draft's history with one more step, which changes its text to `text`.
fn with_step(draft: &StoredDraft, text: &str) -> String {
    let mut history = History::from_text(&draft.history).unwrap_or_default();
    let before = Issue::new(draft.text.as_str());
    let edit = Replace::between(&(0..draft.text.len()), &draft.text, text);
    let step = before.transaction(edit.into_iter().collect());
    if let Ok((_, back)) = step.and_then(|it| before.apply(&it)) {
        history.record(LABEL, back, None);
    }
    history.to_text()
}

/// The name of the issue's file, if it contains a date.
fn dated(text: &str) -> Option<String> {
    Some(file_name(&Issue::new(text))).filter(|it| it != DATELESS)
}

/// The first draft that meets the text: one with the same text, to continue with, or one of the same issue with changes
/// of its own, to ask about.
fn meeting(drafts: Vec<StoredDraft>, text: &str) -> Option<StoredDraft> {
    let name = dated(text)?;
    let is_changed =
        |it: &StoredDraft| it.text != it.base && dated(&it.text).as_ref() == Some(&name);
    let mut drafts = drafts.into_iter();
    drafts.find(|it| it.text == text || is_changed(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Title: This Week in Rust 1\nDate: 2026-08-26\n\n";

    fn draft(id: &str, base: &str, text: &str) -> StoredDraft {
        StoredDraft {
            id: id.to_owned().into(),
            base: format!("{HEAD}{base}"),
            text: format!("{HEAD}{text}"),
            ..StoredDraft::default()
        }
    }

    fn conflicting(drafts: Vec<StoredDraft>, text: &str) -> Option<String> {
        meeting(drafts, &format!("{HEAD}{text}")).map(|it| it.id.as_str().to_owned())
    }

    #[test]
    fn a_changed_draft_of_the_same_issue_is_found() {
        let both = || vec![draft("newer", "a", "b"), draft("older", "a", "c")];
        assert_eq!(conflicting(both(), "x").as_deref(), Some("newer"));
        assert_eq!(conflicting(both(), "b").as_deref(), Some("newer"));
        assert_eq!(conflicting(both(), "a").as_deref(), Some("newer"));
        let untouched = || vec![draft("untouched", "a", "a")];
        assert_eq!(conflicting(untouched(), "x"), None);
        assert_eq!(conflicting(untouched(), "a").as_deref(), Some("untouched"));
        assert_eq!(meeting(both(), "Date: 2026-09-02\n"), None);
        assert_eq!(meeting(vec![draft("1", "", "a")], "no day"), None);
    }

    #[test]
    fn a_merge_of_a_kept_draft_can_be_undone() {
        let draft = draft("1", "a", "b");
        let history = with_step(&draft, "c");
        let mut history = History::from_text(&history).unwrap();
        assert_eq!(history.undo_label(), Some(LABEL));
        let before = history.undo(&Issue::new("c")).unwrap().unwrap();
        assert_eq!(before.text(), draft.text);
    }
}
