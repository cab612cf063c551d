//! Undo and redo: the inverses of applied changes, each with its label.
//!
//! Limits: the history is linear, and in memory only. [`History::to_text`] returns a text for the caller to store.

mod stored;

use crate::edit::{EditError, Transaction};
use crate::text::Issue;

/// One step to undo or redo.
#[derive(Clone, Debug)]
struct Step {
    /// What the step did, as a menu shows it: "add link".
    label: String,
    /// The transactions that undo it (in `undo`) or redo it (in `redo`).
    ///
    /// Invariant: they are in the order in which they apply; each applies to the result of the one before.
    back: Vec<Transaction>,
    /// Consecutive changes with the same key are one step.
    key: Option<u64>,
}

/// The steps to undo, and the undone steps to redo.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl History {
    /// Records a change by its inverse. Steps that were undone before can no longer be redone.
    ///
    /// A change with the same `key` as the one before joins it: typing in one field is one step.
    pub fn record(&mut self, label: impl Into<String>, back: Transaction, key: Option<u64>) {
        self.redo.clear();
        match self.undo.last_mut() {
            Some(last) if key.is_some() && last.key == key => {
                last.label = label.into();
                last.back.insert(0, back);
            }
            _ => self.undo.push(Step {
                label: label.into(),
                back: vec![back],
                key,
            }),
        }
    }

    /// Replaces the inverse of the last step by `back`, in order of application, if the step has this `key`; otherwise
    /// records a new step.
    ///
    /// Forms use this. At each key press, a form writes its value into the text as it was when the form was opened; all
    /// of this is one step.
    pub fn amend(&mut self, label: impl Into<String>, back: Vec<Transaction>, key: u64) {
        self.redo.clear();
        if self.is_at(key) {
            self.undo.pop();
        }
        self.undo.push(Step {
            label: label.into(),
            back,
            key: Some(key),
        });
    }

    /// Ends a run of joined changes: the next change starts a new step.
    pub fn seal(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.key = None;
        }
    }

    /// Returns the number of steps that can be undone.
    pub fn undo_count(&self) -> usize {
        self.undo.len()
    }

    /// Returns the label of the step that undo would undo, such as "add link".
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|it| it.label.as_str())
    }

    /// Returns the label of the step that redo would redo.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|it| it.label.as_str())
    }

    /// Whether the last step is the run of changes with this key.
    pub fn is_at(&self, key: u64) -> bool {
        self.undo.last().is_some_and(|it| it.key == Some(key))
    }

    /// Whether a change may still join the last step.
    pub fn is_open(&self) -> bool {
        self.undo.last().is_some_and(|it| it.key.is_some())
    }

    /// Undoes the last step. Returns `None` if there is no step, and an error if `issue` is not the result of that
    /// step.
    pub fn undo(&mut self, issue: &Issue) -> Option<Result<Issue, EditError>> {
        let step = self.undo.pop()?;
        Some(take(step, issue, &mut self.redo))
    }

    /// Redoes the step that was undone last; `None` if there is none.
    pub fn redo(&mut self, issue: &Issue) -> Option<Result<Issue, EditError>> {
        let step = self.redo.pop()?;
        Some(take(step, issue, &mut self.undo))
    }
}

fn take(step: Step, issue: &Issue, onto: &mut Vec<Step>) -> Result<Issue, EditError> {
    let mut issue = issue.clone();
    let mut forth = Vec::with_capacity(step.back.len());
    for tx in &step.back {
        let rebased = issue.transaction(tx.edits().to_vec())?;
        let (after, inverse) = issue.apply(&rebased)?;
        issue = after;
        forth.insert(0, inverse);
    }
    onto.push(Step {
        label: step.label,
        back: forth,
        key: None,
    });
    Ok(issue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Replace;

    fn typed(history: &mut History, issue: &Issue, text: &str, key: Option<u64>) -> Issue {
        let tx = issue
            .transaction(vec![Replace::insert(issue.text().len(), text)])
            .unwrap();
        let (after, back) = issue.apply(&tx).unwrap();
        history.record(format!("type {text}"), back, key);
        after
    }

    #[test]
    fn steps_are_named_undone_and_redone() {
        let mut history = History::default();
        let start = Issue::new("💛");
        let one = typed(&mut history, &start, "a", None);
        let two = typed(&mut history, &one, "b", None);
        assert_eq!(history.undo_label(), Some("type b"));
        let back = history.undo(&two).unwrap().unwrap();
        assert_eq!((back.text(), history.redo_label()), ("💛a", Some("type b")));
        let back = history.undo(&back).unwrap().unwrap();
        assert_eq!(back.text(), "💛");
        assert!(history.undo(&back).is_none());
        let forth = history.redo(&back).unwrap().unwrap();
        let forth = history.redo(&forth).unwrap().unwrap();
        assert_eq!(forth.text(), "💛ab");
    }

    #[test]
    fn undoing_an_amended_step_restores_its_start() {
        let mut history = History::default();
        let start = Issue::new("x");
        let first = typed(&mut history, &start, "0", None);
        let mut last = first.clone();
        for text in ["a", "ab", "abc"] {
            let tx = first
                .transaction(vec![Replace::insert(first.text().len(), text)])
                .unwrap();
            let (after, back) = first.apply(&tx).unwrap();
            history.amend(format!("write {text}"), vec![back], 7);
            last = after;
        }
        assert_eq!(history.undo_label(), Some("write abc"));
        let back = history.undo(&last).unwrap().unwrap();
        assert_eq!(back.text(), "x0");
        assert_eq!(history.redo(&back).unwrap().unwrap().text(), "x0abc");
        assert_eq!(history.undo(&last).unwrap().unwrap().text(), "x0");
        assert_eq!(history.undo(&first).unwrap().unwrap().text(), "x");
    }

    #[test]
    fn typing_in_one_field_is_one_step() {
        let mut history = History::default();
        let mut issue = Issue::new("");
        for letter in ["a", "b", "c"] {
            issue = typed(&mut history, &issue, letter, Some(7));
        }
        assert!(history.is_at(7) && history.is_open());
        history.seal();
        assert!(!history.is_open());
        issue = typed(&mut history, &issue, "d", Some(7));
        let back = history.undo(&issue).unwrap().unwrap();
        assert_eq!(back.text(), "abc");
        let back = history.undo(&back).unwrap().unwrap();
        assert_eq!(back.text(), "");
        assert_eq!(history.redo(&back).unwrap().unwrap().text(), "abc");
    }
}
