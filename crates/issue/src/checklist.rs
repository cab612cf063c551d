//! Checklists: what is left to do before an issue is published, or a contribution submitted.
//!
//! The state of each item comes from the text; people tick off only what the text cannot show.
//! The rules of [`crate::lint`] report problems. A checklist shows what is done and what is missing.

use std::ops::Range;

use crate::issue_field::IssueField;
use crate::lint::Problem;

mod publish;
pub(crate) mod submit;

pub use publish::publish;
pub use submit::{Condition, Readiness, Reason, Route, Submission, ready, ready_in_steps, submit};

/// One item of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is about: "Crate of the week".
    pub label: &'static str,
    /// Its state.
    pub state: State,
    /// What was found, or what to do: one sentence without a full stop. May be empty.
    pub detail: String,
    /// The part of the current text that the item is about, in bytes.
    pub range: Option<Range<usize>>,
    /// The field of the issue that the item is about, if any.
    pub field: Option<IssueField>,
    /// The condition of a contribution that the item is about, if any.
    pub condition: Option<Condition>,
    /// The problems that keep the item open: the rule and range of each. Empty if it is open for another reason.
    pub problems: Vec<(&'static str, Range<usize>)>,
}

/// The state of an item of a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is left to do.
    Done,
    /// Something is left to do.
    Open,
    /// It can be done only after publication.
    Later,
    /// Only a person can tell whether it is done.
    Ask,
}

impl Item {
    fn new(label: &'static str, state: State, detail: impl Into<String>) -> Self {
        Self {
            label,
            state,
            detail: detail.into(),
            range: None,
            field: None,
            condition: None,
            problems: Vec::new(),
        }
    }

    fn about(mut self, field: IssueField) -> Self {
        self.field = Some(field);
        self
    }

    fn on(mut self, condition: Condition) -> Self {
        self.condition = Some(condition);
        self
    }

    fn at(mut self, range: Range<usize>) -> Self {
        self.range = Some(range);
        self
    }

    /// Returns an item that is open because of the first of `reasons`, or done with `detail` if there are none.
    fn for_reasons(label: &'static str, reasons: &[&Reason], detail: String) -> Self {
        let Some(first) = reasons.first() else {
            return Self::new(label, State::Done, detail);
        };
        let text = first.text.strip_suffix('.').unwrap_or(&first.text);
        let more = match reasons.len() {
            1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        Self {
            range: first.range.clone(),
            ..Self::new(label, State::Open, format!("{text}{more}"))
        }
    }

    /// Sets the problems that keep the item open.
    fn because_of(mut self, problems: &[&Problem]) -> Self {
        let key = |it: &&Problem| (it.rule, it.range.clone());
        self.problems = problems.iter().map(key).collect();
        self
    }

    /// Whether `problem` keeps the item open.
    fn is_due_to(&self, problem: &Problem) -> bool {
        let mut own = self.problems.iter();
        own.any(|(rule, range)| *rule == problem.rule && *range == problem.range)
    }

    /// Returns an item that is open because of the first of `problems`, or done with `detail` if there are none.
    fn of(label: &'static str, problems: &[&Problem], detail: impl Into<String>) -> Self {
        let Some(first) = problems.first() else {
            return Self::new(label, State::Done, detail);
        };
        let more = match problems.len() {
            1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        let detail = format!("{}{more}", first.message);
        Self::new(label, State::Open, detail)
            .at(first.range.clone())
            .because_of(problems)
    }
}

/// Formats a list for the tests: state, label, detail.
#[cfg(test)]
fn shown(items: &[Item], text: &str) -> String {
    let line = |it: &Item| {
        let at = it
            .range
            .clone()
            .map(|it| text[..it.start].matches('\n').count() + 1);
        let at = at.map_or(String::new(), |it| format!(" (line {it})"));
        format!("{:?}: {}: {}{at}\n", it.state, it.label, it.detail)
    };
    items.iter().map(line).collect()
}
