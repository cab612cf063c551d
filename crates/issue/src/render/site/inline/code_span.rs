//! Code between backticks.
//!
//! Code ends at the next run of backticks of the same length. If there is none, it ends at a shorter run, and the extra
//! backticks of the first run are part of the code. A backslash escapes the first backtick. On GitHub, code never ends
//! at a shorter run.

use super::backtick_runs::BacktickRuns;
use crate::render::site::inline::{Inline, Made, PatternMatch, Text};
use crate::render::site::stash::escaped;
use crate::render::text::{find, skip_while, slice, strip};

impl Inline<'_> {
    pub(super) fn code_span(
        &mut self,
        text: &Text,
        at: usize,
        _failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let mut at = at;
        loop {
            let tick = find(data, at, b'`')?;
            let slashes = slice(data, at..tick)
                .bytes()
                .rev()
                .take_while(|it| *it == b'\\')
                .count();
            if slashes > 0 && slashes % 2 == 0 {
                let made = Made::Text(escaped('\\').repeat(slashes / 2));
                return Some(PatternMatch {
                    start: tick - slashes,
                    end: tick,
                    made,
                });
            }
            let start = tick + slashes % 2;
            let end = skip_while(data, tick, |it| it == b'`');
            at = end;
            if let Some(found) = self.close(text, start, end) {
                return Some(found);
            }
        }
    }

    fn close(&mut self, text: &Text, start: usize, end: usize) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let runs = text.runs.get_or_init(|| BacktickRuns::new(data));
        let (len, close) = (1..=end.saturating_sub(start))
            .rev()
            .find_map(|len| Some((len, runs.after(end, len)?)))?;
        let code = strip(slice(data, start + len..close));
        let node = self.tree.make("code");
        let code = code
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        self.tree.set_done(node, code);
        Some(PatternMatch {
            start,
            end: close + len,
            made: Made::Element(node),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn keeps_other_markup_as_text() {
        check(
            "`*a* <T> ``b` `` ` ``",
            "<p><code>*a* &lt;T&gt; ``b</code> <code>`</code></p>",
        );
    }

    #[test]
    fn a_longer_run_may_close_at_a_shorter_one() {
        check("``a`", "<p><code>`a</code></p>");
        check("`a", "<p>`a</p>");
    }

    #[test]
    fn a_backslash_escapes_the_first_backtick() {
        check("\\`a \\\\`b`", "<p>`a \\<code>b</code></p>");
    }
}
