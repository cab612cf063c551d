//! What a contribution changes: one run of lines, with whatever they replace.

use std::ops::Range;

use crate::entry::is_none_sentence;
use crate::item::marker;
use crate::lines::lines;

/// What differs, in whole lines. Ranges are bytes of the text now and of the one before.
pub(super) struct Change {
    pub(super) added: Range<usize>,
    pub(super) removed: Range<usize>,
}

impl Change {
    pub(super) fn between(base: &str, now: &str) -> Self {
        let of = |text: &str| {
            lines(text)
                .map(|it| it.range.start..it.next)
                .collect::<Vec<_>>()
        };
        let (before, after) = (of(base), of(now));
        let same = |a: &Range<usize>, b: &Range<usize>| base.get(a.clone()) == now.get(b.clone());
        let pairs = before.iter().zip(&after);
        let head = pairs.take_while(|(a, b)| same(a, b)).count();
        let rest = before.len().min(after.len()) - head;
        let pairs = before.iter().rev().zip(after.iter().rev());
        let tail = pairs.take(rest).take_while(|(a, b)| same(a, b)).count();
        let between = |all: &[Range<usize>], text: &str| {
            let start = all.get(head).map_or(text.len(), |it| it.start);
            let end = all.get(all.len() - tail).map_or(text.len(), |it| it.start);
            start..end.max(start)
        };
        Self {
            added: between(&after, now),
            removed: between(&before, base),
        }
    }

    /// Whether the texts are the same.
    pub(super) fn is_none(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty()
    }

    /// What was changed besides the lines of a list item; `None` if nothing was.
    pub(super) fn beyond_an_item(&self, base: &str, now: &str) -> Option<&'static str> {
        if self.is_none() {
            return None;
        }
        let removed = base.get(self.removed.clone()).unwrap_or_default();
        // The first entry of a section takes the place of the sentence that there is none.
        if !removed.is_empty() && !is_none_sentence(removed.trim().trim_start_matches("* ")) {
            return Some("Lines of the draft were changed or removed");
        }
        let text = now.get(self.added.clone()).unwrap_or_default();
        let added = lines(text).filter_map(|it| text.get(it.range));
        let added: Vec<&str> = added.collect();
        // The first entry of a section brings along the blank line before the next heading.
        let is_blank = |it: &&str| it.trim().is_empty();
        let start = added.iter().take_while(|it| is_blank(it)).count();
        let end = added.iter().rev().take_while(|it| is_blank(it)).count();
        let rest = added.get(start..added.len().saturating_sub(end));
        let rest = rest.unwrap_or_default();
        if start + end > 1 || rest.iter().any(is_blank) {
            return Some("More than one blank line was added");
        }
        let starts = |it: &str| marker(it).is_some_and(|it| it.indent < 2);
        let goes_on = |it: &&str| starts(it) || it.starts_with("    ") || it.starts_with('\t');
        let is_item = rest.first().is_some_and(|it| starts(it)) && rest.iter().all(goes_on);
        (!is_item).then_some("Lines were added that are no list item")
    }
}

#[cfg(test)]
mod tests {
    use super::Change;

    fn between<'t>(base: &'t str, now: &'t str) -> (&'t str, &'t str) {
        let found = Change::between(base, now);
        (&base[found.removed], &now[found.added])
    }

    #[test]
    fn whole_lines_differ() {
        assert_eq!(between("a\nb\n", "a\n💛\r\nb\n"), ("", "💛\r\n"));
        assert_eq!(between("a\nb\nc", "a\nB\nc"), ("b\n", "B\n"));
        assert_eq!(between("a\na\n", "a\na\na\n"), ("", "a\n"));
        assert_eq!(between("a", "a"), ("", ""));
        assert_eq!(between("", "a"), ("", "a"));
    }
}
