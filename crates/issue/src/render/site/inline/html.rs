//! Raw HTML inside text, and entities.
//!
//! A tag does not need a known name: `Vec<T> is` contains a tag. After the name there must be a space or the end of the
//! tag, and no `@`. GitHub recognizes the same names, but requires well-formed attributes.

use crate::render::site::entity::entity_end;
use crate::render::site::inline::{Inline, Kept, Made, PatternMatch, Text, fail};
use crate::render::site::serialize::serialize;
use crate::render::site::stash::{Mark, mark_at, unescaped};
use crate::render::text::{byte, find, find_str, rest, skip_while, slice};

impl Inline<'_> {
    pub(super) fn html(
        &mut self,
        text: &Text,
        at: usize,
        failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let data = text.data.as_str();
        let mut at = at;
        loop {
            let start = find(data, at, b'<')?;
            at = start + 1;
            if let Some(end) = tag_end(data, start).or_else(|| comment_end(data, start)) {
                let html = self.raw(slice(data, start..end));
                return Some(PatternMatch {
                    start,
                    end,
                    made: Made::Text(self.stash.store(html)),
                });
            }
            fail(failed, start);
        }
    }

    pub(super) fn entity(
        &mut self,
        text: &Text,
        at: usize,
        _failed: &mut Option<usize>,
    ) -> Option<PatternMatch> {
        let mut at = at;
        loop {
            let start = find(&text.data, at, b'&')?;
            at = start + 1;
            if let Some(end) = entity_end(&text.data, start, true) {
                let html = slice(&text.data, start..end).to_owned();
                return Some(PatternMatch {
                    start,
                    end,
                    made: Made::Text(self.stash.store(html)),
                });
            }
        }
    }

    /// The source of a tag, with the matches of earlier patterns written out.
    fn raw(&self, text: &str) -> String {
        let mut raw = String::new();
        let mut from = 0;
        while let Some(at) = find_str(text, from, "\u{2}") {
            raw.push_str(slice(text, from..at));
            let Some((mark, end)) = mark_at(text, at) else {
                from = at + 1;
                continue;
            };
            from = end;
            match mark {
                Mark::Inline(number) => match self.kept.get(number) {
                    Some(Kept::Text(text)) => {
                        raw.push('\\');
                        raw.push_str(&unescaped(text));
                    }
                    Some(Kept::Element(node)) => raw.push_str(&serialize(self.tree, *node)),
                    None => {}
                },
                Mark::Escaped(it) => raw.push(it),
                _ => raw.push_str(slice(text, at..end)),
            }
        }
        raw.push_str(rest(text, from));
        raw
    }
}

fn tag_end(data: &str, start: usize) -> Option<usize> {
    let name = start + 1 + usize::from(byte(data, start + 1) == b'/');
    if !byte(data, name).is_ascii_alphabetic() {
        return None;
    }
    let mut end = skip_while(data, name, |it| !matches!(it, b'<' | b'>' | b'@' | b' '));
    if byte(data, end) == b' ' {
        end = skip_while(data, end, |it| it != b'<' && it != b'>');
    }
    (byte(data, end) == b'>').then_some(end + 1)
}

/// Returns the end of a comment in which no other comment starts.
fn comment_end(data: &str, start: usize) -> Option<usize> {
    if !rest(data, start).starts_with("<!--") {
        return None;
    }
    let limit = find_str(data, start + 4, "<!--").unwrap_or(data.len());
    find_str(slice(data, 0..limit), start + 4, "-->").map(|it| it + 3)
}

#[cfg(test)]
mod tests {
    use crate::render::site::test::check;

    #[test]
    fn a_type_parameter_is_a_tag() {
        check("Vec<T> is *a*", "<p>Vec<t> is <em>a</em></t></p>");
        check("a < b", "<p>a &lt; b</p>");
    }

    #[test]
    fn entities_stay() {
        check("&lt; &amp; & &#x41;", "<p>&lt; &amp; &amp; &#x41;</p>");
    }
}
