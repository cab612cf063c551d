//! Constructs that begin with `<!`, `<?` or `&`: comments, declarations, instructions and character references.

use super::Extractor;
use crate::render::clean::comment_end;
use crate::render::text::{byte, find, find_str, rest, skip_while, slice};

/// Which end marks do not occur any more, so that they are not searched for again.
#[derive(Default)]
pub(super) struct Never {
    instruction: bool,
    section: bool,
    comment: bool,
}

/// Returns the result of `find`. If it finds nothing, sets `never`, and then does not call `find` again.
fn unless_never(never: &mut bool, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
    if *never {
        return None;
    }
    let found = find();
    *never = found.is_none();
    found
}

impl Extractor<'_> {
    pub(super) fn comment(&mut self) -> Option<usize> {
        let find = || comment_end(self.text, self.at + 4);
        let end = unless_never(&mut self.never.comment, find)?;
        let content =
            slice(self.text, self.at + 4..end - 1).trim_end_matches(crate::render::text::is_space);
        let content = content
            .get(..content.len().saturating_sub(2))
            .unwrap_or_default();
        self.empty(&format!("<!--{content}-->"), end, true);
        Some(end)
    }

    pub(super) fn instruction(&mut self) -> Option<usize> {
        if !(self.at_line_start() || self.in_tail || !self.open.is_empty()) {
            self.data(self.at, self.at + 2);
            return Some(self.at + 2);
        }
        let find = || find_str(self.text, self.at + 2, "?>");
        let end = unless_never(&mut self.never.instruction, find)? + 2;
        let source = slice(self.text, self.at..end);
        self.empty(source, end, true);
        Some(end)
    }

    pub(super) fn declaration(&mut self) -> Option<usize> {
        if !(self.at_line_start() || self.in_tail || !self.open.is_empty()) {
            self.data(self.at, self.at + 2);
            return Some(self.at + 2);
        }
        let end = if rest(self.text, self.at).starts_with("<![") {
            let find = || find_str(self.text, self.at + 3, "]>");
            unless_never(&mut self.never.section, find)? + 2
        } else {
            find(self.text, self.at + 2, b'>')? + 1
        };
        let source = slice(self.text, self.at..end);
        let head = slice(source, 0..9);
        self.empty(
            source,
            end,
            head.starts_with("<![") || head.eq_ignore_ascii_case("<!doctype"),
        );
        Some(end)
    }

    /// `&#38;`, with or without the semicolon; `None` for anything else.
    pub(super) fn number_reference(&mut self) -> Option<usize> {
        let is_hex = matches!(byte(self.text, self.at + 2), b'x' | b'X');
        let start = self.at + 2 + usize::from(is_hex);
        let end = skip_while(self.text, start, |it| {
            if is_hex {
                it.is_ascii_hexdigit()
            } else {
                it.is_ascii_digit()
            }
        });
        if end == start || end >= self.text.len() || byte(self.text, end).is_ascii_hexdigit() {
            return None;
        }
        let next = end + usize::from(byte(self.text, end) == b';');
        let reference = format!("{};", slice(self.text, self.at..end));
        self.empty(&reference, next, false);
        Some(next)
    }

    pub(super) fn name_reference(&mut self) -> usize {
        let start = self.at + 1;
        let end = skip_while(self.text, start, |it| {
            it.is_ascii_alphanumeric() || it == b'-' || it == b'.'
        });
        if byte(self.text, start).is_ascii_alphabetic() && byte(self.text, end) == b';' {
            let source = slice(self.text, self.at..end + 1);
            self.empty(source, end + 1, false);
            return end + 1;
        }
        self.data(self.at, start);
        start
    }
}
