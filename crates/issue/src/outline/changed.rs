//! Updates the outline after a few edits, without parsing unchanged lines.
//!
//! Otherwise, thousands of operations on one issue would parse all of it thousands of times.
//! The result is the same as that of [`Outline::read`] on the new text. If an edit may affect more than its own lines,
//! for example a heading, a comment or a fence, there is no result and the caller parses the whole text.

use std::ops::Range;

use super::{Outline, Section};
use crate::comments::HiddenRanges;
use crate::edit::Replace;
use crate::item::{Item, Reader};
use crate::lines::{line_at, line_start, lines};

impl Outline {
    /// Returns the outline of `after`, which is `before` with `edits`; `self` is the outline of `before`. Returns
    /// `None` if the edits may affect more than their own lines. Edits are in order and disjoint; offsets are bytes of
    /// `before`.
    pub(crate) fn changed(&self, before: &str, after: &str, edits: &[Replace]) -> Option<Self> {
        let mut texts = Texts {
            before,
            after,
            old: &self.hidden,
            hidden: self.hidden.moved(edits),
            shift: Shift::default(),
        };
        let mut rest = edits;
        let mut sections = Vec::with_capacity(self.sections.len());
        for (index, section) in self.sections.iter().enumerate() {
            let is_last = index + 1 == self.sections.len();
            let inside = |it: &&Replace| {
                it.range.end < section.body.end || is_last && it.range.end == section.body.end
            };
            let own = rest.iter().take_while(inside).count();
            let (own, others) = rest.split_at_checked(own)?;
            rest = others;
            sections.push(texts.section(section, own)?);
        }
        rest.is_empty().then(|| Self {
            front_matter: self.front_matter.clone(),
            sections,
            hidden: texts.hidden,
        })
    }
}

/// By how much the text after an edit moved.
#[derive(Clone, Copy, Default)]
struct Shift {
    bytes: isize,
    lines: isize,
}

impl Shift {
    fn range(self, range: &Range<usize>) -> Range<usize> {
        range.start.saturating_add_signed(self.bytes)..range.end.saturating_add_signed(self.bytes)
    }

    fn item(self, item: &Item) -> Item {
        Item {
            range: self.range(&item.range),
            line: item.line.saturating_add_signed(self.lines),
            content: item.content.saturating_add_signed(self.bytes),
            ..*item
        }
    }

    /// Adds `items` to `found`, moved. Most are above all edits and do not move.
    fn items(self, items: Option<&[Item]>, found: &mut Vec<Item>) {
        let items = items.unwrap_or_default();
        match self {
            Self { bytes: 0, lines: 0 } => found.extend_from_slice(items),
            _ => found.extend(items.iter().map(|it| self.item(it))),
        }
    }
}

/// The two texts, and how much of them is already compared.
struct Texts<'a> {
    before: &'a str,
    after: &'a str,
    /// What was hidden before.
    old: &'a HiddenRanges,
    /// What is hidden after.
    hidden: HiddenRanges,
    /// By how much the bytes and lines from here on moved.
    shift: Shift,
}

impl Texts<'_> {
    /// Returns the section after `edits`, all of which are in its body.
    fn section(&mut self, section: &Section, edits: &[Replace]) -> Option<Section> {
        let start = self.shift;
        let lines = self.pass(section, edits)?;
        let items = if let Some((old, new)) = lines {
            self.items(section, start, &old, new.end)
        } else {
            let mut items = Vec::with_capacity(section.items.len());
            start.items(Some(&section.items), &mut items);
            items
        };
        let body = start.range(&section.body).start..self.shift.range(&section.body).end;
        Some(Section {
            line: section.line.saturating_add_signed(start.lines),
            heading_range: start.range(&section.heading_range),
            body,
            items,
            heading: section.heading.clone(),
            path: section.path.clone(),
            ..*section
        })
    }

    /// Skips the edits of `section`; returns whole lines from the first to the last of them, before and after.
    ///
    /// The inner `None` means that there are no edits. The outer `None` means that more than these lines may parse
    /// differently.
    #[expect(clippy::option_option, reason = "two answers, both explained")]
    fn pass(
        &mut self,
        section: &Section,
        edits: &[Replace],
    ) -> Option<Option<(Range<usize>, Range<usize>)>> {
        let (Some(first), Some(last)) = (edits.first(), edits.last()) else {
            return Some(None);
        };
        if section.level == 0 || first.range.start <= section.heading_range.end {
            return None;
        }
        let start = self.shift.range(&first.range).start;
        for edit in edits {
            self.pass_one(edit)?;
        }
        let old = whole_lines(self.before, first.range.start..last.range.end);
        let new = whole_lines(self.after, start..self.shift.range(&last.range).end);
        let count = |text: &str, it: &Range<usize>| {
            let text = text.get(it.clone()).unwrap_or_default();
            isize::try_from(lines(text).filter(|it| it.next > it.range.end).count()).ok()
        };
        self.shift.lines += count(self.after, &new)? - count(self.before, &old)?;
        Some(Some((old, new)))
    }

    /// Skips one edit, if its lines contain only text and list items.
    fn pass_one(&mut self, edit: &Replace) -> Option<()> {
        let at = self.shift.range(&edit.range).start;
        let new = at..at + edit.text.len();
        let cuts = [
            cuts_ending(self.before, &edit.range),
            cuts_ending(self.after, &new),
        ];
        let old = whole_lines(self.before, edit.range.clone());
        let new = whole_lines(self.after, new);
        let is_hidden = self.old.contains(old.start) || self.old.contains(old.end);
        let is_plain = is_plain(self.before.get(old)?) && is_plain(self.after.get(new)?);
        let grown = isize::try_from(edit.text.len()).ok()?;
        self.shift.bytes += grown - isize::try_from(edit.range.len()).ok()?;
        (is_plain && !is_hidden && cuts == [false; 2]).then_some(())
    }

    /// Returns the items of a section whose lines `old` were replaced by lines that end at byte `end`. The text before
    /// them moved by `start`.
    ///
    /// Parsing starts at the last item that starts above these lines. It ends at the first item below them that still
    /// starts at the same position.
    fn items(&self, section: &Section, start: Shift, old: &Range<usize>, end: usize) -> Vec<Item> {
        let above = section
            .items
            .partition_point(|it| it.range.start < old.start);
        let seed = above.checked_sub(1);
        // An operation adds one or two.
        let mut items = Vec::with_capacity(section.items.len() + 2);
        start.items(section.items.get(..seed.unwrap_or(0)), &mut items);
        let seed = seed
            .and_then(|it| section.items.get(it))
            .map(|it| start.item(it));
        let first = seed
            .as_ref()
            .and_then(|it| Some((line_at(self.after, it.range.start)?, it.line + 1)));
        let (mut at, mut number) = match &first {
            Some((line, number)) => (line.next, *number),
            None => (
                start.range(&section.body).start,
                section.line.saturating_add_signed(start.lines) + 1,
            ),
        };
        let mut reader = Reader::new(self.after, &self.hidden);
        if let Some((seed, (line, _))) = seed.zip(first) {
            reader.resume(&seed, &line);
        }
        let mut below = section.items.iter().skip(above).enumerate().peekable();
        let body_end = self.shift.range(&section.body).end;
        while let Some(line) = line_at(self.after, at).filter(|it| it.range.start < body_end) {
            reader.line(&line, number, self.hidden.contains(line.range.start));
            let place = |it: &Item| self.shift.range(&it.range).start;
            while below
                .next_if(|(_, it)| place(it) < line.range.start)
                .is_some()
            {}
            let same = below.peek().filter(|(_, it)| place(it) == line.range.start);
            if let Some((index, _)) = same.filter(|_| line.range.start > end)
                && reader.began_at(line.range.start)
            {
                items.extend(reader.finish_before(line.range.start));
                let rest = section.items.get(above + index..);
                self.shift.items(rest, &mut items);
                return items;
            }
            (at, number) = (line.next, number + 1);
        }
        items.extend(reader.finish());
        items
    }
}

/// Returns the lines that `range` touches, without the ending of the last one.
fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let end = line_at(text, range.end).map_or(text.len(), |it| it.range.end);
    line_start(text, range.start)..end
}

/// Whether an end of `range` is between the two characters of a line ending.
fn cuts_ending(text: &str, range: &Range<usize>) -> bool {
    let cut = |at: usize| {
        let bytes = text.as_bytes();
        let before = at.checked_sub(1).and_then(|it| bytes.get(it));
        before == Some(&b'\r') && bytes.get(at) == Some(&b'\n')
    };
    cut(range.start) || cut(range.end)
}

/// Whether `text` contains no heading, comment or fence, and no end of a comment or fence.
fn is_plain(text: &str) -> bool {
    let is_heading = |line: &str| line.trim_start().starts_with('#');
    let marks = ["<!--", "-->", "```", "~~~"];
    !marks.iter().any(|it| text.contains(it)) && !text.split(['\n', '\r']).any(is_heading)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::Transaction;
    use crate::revision::Revision;

    /// Generates texts from the parts of drafts, so that edits join and cut all of them.
    fn text() -> impl Strategy<Value = String> {
        let pieces = vec![
            "# A\n",
            "## B\n",
            "### C",
            "* a",
            "* b\n",
            "    * c\n",
            "  d\n",
            "- e\r\n",
            "\n",
            "\r\n",
            "\r",
            "f",
            " ",
            "  ",
            "<!-- g -->",
            "<!--",
            "-->",
            "```\n",
            "~~~",
            "`",
            "#",
            "> h\n",
            "1. i\n",
            "*",
            "Title: j\n",
            "é",
        ];
        let piece = prop::sample::select(pieces);
        prop::collection::vec(piece, 0..24).prop_map(|it| it.concat())
    }

    fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, prop::sample::Index, String)>> {
        let one = (
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
            text(),
        );
        prop::collection::vec(one, 1..4)
    }

    fn transaction(
        text: &str,
        edits: Vec<(prop::sample::Index, prop::sample::Index, String)>,
    ) -> Option<Transaction> {
        let bounds: Vec<usize> = (0..=text.len())
            .filter(|it| text.is_char_boundary(*it))
            .collect();
        let edits = edits.into_iter().map(|(start, length, new)| {
            let first = start.index(bounds.len());
            let last = (first + length.index(4)).min(bounds.len() - 1);
            let range = bounds[first]..bounds[last];
            let text = new.chars().take(length.index(40)).collect();
            Replace { range, text }
        });
        Transaction::new(Revision::default(), edits.collect()).ok()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn an_updated_outline_equals_a_new_one(before in text(), edits in edits()) {
            let Some(tx) = transaction(&before, edits) else { return Ok(()) };
            let (after, _) = tx.splice(&before).unwrap();
            if let Some(found) = Outline::read(&before).changed(&before, &after, tx.edits()) {
                prop_assert_eq!(found, Outline::read(&after), "{:?} {:?}", before, after);
            }
        }
    }

    #[test]
    fn edits_of_plain_text_update_the_outline() {
        let before = "# A\n* a\n* b\n\n# B\n* c\n<!-- d -->\n* e\n";
        for (range, text) in [
            (11..11, "\n* x"),
            (4..4, "* x\n"),
            (8..12, ""),
            (19..20, "y"),
            (36..36, "* z\n"),
        ] {
            let edit = Replace {
                range,
                text: text.to_owned(),
            };
            let tx = Transaction::new(Revision::default(), vec![edit]).unwrap();
            let (after, _) = tx.splice(before).unwrap();
            let found = Outline::read(before).changed(before, &after, tx.edits());
            assert_eq!(found, Some(Outline::read(&after)), "{after}");
        }
    }
}
