//! A problem with its location in a file, as every output format needs it.

use std::ops::Range;

use issue::edit::Replace;
use issue::lines::Positions;
use issue::lint::{Fix, Problem};
use serde::Serialize;

use super::excerpt::Excerpt;

/// One finding, in the shape that `--format json` promises. Columns count characters, from 1.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// The name of its severity.
    pub severity: &'static str,
    /// The file, as named in the arguments.
    pub file: String,
    /// Where it is.
    #[serde(flatten)]
    pub location: Location,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub fix: Option<Remedy>,
    /// The part of its line that is shown.
    #[serde(skip)]
    pub excerpt: Excerpt,
}

/// A location in a file: from one line and column to another, which is past the end.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Location {
    /// The first line, from 1.
    pub line: usize,
    /// The first column, from 1.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last.
    pub end_column: usize,
}

/// A fix.
#[derive(Debug, Serialize)]
pub struct Remedy {
    /// What the fix does, as an imperative.
    pub title: String,
    /// The replacements that it makes.
    pub edits: Vec<Edit>,
}

/// A replacement.
#[derive(Debug, Serialize)]
pub struct Edit {
    /// The first byte of the file that is replaced.
    pub start: usize,
    /// The byte after the last one that is replaced.
    pub end: usize,
    /// The replacement.
    pub text: String,
    /// The same location in lines and columns.
    #[serde(skip)]
    pub location: Location,
}

impl Finding {
    /// Converts a problem; `positions` belong to the text of `file`.
    pub fn of(problem: Problem, positions: &Positions<'_>, file: &str) -> Self {
        Self {
            rule: problem.rule,
            severity: problem.severity.name(),
            file: file.to_owned(),
            location: Location::of(positions, &problem.range),
            message: problem.message,
            fix: problem.fix.map(|it| Remedy::of(it, positions)),
            excerpt: Excerpt::of(positions, problem.range.start),
        }
    }
}

impl Location {
    fn of(positions: &Positions<'_>, range: &Range<usize>) -> Self {
        let (line, column) = positions.at(range.start).unwrap_or((1, 1));
        let (end_line, end_column) = positions.at(range.end).unwrap_or((line, column));
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

impl Remedy {
    fn of(fix: Fix, positions: &Positions<'_>) -> Self {
        let edit = |it: Replace| Edit {
            start: it.range.start,
            end: it.range.end,
            location: Location::of(positions, &it.range),
            text: it.text,
        };
        Self {
            title: fix.title,
            edits: fix.edits.into_iter().map(edit).collect(),
        }
    }
}
