//! The one writer: the open issue, its history, and the entry form that is open.
//!
//! Panels and forms read signals of this handle and call its methods; nothing else changes the text.
//! Invariant: the issue's text is the only truth. What a form holds beside it is what is being typed, no more.

use std::ops::Deref;
use std::sync::Arc;

use issue::Issue;
use issue::edit::{EditError, Replace, Transaction};
use issue::entry::Entry;
use issue::history::History;
use issue::operation::{Operation, plan};
use leptos::prelude::*;

use crate::browser::rescue;

mod elsewhere;
mod keeping;
mod refusal;
mod row_signals;
mod rows;
mod sections;
mod session;

pub use refusal::Refusal;
use row_signals::Shown;
pub use rows::{Row, Rows};
pub use sections::{Summary, ids, index_of, read as summaries, reference};
use session::Session;
pub use session::{FormPlace, Part, RowId, SectionId};

/// The open issue, and all that may change it: a handle that is cheap to copy.
///
/// It lives as long as the page, so what it stands for is never given back.
#[derive(Clone, Copy, Debug)]
pub struct Editor(&'static State);

/// What an editor stands for.
#[derive(Debug)]
pub struct State {
    issue: RwSignal<Issue>,
    history: RwSignal<History>,
    opened: RwSignal<Option<Opened>>,
    sections: Memo<Vec<Summary>>,
    /// The form that is open, and where.
    form: RwSignal<Option<FormPlace>>,
    /// Tells the open form from one that stood in its place before.
    turn: RwSignal<u64>,
    /// What the open form holds that the text cannot say yet.
    unfinished: StoredValue<String>,
    /// What the open form is to say once it is shown anew.
    rewritten: StoredValue<Option<Entry>>,
    /// Whether another tab writes the text.
    read_only: RwSignal<bool>,
    session: StoredValue<Option<Session>>,
    attention: RwSignal<Option<usize>>,
    said: RwSignal<String>,
    listening: StoredValue<Option<keeping::Listening>>,
    /// The sections that are shown, each with its entries.
    shown: StoredValue<Vec<Shown>>,
}

/// The file as it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its text.
    pub text: Arc<str>,
    /// Its name, empty where it has none.
    pub name: String,
    /// Names the file on this computer that it is saved to; 0 where there is none.
    pub file: u32,
}

impl Default for Editor {
    fn default() -> Self {
        let issue = RwSignal::<Issue>::default();
        let state = State {
            issue,
            sections: Memo::new(move |_| issue.with(sections::read)),
            history: RwSignal::default(),
            opened: RwSignal::new(None),
            form: RwSignal::new(None),
            turn: RwSignal::default(),
            unfinished: StoredValue::default(),
            rewritten: StoredValue::default(),
            read_only: RwSignal::new(false),
            session: StoredValue::new(None),
            attention: RwSignal::new(None),
            said: RwSignal::default(),
            shown: StoredValue::default(),
            listening: StoredValue::new(None),
        };
        Self(Box::leak(Box::new(state)))
    }
}

impl Deref for Editor {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What is open.
impl Editor {
    /// The editor of this page.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The issue as it is now.
    pub fn issue(self) -> Signal<Issue> {
        self.issue.into()
    }

    /// The issue's sections, in the order of its outline.
    pub fn sections(self) -> Memo<Vec<Summary>> {
        self.sections
    }

    /// The file as it was opened; `None` while nothing is open.
    pub fn opened(self) -> Signal<Option<Opened>> {
        self.opened.into()
    }

    /// Whether anything is open; followed.
    pub fn is_open(self) -> bool {
        self.opened.with(Option::is_some)
    }

    /// Whether the text is another than the one that was opened; followed.
    pub fn is_changed(self) -> bool {
        let is_other = |it: &Opened| self.issue.with(|issue| *it.text != *issue.text());
        self.opened.with(|it| it.as_ref().is_some_and(is_other))
    }

    /// Makes `issue` the open one; nothing else does.
    fn show(self, issue: Issue) {
        rescue::keep(&issue);
        let before = self.issue.get_untracked();
        self.issue.set(issue);
        self.renew_rows(&before);
    }

    /// Takes another text in; its history begins here. Those who ask for it see to an open form before, by
    /// [`Editor::settle`].
    pub fn open(self, text: &str, name: &str) {
        self.keep();
        self.opened.set(Some(Opened {
            text: text.into(),
            name: name.to_owned(),
            file: 0,
        }));
        self.history.set(History::default());
        self.attention.set(None);
        self.show(Issue::new(text));
    }
}

impl Editor {
    /// Gives what is open another name.
    pub fn rename(self, name: &str) {
        self.opened.update(|it| {
            if let Some(it) = it {
                name.clone_into(&mut it.name);
            }
        });
    }

    /// Tells which file what is open is saved to; see [`Opened::file`].
    pub fn came_from(self, file: u32) {
        self.opened.update(|it| {
            if let Some(it) = it {
                it.file = file;
            }
        });
    }
}

/// Changes.
impl Editor {
    /// Applies `edits`, offsets being bytes of the text as it is now, as a step named `label`.
    ///
    /// Steps in a row with the same `key` become one. An open form is settled before.
    pub fn apply(self, label: &str, edits: Vec<Replace>, key: Option<u64>) -> Result<(), Refusal> {
        self.settle()?;
        let tx = self.issue.get_untracked().transaction(edits)?;
        Ok(self.commit(label, &tx, key)?)
    }

    /// Does `operation`, as a step of its own. An open form is settled before.
    pub fn run(self, operation: &Operation) -> Result<(), Refusal> {
        self.settle()?;
        let tx = self.issue.with_untracked(|it| plan(it, operation))?;
        if !tx.is_empty() && session::is_of_many(operation) {
            self.mark(&operation.label());
        }
        Ok(self.commit(&operation.label(), &tx, None)?)
    }

    /// Does `operations` one after the other, as one step named `label`: all of them or none.
    pub fn run_all(self, label: &str, operations: Vec<Operation>) -> Result<(), Refusal> {
        self.settle()?;
        let count = operations.len();
        let done = self
            .issue
            .with_untracked(|it| session::run_each(it, operations))?;
        if count > 1 {
            self.mark(label);
        }
        self.take_over(label, done, session::next_key());
        self.seal();
        Ok(())
    }

    fn commit(self, label: &str, tx: &Transaction, key: Option<u64>) -> Result<(), EditError> {
        if tx.is_empty() {
            return Ok(());
        }
        let (after, back) = self.issue.get_untracked().apply(tx)?;
        self.attention.set(session::start_of(&back));
        self.history.update(|it| it.record(label, back, key));
        self.show(after);
        Ok(())
    }

    /// Ends a run of joined steps.
    pub fn seal(self) {
        self.history.update(History::seal);
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.step("Undid", History::undo_label, History::undo);
    }

    /// Does the step last undone again.
    pub fn redo(self) {
        self.step("Did again", History::redo_label, History::redo);
    }

    /// Whether what is typed next may still join the last step; followed.
    pub fn is_step_open(self) -> bool {
        self.history.with(History::is_open)
    }

    /// What undo would take back: "add link"; followed.
    pub fn undo_label(self) -> Option<String> {
        self.history.with(|it| it.undo_label().map(str::to_owned))
    }

    /// What redo would do again; followed.
    pub fn redo_label(self) -> Option<String> {
        self.history.with(|it| it.redo_label().map(str::to_owned))
    }

    fn step(
        self,
        done: &str,
        label: fn(&History) -> Option<&str>,
        walk: fn(&mut History, &Issue) -> Option<Result<Issue, EditError>>,
    ) {
        if !self.is_settled() {
            return;
        }
        let label = self
            .history
            .with_untracked(|it| label(it).map(str::to_owned));
        let before = self.issue.get_untracked();
        match self.history.try_update(|it| walk(it, &before)).flatten() {
            Some(Ok(after)) => {
                self.attention
                    .set(Some(session::first_difference(&before, &after)));
                self.show(after);
                self.say(format!("{done}: {}", label.unwrap_or_default()));
            }
            Some(Err(error)) => self.say(format!("Not applied: {error}. Nothing was lost.")),
            None => {}
        }
    }
}

/// What the editor's user should look at or hear.
impl Editor {
    /// The byte of the text that the last change begins at: what the preview scrolls to.
    pub fn attention(self) -> Signal<Option<usize>> {
        self.attention.into()
    }

    /// Points at byte `offset` of the text.
    pub fn look_at(self, offset: usize) {
        self.attention.set(Some(offset));
    }

    /// Says a sentence to those who listen rather than look, and in the status line.
    pub fn say(self, sentence: impl Into<String>) {
        self.said.set(sentence.into());
    }

    /// The last sentence said.
    pub fn said(self) -> Signal<String> {
        self.said.into()
    }
}
