//! What a contribution changes: runs of lines, each with the lines that it replaces.

use std::ops::Range;

use crate::diff::{self, changes};
use crate::entry::is_none_sentence;
use crate::item::marker;
use crate::lines::lines;

/// One run of lines that differs. Ranges are bytes of the current text and of the base.
pub(crate) struct Change {
    pub(crate) added: Range<usize>,
    pub(crate) removed: Range<usize>,
}

impl Change {
    /// Returns the changes from `base` to `now`, in order.
    pub(crate) fn between(base: &str, now: &str) -> Vec<Self> {
        let (before, after) = (ranges(base), ranges(now));
        let (old, new) = (texts(base, &before), texts(now, &after));
        let changes = changes(&old, &new).into_iter();
        let span = |lines: Range<usize>, all: &[Range<usize>], end: usize| {
            let start = all.get(lines.start).map_or(end, |it| it.start);
            let end = all.get(lines.end).map_or(end, |it| it.start);
            start..end.max(start)
        };
        changes
            .map(|it| Self {
                removed: span(it.old.clone(), &before, base.len()),
                added: span(from_its_item(&it, &new), &after, now.len()),
            })
            .collect()
    }

    /// Returns the message about a change that is not the addition of a list item; `None` if there is no such change.
    pub(crate) fn beyond_an_item(&self, base: &str, now: &str) -> Option<&'static str> {
        let removed = base.get(self.removed.clone()).unwrap_or_default();
        // The first entry of a section replaces the sentence that says there are none.
        if !removed.is_empty() && !is_none_sentence(removed.trim().trim_start_matches("* ")) {
            return Some("Lines of the draft were changed or removed");
        }
        let text = now.get(self.added.clone()).unwrap_or_default();
        let added = lines(text).filter_map(|it| text.get(it.range));
        let added: Vec<&str> = added.collect();
        // The first entry of a section also adds the blank line before the next heading.
        let is_blank = |it: &&str| it.trim().is_empty();
        let start = added.iter().take_while(|it| is_blank(it)).count();
        let end = added.iter().rev().take_while(|it| is_blank(it)).count();
        let rest = added.get(start..added.len().saturating_sub(end));
        let rest = rest.unwrap_or_default();
        if start + end > 1 || rest.iter().any(is_blank) {
            return Some("More than one blank line was added");
        }
        let goes_on = |it: &&str| starts(it) || it.starts_with("    ") || it.starts_with('\t');
        let is_item = rest.first().is_some_and(|it| starts(it)) && rest.iter().all(goes_on);
        (!is_item).then_some("Lines were added that are not a list item")
    }
}

/// Whether a line starts a top-level item.
fn starts(line: &str) -> bool {
    marker(line).is_some_and(|it| it.indent < 2)
}

/// Returns the added lines, shifted so that they start with an item. Between equal lines, the diff cannot tell which
/// were added.
fn from_its_item(change: &diff::Change, new: &[&str]) -> Range<usize> {
    let mut lines = change.new.clone();
    let is_same = |lines: &Range<usize>| {
        let above = lines.start.checked_sub(1).and_then(|it| new.get(it));
        let last = lines.end.checked_sub(1).and_then(|it| new.get(it));
        above.is_some() && above == last
    };
    let is_late = |lines: &Range<usize>| new.get(lines.start).is_some_and(|it| !starts(it));
    while change.old.is_empty() && is_late(&lines) && is_same(&lines) {
        lines = lines.start - 1..lines.end - 1;
    }
    lines
}

/// Returns the ranges of the lines of `text`, including their endings.
fn ranges(text: &str) -> Vec<Range<usize>> {
    lines(text).map(|it| it.range.start..it.next).collect()
}

fn texts<'t>(text: &'t str, ranges: &[Range<usize>]) -> Vec<&'t str> {
    let text = |it: &Range<usize>| text.get(it.clone()).unwrap_or_default();
    ranges.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::Change;

    fn between<'t>(base: &'t str, now: &'t str) -> Vec<(&'t str, &'t str)> {
        let found = Change::between(base, now).into_iter();
        found
            .map(|it| (&base[it.removed], &now[it.added]))
            .collect()
    }

    #[test]
    fn whole_lines_differ() {
        assert_eq!(between("a\nb\n", "a\n💛\r\nb\n"), [("", "💛\r\n")]);
        assert_eq!(between("a\nb\nc", "a\nB\nc"), [("b\n", "B\n")]);
        assert_eq!(between("a\na\n", "a\na\na\n"), [("", "a\n")]);
        assert_eq!(between("a", "a"), []);
        assert_eq!(between("", "a"), [("", "a")]);
        assert_eq!(
            between("a\nb\nc\n", "a\nd\nb\ne\nc\n"),
            [("", "d\n"), ("", "e\n")]
        );
    }

    #[test]
    fn a_run_begins_with_its_item() {
        let base = "* a\n    * b\n";
        let now = "* a\n    * c\n* a\n    * b\n";
        assert_eq!(between(base, now), [("", "* a\n    * c\n")]);
    }
}
