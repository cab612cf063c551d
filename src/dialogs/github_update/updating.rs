//! The steps of an update, from the question to the merged draft.

use std::sync::Arc;

use issue::Issue;
use issue::issue_field;
use issue::submission::github::are_of_same_issue;
use issue::submission::{Carried, Keep, News, Repository, carry};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::storage::StoredDraft;
use crate::drafts::{Drafts, Origin};
use crate::editor::Editor;
use crate::file_import::FileImport;
use crate::upstream::{self, ReadDraft, consent};
use crate::view::View;

/// The label of the step in undo.
const LABEL: &str = "update from GitHub";

/// The state of the update.
#[derive(Clone, Debug)]
pub enum Step {
    /// The user has not agreed yet.
    Ask,
    /// GitHub is being asked.
    Reading,
    /// There is nothing to do, with the reason.
    NothingNew(String),
    /// It cannot be done, with the reason.
    Failed(String),
    /// GitHub's draft belongs to another issue, which the message names.
    AnotherIssue(String),
    /// Both sides changed the same lines.
    Conflicts(Arc<Carried>),
}

/// An update: a handle that is cheap to copy. It ends with the dialog.
#[derive(Clone, Copy, Debug)]
pub struct Updating {
    editor: Editor,
    drafts: Drafts,
    import: FileImport,
    view: View,
    repository: StoredValue<Repository>,
    step: RwSignal<Step>,
    /// The open draft as it was before the merge, and GitHub's draft.
    merged: StoredValue<Option<(StoredDraft, ReadDraft)>>,
}

impl Updating {
    /// An update of the open draft from `repository`.
    pub fn new(repository: Repository) -> Self {
        Self {
            editor: Editor::expect(),
            drafts: Drafts::expect(),
            import: FileImport::expect(),
            view: View::expect(),
            repository: StoredValue::new(repository),
            step: RwSignal::new(Step::Ask),
            merged: StoredValue::new(None),
        }
    }

    /// The state of the update; tracked.
    pub fn step(self) -> Step {
        self.step.get()
    }

    /// Reads the draft if the user has agreed to that, and the open one may change.
    pub fn start(self) {
        if consent::is_given() {
            self.read();
        } else {
            self.may_begin();
        }
    }

    /// Whether the open draft may change; if not, shows why.
    fn may_begin(self) -> bool {
        let refused = self.editor.begin_change();
        if let Err(refusal) = &refused {
            self.step.set(Step::Failed(format!("{refusal}.")));
        }
        refused.is_ok()
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.view.dialog.set(None);
    }

    /// Asks GitHub for the draft, and merges it.
    pub fn read(self) {
        if !self.may_begin() {
            return;
        }
        self.step.set(Step::Reading);
        let repository = self.repository.get_value();
        spawn_local(async move {
            let found = upstream::read(&repository, clock::today()).await;
            // The dialog may have been closed since.
            if self.step.try_get_untracked().is_none() {
                return;
            }
            match found {
                Ok(draft) => self.take(draft),
                Err(failure) => self.step.set(Step::Failed(failure.to_string())),
            }
        });
    }

    fn take(self, read: ReadDraft) {
        let Some(own) = self.drafts.own() else {
            return self.close();
        };
        let open = self.editor.issue().get_untracked();
        if !are_of_same_issue(&open, &read.issue) {
            let message = another_issue(&open, &read.issue);
            self.merged.set_value(Some((own, read)));
            return self.step.set(Step::AnotherIssue(message));
        }
        let newer = read.issue.text().to_owned();
        let carried = carry(&own.base, &own.text, &newer);
        let is_known = newer == own.base;
        self.merged.set_value(Some((own.clone(), read)));
        if !carried.conflicts.is_empty() {
            self.step.set(Step::Conflicts(Arc::new(carried)));
        } else if carried.text == own.text {
            if !is_known {
                // Otherwise the patch would add again what GitHub already has.
                self.import.rebase(&own, &newer);
            }
            self.step.set(Step::NothingNew(nothing_new(is_known)));
        } else {
            self.apply(&carried.text);
        }
    }

    /// Merges with these choices, one for each conflict.
    pub fn decide(self, carried: &Carried, choices: &[Keep]) {
        self.apply(&carried.decided(choices));
    }

    fn apply(self, text: &str) {
        let Some((own, read)) = self.merged.get_value() else {
            return;
        };
        let done = self.import.merge_in(LABEL, &own, read.issue.text(), text);
        match done {
            Ok(()) => {
                self.close();
                let news = News::between(&Issue::new(own.text), &Issue::new(text));
                self.editor
                    .announce(format!("Updated from GitHub: {}.", news.in_words()));
            }
            Err(reason) => self
                .step
                .set(Step::Failed(format!("Not updated: {reason}."))),
        }
    }

    /// Opens the draft that was read as a separate draft.
    pub fn open_other(self) {
        if let Some((_, read)) = self.merged.get_value() {
            self.close();
            let origin = Origin {
                name: read.file,
                file: None,
            };
            self.import.import(read.issue.text().to_owned(), origin);
        }
    }
}

fn nothing_new(is_known: bool) -> String {
    let message = if is_known {
        "The draft on GitHub has not changed since you opened or updated this one."
    } else {
        "Your draft already has everything that is in the draft on GitHub."
    };
    message.to_owned()
}

fn another_issue(open: &Issue, read: &Issue) -> String {
    let [open, read] = [open, read].map(|it| {
        let number = issue_field::number(it).map(|it| format!("issue {it}"));
        let date = issue_field::date(it).map(issue::calendar::Date::in_words);
        match (number, date) {
            (Some(number), Some(date)) => format!("{number} ({date})"),
            (Some(it), None) | (None, Some(it)) => it,
            (None, None) => "a text without number and date".to_owned(),
        }
    });
    format!("The draft on GitHub is {read}, but you are editing {open}.")
}
