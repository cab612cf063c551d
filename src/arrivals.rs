//! Texts that come in: a file, a pasted text. Where a draft of the same issue is kept, it is asked first what becomes of the two.

use issue::Issue;
use issue::draft::file_name;
use issue::edit::Replace;
use issue::history::History;
use issue::merge::{Merged, merge};
use leptos::prelude::*;

use crate::browser::disk::FileId;
use crate::browser::storage::StoredDraft;
use crate::drafts::{Drafts, Origin};
use crate::editor::Editor;
use crate::view::{Dialog, View};

mod base;

use base::Bases;

/// The name of a file that says of no day.
const DATELESS: &str = "this-week-in-rust.md";

/// What is done with texts that come in: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Arrivals {
    editor: Editor,
    drafts: Drafts,
    view: View,
    met: RwSignal<Option<Met>>,
    places: RwSignal<Vec<String>>,
    bases: StoredValue<Option<Bases>>,
}

/// A text that came in, and the draft of the same issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The draft, as it is kept or open.
    pub draft: StoredDraft,
    /// The text that came in.
    pub text: String,
    /// The file's name; empty for pasted text.
    pub name: String,
    /// The file that can be saved to.
    pub file: Option<FileId>,
}

impl Met {
    /// Both brought together.
    pub fn merged(&self) -> Merged {
        merge(&self.draft.base, &self.draft.text, &self.text)
    }
}

impl Arrivals {
    /// For the page to provide.
    pub fn new(editor: Editor, drafts: Drafts, view: View) -> Self {
        let arrivals = Self {
            editor,
            drafts,
            view,
            met: RwSignal::new(None),
            places: RwSignal::default(),
            bases: StoredValue::new(None),
        };
        arrivals.follow_undo();
        arrivals
    }

    /// The arrivals of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is asked about.
    pub fn met(self) -> Option<Met> {
        self.met.get_untracked()
    }

    /// The lines that the last merge kept of both sides, place by place; empty once they were looked at.
    pub fn places(self) -> RwSignal<Vec<String>> {
        self.places
    }

    /// Opens a text, or asks what becomes of it; `file` is the one that can be saved to.
    pub fn take(self, text: String, name: String, file: Option<FileId>) {
        if dated(&text).is_none() {
            return self.open(&text, &name, file);
        }
        leptos::task::spawn_local(async move {
            match meeting(self.drafts.newest().await, &text) {
                None => self.open(&text, &name, file),
                Some(draft) if draft.text == text => self.go_on(&draft, file),
                Some(draft) => {
                    self.met.set(Some(Met {
                        draft,
                        text,
                        name,
                        file,
                    }));
                    self.view.dialog.set(Some(Dialog::Conflict));
                }
            }
        });
    }

    fn open(self, text: &str, name: &str, file: Option<FileId>) {
        self.editor.mark("another text was opened");
        let origin = Origin {
            name: name.to_owned(),
            file,
        };
        self.drafts.open(text, origin);
        self.places.set(Vec::new());
        self.view.dialog.set(None);
        let name = if name.is_empty() { "pasted text" } else { name };
        self.editor.say(format!("Opened {name}."));
    }

    /// Opens the draft; the text that came in is the same.
    fn go_on(self, draft: &StoredDraft, file: Option<FileId>) {
        if !self.drafts.is_open(&draft.id) {
            self.drafts.reopen(draft);
        }
        self.drafts.save_to(file);
        self.view.dialog.set(None);
        self.editor.say("Same as your saved draft. Reopened it.");
    }

    /// Goes on with the draft; the text that came in is not taken.
    pub fn keep_draft(self) {
        if let Some(met) = self.met.get_untracked() {
            if !self.drafts.is_open(&met.draft.id) {
                self.drafts.reopen(&met.draft);
            }
            self.end("Kept the draft; ignored the file.");
        }
    }

    /// Opens the text that came in as a draft of its own.
    pub fn take_file(self) {
        if let Some(met) = self.met.get_untracked() {
            self.open(&met.text, &met.name, met.file);
            self.end("Opened the file. The draft is still listed under Open.");
        }
    }

    /// Opens the draft with what the text that came in changed, as one step.
    pub fn merge(self) {
        let Some(met) = self.met.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let merged = met.merged();
            let places = merged
                .places
                .iter()
                .filter_map(|it| merged.text.get(it.clone()));
            let places: Vec<String> = places.map(str::to_owned).collect();
            match self.take_in(&met, &merged.text).await {
                Ok(()) => {
                    self.drafts.save_to(met.file);
                    self.end(&said(places.len()));
                    self.places.set(places);
                }
                Err(reason) => self.end(&format!("Not merged: {reason}. Nothing was lost.")),
            }
        });
    }

    async fn take_in(self, met: &Met, text: &str) -> Result<(), String> {
        self.remember_bases(met);
        if self.drafts.is_open(&met.draft.id) {
            // A dialog lets nobody type, but another tab may have.
            if self.drafts.own().is_none_or(|it| it.text != met.draft.text) {
                return Err("the draft changed since".to_owned());
            }
            self.editor.mark("the merge");
            self.editor.replace_all(LABEL, text)?;
            self.drafts.rebase(&met.text);
            return Ok(());
        }
        let merged = StoredDraft {
            history: with_step(&met.draft, text),
            base: met.text.clone(),
            text: text.to_owned(),
            ..met.draft.clone()
        };
        self.drafts.replace(merged).await
    }

    fn end(self, said: &str) {
        self.met.set(None);
        self.view.dialog.set(None);
        self.editor.say(said);
    }
}

/// What undo calls the step.
const LABEL: &str = "merge with the file";

fn said(places: usize) -> String {
    match places {
        0 => "Merged the draft and the file.".to_owned(),
        1 => "Merged the draft and the file. 1 conflict to review.".to_owned(),
        count => format!("Merged the draft and the file. {count} conflicts to review."),
    }
}

/// The draft's history with the step to `text`.
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

/// The name of the issue's file, if it says of which day it is.
fn dated(text: &str) -> Option<String> {
    Some(file_name(&Issue::new(text))).filter(|it| it != DATELESS)
}

/// The draft to ask about, or to go on with where it reads as `text` does: of the same issue, with changes of
/// its own, and not begun from `text`. The first of them counts.
fn meeting(drafts: Vec<StoredDraft>, text: &str) -> Option<StoredDraft> {
    let name = dated(text)?;
    let mut own = drafts.into_iter().filter(|it| it.text != it.base);
    let first = own.find(|it| it.text == text || dated(&it.text).as_ref() == Some(&name))?;
    (first.base != text).then_some(first)
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

    fn met(drafts: Vec<StoredDraft>, text: &str) -> Option<String> {
        meeting(drafts, &format!("{HEAD}{text}")).map(|it| it.id.as_str().to_owned())
    }

    #[test]
    fn a_changed_draft_of_the_same_issue_is_met() {
        let both = || vec![draft("newer", "a", "b"), draft("older", "a", "c")];
        assert_eq!(met(both(), "x").as_deref(), Some("newer"));
        assert_eq!(met(both(), "b").as_deref(), Some("newer"));
        assert_eq!(met(both(), "a"), None);
        assert_eq!(met(vec![draft("untouched", "a", "a")], "x"), None);
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
