//! The code spans and links of a text, found in one pass even if the text is hostile.

use std::ops::Range;

use crate::bytes;

/// Ordered, disjoint ranges, in which the range that contains an offset is found quickly.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans(Vec<Range<usize>>);

impl Spans {
    /// Returns the range that contains byte `offset`.
    pub(crate) fn at(&self, offset: usize) -> Option<&Range<usize>> {
        let index = self.0.partition_point(|it| it.end <= offset);
        self.0.get(index).filter(|it| it.start <= offset)
    }

    pub(crate) fn contains(&self, offset: usize) -> bool {
        self.at(offset).is_some()
    }

    pub(crate) fn push(&mut self, range: Range<usize>) {
        self.0.push(range);
    }

    /// Returns every range, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.0.iter()
    }
}

/// Adds the code spans of `line`, backticks included, moved by `offset`.
pub(crate) fn code(line: &str, offset: usize, found: &mut Spans) {
    let runs = backticks(line);
    // Find the next run of the same length for each run. From right to left, this takes one look-up per run.
    let longest = runs.iter().map(Range::len).max().unwrap_or_default();
    let mut next_of_length: Vec<Option<usize>> = vec![None; longest + 1];
    let mut closing: Vec<Option<usize>> = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate().rev() {
        if let (Some(next), Some(it)) = (next_of_length.get_mut(run.len()), closing.get_mut(index))
        {
            *it = next.replace(index);
        }
    }
    let mut index = 0;
    while let (Some(open), Some(close)) = (runs.get(index), closing.get(index)) {
        index += 1;
        let escaped = line
            .get(..open.start)
            .is_some_and(|it| trailing_backslashes(it) % 2 == 1);
        if let (Some(close), false) = (*close, escaped) {
            let end = runs.get(close).map_or(open.end, |it| it.end);
            found.push(offset + open.start..offset + end);
            index = close + 1;
        }
    }
}

/// Returns the runs of backticks in `line`, as ranges.
pub(crate) fn backticks(line: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in bytes::positions(line, |it| it == b'`') {
        match runs.last_mut().filter(|it| it.end == at) {
            Some(last) => last.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// Returns how many backticks of a run the newsletter's check counts: it first removes four in a row, then three.
pub(crate) fn counted(run: usize) -> usize {
    run % 4 % 3
}

pub(crate) fn trailing_backslashes(text: &str) -> usize {
    text.bytes().rev().take_while(|it| *it == b'\\').count()
}

/// A link `[text](target)` as written; offsets are bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// From `[`, or from `!` of an image, to `)`.
    pub(crate) range: Range<usize>,
    /// Between the brackets.
    pub(crate) text: Range<usize>,
    /// Between the parentheses, without white space around it.
    pub(crate) target: Range<usize>,
    pub(crate) image: bool,
}

/// The deepest nesting of links; a link nested deeper is text, because no browser nests links. Without this limit, the
/// work would be quadratic in the length of a line.
const DEEPEST_LINKS: usize = 8;

/// Parses the links of a text line by line; a bracket may close on a later line of the same paragraph.
#[derive(Debug, Default)]
pub(crate) struct LinkReader {
    /// The open brackets, each with how deeply the links after it are nested.
    open: Vec<(usize, usize)>,
    pub(crate) found: Vec<Span>,
}

impl LinkReader {
    /// Forgets the open brackets. Call it at a blank line, a heading or an item, because nothing after that can close
    /// them.
    pub(crate) fn end_block(&mut self) {
        self.open.clear();
    }

    /// Parses the bytes of `range`, skipping the ranges in `skip`.
    pub(crate) fn read(&mut self, text: &str, range: Range<usize>, skip: &[&Spans]) {
        let bytes = text.as_bytes();
        let mut at = range.start;
        let is_mark = |it: &u8| matches!(it, b'\\' | b'`' | b'[' | b']' | b'<');
        while let Some(rest) = bytes.get(at..range.end)
            && let Some(length) = rest.iter().position(is_mark)
            && let Some(byte) = rest.get(length)
        {
            at += length;
            at = match (byte, skip.iter().find_map(|it| it.at(at))) {
                (_, Some(hidden)) => hidden.end,
                (b'\\', _) => at + 2,
                (b'[', _) => {
                    self.open.push((at, 0));
                    at + 1
                }
                (b']', _) => self.close(text, at),
                _ => at + 1,
            };
        }
    }

    fn close(&mut self, text: &str, at: usize) -> usize {
        let Some((open, depth)) = self.open.pop() else {
            return at + 1;
        };
        let body = text.get(at + 1..).and_then(|it| it.strip_prefix('('));
        let Some((body, length)) = body.and_then(|it| Some((it, target_length(it)?))) else {
            return at + 1;
        };
        let inner = body.get(..length).unwrap_or_default();
        let start = at + 2 + (inner.len() - inner.trim_start().len());
        let image = text.get(..open).is_some_and(|it| it.ends_with('!'));
        let end = at + 2 + length + 1;
        if let Some(around) = self.open.last_mut() {
            around.1 = around.1.max(depth + 1);
        }
        if depth > DEEPEST_LINKS {
            return end;
        }
        self.found.push(Span {
            range: open - usize::from(image)..end,
            text: open + 1..at,
            target: start..start + inner.trim().len(),
            image,
        });
        end
    }
}

/// The longest target, in bytes, and the deepest nesting of its parentheses; bounds the work on hostile text.
const LONGEST: usize = 4096;
const DEEPEST: usize = 32;

/// Returns the length of the target at the start of `body`, up to its closing parenthesis on the same line.
fn target_length(body: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in body.bytes().enumerate().take(LONGEST) {
        match byte {
            b'\n' | b'\r' => return None,
            b'(' if depth == DEEPEST => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<(&str, &str)> {
        let mut skip = Spans::default();
        code(text, 0, &mut skip);
        let mut reader = LinkReader::default();
        reader.read(text, 0..text.len(), &[&skip]);
        let parts = |it: Span| (&text[it.text], &text[it.target]);
        reader.found.into_iter().map(parts).collect()
    }

    #[test]
    fn links_are_found_inner_first() {
        assert_eq!(links("[a [b](c) d](e)"), [("b", "c"), ("a [b](c) d", "e")]);
        assert_eq!(links("`[a](b)` [`c]`](d(e)) \\[f](g)"), [("`c]`", "d(e)")]);
        assert_eq!(
            links("![💛](i) [a] (b) [c]( d )"),
            [("💛", "i"), ("c", "d")]
        );
    }

    #[test]
    fn code_spans_close_with_as_many_backticks() {
        let text = "`a` ``b`c`` ` d";
        let mut found = Spans::default();
        code(text, 0, &mut found);
        let found: Vec<_> = found.iter().map(|it| &text[it.clone()]).collect();
        assert_eq!(found, ["`a`", "``b`c``"]);
    }

    #[test]
    fn hostile_lines_take_linear_time() {
        for piece in ["[", "](", "[](", "`` ` ", "\\", "![](()"] {
            assert!(links(&piece.repeat(200_000)).len() < 400_001, "{piece}");
        }
        let growing: String = (1..1500).map(|it| "`".repeat(it) + " ").collect();
        assert!(links(&growing).is_empty());
    }
}
