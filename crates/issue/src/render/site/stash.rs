//! Pieces of HTML that are set aside while the text around them is parsed.
//!
//! Python-Markdown replaces each piece with a mark, and restores the piece at the very end. To the steps between, a
//! mark is ordinary text, so its characters matter: no word character is at either end, and no Markdown punctuation is
//! inside.

use crate::render::text::{byte, rest, skip_while, slice};

/// Opens a mark; never occurs in a prepared text otherwise.
pub(crate) const OPEN: char = '\u{2}';
/// Closes a mark.
pub(crate) const CLOSE: char = '\u{3}';
/// Represents an `&` that must not be escaped.
pub(crate) const AMPERSAND: &str = "\u{2}amp\u{3}";

/// HTML that was set aside, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stash {
    pieces: Vec<String>,
}

impl Stash {
    /// Sets `html` aside, and returns the mark that replaces it.
    pub(crate) fn store(&mut self, html: String) -> String {
        self.pieces.push(html);
        mark(self.pieces.len() - 1)
    }

    /// The number that the next mark gets.
    pub(crate) fn next_number(&self) -> usize {
        self.pieces.len()
    }

    /// Replaces the HTML of mark number `index`.
    pub(crate) fn replace(&mut self, index: usize, html: String) {
        if let Some(piece) = self.pieces.get_mut(index) {
            *piece = html;
        }
    }

    /// The HTML of mark number `index`.
    pub(crate) fn get(&self, index: usize) -> &str {
        self.pieces.get(index).map_or("", String::as_str)
    }
}

/// The mark for HTML number `index`.
pub(crate) fn mark(index: usize) -> String {
    format!("{OPEN}h{index}{CLOSE}")
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// HTML in the stash.
    Html(usize),
    /// An element made of inline markup.
    Inline(usize),
    /// A character that was escaped with a backslash.
    Escaped(char),
    /// [`AMPERSAND`].
    Ampersand,
}

/// Parses the mark that opens at `at`, and returns where it ends.
pub(crate) fn mark_at(text: &str, at: usize) -> Option<(Mark, usize)> {
    let kind = byte(text, at + 1);
    let start = if kind.is_ascii_digit() {
        at + 1
    } else {
        at + 2
    };
    if slice(text, at..at + AMPERSAND.len()) == AMPERSAND {
        return Some((Mark::Ampersand, at + AMPERSAND.len()));
    }
    let end = skip_while(text, start, |it| it.is_ascii_digit());
    if byte(text, end) != 3 {
        return None;
    }
    let number: usize = slice(text, start..end).parse().ok()?;
    let mark = match kind {
        b'h' => Mark::Html(number),
        b'i' => Mark::Inline(number),
        _ => Mark::Escaped(char::from_u32(u32::try_from(number).ok()?)?),
    };
    Some((mark, end + 1))
}

/// The mark for an escaped `it`.
pub(crate) fn escaped(it: char) -> String {
    format!("{OPEN}{}{CLOSE}", u32::from(it))
}

/// The mark for inline element number `index`.
pub(crate) fn inline(index: usize) -> String {
    format!("{OPEN}i{index}{CLOSE}")
}

/// `text` with its escaped characters restored.
pub(crate) fn unescaped(text: &str) -> String {
    replace_marks(text, |mark, out| {
        let Mark::Escaped(it) = mark else {
            return false;
        };
        out.push(it);
        true
    })
}

/// `text` with each mark replaced by the text that `write` appends for it. If `write` returns false, the mark stays.
pub(crate) fn replace_marks(
    text: &str,
    mut write: impl FnMut(Mark, &mut String) -> bool,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(at) = rest(text, from).find(OPEN).map(|it| it + from) {
        out.push_str(slice(text, from..at));
        match mark_at(text, at) {
            Some((mark, end)) if write(mark, &mut out) => from = end,
            _ => {
                out.push(OPEN);
                from = at + 1;
            }
        }
    }
    out.push_str(rest(text, from));
    out
}
