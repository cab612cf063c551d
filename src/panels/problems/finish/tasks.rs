//! What is left to do: the open points of the checklist, and the problems.
//!
//! Nothing counts twice: a point that is open only because of listed problems is not a separate task.

use std::sync::Arc;

use issue::lint::Severity;

use crate::checks::{Finding, FindingRow, Point};

/// One thing that is left to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// A point of the checklist, with its index there.
    Point(usize, Point),
    /// A row of the list of problems.
    Problem(FindingRow),
}

/// A step of a task: the whole task, or one of the findings of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Identifies the step, and stays the same while other text changes.
    pub key: String,
    /// The finding; `None` for a point.
    pub finding: Option<Arc<Finding>>,
}

impl Task {
    /// The open points in `points`, then the problems in `rows`. Hints are only advice, so they are not tasks.
    pub fn all(points: &[Point], rows: &[FindingRow]) -> Vec<Self> {
        let points = points.iter().enumerate();
        let points = points.filter(|(_, it)| it.is_left() && !it.is_listed);
        let rows = rows.iter().filter(|it| it.severity() != Severity::Hint);
        let tasks = points.map(|(index, it)| Self::Point(index, it.clone()));
        tasks.chain(rows.cloned().map(Self::Problem)).collect()
    }

    /// Whether it is a problem that the rules found.
    pub fn is_problem(&self) -> bool {
        matches!(self, Self::Problem(_))
    }

    /// Its steps: one for each finding, unless one press fixes all.
    pub fn steps(&self) -> Vec<Step> {
        let step = |it: &Arc<Finding>| Step {
            key: it.key(),
            finding: Some(it.clone()),
        };
        match self {
            Self::Point(_, point) => vec![Step {
                key: point.label.to_owned(),
                finding: None,
            }],
            Self::Problem(row) if row.is_group() && row.is_fixed_at_once() => {
                let key = row.rule().to_owned();
                let finding = row.findings.first().cloned();
                vec![Step { key, finding }]
            }
            Self::Problem(row) => row.findings.iter().map(step).collect(),
        }
    }

    /// The task in one line, while the user is at `step`.
    pub fn in_words(&self, step: &Step) -> String {
        match (self, &step.finding) {
            (Self::Point(_, it), _) => format!("{}. {}", it.label, it.detail),
            (Self::Problem(row), Some(it)) if step.key != row.rule() => {
                format!("{}. {}", name(it), it.message)
            }
            (Self::Problem(row), _) => format!("{}. {}", row.title(), row.headings()),
        }
    }
}

/// The name of the entry that a finding is about, or else of its section.
fn name(finding: &Finding) -> &str {
    match finding.subject.as_str() {
        "" => &finding.heading,
        subject => subject,
    }
}
