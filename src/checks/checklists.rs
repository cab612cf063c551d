//! The two checklists, updated after each run of the rules while they are open.

use std::ops::Range;

use issue::Issue;
use issue::checklist::{Condition, Item, State, Submission};
use issue::issue_field::IssueField;
use leptos::prelude::*;

use super::Checks;
use crate::browser::clock;
use crate::parts::rules::{self, Rules};

/// Which checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checklist {
    /// Before an issue is published.
    Publish,
    /// Before one contribution is submitted.
    Submit,
}

/// One point as it is shown. Values only: it stays the same while other text changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What it is about.
    pub label: &'static str,
    /// Whether it is done.
    pub state: State,
    /// What was found, or what is left to do.
    pub detail: String,
    /// Whether it is about a place in the text.
    pub has_place: bool,
    /// The field of the issue that it is about, if any.
    pub field: Option<IssueField>,
    /// The condition of a contribution that it is about, if any.
    pub condition: Option<Condition>,
    /// The rules whose findings keep it open.
    pub rules: Vec<&'static str>,
    /// Whether all these findings are in the list of problems as more than hints, or are ignored.
    pub is_listed: bool,
}

impl Point {
    /// Whether something is left to do.
    pub fn is_left(&self) -> bool {
        self.state == State::Open
    }
}

impl Checks {
    /// The points of a checklist, according to the last report.
    pub fn points(self, list: Checklist) -> Vec<Point> {
        self.report.track();
        let point = |it: Item| Point {
            is_listed: self.are_listed(&it),
            rules: it.problems.iter().map(|it| it.0).collect(),
            label: it.label,
            state: it.state,
            detail: it.detail,
            has_place: it.range.is_some(),
            field: it.field,
            condition: it.condition,
        };
        self.items(list).into_iter().map(point).collect()
    }

    fn are_listed(self, item: &Item) -> bool {
        let report = self.report.get_untracked();
        let is_listed = |it: &(&str, Range<usize>)| report.has(it.0, &it.1);
        !item.problems.is_empty() && item.problems.iter().all(is_listed)
    }

    /// Where the checklist's point at `index` is in the current text.
    pub fn place_of_point(self, list: Checklist, index: usize) -> Option<usize> {
        let item = self.items(list).into_iter().nth(index)?;
        Some(item.range?.start)
    }

    fn items(self, list: Checklist) -> Vec<Item> {
        let issue = self.editor.issue().get_untracked();
        let Some(rules) = rules::loaded() else {
            return Vec::new();
        };
        match list {
            Checklist::Publish => (rules.publish)(&issue, &self.settings(&issue).as_settings()),
            Checklist::Submit => self.submission(rules, &issue).unwrap_or_default(),
        }
    }

    fn submission(self, rules: Rules, now: &Issue) -> Option<Vec<Item>> {
        let opened = self.editor.opened().get_untracked()?;
        let archive = self.archive.get_untracked();
        Some((rules.submit)(&Submission {
            base: &Issue::new(&*opened.text),
            now,
            today: clock::today()?,
            archive: Some(&*archive).filter(|it| !it.is_empty()),
        }))
    }
}
