//! Two spaces at the end of a line break it; marks between spaces are text.

use crate::render::site::inline::{Inline, Made, PatternMatch, Text};
use crate::render::text::{byte, char_at, find_str, is_space, rest, skip_while, slice};

impl Inline<'_> {
    pub(super) fn line_break(
        &mut self,
        text: &Text,
        at: usize,
        _failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let start = find_str(&text.data, at, "  \n")?;
        let node = self.tree.make("br");
        Some(PatternMatch {
            start,
            end: start + 3,
            made: Made::Element(node),
        })
    }

    /// One to three `*` or `_` between spaces.
    #[expect(clippy::unused_self, reason = "a pattern like the others")]
    pub(super) fn lone_marks(
        &mut self,
        text: &Text,
        at: usize,
        _failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let mut at = at;
        loop {
            let start = at
                + rest(data, at)
                    .bytes()
                    .position(|it| it == b'*' || it == b'_')?;
            let mark = byte(data, start);
            let end = skip_while(data, start, |it| it == mark);
            at = end;
            let is_apart =
                text.before(start).is_none_or(is_space) && char_at(data, end).is_none_or(is_space);
            if is_apart && end - start <= 3 {
                return Some(PatternMatch {
                    start,
                    end,
                    made: Made::Text(slice(data, start..end).to_owned()),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn breaks_a_line() {
        check("a  \nb", "<p>a<br>\nb</p>");
    }

    #[test]
    fn marks_between_spaces_are_not_emphasis() {
        check("a * b * c", "<p>a * b * c</p>");
    }
}
