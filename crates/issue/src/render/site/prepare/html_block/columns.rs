//! Columns in characters, as the publisher counts them.

use crate::render::text::rest;

/// The distance, in bytes, between two offsets whose numbers of characters are stored.
const STEP: usize = 128;

/// Converts between bytes and characters of a text; stores the number of characters before every [`STEP`]th byte.
pub(crate) struct Columns {
    /// The stored numbers; empty if each byte of the text is a character.
    marks: Vec<usize>,
}

impl Columns {
    pub(crate) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Columns { marks: Vec::new() };
        }
        let mut marks = vec![0];
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            count += characters(chunk);
            marks.push(count);
        }
        Columns { marks }
    }

    /// The offset `count` characters after `from`, which may be past the end.
    pub(crate) fn ahead(&self, text: &str, from: usize, count: usize) -> usize {
        if self.marks.is_empty() || count == 0 || from >= text.len() {
            return from + count;
        }
        let wanted = self.before(text, from) + count;
        let block = self.marks.partition_point(|it| *it <= wanted);
        let block = block.saturating_sub(1);
        let mut left = wanted - self.marks.get(block).copied().unwrap_or(0);
        let mut at = (block * STEP).min(text.len());
        while !text.is_char_boundary(at) {
            at += 1;
        }
        for it in rest(text, at).chars() {
            if left == 0 {
                return at;
            }
            at += it.len_utf8();
            left -= 1;
        }
        at + left
    }

    /// The number of characters from `from` to `to`, which may be past the end.
    pub(crate) fn between(&self, text: &str, from: usize, to: usize) -> usize {
        if self.marks.is_empty() {
            return to.saturating_sub(from);
        }
        let past = to.saturating_sub(text.len());
        let to = self.before(text, to.min(text.len())) + past;
        to.saturating_sub(self.before(text, from.min(text.len())))
    }

    fn before(&self, text: &str, at: usize) -> usize {
        let block = at / STEP;
        let inside = text.as_bytes().get(block * STEP..at).unwrap_or_default();
        let known = self.marks.get(block).copied().unwrap_or(0);
        known + characters(inside)
    }
}

/// How many characters start in `bytes`.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn counts_characters() {
        let text = "aé💛".repeat(200);
        let columns = Columns::new(&text);
        for (from, count, to) in [(0, 3, 7), (1, 1, 3), (7, 300, 707), (700, 299, 1396)] {
            assert_eq!(columns.ahead(&text, from, count), to);
            assert_eq!(columns.between(&text, from, to), count);
        }
        assert_eq!(columns.ahead(&text, 1393, 9), 1406);
        assert_eq!(columns.ahead(&text, 1401, 5), 1406);
        assert_eq!(columns.between(&text, 1393, 1402), 5);
        assert_eq!(Columns::new("abc").ahead("abc", 1, 5), 6);
    }
}
