//! Rendering after an edit.
//!
//! A top-level heading at the start of a line is a boundary: except for the definitions of references, the text before
//! it does not affect the text after it. So only the text between the last boundary before the edit and the first one
//! after it is parsed again, together with the definitions of the other parts. An edit that changes a definition parses
//! the whole text.

use std::ops::Range;

use super::read;
use crate::render::Block;
use crate::render::target::Target;
use crate::render::text::{byte, common, skip_while, slice};
use crate::text::Issue;

/// What is cached of a text for the rendering after the next edit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cache {
    issue: Issue,
    /// Where references are defined, each name once, in order.
    defined: Vec<Range<usize>>,
}

/// Renders `issue` for `target`. `previous` is the rendering of `old` for the same target; its blocks are reused if the
/// edit cannot have changed them.
pub(crate) fn update(
    previous: &Cache,
    old: &[Block],
    issue: &Issue,
    target: Target,
) -> (Cache, Vec<Block>) {
    let text = issue.text();
    let after = after_edit(previous, old, text, target);
    let (blocks, defined) = after.unwrap_or_else(|| read(text, target));
    let issue = issue.clone();
    (Cache { issue, defined }, blocks)
}

/// Blocks, and where references are defined.
type Read = (Vec<Block>, Vec<Range<usize>>);

/// The result of [`read`], if it does not need to parse the whole text.
fn after_edit(previous: &Cache, old: &[Block], text: &str, target: Target) -> Option<Read> {
    let was = previous.issue.text();
    let is_one_line = |it: &Range<usize>| !definition(was, it).contains(['\n', '\r']);
    if old.is_empty() || !previous.defined.iter().all(is_one_line) {
        return None;
    }
    let (prefix, suffix) = common(was, text);
    let before = old.partition_point(|it| it.range.end < prefix);
    let is_before = |it: &usize| is_border(was, old.get(*it), prefix);
    let first = (0..before).rev().find(is_before).unwrap_or(0);
    let behind = old.partition_point(|it| it.range.start < was.len() - suffix);
    // The edit may have ended in the middle of the boundary's line.
    let is_still_first = |it: &usize| {
        let start = old.get(*it).map_or(0, |it| it.range.start);
        let start = (text.len() + start).saturating_sub(was.len());
        is_line_start(text, start)
    };
    let is_behind = |it: &usize| is_border(was, old.get(*it), usize::MAX) && is_still_first(it);
    let mut borders = (behind..old.len()).filter(is_behind);
    // Each attempt includes twice as much as the one before.
    let mut tries = (0..6).map(|it| borders.nth((1 << it) - 1).unwrap_or(old.len()));
    tries.find_map(|last| Window::new(previous, old, text, first..last)?.update(old, target))
}

/// Whether a block is a heading whose line begins and ends before `end`.
fn is_border(text: &str, block: Option<&Block>, end: usize) -> bool {
    let Some(start) = block.map(|it| it.range.start) else {
        return false;
    };
    is_line_start(text, start) && byte(text, start) == b'#' && line_end(text, start) < end
}

fn is_line_start(text: &str, at: usize) -> bool {
    at == 0 || matches!(byte(text, at - 1), b'\n' | b'\r')
}

/// The end of the line that contains byte `at`, without its line ending.
fn line_end(text: &str, at: usize) -> usize {
    skip_while(text, at, |it| !matches!(it, b'\n' | b'\r'))
}

fn definition<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    slice(text, range.clone()).trim_end_matches(['\n', '\r'])
}

/// A part of the text between two boundaries, or from one to the end.
struct Window<'a> {
    previous: &'a Cache,
    text: &'a str,
    /// The blocks to replace.
    blocks: Range<usize>,
    /// Their bytes in the old text.
    old: Range<usize>,
    /// Their bytes in the new text.
    new: Range<usize>,
    /// The definitions in it.
    defined: Range<usize>,
}

impl<'a> Window<'a> {
    fn new(
        previous: &'a Cache,
        old: &[Block],
        text: &'a str,
        blocks: Range<usize>,
    ) -> Option<Self> {
        let place = |it: usize| old.get(it).map(|it| it.range.start);
        let start = place(blocks.start)
            .filter(|_| blocks.start > 0)
            .unwrap_or(0);
        let end = place(blocks.end).unwrap_or(previous.issue.text().len());
        let new_end = (text.len() + end).checked_sub(previous.issue.text().len())?;
        let index = |at| previous.defined.partition_point(|it| it.start < at);
        Some(Self {
            previous,
            text,
            blocks,
            old: start..end,
            new: start..new_end,
            defined: index(start)..index(end),
        })
    }

    /// All blocks after the edit; `None` if it extends over the next boundary, or changes a definition.
    fn update(&self, old: &[Block], target: Target) -> Option<Read> {
        let (blocks, found) = self.read(old.len(), target)?;
        let known = self.previous.defined.get(self.defined.clone())?;
        let was = known
            .iter()
            .map(|it| definition(self.previous.issue.text(), it));
        let is = found.iter().map(|it| definition(self.text, it));
        if !was.eq(is) {
            return None;
        }
        let behind = |it: usize| it - self.old.end + self.new.end;
        let mut all = old.get(..self.blocks.start)?.to_vec();
        all.extend(blocks);
        all.extend(old.iter().skip(self.blocks.end).map(|it| moved(it, behind)));
        let mut defined = self.previous.defined.get(..self.defined.start)?.to_vec();
        defined.extend(found);
        let rest = self.previous.defined.iter().skip(self.defined.end);
        defined.extend(rest.map(|it| behind(it.start)..behind(it.end)));
        Some((all, defined))
    }

    /// Its blocks, and what it defines; `None` if it is incomplete.
    fn read(&self, count: usize, target: Target) -> Option<Read> {
        let definition =
            |it: &Range<usize>| format!("{}\n", definition(self.previous.issue.text(), it));
        let defined = self.previous.defined.iter();
        let mut text: String = defined
            .clone()
            .take(self.defined.start)
            .map(definition)
            .collect();
        text.push('\n');
        let offset = text.len();
        text += slice(self.text, self.new.start..line_end(self.text, self.new.end));
        let inside = offset..text.len();
        let is_last = self.blocks.end >= count;
        if !is_last {
            text += "\n\n";
            text.extend(defined.skip(self.defined.end).map(definition));
        }

        let (mut blocks, mut found) = read(&text, target);
        if !is_last {
            // The next boundary is still a boundary.
            blocks
                .pop()
                .filter(|it| it.range.start == offset + self.new.len())?;
        }
        found.retain(|it| inside.contains(&it.start));
        let here = |it: usize| it + self.new.start - offset;
        let blocks = blocks.iter().map(|it| moved(it, here)).collect();
        let found = found
            .iter()
            .map(|it| here(it.start)..here(it.end))
            .collect();
        Some((blocks, found))
    }
}

fn moved(block: &Block, to: impl Fn(usize) -> usize) -> Block {
    Block {
        range: to(block.range.start)..to(block.range.end),
        ..block.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{Cache, Target, read, update};
    use crate::text::Issue;
    use std::sync::Arc;

    /// How many blocks are rendered again when `before` becomes `after`.
    fn rendered_again(before: &str, after: &str) -> usize {
        let (cache, old) = update(&Cache::default(), &[], &Issue::new(before), Target::File);
        let (cache, new) = update(&cache, &old, &Issue::new(after), Target::File);
        assert_eq!((new.clone(), cache.defined), read(after, Target::File));
        let is_new = |html: &Arc<str>| !old.iter().any(|it| Arc::ptr_eq(&it.html, html));
        new.iter().filter(|it| is_new(&it.html)).count()
    }

    const TEXT: &str = "a\n\n# b\r\n* [c]\n* d\n\n# e\n💛 [g]\n\n# h\n\n[g]: i\n\n# j\nk\n";

    #[test]
    fn an_edit_may_end_in_the_line_of_a_heading() {
        rendered_again("# A\n", "a <b\r\n\r\n    # A\n");
        rendered_again("a\n\n# A\n", "a\n\nb# A\n");
    }

    #[test]
    fn an_edit_stays_between_its_headings() {
        for (old, new, count) in [
            ("* d", "* dx", 2),
            ("a\n", "ax\n", 1),
            ("k\n", "k ä\n", 2),
            ("# e", "# ex", 4),
            ("# e", "#e", 3),
            ("* d", "```\nd", 4),
            ("* d", "* d\n# x\n", 3),
        ] {
            assert_eq!(
                rendered_again(TEXT, &TEXT.replace(old, new)),
                count,
                "{new:?}"
            );
        }
    }

    #[test]
    fn an_edited_definition_affects_the_whole_text() {
        let all = read(TEXT, Target::File).0.len();
        let again = |old, new| rendered_again(TEXT, &TEXT.replace(old, new));
        assert_eq!(again(": i", ": x"), all);
        assert_eq!(again("* d", "* d\n\n[c]: x"), all);
        assert_eq!(again("* d", "\n[G]: x"), all);
        assert_eq!(again("* d", "* [g]"), 2);
    }
}
