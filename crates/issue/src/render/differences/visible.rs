//! The text without the parts in which neither renderer looks for markup: these are blanked out.

use std::ops::Range;

use crate::render::text::{byte, find, find_str, indent, is_blank, rest, skip_while, slice};

/// A text and its copy with front matter, comments and code replaced by NUL, byte for byte.
pub(super) struct Visible<'a> {
    pub(super) text: &'a str,
    pub(super) shown: String,
}

impl<'a> Visible<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut bytes = text.as_bytes().to_vec();
        let mut at = front_matter_end(text);
        hide(&mut bytes, 0..at);
        let mut is_line_start = true;
        let mut comments_end = true;
        let mut fences = Fences::default();
        while at < text.len() {
            let (end, is_hidden) = match byte(text, at) {
                b'~' if is_line_start => (fences.end(text, at), true),
                b'`' => {
                    let fence = if is_line_start {
                        fences.end(text, at)
                    } else {
                        None
                    };
                    (fence.or_else(|| code_end(text, at)), true)
                }
                b'<' if comments_end && rest(text, at).starts_with("<!--") => {
                    let end = find_str(text, at + 4, "-->").map(|it| it + 3);
                    comments_end = end.is_some();
                    (end, true)
                }
                b'\\' if byte(text, at + 1) == b'`' => (Some(at + 2), false),
                _ => (None, false),
            };
            is_line_start = byte(text, at) == b'\n' && end.is_none();
            // Skip a run of marks that does not open code.
            let run = skip_while(text, at, |it| it == b'`' || it == b'~').max(at + 1);
            if let Some(end) = end.filter(|_| is_hidden) {
                hide(&mut bytes, at..end);
            }
            at = end.unwrap_or(run);
        }
        Visible {
            text,
            shown: String::from_utf8(bytes).unwrap_or_default(),
        }
    }

    /// Runs of lines between blank lines.
    pub(super) fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks = Vec::new();
        let mut start = None;
        for line in lines(&self.shown, 0..self.shown.len()) {
            let text = slice(&self.shown, line.clone());
            let is_blank = text.chars().all(char::is_whitespace);
            match start {
                None if !is_blank => start = Some(line.start),
                Some(from) if is_blank => {
                    blocks.push(from..line.start);
                    start = None;
                }
                _ => {}
            }
        }
        blocks.extend(start.map(|it| it..self.shown.len()));
        blocks
    }
}

/// The lines in `range`, without their line endings.
pub(super) fn lines(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let end = skip_while(text, at, |it| it != b'\n').min(range.end);
        let content = slice(text, at..end).trim_end_matches('\r').len();
        lines.push(at..at + content);
        at = end + 1;
    }
    lines
}

fn hide(bytes: &mut [u8], range: Range<usize>) {
    for it in bytes.get_mut(range).unwrap_or_default() {
        if !matches!(*it, b'\n' | b'\r') {
            *it = 0;
        }
    }
}

fn front_matter_end(text: &str) -> usize {
    let head = text.trim_start_matches('\u{feff}');
    let end = skip_while(head, 0, |it| {
        it.is_ascii_alphanumeric() || it == b'_' || it == b'-'
    });
    if end == 0 || byte(head, end) != b':' {
        return 0;
    }
    let mut at = 0;
    for line in lines(text, 0..text.len()) {
        if is_blank(slice(text, line.clone())) {
            return at;
        }
        at = line.end + 1;
    }
    at.min(text.len())
}

/// What is known about fences that are never closed.
#[derive(Default)]
struct Fences {
    /// The length from which on no fence is closed, for backticks and for tildes.
    never: [Option<usize>; 2],
}

impl Fences {
    /// The end of the fenced code that starts with the line at `at`.
    fn end(&mut self, text: &str, at: usize) -> Option<usize> {
        let mark = byte(text, at);
        let len = skip_while(text, at, |it| it == mark) - at;
        let never = self.never.get_mut(usize::from(mark == b'~'))?;
        if len < 3 || never.is_some_and(|it| it <= len) {
            return None;
        }
        let end = closing_fence(text, find(text, at, b'\n')? + 1, mark, len);
        if end.is_none() {
            *never = Some(len);
        }
        end
    }
}

/// The end of the first line at or after `from` that closes a fence of `len` marks.
fn closing_fence(text: &str, from: usize, mark: u8, len: usize) -> Option<usize> {
    let mut from = from;
    while from < text.len() {
        let end = find(text, from, b'\n').unwrap_or(text.len());
        let line = slice(text, from..end).trim_end();
        let line = rest(line, indent(line));
        if line.len() >= len && line.bytes().all(|it| it == mark) {
            return Some(end);
        }
        from = end + 1;
    }
    None
}

/// The end of the code span that starts at `at`, if it ends before the next blank line.
fn code_end(text: &str, at: usize) -> Option<usize> {
    let open = skip_while(text, at, |it| it == b'`');
    let window = text.as_bytes().get(at..).unwrap_or_default();
    let window = window.get(..2_000).unwrap_or(window);
    let limit = at
        + window
            .windows(2)
            .position(|it| it == b"\n\n")
            .unwrap_or(window.len());
    let mut from = open;
    while let Some(start) = find(text, from, b'`').filter(|it| *it < limit && open > at) {
        let end = skip_while(text, start, |it| it == b'`');
        if end - start == open - at {
            return Some(end);
        }
        from = end;
    }
    None
}
