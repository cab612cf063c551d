//! A backslash before Markdown's punctuation.
//!
//! Before any other character, even `<`, the site shows the backslash. On GitHub a backslash escapes all ASCII
//! punctuation.

use crate::render::site::inline::{Inline, Made, PatternMatch, Text};
use crate::render::site::stash::escaped;
use crate::render::text::{char_at, find};

/// The characters that a backslash escapes on the site.
pub(crate) const ESCAPED: &str = "\\`*_{}[]()>#+-.!|";

impl Inline<'_> {
    #[expect(clippy::unused_self, reason = "a pattern like the others")]
    pub(super) fn escape(
        &mut self,
        text: &Text,
        at: usize,
        _failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let mut at = at;
        loop {
            let start = find(&text.data, at, b'\\')?;
            let next = char_at(&text.data, start + 1)?;
            let end = start + 1 + next.len_utf8();
            if ESCAPED.contains(next) {
                return Some(PatternMatch {
                    start,
                    end,
                    made: Made::Text(escaped(next)),
                });
            }
            at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn an_angle_keeps_its_backslash() {
        check(
            "PartialEq\\<T> \\*a\\* \\~",
            "<p>PartialEq\\<t> *a* \\~</t></p>",
        );
    }
}
