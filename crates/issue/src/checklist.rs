//! Checklists: what is still to be done before an issue is published, or a contribution submitted.
//!
//! Each is read off the text alone; nobody ticks anything off by hand but what only a person can know.
//! The rules of [`crate::lint`] say what is wrong, a checklist says what there is.

use std::ops::Range;

use crate::issue_field::IssueField;
use crate::lint::Problem;

mod publish;
pub(crate) mod submit;

pub use publish::publish;
pub use submit::{Submission, submit};

/// One point of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is about: "Crate of the week".
    pub label: &'static str,
    /// How it stands.
    pub state: State,
    /// What was found, or what is to be done; one sentence without a full stop, may be empty.
    pub detail: String,
    /// Where, in bytes of the text as it is now.
    pub range: Option<Range<usize>>,
    /// The field of the issue that it is about, if it is about one.
    pub field: Option<IssueField>,
}

/// How a point of a checklist stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is left to do.
    Done,
    /// Something is.
    Open,
    /// It is only due afterwards.
    Later,
    /// Only a person can tell.
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
        }
    }

    fn about(mut self, field: IssueField) -> Self {
        self.field = Some(field);
        self
    }

    fn at(mut self, range: Range<usize>) -> Self {
        self.range = Some(range);
        self
    }

    /// A point that is open for the first of `problems`, and done with `detail` where there are none.
    fn of(label: &'static str, problems: &[&Problem], detail: impl Into<String>) -> Self {
        let Some(first) = problems.first() else {
            return Self::new(label, State::Done, detail);
        };
        let more = match problems.len() {
            1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        let detail = format!("{}{more}", first.message);
        Self::new(label, State::Open, detail).at(first.range.clone())
    }
}

/// What the tests of both lists show: state, label, detail.
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
