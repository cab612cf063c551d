//! Drops fixes that make something worse.
//!
//! Each rule knows only its own mistake. If a line has several, the fix of one can turn another into an error, for
//! example by adding a bracket before something that is not an address. So each fix is tried on the lines that it
//! touches, with their headings. They must not have a new error after the fix, nor the same finding again.

use std::ops::Range;

use super::reading::read;
use super::{Context, Problem, RULES, Rule, Settings, Severity};
use crate::edit::{Replace, Transaction};
use crate::revision::Revision;
use crate::text::Issue;

/// The most fixes to try in one check. A text with more problems repeats the same few mistakes.
const MOST: usize = 150;

/// How many bytes a fix may span to be tried. Longer fixes move whole entries or sections without changing their lines.
const LONGEST: usize = 3_000;

/// Returns the problems whose fixes need a try.
pub(super) fn to_try(found: &mut [Problem]) -> impl Iterator<Item = &mut Problem> {
    found.iter_mut().filter(|it| it.fix.is_some()).take(MOST)
}

/// Removes the problem's fix if it would make its lines worse.
pub(super) fn drop_bad_fix(context: &Context<'_>, problem: &mut Problem) {
    if is_worse(context, problem).unwrap_or(false) {
        problem.fix = None;
    }
}

/// Whether the fix makes its lines worse; `None` if checking a few lines cannot tell.
fn is_worse(context: &Context<'_>, problem: &Problem) -> Option<bool> {
    let edits = &problem.fix.as_ref()?.edits;
    if edits.iter().all(|it| removes_lines(context, it)) {
        return Some(false);
    }
    let part = Part::around(context, edits)?;
    let settings = Settings {
        archive: None,
        file_name: None,
        ..*context.settings
    };
    let tx = Transaction::new(Revision::default(), part.moved(edits)).ok()?;
    let (after, _) = tx.splice(&part.text).ok()?;
    let now = problems(&after, &settings, |it| {
        it.may_find_errors() || it.name == problem.rule
    });
    let grown = after.len().cast_signed() - part.text.len().cast_signed();
    let lines = part.lines.start..part.lines.end.saturating_add_signed(grown);
    let is_error = |it: &&Problem| it.severity == Severity::Error && touches(&it.range, &lines);
    let errors: Vec<_> = now.iter().filter(is_error).map(|it| it.rule).collect();
    let same = |it: &&Problem| it.rule == problem.rule && it.message == problem.message;
    let left = now.iter().filter(same).count();
    if left == 0 && errors.is_empty() {
        return Some(false);
    }
    let was = problems(&part.text, &settings, |it| {
        errors.contains(&it.name) || it.name == problem.rule
    });
    let before = was.iter().filter(same).count();
    let had = |rule: &&str| {
        let mut was = was.iter();
        was.any(|it| it.rule == *rule && it.severity == Severity::Error)
    };
    Some(!errors.iter().all(had) || before > 0 && left >= before)
}

/// Returns what the rules for which `wanted` holds find in `text`.
fn problems(text: &str, settings: &Settings<'_>, wanted: impl Fn(&Rule) -> bool) -> Vec<Problem> {
    let issue = Issue::new(text);
    let context = read(&issue, settings);
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|it| wanted(it)) {
        rule.run(&context, &mut found);
    }
    found
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Whether the edit only removes whole lines.
fn removes_lines(context: &Context<'_>, edit: &Replace) -> bool {
    let starts = |at: usize| {
        let line = context.lines.get(context.line_index(at));
        line.is_some_and(|it| it.range.start == at) || at == context.text.len()
    };
    edit.text.is_empty() && starts(edit.range.start) && starts(edit.range.end)
}

/// A few lines of the issue, as a separate text under their headings.
struct Part {
    text: String,
    /// The range of the fix's lines in it.
    lines: Range<usize>,
    /// By how much the offsets of these lines differ from those in the issue.
    shift: isize,
}

impl Part {
    /// Returns the lines of `edits` and the lines around them; `None` if there are too many, or more than one section.
    fn around(context: &Context<'_>, edits: &[Replace]) -> Option<Self> {
        let start = edits.iter().map(|it| it.range.start).min()?;
        let end = edits.iter().map(|it| it.range.end).max()?;
        let (first, last) = (context.line_index(start), context.line_index(end));
        let own = context.lines.get(first)?.range.start..context.lines.get(last)?.range.end;
        let (first, last) = (
            first.saturating_sub(2),
            (last + 2).min(context.lines.len() - 1),
        );
        let section = context
            .lines
            .get(first..=last)?
            .iter()
            .find_map(|it| it.section);
        let whole = whole_items(
            context,
            section,
            context.lines.get(first)?.range.start..context.lines.get(last)?.next,
        );
        if whole.len() > LONGEST {
            return None;
        }
        let mut text = headings(context, section, whole.start);
        let shift = text.len().cast_signed() - whole.start.cast_signed();
        text.push_str(context.slice(whole));
        let moved = |at: usize| at.saturating_add_signed(shift);
        Some(Self {
            lines: moved(own.start)..moved(own.end),
            text,
            shift,
        })
    }

    fn moved(&self, edits: &[Replace]) -> Vec<Replace> {
        let moved = |it: &Replace| Replace {
            range: it.range.start.saturating_add_signed(self.shift)
                ..it.range.end.saturating_add_signed(self.shift),
            text: it.text.clone(),
        };
        edits.iter().map(moved).collect()
    }
}

/// Extends `range` to whole items.
fn whole_items(context: &Context<'_>, section: Option<usize>, range: Range<usize>) -> Range<usize> {
    let section = section.and_then(|it| context.outline.sections.get(it));
    let items = section.map(|it| it.items.as_slice()).unwrap_or_default();
    let first = items.get(items.partition_point(|it| it.range.end < range.start));
    let last = items.get(
        items
            .partition_point(|it| it.range.start < range.end)
            .saturating_sub(1),
    );
    let start = first.map_or(range.start, |it| it.range.start.min(range.start));
    let end = last.map_or(range.end, |it| it.range.end.max(range.end));
    start..end
}

/// Returns the date, and the headings above byte `offset` of the section at `index`.
fn headings(context: &Context<'_>, index: Option<usize>, offset: usize) -> String {
    let mut text = context
        .date
        .map(|it| format!("Title: a\nDate: {it}\n\n"))
        .unwrap_or_default();
    let sections = &context.outline.sections;
    let Some(own) = index.and_then(|it| sections.get(it)) else {
        return text;
    };
    let above = sections.iter().take(index.unwrap_or_default() + 1);
    let mut path: Vec<_> = Vec::new();
    for it in above.filter(|it| it.heading_range.end < offset) {
        path.retain(|(level, _)| *level < it.level);
        path.push((it.level, context.slice(it.heading_range.clone())));
    }
    path.retain(|(level, _)| *level <= own.level && *level > 0);
    for (_, heading) in path {
        text.push_str(heading);
        text.push('\n');
    }
    text
}
