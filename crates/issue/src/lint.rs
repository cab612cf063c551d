//! Problems of an issue: what is wrong, where, and how to fix it.
//!
//! A rule is a plain function over a [`Context`], in which links, lines and entries are parsed once for all rules.
//! No severity blocks anything. A fix tells whether a person must check it.
//! Offsets are bytes of the text that was checked, so a fix applies only to that revision.
//!
//! ```
//! use issue::Issue;
//! use issue::lint::{Settings, check, fix_all};
//!
//! let issue = Issue::new("### Official\n- [Rust 1.0](https://example.com/1.0)\n");
//! let settings = Settings::default();
//! assert_eq!(check(&issue, &settings)[0].rule, "dash-marker");
//! let (after, _) = issue.apply(&fix_all(&issue, &settings)?)?;
//! assert_eq!(after.text(), "### Official\n* [Rust 1.0](https://example.com/1.0)\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use crate::edit::{EditError, Replace, Transaction};
use crate::text::Issue;

mod address;
mod ahead;
mod archive;
mod context;
mod edit_distance;
mod event_head;
mod event_keys;
mod events;
mod field;
mod heading;
mod html;
mod link_fault;
mod manual;
mod operation_fix;
mod order;
mod query;
mod reading;
mod references;
mod removal;
mod rules;
mod since;
mod spans;
mod spelled;
mod tag_names;
#[cfg(test)]
mod tests;
mod verified;

pub(crate) use address::normalise;
pub use archive::{Archive, DEPTH as ARCHIVE_DEPTH};
pub use context::{Context, Line, LineKind, Link};
pub(crate) use rules::EVERY_SECTION;
pub use rules::{RULES, without_site_name};

/// How bad a problem is. No severity blocks anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The newsletter's own checks would fail, or readers get a broken page.
    Error,
    /// Probably a mistake.
    Warning,
    /// Worth a look.
    Hint,
}

impl Severity {
    /// Returns the name that every output uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// Whether a person must check a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// The fix changes nothing but the mistake itself.
    Safe,
    /// A person must check it.
    Suggested,
}

/// A way to fix a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as an imperative: "Write `*`".
    pub title: String,
    /// The replacements, in bytes of the text that was checked.
    pub edits: Vec<Replace>,
    /// Whether [`fix_all`] may apply it.
    pub safety: Safety,
}

impl Fix {
    /// Returns a fix that [`fix_all`] applies.
    pub fn safe(title: impl Into<String>, edits: Vec<Replace>) -> Self {
        let (title, safety) = (title.into(), Safety::Safe);
        Self {
            title,
            edits,
            safety,
        }
    }

    /// Returns a safe fix if `is_safe`, otherwise one that a person must check.
    pub(crate) fn safe_if(is_safe: bool, title: impl Into<String>, edits: Vec<Replace>) -> Self {
        if is_safe {
            Self::safe(title, edits)
        } else {
            Self::suggested(title, edits)
        }
    }

    /// Returns a fix that a person must check.
    pub fn suggested(title: impl Into<String>, edits: Vec<Replace>) -> Self {
        Self {
            safety: Safety::Suggested,
            ..Self::safe(title, edits)
        }
    }
}

/// A mistake at one position of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule that found it.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The bytes that are wrong.
    pub range: Range<usize>,
    /// What is wrong, quoting the text.
    pub message: String,
    /// How to fix it, if that is known.
    pub fix: Option<Fix>,
}

impl Problem {
    /// Returns the same problem with a fix.
    #[must_use]
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Returns the same problem with this severity.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// One rule: its name, its manual and its check.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name: "dash-marker".
    pub name: &'static str,
    /// How bad its problems usually are.
    pub severity: Severity,
    /// The module's documentation, in Markdown: what the rule finds and why. With the feature `manuals` it also has an
    /// example with its correction, and why the fix is safe or only suggested.
    pub doc: &'static str,
    pub(crate) check: fn(&Context<'_>, &mut Vec<Problem>),
}

/// The rules that usually find milder problems, but sometimes an error.
const SOMETIMES_ERRORS: [&str; 4] = [
    "front-matter",
    "misplaced-backtick",
    "tracking-parameter",
    "unmarked-heading",
];

impl Rule {
    /// Adds what the rule finds in the issue.
    fn run(&self, context: &Context<'_>, found: &mut Vec<Problem>) {
        let before = found.len();
        (self.check)(context, found);
        let is_error = |it: &Problem| it.severity == Severity::Error;
        debug_assert!(self.may_find_errors() || !found.iter().skip(before).any(is_error));
    }

    /// Whether any of its problems may be an error.
    fn may_find_errors(&self) -> bool {
        self.severity == Severity::Error || SOMETIMES_ERRORS.contains(&self.name)
    }

    /// Returns a problem of this rule, with the rule's severity and no fix.
    pub(crate) fn problem(&self, range: Range<usize>, message: impl Into<String>) -> Problem {
        Problem {
            rule: self.name,
            severity: self.severity,
            range,
            message: message.into(),
            fix: None,
        }
    }
}

/// How close the issue is to publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// During the week: last week's events are still listed, and some links are placeholders.
    #[default]
    Draft,
    /// About to be published: only what exists after publishing may be missing.
    Publishing,
    /// On the site.
    Published,
}

/// What the rules need to know apart from the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings<'a> {
    /// The stage of the issue.
    pub stage: Stage,
    /// The links of earlier issues, if available.
    pub archive: Option<&'a Archive>,
    /// The file's name without its folder, if it has one.
    pub file_name: Option<&'a str>,
}

/// Returns all problems of the issue, in the order of the text.
pub fn check(issue: &Issue, settings: &Settings<'_>) -> Vec<Problem> {
    let context = reading::read(issue, settings);
    let mut found = Vec::new();
    for rule in RULES {
        rule.run(&context, &mut found);
    }
    found.sort_by_key(|it| (it.range.start, it.range.end));
    for problem in verified::to_try(&mut found) {
        verified::drop_bad_fix(&context, problem);
    }
    found
}

/// Does the same as [`check`] in steps, so that the page can react to keys in between.
///
/// Awaits `goes_on` before each rule and before each fix that it tries. When `goes_on` returns `false`, the result is
/// no longer needed, and this function returns `None`.
pub async fn check_in_steps(
    issue: &Issue,
    settings: &Settings<'_>,
    goes_on: impl AsyncFn() -> bool,
) -> Option<Vec<Problem>> {
    let context = reading::read(issue, settings);
    let mut found = Vec::new();
    for rule in RULES {
        if !goes_on().await {
            return None;
        }
        rule.run(&context, &mut found);
    }
    found.sort_by_key(|it| (it.range.start, it.range.end));
    for problem in verified::to_try(&mut found) {
        if !goes_on().await {
            return None;
        }
        verified::drop_bad_fix(&context, problem);
    }
    Some(found)
}

/// Returns a transaction with every safe fix; of two overlapping fixes, only the earlier.
///
/// The rules' own fixes stay inside the text, so they never cause the error.
pub fn fix_all(issue: &Issue, settings: &Settings<'_>) -> Result<Transaction, EditError> {
    fix_these(issue, check(issue, settings))
}

/// Returns a transaction with the safe fixes of `problems`, which are in the order of [`check`]. A caller may leave out
/// some problems.
///
/// Problems that [`check`] found in this revision never cause the error.
pub fn fix_these(
    issue: &Issue,
    problems: impl IntoIterator<Item = Problem>,
) -> Result<Transaction, EditError> {
    let safe = |it: &Problem| it.fix.as_ref().is_some_and(|it| it.safety == Safety::Safe);
    issue.transaction(without_overlaps(problems.into_iter().filter(safe)))
}

/// Returns the edits of the problems' fixes; a fix that overlaps an earlier one is left out as a whole.
fn without_overlaps(problems: impl Iterator<Item = Problem>) -> Vec<Replace> {
    // The end of each edit by its start. Edits that touch count as overlapping: two insertions at one offset would both
    // take effect.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut edits = Vec::new();
    for fix in problems.filter_map(|it| it.fix) {
        let free = |it: &Replace| {
            let before = taken.range(..=it.range.end).next_back();
            before.is_none_or(|(_, end)| *end < it.range.start)
        };
        if fix.edits.iter().all(free) {
            // One fix may both replace and insert at one offset: the longer edit counts.
            for it in &fix.edits {
                let end = taken.entry(it.range.start).or_default();
                *end = it.range.end.max(*end);
            }
            edits.extend(fix.edits);
        }
    }
    edits
}
