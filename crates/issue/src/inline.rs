//! Links and plain text within a line: a scanner that balances brackets and recognizes code spans.
//!
//! Titles may contain `[ ]`, `|`, `<` and backticks, so splitting at the first bracket would be wrong.
//! Offsets are bytes of the text given to the function.

use std::ops::Range;

/// A link `[text](address)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkSpan {
    /// Between the brackets.
    pub text: Range<usize>,
    /// Between the parentheses, without white space around it.
    pub url: Range<usize>,
    /// The end of the closing parenthesis.
    pub end: usize,
}

/// Returns the link that starts at byte `start` of `text`; `None` if none does.
///
/// The address may contain balanced parentheses, but no white space; it may be empty.
pub fn link_at(text: &str, start: usize) -> Option<LinkSpan> {
    let close = bracket_end(text, start)?;
    let open = text.get(close + 1..)?;
    let body = open.strip_prefix('(')?;
    let length = closing_paren(body)?;
    let inner = body.get(..length)?;
    let trimmed = inner.trim();
    if trimmed.contains(char::is_whitespace) {
        return None;
    }
    let url = close + 2 + (inner.len() - inner.trim_start().len());
    Some(LinkSpan {
        text: start + 1..close,
        url: url..url + trimmed.len(),
        end: close + 2 + length + 1,
    })
}

/// Returns the byte of the `]` that closes the `[` at byte `start`. Brackets are balanced; those in code or after a
/// backslash do not count.
pub fn bracket_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(start) != Some(&b'[') {
        return None;
    }
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'`' => at = code_end(text, at).unwrap_or_else(|| ticks_end(bytes, at)) - 1,
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

fn ticks_end(bytes: &[u8], start: usize) -> usize {
    let length = bytes
        .iter()
        .skip(start)
        .take_while(|it| **it == b'`')
        .count();
    start + length
}

/// The most backticks that open code. Without this limit, a line with many runs of different lengths would be searched
/// to its end for each of them.
const LONGEST_RUN: usize = 16;

/// Returns the end of the code span that opens at byte `start`; `None` if it is not closed on the same line.
pub fn code_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let body = ticks_end(bytes, start);
    let length = body - start;
    if length > LONGEST_RUN {
        return None;
    }
    let mut at = body;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'`' => {
                let end = ticks_end(bytes, at);
                if end - at == length {
                    return Some(end);
                }
                at = end;
            }
            b'\n' | b'\r' => return None,
            _ => at += 1,
        }
    }
    None
}

/// The longest address, in bytes; bounds the work on hostile text.
const LONGEST_URL: usize = 2000;

/// Returns the byte of the `)` that closes the parenthesis before `body`.
fn closing_paren(body: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in body.bytes().enumerate().take(LONGEST_URL) {
        match byte {
            b'\n' | b'\r' => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether `text` between the brackets of a link parses back unchanged.
pub fn is_link_text(text: &str) -> bool {
    let wrapped = format!("[{text}](");
    bracket_end(&wrapped, 0) == Some(text.len() + 1) && !text.contains(['\n', '\r'])
}

/// Whether `url` between the parentheses of a link parses back unchanged.
pub fn is_link_url(url: &str) -> bool {
    let wrapped = format!("{url})");
    closing_paren(&wrapped) == Some(url.len()) && !url.contains(char::is_whitespace)
}

/// Returns what a reader sees of a line: links become their text, marks of emphasis and code are removed.
pub fn plain(line: &str) -> String {
    let mut reader = Plain {
        line,
        out: String::with_capacity(line.len()),
        open: Vec::new(),
        gone: Vec::new(),
    };
    let mut at = 0;
    while let Some(next) = line.get(at..).and_then(|it| it.chars().next()) {
        at = reader.piece(at, next);
    }
    let text = reader.finish();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The state of [`plain`], which needs a single pass even if many brackets stay open.
struct Plain<'a> {
    line: &'a str,
    out: String,
    /// The positions in `out` of brackets that are not closed yet.
    open: Vec<usize>,
    /// The positions in `out` of the brackets of links. They are removed together, because each removal moves the text
    /// after it.
    gone: Vec<usize>,
}

impl Plain<'_> {
    /// Parses the piece at byte `at`, which starts with `next`; returns where the next piece starts.
    fn piece(&mut self, at: usize, next: char) -> usize {
        let after = at + next.len_utf8();
        match next {
            '*' => after,
            '\\' => self.escaped(after),
            '`' => self.code(at),
            ']' => self.close(after),
            '[' => {
                self.open.push(self.out.len());
                self.out.push(next);
                after
            }
            _ => {
                self.out.push(next);
                after
            }
        }
    }

    fn escaped(&mut self, at: usize) -> usize {
        let escaped = self.line.get(at..).and_then(|it| it.chars().next());
        self.out.push(escaped.unwrap_or('\\'));
        at + escaped.map_or(0, char::len_utf8)
    }

    fn code(&mut self, at: usize) -> usize {
        let end = code_end(self.line, at).unwrap_or_else(|| ticks_end(self.line.as_bytes(), at));
        self.out
            .push_str(self.line.get(at..end).unwrap_or_default().trim_matches('`'));
        end
    }

    /// Handles a closing bracket. If an address follows, the bracket ends a link, and only the link's text is kept.
    fn close(&mut self, after: usize) -> usize {
        let open = self.open.pop();
        let body = self.line.get(after..).and_then(|it| it.strip_prefix('('));
        if let (Some(open), Some(length)) = (open, body.and_then(closing_paren)) {
            self.gone.push(open);
            return after + 1 + length + 1;
        }
        self.out.push(']');
        after
    }

    /// Returns the result, without the brackets of links.
    fn finish(mut self) -> String {
        self.gone.sort_unstable();
        let mut gone = self.gone.into_iter().peekable();
        let signs = self.out.char_indices();
        let kept = signs.filter(|(at, _)| gone.next_if_eq(at).is_none());
        kept.map(|(_, sign)| sign).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Option<(&str, &str, &str)> {
        let found = link_at(text, 0)?;
        Some((&text[found.text], &text[found.url], &text[found.end..]))
    }

    #[test]
    fn titles_may_contain_brackets_and_code() {
        assert_eq!(link("[a [b] c](u) d"), Some(("a [b] c", "u", " d")));
        assert_eq!(link("[`#[x]` `]`](u)"), Some(("`#[x]` `]`", "u", "")));
        assert_eq!(link(r"[ \[uv\] 💛 ](u)"), Some((r" \[uv\] 💛 ", "u", "")));
        assert_eq!(link("[say `` a`b ``](u)"), Some(("say `` a`b ``", "u", "")));
        assert_eq!(link("[odd ` tick](u)"), Some(("odd ` tick", "u", "")));
    }

    #[test]
    fn addresses_may_contain_balanced_parentheses() {
        assert_eq!(link("[a](x_(y)) z"), Some(("a", "x_(y)", " z")));
        assert_eq!(link("[a]( u )"), Some(("a", "u", "")));
        assert_eq!(link("[]()"), Some(("", "", "")));
    }

    #[test]
    fn broken_links_are_not_links() {
        for text in [
            "[a] (u)", "[a](u", "[a(u)", "[a](u v)", "a](u)", "[a]", "[a\\](u)", "",
        ] {
            assert_eq!(link(text), None, "{text}");
        }
    }

    #[test]
    fn plain_returns_the_text_that_readers_see() {
        assert_eq!(plain("[Approved RFCs](https://x) "), "Approved RFCs");
        assert_eq!(plain("[Team](u) [(MCPs only)](v)"), "Team (MCPs only)");
        assert_eq!(plain("*A* **b** `c_d` e\\_f [x]"), "A b c_d e_f [x]");
        assert_eq!(plain("[`#[x]` [y] *z*](u) a]"), "#[x] [y] z a]");
    }

    #[test]
    fn hostile_lines_are_read_once() {
        let text = "[".repeat(100_000);
        assert_eq!(bracket_end(&text, 0), None);
        assert_eq!(plain(&text).len(), text.len());
        assert!(!is_link_text("a ] b") && is_link_text("a \\] [b]"));
        assert!(!is_link_url("a b") && !is_link_url("a)") && is_link_url("a(b)"));
    }
}
