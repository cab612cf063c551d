//! A problem with its place in a file, as every output format needs it.

use std::ops::Range;

use issue::edit::Replace;
use issue::lines::position;
use issue::lint::{Fix, Problem};
use serde::Serialize;

/// One finding, in the shape that `--format json` promises. Columns count characters, from 1.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// How bad it is, by its name.
    pub severity: &'static str,
    /// The file, as it was named.
    pub file: String,
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// The fault.
    pub message: String,
    /// How to mend it.
    pub fix: Option<Remedy>,
    /// The lines it is on, from the start of the first.
    #[serde(skip)]
    pub excerpt: String,
}

/// A place in a file: from one line and column to another, which is past the end.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Place {
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
    /// An order that names the result.
    pub title: String,
    /// What it changes.
    pub edits: Vec<Edit>,
}

/// A replacement.
#[derive(Debug, Serialize)]
pub struct Edit {
    /// The first byte of the file that gives way.
    pub start: usize,
    /// The byte after the last one that does.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
    /// The same place in lines and columns.
    #[serde(skip)]
    pub place: Place,
}

impl Finding {
    /// A problem of `text`, which is the file's.
    pub fn of(problem: Problem, text: &str, file: &str) -> Self {
        Self {
            rule: problem.rule,
            severity: problem.severity.name(),
            file: file.to_owned(),
            place: Place::of(text, &problem.range),
            message: problem.message,
            fix: problem.fix.map(|it| Remedy::of(it, text)),
            excerpt: first_line(text, problem.range.start).to_owned(),
        }
    }
}

impl Place {
    fn of(text: &str, range: &Range<usize>) -> Self {
        let (line, column) = position(text, range.start).unwrap_or((1, 1));
        let (end_line, end_column) = position(text, range.end).unwrap_or((line, column));
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

/// The line that byte `at` is on, without its ending.
fn first_line(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |it| it + 1);
    let rest = text.get(start..).unwrap_or_default();
    rest.split(['\n', '\r']).next().unwrap_or_default()
}

impl Remedy {
    fn of(fix: Fix, text: &str) -> Self {
        let edit = |it: Replace| Edit {
            start: it.range.start,
            end: it.range.end,
            place: Place::of(text, &it.range),
            text: it.text,
        };
        Self {
            title: fix.title,
            edits: fix.edits.into_iter().map(edit).collect(),
        }
    }
}
