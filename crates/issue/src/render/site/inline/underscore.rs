//! `_emphasis_`, `__strong__` and their combinations; underscores inside words are text.

use crate::render::site::inline::emphasis::{
    Parts, Rules, Shape, emphasis_around, first_len, strong_around,
};
use crate::render::site::inline::{Inline, PatternMatch, Text};
use crate::render::text::{byte, char_at, find, find_str, is_word, slice};

const UNDERSCORES: Rules = Rules {
    mark: b'_',
    rules: [
        (
            |text, at| strong_around(&text.data, at, "_"),
            Shape::Outer("strong", "em"),
        ),
        (
            |text, at| emphasis_around(&text.data, at, "_"),
            Shape::Outer("em", "strong"),
        ),
        (ending_together, Shape::Inner("strong", "em")),
        (strong, Shape::Single("strong")),
        (emphasis, Shape::Single("em")),
    ],
};

impl Inline<'_> {
    pub(super) fn underscores(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        self.emphasized(text, at, failed, &UNDERSCORES)
    }
}

fn is_inside_word(text: &Text, at: usize) -> bool {
    text.before(at).is_some_and(is_word)
}

fn continues(data: &str, at: usize) -> bool {
    char_at(data, at).is_some_and(is_word)
}

/// `__strong _em___`.
fn ending_together(text: &Text, at: usize) -> Option<Parts> {
    let data = text.data.as_str();
    if slice(data, at..at + 2) != "__" || byte(data, at + 2) == b'_' || is_inside_word(text, at) {
        return None;
    }
    let mut from = at + 2 + first_len(data, at + 2)?;
    let first = loop {
        let first = find(data, from, b'_').or_else(|| text.in_vain(at))?;
        if !is_inside_word(text, first) && byte(data, first + 1) != b'_' {
            break first;
        }
        from = first + 1;
    };
    let mut from = first + 1 + first_len(data, first + 1)?;
    loop {
        let second = find_str(data, from, "___").or_else(|| text.in_vain(at))?;
        if !continues(data, second + 3) {
            return Some(Parts {
                end: second + 3,
                first: at + 2..first,
                second: first + 1..second,
            });
        }
        from = second + 1;
    }
}

fn strong(text: &Text, at: usize) -> Option<Parts> {
    smart(text, at, "__")
}

fn emphasis(text: &Text, at: usize) -> Option<Parts> {
    smart(text, at, "_")
}

fn smart(text: &Text, at: usize, mark: &str) -> Option<Parts> {
    let data = text.data.as_str();
    let start = at + mark.len();
    if slice(data, at..start) != mark || byte(data, start) == b'_' || is_inside_word(text, at) {
        return None;
    }
    let mut from = start + first_len(data, start)?;
    loop {
        let end = find_str(data, from, mark)?;
        if byte(data, end - 1) != b'_' && !continues(data, end + mark.len()) {
            return Some(Parts {
                end: end + mark.len(),
                first: start..end,
                second: 0..0,
            });
        }
        from = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn words_keep_theirs() {
        check(
            "a_b_c _d_e_ __f__",
            "<p>a_b_c <em>d_e</em> <strong>f</strong></p>",
        );
    }

    #[test]
    fn mixtures() {
        check(
            "___a___ __b _c___",
            "<p><strong><em>a</em></strong> <strong>b <em>c</em></strong></p>",
        );
    }
}
